"""Links that lead to the quoted words, held against a browser's way of finding them.

All texts are invented.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus import Span
from index.fragments import link, text_fragment

WORD = re.compile(r"\w(?:\w|[.,:;'’](?=\w))*")


@dataclass(frozen=True)
class Browser:
    """Finds what a text fragment marks, step by step as the draft standard has it.

    Every line of the page is a block. Words are told from each other as by the Unicode standard.
    """

    page: str
    forgives_accents: bool

    def marks(self, fragment: str) -> Span | None:
        parts = fragment.removeprefix("text=").split(",")
        prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else None
        suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else None
        start, end = unquote(parts[0]), unquote(parts[1]) if len(parts) > 1 else None
        for first in self.starts(prefix, start, bounded=end is not None or suffix is None):
            if end is None:
                if suffix is None or self.follows(first.end, suffix):
                    return first
                continue
            for last in self.find(end, first.end, bounded_end=suffix is None):
                if suffix is None or self.follows(last.end, suffix):
                    return Span(first.start, last.end)
            return None
        return None

    def starts(self, prefix: str | None, start: str, *, bounded: bool) -> Iterator[Span]:
        if prefix is None:
            yield from self.find(start, 0, bounded_end=bounded)
            return
        for lead in self.find(prefix, 0, bounded_end=False):
            position = self.skip_blanks(lead.end)
            for first in self.find(start, position, bounded_start=False, bounded_end=bounded):
                if first.start == position:
                    yield first
                break

    def follows(self, position: int, suffix: str) -> bool:
        position = self.skip_blanks(position)
        found = next(self.find(suffix, position, bounded_start=False), None)
        return found is not None and found.start == position

    def skip_blanks(self, position: int) -> int:
        while position < len(self.page) and self.page[position].isspace():
            position += 1
        return position

    def find(
        self, sought: str, position: int, *, bounded_start: bool = True, bounded_end: bool = True
    ) -> Iterator[Span]:
        needle = "".join(letter for letter, _ in self.letters(sought, 0))
        offset = 0
        for block in self.page.split("\n"):
            letters = list(self.letters(block, offset))
            haystack = "".join(letter for letter, _ in letters)
            at = haystack.find(needle)
            while at >= 0:
                after = at + len(needle)
                end = letters[after][1] if after < len(letters) else offset + len(block)
                span = Span(letters[at][1], end)
                if (
                    span.start >= position
                    and not (bounded_start and self.is_inside_word(span.start))
                    and not (bounded_end and self.is_inside_word(span.end))
                ):
                    yield span
                at = haystack.find(needle, at + 1)
            offset += len(block) + 1

    def letters(self, text: str, offset: int) -> Iterator[tuple[str, int]]:
        for position, character in enumerate(text, start=offset):
            if character.isspace():
                if position == offset or not text[position - offset - 1].isspace():
                    yield " ", position
                continue
            folded = character.casefold()
            if self.forgives_accents:
                folded = unicodedata.normalize("NFD", folded)[0]
            for letter in folded:
                yield letter, position

    def is_inside_word(self, position: int) -> bool:
        return any(word.start() < position < word.end() for word in WORD.finditer(self.page))


def marked(text: str, fragment: str) -> set[str | None]:
    """Return what browsers mark, forgiving or not."""
    spans = [Browser(text, forgives).marks(fragment) for forgives in (True, False)]
    return {span.of(text) if span else None for span in spans}


def span_of(text: str, words: str) -> Span:
    assert words in text
    return Span(text.index(words), text.index(words) + len(words))


def bare(words: str) -> str:
    return re.sub(r"^[\W]+|[\W]+$", "", words)


STRANGE = st.sampled_from(
    [
        *("the", "The", "police", "Police", "said", "Peña", "Pena", "U.S.", "100", "1,100", "No."),
        *("“we", "seized”", "–", "sub-unit", "unit", "it’s", "s", "a&b", "x,y", "(in", "Spain)"),
        *("co\u00adop", "\u200fשלום", "日本語。", "日本", "😀", "straße", "STRASSE"),
    ]
)
FEW = st.sampled_from(["seals", "Seals", "swim,", "“they", "dive”"])  # so that they repeat
SPACES = st.sampled_from([" ", " ", " ", " ", "\u00a0", "  ", "\t"])
BLANKS = st.one_of(SPACES, SPACES, SPACES, st.sampled_from(["\n", "\n\n"]))


def pages(pieces: st.SearchStrategy[str], blanks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(st.tuples(pieces, blanks).map("".join), min_size=1, max_size=60)
    return parts.map(lambda parts: "".join(parts).strip())


PAGES = st.one_of(pages(STRANGE, BLANKS), pages(STRANGE, SPACES), pages(FEW, BLANKS))


@st.composite
def quotes(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(PAGES)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def quotes_of_whole_words(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(PAGES)
    words = [found.span() for found in re.finditer(r"\S+", text)]
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    return text, Span(words[first][0], words[last][1])


@st.composite
def long_quotes(draw: st.DrawFn) -> tuple[str, Span]:
    before, quote, after = (draw(pages(FEW, BLANKS)) for _ in range(3))
    quote = f"{quote.replace(chr(10), ' ')} “and {draw(pages(FEW, SPACES))}"
    return f"{before} {quote} {after}", Span(len(before) + 1, len(before) + 1 + len(quote))


QUOTES = st.one_of(quotes(), quotes_of_whole_words(), quotes_of_whole_words(), long_quotes())


@given(QUOTES)
@example(("a b c. A b c", Span(0, 5)))
def test_a_fragment_marks_the_words_of_the_quote_and_no_others(quote: tuple[str, Span]) -> None:
    text, span = quote
    fragment = text_fragment(text, span)
    if fragment is None:
        return
    for forgives_accents in (True, False):
        found = Browser(text, forgives_accents).marks(fragment)
        assert found is not None
        assert span.holds(found)
        assert bare(found.of(text)) == bare(span.of(text))


@given(QUOTES)
def test_a_fragment_is_plain_ascii_with_no_raw_marks_but_the_directives_own(
    quote: tuple[str, Span],
) -> None:
    fragment = text_fragment(*quote)
    if fragment is not None:
        piece = r"(?:[A-Za-z0-9_.~]|%[0-9A-F]{2})+"
        assert re.fullmatch(rf"text=(?:{piece}-,)?{piece}(?:,{piece})?(?:,-{piece})?", fragment)


def test_a_short_quote_is_given_whole() -> None:
    text = "Nine seals came. Ten otters left."
    assert text_fragment(text, span_of(text, "Ten otters left.")) == "text=Ten%20otters%20left"


def test_a_long_quote_is_given_as_its_first_and_last_words() -> None:
    text = "One two three four five six seven eight nine ten eleven twelve thirteen."
    fragment = text_fragment(text, Span(0, len(text)))
    assert fragment == "text=One%20two%20three,eleven%20twelve%20thirteen"


def test_the_parts_of_a_long_quote_grow_until_they_are_unique() -> None:
    head = "the harbour office counted"
    text = f"{head} otters. Then {head} seals and six more of them in the bay near the old harbour."
    quote = span_of(text, text[text.index("Then") + 5 :])
    fragment = text_fragment(text, quote)
    assert fragment == ("text=the%20harbour%20office%20counted%20seals,the%20old%20harbour")


def test_the_last_words_grow_until_they_are_not_met_earlier_in_the_quote() -> None:
    text = "One two three went to the old harbour, and four five six came from the old harbour."
    fragment = text_fragment(text, Span(0, len(text)))
    assert fragment == "text=One%20two%20three,from%20the%20old%20harbour"
    assert marked(text, fragment) == {bare(text)}


def test_last_words_that_repeat_in_the_quote_are_given_with_what_follows_it() -> None:
    end = "at dawn in the old harbour"
    text = f"One two three four {end}, and five {end} on Monday."
    fragment = text_fragment(text, Span(0, text.index(" on Monday")))
    assert fragment == "text=One%20two%20three,the%20old%20harbour,-on"
    assert marked(text, fragment) == {text.removesuffix(" on Monday.")}


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Some seals. We saw *seals*.", "text=saw-,seals"),
        ("Seals. Then *seals* swam, seals", "text=seals,-swam"),
        ("*Seals* swam. Ten seals", "text=Seals,-swam"),
        ("big seals swam, big *seals* swam, seals swam", "text=seals,-swam%2C%20seals"),
    ],
)
def test_words_that_repeat_are_given_with_what_stands_beside_them(text: str, fragment: str) -> None:
    before, quote, after = text.split("*")
    text, span = before + quote + after, Span(len(before), len(before) + len(quote))
    assert text_fragment(text, span) == fragment
    assert marked(text, fragment) == {quote}


def test_a_long_quote_whose_ends_repeat_is_given_whole() -> None:
    count = "one two three four five six"
    quote = f"{count} {count} seals {count} {count}"
    text = f"{count} {count}.\n{quote}"
    fragment = text_fragment(text, span_of(text, quote))
    assert fragment == "text=" + quote.replace(" ", "%20")


def test_what_stands_between_a_prefix_and_the_quote_belongs_to_the_prefix() -> None:
    text = "He said: “Seals swim.” She wrote: “Seals swim.”"
    quote = Span(text.rindex("Seals"), text.rindex("Seals") + len("Seals swim"))
    fragment = text_fragment(text, quote)
    assert fragment == "text=wrote%3A%20%E2%80%9C-,Seals%20swim"


def test_words_that_repeat_with_all_that_stands_beside_them_get_no_fragment() -> None:
    assert text_fragment("Seals swim.\nSeals swim.", Span(0, 11)) is None


@pytest.mark.parametrize(
    "other", ["SEALS SWIM", "Séals swim", "Seals\u00a0 swim", "seals swimming"]
)
def test_what_some_browser_takes_for_the_same_is_a_repeat(other: str) -> None:
    assert (
        text_fragment(f"{other}\nSeals swim", span_of(f"{other}\nSeals swim", "Seals swim")) is None
    )


def test_words_that_stand_in_the_title_too_are_told_from_it() -> None:
    text = "Today seals swim."
    quote = span_of(text, "seals swim")
    assert text_fragment(text, quote, title="Seals swim") == "text=Today-,seals%20swim"


@pytest.mark.parametrize("quote", ["arbour", "Harb", "S. seal", "’s seals", "000 seals", "5,0"])
def test_a_quote_that_begins_or_ends_inside_a_word_gets_no_fragment(quote: str) -> None:
    text = "Harbour’s seals: 5,000 seals of U.S. seals."
    assert text_fragment(text, span_of(text, quote)) is None


@pytest.mark.parametrize(
    ("quote", "fragment"),
    [
        ("“Seals swim,”", "text=Seals%20swim"),
        ("(at dawn)", "text=at%20dawn"),
        (" the U.S. ", "text=the%20U.S"),
    ],
)
def test_marks_and_blanks_around_a_quote_are_left_out(quote: str, fragment: str) -> None:
    text = "“Seals swim,” she said (at dawn) in the U.S. on Monday."
    assert text_fragment(text, span_of(text, quote)) == fragment


@pytest.mark.parametrize("mark", ["1.", "12.", "1)", "a)", "B)", "(2)", "(c)", "•", "*", "–", "-"])
def test_the_number_of_a_lists_item_is_beside_the_pages_text_not_in_it(mark: str) -> None:
    text = f"The plan:\n{mark} Train seals. Feed seals.\n{mark} Train otters."
    shown = "The plan:\nTrain seals. Feed seals.\nTrain otters."
    for words in (f"{mark} Train otters.", f"{mark} Train seals.", "Feed seals.", "seals"):
        fragment = text_fragment(text, span_of(text, words))
        expected = words.removeprefix(f"{mark} ").rstrip(".")
        assert fragment is not None
        assert marked(shown, fragment) == {expected}


def test_a_number_inside_a_line_is_text() -> None:
    text = "We saw 12. Otters dive."
    assert text_fragment(text, span_of(text, "12. Otters")) == "text=12.%20Otters"
    assert text_fragment("5 seals swim.", Span(0, 7)) == "text=5%20seals"


def test_a_number_alone_in_its_line_gets_no_words_of_the_next() -> None:
    assert text_fragment("We count:\n1.\nSeals", Span(10, 12)) == "text=1"


@pytest.mark.parametrize("quote", ["–", "“", " ", "…”"])
def test_marks_alone_get_no_fragment(quote: str) -> None:
    text = "“Seals – they swim…”"
    assert text_fragment(text, span_of(text, quote)) is None


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_a_quote_of_more_than_one_line_gets_no_fragment(blank: str) -> None:
    text = f"Seals swim.{blank}Otters dive."
    assert text_fragment(text, Span(0, len(text))) is None
    assert text_fragment(text, Span(0, 12)) == "text=Seals%20swim"


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200f", "\u2060", "\ufeff", "\ufe0f"])
def test_invisible_characters_never_stand_in_a_fragment(mark: str) -> None:
    text = f"Seals sw{mark}im."
    assert text_fragment(text, Span(0, len(text))) is None
    words = [*"abcdef", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    long = " ".join([*words[:6], f"six{mark}ish", *words[6:]])
    assert text_fragment(long, Span(0, len(long))) == "text=a%20b%20c,ten%20eleven%20twelve"


def test_text_without_spaces_is_quoted_between_its_marks_only() -> None:
    text = "海豹游泳。海獭潜水。"
    assert text_fragment(text, span_of(text, "海獭潜水。")) is not None
    assert text_fragment(text, span_of(text, "潜水。")) is None


def test_no_part_is_longer_than_a_link_can_bear() -> None:
    assert text_fragment("海" * 66, Span(0, 66)) is not None
    assert text_fragment("海" * 67, Span(0, 67)) is None


def test_marks_with_a_meaning_in_the_directive_are_encoded() -> None:
    text = "Sub-unit A&B, of Peña = 50%"
    fragment = text_fragment(text, Span(0, len(text)))
    assert fragment == "text=Sub%2Dunit%20A%26B%2C%20of%20Pe%C3%B1a%20%3D%2050"


def test_blanks_are_one_blank_as_on_a_page_and_no_break_spaces_stay() -> None:
    text = "Seals \t swim\u00a0 well"
    assert text_fragment(text, Span(0, len(text))) == "text=Seals%20swim%C2%A0%20well"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/n", "https://a.example/n#:~:text=Seals"),
        ("https://a.example/n?x=1", "https://a.example/n?x=1#:~:text=Seals"),
        ("https://a.example/n#", "https://a.example/n#:~:text=Seals"),
        ("https://a.example/n#top", "https://a.example/n#top:~:text=Seals"),
        ("https://a.example/n#:~:text=old", "https://a.example/n#:~:text=Seals"),
        ("https://a.example/n#top:~:text=old", "https://a.example/n#top:~:text=Seals"),
    ],
)
def test_a_link_keeps_the_address_and_its_anchor(url: str, expected: str) -> None:
    assert link(url, "Seals swim.", Span(0, 5)) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/n", "https://a.example/n"),
        ("https://a.example/n#top", "https://a.example/n#top"),
        ("https://a.example/n#:~:text=old", "https://a.example/n"),
        ("https://a.example/n#top:~:text=old", "https://a.example/n#top"),
    ],
)
def test_a_link_goes_without_where_no_fragment_is_safe(url: str, expected: str) -> None:
    assert link(url, "Seals\nSeals", Span(0, 5)) == expected


def test_a_release_without_an_address_has_no_link() -> None:
    assert link(None, "Seals swim.", Span(0, 5)) is None
