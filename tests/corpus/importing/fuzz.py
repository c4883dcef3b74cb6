"""The parsers, each as a function of bytes for a fuzzer that is guided by coverage.

    PYTHONPATH=.:tests/support python tests/corpus/importing/fuzz.py html -max_total_time=600

It needs atheris; the functions themselves need neither that nor pytest. More options of libFuzzer
and folders of inputs may follow; what makes a parser fail is left in a file of the working folder.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

# What is written in Python and reads what others wrote; the rest stays as fast as it is.
INSTRUMENTED = ("corpus", "docx", "feedparser", "idna", "markdown_it", "protego")


def parsers() -> dict[str, Callable[[bytes], None]]:
    """Return the parsers by name; each raises where a promise of its is broken."""
    from fuzz_documents import fuzz_docx_part, fuzz_markdown, fuzz_pdf, fuzz_text
    from fuzz_pages import fuzz_html
    from fuzz_releases import fuzz_release
    from fuzz_web import fuzz_feed, fuzz_response, fuzz_robots, fuzz_spelling, fuzz_url

    return {
        "html": fuzz_html,
        "pdf": fuzz_pdf,
        "docx-part": fuzz_docx_part,  # whole documents are packed, and what is changed is broken
        "text": fuzz_text,
        "markdown": fuzz_markdown,
        "release": fuzz_release,
        "feed": fuzz_feed,
        "response": fuzz_response,
        "robots": lambda data: fuzz_robots(data.decode("utf-8", "replace")),
        "url": lambda data: fuzz_url(data.decode("utf-8", "surrogateescape")),
        "spelling": lambda data: fuzz_spelling(data.decode("utf-8", "surrogateescape")),
    }


def main() -> None:
    """Fuzz the parser named first on the command line until told to stop."""
    atheris = import_module("atheris")
    name = sys.argv.pop(1)
    with atheris.instrument_imports(include=INSTRUMENTED), TemporaryDirectory() as folder:
        from fuzz_seeds import seeds

        parser = parsers()[name]
        for number, seed in enumerate(seeds(name)):
            parser(seed)  # what it imports late would take its time from an input's later
            (Path(folder) / str(number)).write_bytes(seed)
        # New inputs go to the first folder named; the seeds are only read, and all are kept.
        atheris.Setup([*sys.argv, "-keep_seed=1", folder], partial(try_out, parser))
        atheris.Fuzz()


def try_out(parser: Callable[[bytes], None], data: bytes) -> None:
    """Have a parser read bytes, and keep them where that fails: the fuzzer may be killed first."""
    try:
        parser(data)
    except BaseException:
        Path(f"failed-{hashlib.sha256(data).hexdigest()[:12]}").write_bytes(data)
        raise


if __name__ == "__main__":
    main()
