"""What is made of the words, the furniture and the metadata of a PDF, page by page."""

from __future__ import annotations

import pytest
from agreement import agreement
from invented_pdfs import (
    HEIGHT,
    Drawn,
    Look,
    column,
    drawn_pdf,
    lines,
    prose,
    release_pdf,
    scanned_pdf,
)
from mapped_pdfs import Seen, ending_at, mapped_pdf
from reportlab.pdfbase.pdfmetrics import stringWidth

from corpus.importing import CannotImport, Extract, Source, extract

FULL = 450.0  # points: width of a column of its own


def read(data: bytes) -> Extract:
    return extract(Source("release.pdf", data))


def test_a_table_over_both_columns_parts_what_is_above_it_from_what_is_below() -> None:
    a, b, c, d = prose(4)
    table = [
        Drawn(cell, 60 + 130 * place, 330 + 16 * row)
        for row, cells in enumerate([("Port", "Boats", "Crates"), ("Ostmole", "18", "31")])
        for place, cell in enumerate(cells)
    ]
    table += [Drawn("Total", 60, 362), Drawn("18", 190, 362), Drawn("31", 320, 362)]
    page = [
        *column(a, 60, 120, 225),
        *column(b, 310, 120, 225),
        *table,
        *column(c, 60, 400, 225),
        *column(d, 310, 400, 225),
    ]
    text = read(drawn_pdf(page)).text
    rows = "Port | Boats | Crates\nOstmole | 18 | 31\nTotal | 18 | 31"
    assert text == "\n\n".join([a, b, rows, c, d])


def test_columns_whose_lines_are_not_on_a_level_are_read_one_after_the_other() -> None:
    a, b = prose(2)
    page = [*column(a, 60, 120, 225), *column(b, 310, 125, 225)]
    assert read(drawn_pdf(page)).text == f"{a}\n\n{b}"


def test_a_headline_over_both_columns_is_read_between_what_it_parts() -> None:
    a, b, c, d = prose(4)
    page = [
        *column(a, 60, 100, 225),
        *column(b, 310, 100, 225),
        Drawn("A second matter over the whole width of the page for once", 60, 340, size=16),
        *column(c, 60, 380, 225),
        *column(d, 310, 380, 225),
    ]
    found = read(drawn_pdf(page)).text.split("\n\n")
    assert found[:2] == [a, b]
    assert found[-2:] == [c, d]


def test_a_word_divided_at_the_end_of_a_line_is_put_together_and_named() -> None:
    page = lines(
        [
            "The wardens of the invented coast praised the co-",
            "operation of eight ports, which saved them a good deal of un-",
            "necessary work, and went home.",
        ]
    )
    found = read(drawn_pdf(page))
    assert "the cooperation of" in found.text
    assert "of unnecessary work" in found.text
    assert any("cooperation" in note and "unnecessary" in note for note in found.notes)


def test_ligatures_are_read_as_letters() -> None:
    data = mapped_pdf([Seen("The o\ufb03ce \ufb01led \ufb02oating crates o\ufb00 shore.", 72, 100)])
    assert read(data).text == "The office filed floating crates off shore."


def as_seen(text: str) -> str:
    """Return right-to-left text as it is seen from left to right, its numbers unturned."""
    return " ".join(w if w.isdigit() else w[::-1] for w in reversed(text.split()))


def test_right_to_left_text_is_read_in_logical_order() -> None:
    hebrew = "הפקחים ספרו 14 כלבי ים בנמל"
    assert read(mapped_pdf([ending_at(520, 100, as_seen(hebrew))])).text == hebrew


def test_arabic_in_its_presentation_forms_is_read_as_letters() -> None:
    seen = "ﺍﻟﻤﻴﻨﺎء"[::-1]
    assert read(mapped_pdf([ending_at(520, 100, seen)])).text == "الميناء"


def test_right_to_left_lines_are_joined_into_paragraphs() -> None:
    words = HEBREW * 9
    texts = [" ".join(words[n * 8 : n * 8 + 8]) for n in range(8)]
    lines = [ending_at(520, 100 + 14 * n, as_seen(text)) for n, text in enumerate(texts)]
    found = read(mapped_pdf(lines)).text
    assert agreement(found, " ".join(texts)).is_good


HEBREW = ["אחד", "שתיים", "שלוש", "ארבע", "חמש", "שש", "שבע", "שמונה"]


def test_columns_written_from_right_to_left_are_read_from_the_right() -> None:
    def column_at(right: float, start: int) -> tuple[list[Seen], str]:
        texts = [" ".join(HEBREW[(start + n + k) % 8] for k in range(8)) for n in range(5)]
        lines = [ending_at(right, 100 + 14 * n, as_seen(text)) for n, text in enumerate(texts)]
        return lines, " ".join(texts)

    (right, first), (left, second) = column_at(530, 0), column_at(270, 3)
    assert agreement(read(mapped_pdf([*left, *right])).text, f"{first} {second}").is_good


def test_running_heads_footers_and_page_numbers_are_left_out_and_named() -> None:
    look = Look(head="Invented Wardens – News of week #", foot="– # –")
    found = read(release_pdf("Seals counted in all eight ports again", prose(14), look))
    assert found.text == "\n\n".join(prose(14))
    assert any("Invented Wardens – News of week 1" in note for note in found.notes)


def test_heads_that_alternate_on_left_and_right_pages_are_left_out() -> None:
    pages = [
        [
            Drawn("Wardens" if number % 2 else "News of the coast", 60, 40, size=8),
            *column(prose(1, number)[0], 60, 100, FULL),
            Drawn(str(number + 7), 300, HEIGHT - 30, size=8),
        ]
        for number in range(5)
    ]
    assert read(drawn_pdf(*pages)).text == "\n\n".join(prose(5))


def test_a_line_of_the_text_that_looks_like_no_repetition_stays_at_the_edge_of_a_page() -> None:
    pages = [column(prose(1, number)[0], 60, 60, FULL) for number in range(3)]
    assert read(drawn_pdf(*pages)).text == "\n\n".join(prose(3))


def test_the_same_page_twice_is_not_all_furniture() -> None:
    page = column(prose(1)[0], 60, 60, FULL)
    assert read(drawn_pdf(page, page)).text == f"{prose(1)[0]}\n\n{prose(1)[0]}"


def test_more_at_the_foot_of_a_page_is_left_out() -> None:
    a, b = prose(2)
    first = [*column(a, 60, 100, FULL), Drawn("-more-", 280, 760)]
    assert read(drawn_pdf(first, column(b, 60, 100, FULL))).text == f"{a}\n\n{b}"


def test_a_paragraph_goes_on_over_the_page() -> None:
    text = prose(1)[0]
    drawn = column(text, 60, 100, FULL)
    low = [Drawn(one.text, one.x, 740 + 13 * n) for n, one in enumerate(drawn[:2])]
    high = [Drawn(one.text, one.x, 80 + 13 * n) for n, one in enumerate(drawn[2:])]
    assert read(drawn_pdf(low, high)).text == text


def in_a_row(*parts: str, y: float = 100) -> list[Drawn]:
    """Set parts one after the other; those that begin with ^ raised and small."""
    drawn, x = [], 72.0
    for part in parts:
        is_raised = part.startswith("^")
        text, size = part.lstrip("^"), 7.0 if is_raised else 11.0
        drawn.append(Drawn(text, x, y - 4.5 if is_raised else y, size=size))
        x += stringWidth(text, "Times-Roman", size)
    return drawn


def test_a_raised_or_lowered_letter_belongs_to_its_word() -> None:
    page = in_a_row("On the 6", "^th", " of May the wardens measured 40 m", "^2", " of net.")
    assert read(drawn_pdf(page)).text == "On the 6th of May the wardens measured 40 m2 of net."


def test_a_footnote_is_moved_to_the_end_and_its_mark_left_out() -> None:
    page = [
        *in_a_row(
            "The wardens found forty crates of salt", "^1", " below the decks of one boat, which"
        ),
        Drawn("is more than they found in the whole of the year before.", 72, 114),
        Drawn("1", 72, 700, size=6),
        Drawn("A crate holds twenty kilograms.", 76, 703, size=8),
    ]
    more = column(prose(1)[0], 72, 100, FULL)
    found = read(drawn_pdf(page, more))
    meant = (
        "The wardens found forty crates of salt below the decks of one boat, which is more "
        "than they found in the whole of the year before."
    )
    assert found.text == f"{meant}\n\n{prose(1)[0]}\n\n1 A crate holds twenty kilograms."
    assert any("A crate holds" in note for note in found.notes)


def test_text_at_an_angle_is_left_out_and_named_while_a_turned_page_is_read() -> None:
    texts = [one.text for one in column(prose(1)[0], 60, 100, FULL)]
    found = read(drawn_pdf(lines(texts), rotate=90))
    assert found.text == prose(1)[0]


def test_what_stands_above_the_headline_is_no_part_of_the_body_but_tells_the_day() -> None:
    page = [
        Drawn("PRESS RELEASE", 60, 50, "Helvetica-Bold", 22),
        Drawn("14 May 2031", 60, 75),
        Drawn("Seals counted in all eight ports again", 60, 110, "Helvetica-Bold", 18),
        *column(prose(1)[0], 60, 150, FULL),
    ]
    found = read(drawn_pdf(page))
    assert found.text == prose(1)[0]
    assert found.title is not None
    assert found.title.value == "Seals counted in all eight ports again"
    assert found.date is not None
    assert (found.date.value, found.date.is_doubtful) == ("2031-05-14", False)
    assert found.date.evidence == 'line above the headline "14 May 2031"'


def test_the_dateline_tells_place_and_day() -> None:
    page = column(f"OSTMOLE, 14 May 2031 – {prose(1)[0]}", 60, 150, FULL)
    found = read(drawn_pdf(page))
    assert found.place is not None
    assert found.date is not None
    assert (found.place.value, found.date.value) == ("Ostmole", "2031-05-14")


def test_the_title_of_the_metadata_and_the_day_of_making_are_doubtful() -> None:
    look = Look(subject="Seals counted")
    found = read(release_pdf("x", prose(1), look))
    plain = read(drawn_pdf(column(prose(1)[0], 60, 150, FULL)))
    assert found.title is not None
    assert found.title.is_doubtful
    assert plain.title is None
    assert plain.date is not None
    assert plain.date.is_doubtful


def test_lines_of_an_address_stay_lines() -> None:
    address = ["Office of the Invented Wardens", "12 Quay Road", "Ostmole", "Phone 555 0100"]
    page = [*column(prose(1)[0], 60, 100, FULL), *lines(address, x=60, y=240)]
    text = "\n".join(address)
    assert read(drawn_pdf(page)).text == f"{prose(1)[0]}\n\n{text}"


def test_a_numbered_list_keeps_its_numbers_and_lines() -> None:
    items = ["1. to show a lamp,", "2. to carry a list of all goods,", "3. to wave."]
    page = [
        *column("The wardens ask every skipper of the coast to do three things:", 60, 100, FULL),
        *lines(
            ["1. to show a lamp,", "2. to carry a list of all goods,", "3. to wave."], x=72, y=114
        ),
        *column(prose(1)[0], 60, 175, FULL),
    ]
    listed = "\n".join(items)
    lead = "The wardens ask every skipper of the coast to do three things:"
    assert read(drawn_pdf(page)).text == f"{lead}\n{listed}\n\n{prose(1)[0]}"


def test_a_scanned_pdf_is_refused_with_what_to_do() -> None:
    with pytest.raises(CannotImport, match="scanned") as raised:
        read(scanned_pdf())
    assert "ocrmypdf" in str(raised.value)


def test_a_locked_pdf_is_refused() -> None:
    with pytest.raises(CannotImport, match="locked by a password"):
        read(drawn_pdf(lines(["Seals."]), password="secret"))


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + bytes(range(256)) * 40,
        drawn_pdf(lines(["Seals."]))[:400],
    ],
)
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(CannotImport, match=r"release\.pdf is a damaged PDF"):
        read(data)


def test_a_pdf_without_any_text_is_refused() -> None:
    with pytest.raises(CannotImport, match="without text"):
        read(drawn_pdf([]))


def test_a_line_with_a_word_in_other_type_stays_in_its_paragraph() -> None:
    page = [
        *lines(
            ["The wardens of the invented coast keep the list of all boats that they searched at"]
        ),
        Drawn(
            "wardens.example/boats/of/the/year/by/port/and/week/and/vessel/number",
            72,
            114,
            "Courier",
            9.5,
        ),
        Drawn("and ask every skipper to look there first.", 72, 128),
    ]
    assert "at wardens.example" in read(drawn_pdf(page)).text
    assert "\n" not in read(drawn_pdf(page)).text
