"""From what was fetched or read to a release: its body, untouched, and metadata with evidence."""

from corpus.importing.extract import CannotImport, Extract, Found, extract
from corpus.importing.source import Source

__all__ = ["CannotImport", "Extract", "Found", "Source", "extract"]
