"""The parsers, each as a function of bytes for a fuzzer that is guided by coverage.

    PYTHONPATH=.:tests/support python tests/corpus/importing/fuzz.py html -max_total_time=3600

It needs atheris; the functions themselves need neither that nor pytest.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module

from fuzz_documents import fuzz_docx, fuzz_markdown, fuzz_pdf, fuzz_text
from fuzz_pages import fuzz_html

PARSERS: dict[str, Callable[[bytes], None]] = {
    "html": fuzz_html,
    "pdf": fuzz_pdf,
    "docx": fuzz_docx,
    "text": fuzz_text,
    "markdown": fuzz_markdown,
}


def main() -> None:
    """Fuzz the parser named first on the command line until told to stop."""
    atheris = import_module("atheris")
    parser = PARSERS[sys.argv.pop(1)]
    atheris.instrument_all()
    atheris.Setup(sys.argv, parser)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
