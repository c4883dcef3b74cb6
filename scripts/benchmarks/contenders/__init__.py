"""What Verbatim is measured beside: a program and a list of requirements for each tool.

The programs (`bare`, `chroma`, `haystack`, `langchain`, `llamaindex`, `txtai`) run in environments
of their own, by their path, and import nothing of this project but their neighbour `protocol`. Each
sets its tool up as that tool's own documentation does. `environments` makes the environments,
`weights` the folder with the model that all of them are given.
"""
