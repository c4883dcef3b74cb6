"""What `verbatim add` and `follow` are made of: getting sources, asking, what came of it."""
