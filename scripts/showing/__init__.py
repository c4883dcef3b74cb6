"""What is in the corpus, shown: lists, one release, its page, and figures of all."""
