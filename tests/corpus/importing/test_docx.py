"""A Word document is read as its reader sees it, once every tracked change is accepted."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from agreement import agreement
from invented_docx import (
    blown_up_docx,
    docx_of,
    docx_of_paragraphs,
    docx_of_xml,
    laughing_docx,
    rewritten,
    run,
    understated,
    with_footnote,
    with_part,
)
from invented_pdfs import prose

from corpus.importing import CannotImport, Extract, Source, extract
from corpus.importing.bounded import Bounds
from corpus.importing.docx import extract_docx
from corpus.importing.safe_zip import ZipLimits


def read(data: bytes) -> Extract:
    return extract(Source("release.docx", data))


def text_of(*paragraphs: str) -> str:
    """Return the text of a document whose paragraphs are written as WordprocessingML."""
    return read(docx_of_xml(*(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs))).text


def test_a_whole_release_is_read_word_for_word() -> None:
    items = ["salt in sacks", "two nets", "a lamp of brass"]

    def fill(document: Any) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "Invented Wardens"
        section.footer.paragraphs[0].text = "Page 1"
        document.add_paragraph("PRESS RELEASE")
        document.add_paragraph("Smuggled goods seized in eight ports", style="Title")
        document.add_paragraph("Wardens of the coast at work", style="Subtitle")
        document.add_paragraph(f"OSTMOLE, 14 May 2031 – {prose(1)[0]}")
        document.add_paragraph("The wardens found:")
        for item in items:
            document.add_paragraph(item, style="List Bullet")
        document.add_heading("What comes next", 2)
        document.add_paragraph(prose(2)[1])
        table = document.add_table(2, 3)
        for place, text in enumerate(["Port", "Boats", "Crates", "Ostmole", "", "31"]):
            table.cell(place // 3, place % 3).text = text

    found = read(docx_of(fill))
    meant = "\n\n".join(
        [
            "Wardens of the coast at work",
            f"OSTMOLE, 14 May 2031 – {prose(1)[0]}",
            "The wardens found:\n" + "\n".join(f"• {item}" for item in items),
            "What comes next",
            prose(2)[1],
            "Port | Boats | Crates\nOstmole |  | 31",
        ]
    )
    assert agreement(found.text, meant).is_good
    assert found.text == meant
    assert found.title is not None
    assert found.title.value == "Smuggled goods seized in eight ports"
    assert found.title.evidence == "paragraph in the style Title"
    assert found.date is not None
    assert found.place is not None
    assert (found.date.value, found.place.value) == ("2031-05-14", "Ostmole")
    assert any("PRESS RELEASE" in note for note in found.notes)


def test_tracked_deletions_are_left_out_and_insertions_kept() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>ten</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2">{run("nine")}</w:ins>'
    moved = f'<w:moveFrom w:id="3">{run(" gone")}</w:moveFrom>'
    data = docx_of_xml(f"<w:p>{run('Of ')}{deleted}{inserted}{run(' seals')}{moved}</w:p>")
    found = read(data)
    assert found.text == "Of nine seals"
    assert any("2 deletions" in note for note in found.notes)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    end = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    assert text_of(f"{end}{run('Nine seals ')}", run("were counted.")) == "Nine seals were counted."


def test_links_fields_and_content_controls_give_their_words_alone() -> None:
    link = f"<w:hyperlink>{run('nine seals')}</w:hyperlink>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> DATE </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(" on Monday")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    control = f"<w:sdt><w:sdtContent>{run(' in the bay')}</w:sdtContent></w:sdt>"
    assert text_of(run("Of "), link + field + control) == "Of\n\nnine seals on Monday in the bay"


def test_hidden_text_is_left_out() -> None:
    assert text_of(run("Nine") + run(" secret", "<w:vanish/>") + run(" seals")) == "Nine seals"


def test_line_breaks_tabs_and_hyphens_of_word_are_their_characters() -> None:
    marks = "<w:r><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"
    assert text_of(run("a") + marks) == "a\nb\tc\u2011d"


def test_no_break_spaces_and_right_to_left_text_stay_as_they_are() -> None:
    text = "נספרו\u00a014 כלבי ים"
    assert text_of(f"<w:pPr><w:bidi/></w:pPr>{run(text, '<w:rtl/>')}") == text


def test_a_text_box_follows_the_paragraph_it_hangs_on_once() -> None:
    content = f"<w:txbxContent><w:p>{run('In the box.')}</w:p></w:txbxContent>"
    shape = f"<w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
    older = f"<w:pict><v:textbox>{content}</v:textbox></w:pict>"
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{shape}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text_of(run("Before.") + both, run("After.")) == "Before.\n\nIn the box.\n\nAfter."


def test_footnotes_are_moved_to_the_end() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = docx_of_xml(f"<w:p>{run('Nine seals')}{reference}{run(' were counted.')}</w:p>")
    found = read(with_footnote(body, "Pups are counted too."))
    assert found.text == "Nine seals were counted.\n\n1 Pups are counted too."
    assert any("footnotes moved" in note for note in found.notes)


def test_numbered_lists_get_their_numbers_and_inner_lists_are_set_in() -> None:
    def fill(document: Any) -> None:
        for text, style in [
            ("The wardens ask skippers:", None),
            ("to show a lamp", "List Number"),
            ("to wave", "List Number"),
            ("at wardens", "List Bullet 2"),
            ("That is all.", None),
        ]:
            document.add_paragraph(text, style=style)

    found = read(docx_of(fill)).text
    listed = "The wardens ask skippers:\n1. to show a lamp\n2. to wave\n• at wardens"
    assert found == f"{listed}\n\nThat is all."


def test_a_cell_that_spans_rows_stands_in_each_and_one_that_spans_columns_once() -> None:
    def fill(document: Any) -> None:
        table = document.add_table(3, 3)
        texts = ["Port", "Kind", "kg", "Ostmole", "salt", "5", "", "total 9", ""]
        for place, text in enumerate(texts):
            table.cell(place // 3, place % 3).text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(2, 1).merge(table.cell(2, 2))

    assert read(docx_of(fill)).text == "Port | Kind | kg\nOstmole | salt | 5\nOstmole | total 9"


def test_a_table_that_only_places_text_is_read_as_paragraphs() -> None:
    def fill(document: Any) -> None:
        table = document.add_table(1, 2)
        for place in range(2):
            cell = table.cell(0, place)
            cell.text = prose(2, 2 * place)[0]
            cell.add_paragraph(prose(2, 2 * place)[1])

    assert read(docx_of(fill)).text == "\n\n".join(prose(4))


def test_a_first_heading_is_the_title_and_the_properties_give_a_doubtful_one() -> None:
    def headed(document: Any) -> None:
        document.add_heading("Nine seals counted", 1)
        document.add_paragraph("They were counted.")

    def named(document: Any) -> None:
        document.core_properties.title = "Nine seals counted"
        document.add_paragraph("They were counted.")

    first, second = read(docx_of(headed)), read(docx_of(named))
    assert first.title is not None
    assert second.title is not None
    assert (first.title.evidence, first.title.is_doubtful) == ("first heading", False)
    assert second.title.is_doubtful
    assert first.text == second.text == "They were counted."


def test_a_declared_language_that_the_words_belie_gives_way_and_is_doubtful() -> None:
    german = (
        "Die Aufsicht zählte am Montag in der Bucht neun Seehunde, so viele wie noch nie zuvor."
    )
    english = read(docx_of_paragraphs(*prose(2)))
    found = read(docx_of_paragraphs(german))
    assert english.language is not None
    assert found.language is not None
    assert (english.language.value, english.language.is_doubtful) == ("en-US", False)
    assert (found.language.value, found.language.is_doubtful) == ("de", True)


def test_the_day_of_making_is_doubtful() -> None:
    found = read(docx_of_paragraphs("Nine seals were counted."))
    assert found.date is not None
    assert found.date.is_doubtful


def test_a_zip_bomb_is_refused_within_seconds() -> None:
    data = blown_up_docx(300)
    began = time.monotonic()
    with pytest.raises(CannotImport, match=r"unpacks to 30[01] MB, more than 200"):
        read(data)
    assert time.monotonic() - began < 10


def test_the_limit_of_size_is_what_refuses_a_bomb() -> None:
    source = Source("release.docx", blown_up_docx(30))
    with pytest.raises(CannotImport, match=r"unpacks to 3[01] MB, more than 29"):
        extract_docx(source, ZipLimits(total_mb=29))
    with pytest.raises(CannotImport, match="times its size"):
        extract_docx(source, ZipLimits(total_mb=33))
    lifted = ZipLimits(total_mb=33, ratio=5_000)
    assert extract_docx(source, lifted).text == "Seals were counted."


def test_a_bomb_whose_directory_lies_about_its_size_is_refused() -> None:
    data = understated(blown_up_docx(300), "word/media/image1.png", 1000)
    with pytest.raises(CannotImport, match="damaged document"):
        extract_docx(Source("release.docx", data), bounds=Bounds(memory_mb=200))


def test_the_limit_of_entries_is_what_refuses_very_many() -> None:
    data = docx_of_paragraphs("Seals were counted.")
    for number in range(40):
        data = with_part(data, f"word/media/{number}.bin", b"x")
    with pytest.raises(CannotImport, match="parts, and a document has 40 at most"):
        extract_docx(Source("release.docx", data), ZipLimits(entries=40))
    assert extract_docx(Source("release.docx", data), ZipLimits(entries=100)).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_billion_laughs_is_refused_before_it_is_parsed(encoding: str) -> None:
    with pytest.raises(CannotImport, match="declares entities"):
        read(laughing_docx(encoding=encoding))


def test_the_look_for_entities_is_what_refuses_them(monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.importing import docx_reading

    data = laughing_docx(levels=3)
    monkeypatch.setattr(docx_reading, "check_zip", lambda *_: None)
    # Without it the parser is reached; that its own settings do no harm is no reason to try.
    outcome = ""
    try:
        outcome = "\n".join(docx_reading.read_docx(data)["paragraphs"])
    except CannotImport as error:
        outcome = error.what
    assert "declares entities" not in outcome


def with_body(markup: bytes) -> Callable[[str, bytes], bytes]:
    """Return what adds elements to the end of a document's body."""

    def change(name: str, content: bytes) -> bytes:
        is_body = name == "word/document.xml"
        return content.replace(b"<w:sectPr", markup + b"<w:sectPr") if is_body else content

    return change


@pytest.mark.slow
def test_a_document_that_takes_too_much_memory_is_refused() -> None:
    many = b"".join(b"<w:p><w:r><w:t>Seal number %d.</w:t></w:r></w:p>" % n for n in range(60_000))
    data = rewritten(docx_of_paragraphs("Seals."), with_body(many))
    source = Source("release.docx", data)
    # The parser that is refused memory may take the document for a damaged one.
    with pytest.raises(CannotImport, match=r"of memory|damaged"):
        extract_docx(source, bounds=Bounds(seconds=60, memory_mb=90))
    assert extract_docx(source, bounds=Bounds(seconds=60)).text.count("Seal number") == 60_000


def test_xml_nested_without_end_is_refused() -> None:
    deep = b"<w:sdt>" * 50_000 + b"</w:sdt>" * 50_000
    with pytest.raises(CannotImport):
        read(rewritten(docx_of_paragraphs("Seals."), with_body(deep)))


@pytest.mark.parametrize(
    "data",
    [
        docx_of_paragraphs("Seals.")[:2000],
        b"PK\x03\x04word/" + bytes(100),
        rewritten(docx_of_paragraphs("Seals."), lambda name, _: b"word/"),
        rewritten(docx_of_paragraphs("Seals."), lambda name, content: content[:-30]),
    ],
    ids=["cut off", "a head alone", "no XML", "XML cut off"],
)
def test_a_damaged_document_is_refused(data: bytes) -> None:
    with pytest.raises(CannotImport, match=r"release\.docx is"):
        read(data)


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(CannotImport, match="holds no text"):
        read(docx_of_paragraphs("", "  "))
