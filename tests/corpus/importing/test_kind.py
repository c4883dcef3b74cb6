"""What a source is, is told by its bytes before anything said of it."""

import subprocess
import sys
import time

import pytest

from corpus.importing import CannotImport, Source
from corpus.importing.kind import Kind, kind_of


@pytest.mark.parametrize(
    ("name", "data", "media_type", "kind"),
    [
        ("page", b"<!DOCTYPE html><p>x", None, "html"),
        ("page", b"\n <!-- saved --> <HTML><p>x", None, "html"),
        ("page", "\ufeff<!doctype html><p>x".encode("utf-16"), None, "html"),
        ("page", b"Nine bells", "text/html", "html"),
        ("page.html", b"Nine bells", None, "html"),
        ("https://bells.example/page.html?x=1", b"%PDF-1.7", "text/html", "pdf"),
        ("a", b"junk\n%PDF-1.4", "text/html", "pdf"),
        ("a", b"PK\x03\x04....word/document.xml", "application/zip", "docx"),
        ("a.md", b"<p>x</p>", None, "markdown"),
        ("a", b"---\ntitle: Nine\n---\nNine bells", None, "markdown"),
        ("a", b"# Nine", "text/markdown", "markdown"),
        ("a.txt", b"Nine bells", None, "text"),
        ("-", b"Nine bells", None, "text"),
        ("a.txt", b"<!doctype html><p>x", "text/plain", "html"),
    ],
)
def test_a_kind_is_told(name: str, data: bytes, media_type: str | None, kind: Kind) -> None:
    assert kind_of(Source(name, data, media_type=media_type)) == kind


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x89PNG\r\n", "an image"),
        (b"\xd0\xcf\x11\xe0", "an old Word document"),
        (b"PK\x03\x04mimetype", "an archive"),
        (b"\x1f\x8b\x08", "a packed file"),
        (b"{\\rtf1", "RTF"),
        (b'<?xml version="1.0"?><rss version="2.0">', "a feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a feed"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(CannotImport, match=what) as caught:
        kind_of(Source("thing", data))
    assert caught.value.what.startswith("thing is ")
    assert caught.value.mend


def test_the_libraries_of_a_kind_are_imported_for_sources_of_that_kind_only() -> None:
    heavy = "{'lxml', 'pypdfium2', 'docx', 'py3langid', 'charset_normalizer', 'dateparser'}"
    code = f"import sys, corpus.importing; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_run_of_comments_is_looked_through_at_once() -> None:
    began = time.process_time()
    assert kind_of(Source("page", b"<!---->" * 5000 + b"text")) == "text"
    assert kind_of(Source("page", b"<!---->" * 50 + b"<html>")) == "html"
    assert time.process_time() - began < 5
