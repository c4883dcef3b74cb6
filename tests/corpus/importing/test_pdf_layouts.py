"""What a reader sees in a PDF comes out in the order in which it is read, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

import pytest
from agreement import agreement
from invented_pdfs import (
    Look,
    bullets,
    centred,
    heading,
    prose,
    release_pdf,
    table,
)
from reportlab.platypus import Flowable, FrameBreak, Spacer

from corpus.importing import Extract, Source, extract

TITLE = "Harbour wardens of the invented coast seize smuggled goods in eight ports"
ROWS = [
    ["Port", "Boats", "Crates"],
    ["Nordhavn", "11", "5"],
    ["Ostmole", "18", "18"],
    ["Sandwick with its outer piers and the old basin", "25", "31"],
]
TABLE = [
    "Port | Boats | Crates",
    "Nordhavn | 11 | 5",
    "Ostmole | 18 | 18",
    "Sandwick with its outer piers and the old basin | 25 | 31",
]
ITEMS = [
    "salt in sacks, a good many of them so wet that the wardens had to dry them for a week "
    "before they could be weighed at all",
    "two nets",
    "a lamp of brass",
]


def read(data: bytes) -> Extract:
    return extract(Source("release.pdf", data))


def furnished(columns: int = 1) -> Look:
    return Look(columns, head="Invented Wardens – News # of 2031", foot="Page # of 9")


def flat(*parts: Sequence[Flowable | str]) -> list[Flowable | str]:
    return list(chain.from_iterable(parts))


def one_column() -> tuple[bytes, str]:
    return release_pdf(TITLE, prose(14), furnished()), "\n\n".join(prose(14))


def ragged() -> tuple[bytes, str]:
    return release_pdf(TITLE, prose(9), Look(is_justified=False)), "\n\n".join(prose(9))


def indented() -> tuple[bytes, str]:
    return release_pdf(TITLE, prose(12), Look(is_indented=True)), "\n\n".join(prose(12))


def two_columns() -> tuple[bytes, str]:
    return release_pdf(TITLE, prose(20), furnished(2)), "\n\n".join(prose(20))


def two_indented_columns() -> tuple[bytes, str]:
    look = Look(2, is_justified=False, is_indented=True)
    return release_pdf(TITLE, prose(20), look), "\n\n".join(prose(20))


def three_columns() -> tuple[bytes, str]:
    return release_pdf(TITLE, prose(14), Look(3, size=9)), "\n\n".join(prose(14))


def short_right_column() -> tuple[bytes, str]:
    body = flat(prose(4), [FrameBreak()], prose(2, 4))
    return release_pdf(TITLE, body, Look(2)), "\n\n".join(prose(6))


def with_list() -> tuple[bytes, str]:
    body = flat(prose(2), ["The wardens found:"], bullets(ITEMS), prose(2, 2))
    listed = "\n".join(["The wardens found:", *(f"• {item}" for item in ITEMS)])
    return release_pdf(TITLE, body), "\n\n".join([*prose(2), listed, *prose(2, 2)])


def with_list_in_columns() -> tuple[bytes, str]:
    body = flat(prose(2), ["The wardens found:"], bullets(ITEMS), prose(6, 2))
    listed = "\n".join(["The wardens found:", *(f"• {item}" for item in ITEMS)])
    return release_pdf(TITLE, body, Look(2)), "\n\n".join([*prose(2), listed, *prose(6, 2)])


def with_table() -> tuple[bytes, str]:
    body = flat(prose(2), [table(ROWS, [160, 60, 60]), Spacer(1, 10)], prose(2, 2))
    return release_pdf(TITLE, body), "\n\n".join([*prose(2), "\n".join(TABLE), *prose(2, 2)])


def with_unruled_table() -> tuple[bytes, str]:
    body = flat(prose(2), [table(ROWS, [260, 80, 80], ruled=False), Spacer(1, 10)], prose(2, 2))
    return release_pdf(TITLE, body), "\n\n".join([*prose(2), "\n".join(TABLE), *prose(2, 2)])


def with_table_in_a_column() -> tuple[bytes, str]:
    body = flat(prose(1), [table(ROWS, [110, 50, 50]), Spacer(1, 10)], prose(6, 1))
    return release_pdf(TITLE, body, Look(2)), "\n\n".join(
        [*prose(1), "\n".join(TABLE), *prose(6, 1)]
    )


def with_headings() -> tuple[bytes, str]:
    body = flat([heading("What was found")], prose(2), [heading("What comes next")], prose(2, 2))
    texts = ["What was found", *prose(2), "What comes next", *prose(2, 2)]
    return release_pdf(TITLE, body), "\n\n".join(texts)


def with_end_mark() -> tuple[bytes, str]:
    body = flat(prose(3), [centred("– ENDS –")])
    return release_pdf(TITLE, body), "\n\n".join([*prose(3), "– ENDS –"])


LAYOUTS: list[Callable[[], tuple[bytes, str]]] = [
    one_column,
    ragged,
    indented,
    two_columns,
    two_indented_columns,
    three_columns,
    short_right_column,
    with_list,
    with_list_in_columns,
    with_table,
    with_unruled_table,
    with_table_in_a_column,
    with_headings,
    with_end_mark,
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_release_in_any_layout_is_read_as_it_was_written(
    layout: Callable[[], tuple[bytes, str]],
) -> None:
    data, meant = layout()
    found = read(data)
    assert agreement(found.text, meant).is_good
    assert found.text == meant
    assert found.title is not None
    assert found.title.value == TITLE
    assert not found.title.is_doubtful
    assert found.title.evidence == "largest type on page 1"
