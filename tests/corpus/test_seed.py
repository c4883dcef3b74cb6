"""The release that the project comes with."""

from datetime import date
from pathlib import Path

import corpus

FOLDER = Path(corpus.__file__).parent / "releases"
ID = "2013-08-14-online-child-abuse-arrests-across-latin-america"


def seed() -> corpus.Release:
    (found,) = (file for file in corpus.load_corpus(FOLDER).files if file.release.id == ID)
    return found.release


def test_the_releases_that_come_along_are_without_problems() -> None:
    assert corpus.load_corpus(FOLDER).problems == ()


def test_its_metadata_is_what_the_release_says_itself() -> None:
    release = seed()
    assert release.title == (
        "INTERPOL-supported operation targeting online child abuse materials"
        " leads to arrests across Latin America"
    )
    assert release.date == date(2013, 8, 14)
    assert release.publisher == "INTERPOL"
    assert release.place == "Buenos Aires, Argentina"
    assert release.language == "en"
    assert release.url is None


def test_its_body_is_twelve_paragraphs_in_their_order() -> None:
    text = seed().text
    starts = [" ".join(span.of(text).split()[:3]) for span in corpus.paragraphs(text)]
    assert starts == [
        "BUENOS AIRES, Argentina",
        "Operations Historia and",
        "Coordinated by INTERPOL",
        "Police conducted more",
        "Operation Historia (meaning",
        "In one location",
        "Additionally, at another",
        "“These operations clearly",
        "In Costa Rica,",
        "“Once again, these",
        "“Police in our",
        "During the operations,",
    ]


def test_its_four_summary_lines_are_one_paragraph_without_page_furniture() -> None:
    text = seed().text
    summary = [span.of(text) for span in corpus.paragraphs(text)][1]
    assert len(summary.split("\n")) == 4
    assert "\n/" not in text


def test_its_typography_is_as_published() -> None:
    text = seed().text
    assert "Head\u00a0 of INTERPOL’s Regional Bureau" in text
    assert "During the operations,\u00a0 more than" in text
    assert text.count("“") == text.count("”") == 3
    assert text.endswith("computer servers and memory cards.")
