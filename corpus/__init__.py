"""The releases themselves, and the code that reads and checks them."""

from corpus.errors import VerbatimError
from corpus.find import find_releases, release_paths
from corpus.load import Corpus, ReleaseFile, load_corpus
from corpus.problem import Problem
from corpus.release import Release, Span, paragraphs

__all__ = [
    "Corpus",
    "Problem",
    "Release",
    "ReleaseFile",
    "Span",
    "VerbatimError",
    "find_releases",
    "load_corpus",
    "paragraphs",
    "release_paths",
]
