"""What a release file may say about its release."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from corpus import entries
from corpus.front_matter import FrontMatter, Parts, read, split
from corpus.problem import Fault

NEEDED = "title: Seals\ndate: 2031-05-06\npublisher: Harbour Office\n"  # lines 2 to 4


def outcome(front: FrontMatter) -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in front.faults]


def test_every_key_is_read() -> None:
    front = read(
        NEEDED
        + """place: Port Nowhere, Inventia
url: https://harbour.example/news?id=1#top
language: PT-br
tags: [seals, "2031"]
source: https://harbour.example/seals.pdf
retrieved: 2031-05-07T08:00:00Z
source_sha256: """
        + "0a" * 32
    )
    assert front.faults == []
    assert front.fields == {
        "title": "Seals",
        "date": date(2031, 5, 6),
        "publisher": "Harbour Office",
        "place": "Port Nowhere, Inventia",
        "url": "https://harbour.example/news?id=1#top",
        "language": "pt-BR",
        "tags": ("seals", "2031"),
        "source": "https://harbour.example/seals.pdf",
        "retrieved": "2031-05-07T08:00:00Z",
        "source_sha256": "0a" * 32,
    }


@pytest.mark.parametrize("missing", ["title", "date", "publisher"])
def test_a_missing_key_is_named(missing: str) -> None:
    lines = [line for line in NEEDED.splitlines() if not line.startswith(missing)]
    assert read("\n".join(lines)).faults == [
        Fault(1, "missing-key", f"{missing} is missing; add it")
    ]


@pytest.mark.parametrize("block", ["", "\n\n", "# nothing but a comment"])
def test_empty_front_matter_lacks_all_required_keys(block: str) -> None:
    assert outcome(read(block)) == [(1, "missing-key")] * 3


def test_an_unknown_key_is_an_error_that_names_the_known_ones() -> None:
    (fault,) = read(NEEDED + "titel: Seals\n").faults
    assert fault[:2] == (5, "unknown-key")
    assert "'titel' is no key" in fault.message
    assert "title" in fault.message


@pytest.mark.parametrize("key", ["1", "null", "<<", "Title", "''"])
def test_keys_of_no_meaning_are_unknown(key: str) -> None:
    assert outcome(read(NEEDED + f"{key}: x\n")) == [(5, "unknown-key")]


@pytest.mark.parametrize(
    "key",
    [
        *("status", "embargoed", "version", "replaces"),
        *("correction", "archived", "translation_of", "audience"),
    ],
)
def test_a_key_kept_for_later_is_said_to_be_reserved(key: str) -> None:
    (fault,) = read(NEEDED + f"{key}: x\n").faults
    assert fault == (5, "reserved-key", f"{key} is reserved for later; remove it")


def test_a_key_given_twice_is_an_error_in_its_second_line() -> None:
    (fault,) = read(NEEDED + "title: Other seals\n").faults
    assert fault == (5, "duplicate-key", "title stands in line 2 already; remove one")


@pytest.mark.parametrize(
    "value",
    [
        "2031-02-30",
        "2031-13-01",
        "20310506",
        "2031-5-6",
        "2031-W19-2",
        "2031-05-06 10:00:00",
        "2031-05-06T10:00:00Z",
        "6 May 2031",
        "May",
        "[2031-05-06]",
        "",
        "'２０３１-05-06'",
    ],
)
def test_anything_but_a_day_of_the_calendar_is_a_bad_date(value: str) -> None:
    block = f"title: Seals\ndate: {value}\npublisher: Harbour Office\n"
    assert outcome(read(block)) == [(3, "bad-date")]


def test_a_date_in_quotes_is_a_date() -> None:
    front = read("title: Seals\ndate: '2031-05-06'\npublisher: Harbour Office\n")
    assert front.fields["date"] == date(2031, 5, 6)


@pytest.mark.parametrize(
    "value",
    [
        "123",
        "1.5",
        "12:30",
        "yes",
        "2031-05-06",
        "",
        "~",
        "''",
        "'\u00a0'",
        '"\\u200b"',
        "[Seals]",
        "{a: b}",
        '"two\\nlines"',
        '"a bell\\a"',
        '"a tab\\t"',
        "|\n  two\n  lines",
    ],
)
def test_a_title_must_be_one_line_of_text(value: str) -> None:
    front = read(f"title: {value}\ndate: 2031-05-06\npublisher: Harbour Office\n")
    assert outcome(front) == [(2, "bad-value")]
    assert "; " in front.faults[0].message


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("'123'", "123"),
        ("Seals\n  counted", "Seals counted"),
        (">\n  Seals\n  counted", "Seals counted"),
        ("'Seals: counted'", "Seals: counted"),
        ("Pen\u0303a", "Peña"),
        ("“Seals”\u00a0– שלום 😀", "“Seals”\u00a0– שלום 😀"),
    ],
)
def test_a_title_is_read_as_yaml_has_it_and_composed(value: str, title: str) -> None:
    front = read(f"title: {value}\ndate: 2031-05-06\npublisher: Harbour Office\n")
    assert front.faults == []
    assert front.fields["title"] == title


@pytest.mark.parametrize(
    "url",
    [
        "harbour.example",
        "ftp://harbour.example/a",
        "https://",
        "https:///path",
        "http://:80",
        "http://[::1",
        "http://harbour.example:99999/",
        "javascript:alert(1)",
        "'https://harbour.example/a b'",
        "https://harbour.example/<a>",
    ],
)
def test_a_url_must_be_a_web_address_with_a_host(url: str) -> None:
    assert outcome(read(NEEDED + f"url: {url}\n")) == [(5, "bad-value")]


@pytest.mark.parametrize("tag", ["en", "es-419", "pt-BR", "zh-Hant-TW", "sr-Latn", "de-1996"])
def test_a_language_tag_is_read(tag: str) -> None:
    assert read(NEEDED + f"language: {tag}\n").fields["language"] == tag


@pytest.mark.parametrize("tag", ["english", "e", "en_GB", "en-", "'en GB'", "de-Deutschland!"])
def test_what_is_no_language_tag_is_an_error(tag: str) -> None:
    assert outcome(read(NEEDED + f"language: {tag}\n")) == [(5, "bad-value")]


def test_norwegian_is_told_to_stand_in_quotes() -> None:
    (fault,) = read(NEEDED + "language: no\n").faults
    assert fault.message == "language must be text, and 'no' is a yes or no; put it in quotes"
    assert read(NEEDED + "language: 'no'\n").fields["language"] == "no"


@pytest.mark.parametrize("tags", ["seals", "[1]", "[[seals]]", "{a: b}", "['']", ""])
def test_tags_must_be_a_list_of_lines(tags: str) -> None:
    assert outcome(read(NEEDED + f"tags: {tags}\n")) == [(5, "bad-value")]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("retrieved", "yesterday", "bad-value"),
        ("retrieved", "2031-02-30", "bad-date"),
        ("source_sha256", "abc", "bad-value"),
        ("source", "[a]", "bad-value"),
        ("place", "", "bad-value"),
    ],
)
def test_the_other_keys_are_checked_too(key: str, value: str, code: str) -> None:
    assert outcome(read(NEEDED + f"{key}: {value}\n")) == [(5, code)]


def test_all_faults_are_reported_together_each_with_its_line() -> None:
    block = "title: 1\n# a comment\ndate: 2031-02-30\ntitel: x\nstatus: x\ntitle: y\nurl: x\n"
    assert outcome(read(block)) == [
        (2, "bad-value"),
        (4, "bad-date"),
        (5, "unknown-key"),
        (6, "reserved-key"),
        (7, "duplicate-key"),
        (8, "bad-value"),
        (1, "missing-key"),
    ]


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("title: a\npublisher: [b\n", 4),
        ("title: a\npublisher: 'b\n", 4),
        ("title: a\nb\nc: d: e\n", 3),
        ("title: a: b\n", 2),
        ("- title\n- date\n", 2),
        ("only words\n", 2),
        ("? [a, b]\n: c\n", 2),
        ("title: a\nplace:\tb\n", 3),
        ("title: a\nplace: b\ufeff\n", 3),
        ("title: \uffff\n", 2),
        ("%YAML 1.1\n", 3),
        ("title: a\n...\ntitle: b\n", 4),
        ('title: "\\U00110000"\n', 2),
        ('title: "\\UFFFFFFFF"\n', 2),
    ],
)
def test_broken_yaml_is_one_fault_with_its_line(block: str, line: int) -> None:
    assert len(read(block).faults) == 1
    fault = read(block).faults[0]
    assert fault.code == "bad-yaml"
    assert abs(fault.line - line) <= 1  # parsers differ on whether the end is the next line
    assert "\n" not in fault.message


@pytest.mark.parametrize(
    "block",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "title: *seals\n",
        "tags: &tags [*tags]\n",
        "title: !!python/object/apply:os.system [x]\n",
        "title: !seal seals\n",
        "title: " + "[" * 100_000,
        "title: " + "{a: " * 100_000,
    ],
    ids=["laughs", "alias", "circle", "object", "tag", "deep list", "deep mapping"],
)
def test_aliases_tags_and_depth_are_refused_at_once(block: str) -> None:
    assert outcome(read(block)) == [(2, "bad-yaml")]


# Without #: libyaml takes a comment right after | or >, which YAML itself does not.
@given(st.text(alphabet=" \n\n:-[]{}'\"\\&*!|>?%@,ab12~<=.é"))
def test_reading_never_raises_and_needs_no_libyaml(block: str) -> None:
    fast = read(block)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entries, "_LOADER", yaml.SafeLoader)
        slow = read(block)
    assert slow.fields == fast.fields
    assert {fault.code for fault in slow.faults} == {fault.code for fault in fast.faults}


def test_a_file_is_parted_at_its_first_two_fences() -> None:
    assert split("--- \ntitle: a\n---\nb\n---\nc") == Parts("title: a", "b\n---\nc", 3)


@pytest.mark.parametrize("text", ["", "title: a\n---\nb", "\n---\na: b\n---\n", "---\ntitle: a\n"])
def test_a_file_without_both_fences_has_no_front_matter(text: str) -> None:
    fault = split(text)
    assert isinstance(fault, Fault)
    assert fault[:2] == (1, "no-front-matter")
