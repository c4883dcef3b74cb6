"""How the reader is trained: question sets to examples, examples to tensors, tensors to weights."""
