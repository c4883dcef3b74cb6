"""What comes out of the engine: quotes, and the answer or the abstention they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - `date` is the field's name below
from typing import TYPE_CHECKING

from corpus import Span
from index.errors import Misquote

if TYPE_CHECKING:
    from index.explanation import Explanation


@dataclass(frozen=True, slots=True)
class Filters:
    """What restricts a question to some of the releases; an empty one restricts nothing.

    Attributes:
        since, until: First and last date of release, both included.
        publisher: A publisher's name; case and accents are forgiven.
        release: A release's id.
    """

    since: Date | None = None
    until: Date | None = None
    publisher: str | None = None
    release: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of a release offered as an answer, or as part of one.

    All spans are offsets into the release's text: `release.text[start:end] == text`.

    Attributes:
        release: The release's id.
        url: The release's page, or None where the release has none.
        link: `url` with a text fragment that leads to the quoted words, or plain `url` where no
            fragment is safe, or None where the release has no page.
        paragraph: Number of the paragraph that holds the quote, from 1.
        context: That paragraph.
        highlights: The words that stand out, in order, inside the quote: those of the question.
        score: Higher is better; comparable within one answer only.
        also: Ids of other releases that say nearly the same.
    """

    release: str
    title: str
    date: Date
    publisher: str | None
    url: str | None
    link: str | None
    paragraph: int
    context: Span
    context_text: str
    start: int
    end: int
    text: str
    highlights: tuple[Span, ...]
    score: float
    also: tuple[str, ...] = ()

    def check(self) -> None:
        """Compare the quote with what stands at its place; whoever shows it does so last of all.

        Raises:
            Misquote: They differ, or a highlight lies outside.
        """
        span, context = Span(self.start, self.end), self.context
        if not (self.text and context.holds(span) and all(map(span.holds, self.highlights))):
            raise Misquote(self.release, "or a highlight lies outside its paragraph")
        inside = Span(self.start - context.start, self.end - context.start)
        if inside.of(self.context_text) != self.text:
            raise Misquote(self.release, f"is not what stands at {self.start}")


@dataclass(frozen=True, slots=True)
class Context:
    """What the engine needs to remember of a conversation; small and serialisable.

    Attributes:
        question: The question asked last, as it was completed from those before.
        release: Id of the release in focus: the one that was quoted last.
        topic: The names that led to it.
    """

    question: str
    release: str | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The quotes that answer a question, or an abstention with the nearest passages.

    Attributes:
        confidence: Probability that the top quote is right, 0 to 1, also when it abstains.
        values: The highlighted strings, in order, without repeats.
        nearest: When abstaining, what came closest; never an answer.
        understood_as: The question as the engine read it, where that differs from what was asked;
            of a fact of the corpus, what its metadata tell.
        total: Number of releases that answer.
        offset: Number of quotes left out before the first of these.
        is_list: Whether the quotes are of one release each, of all that belong.
        ranking: Ids of the ten releases that answer best or come closest, best first.
        context: To be given to the next call of the same conversation.
        courtesy: What to say to a message that asks nothing, such as a greeting; then all else is
            empty.
        explanation: What decided, where that was asked for.
    """

    question: str
    answered: bool
    confidence: float
    quotes: tuple[Quote, ...] = ()
    values: tuple[str, ...] = ()
    nearest: tuple[Quote, ...] = ()
    filters: Filters = field(default_factory=Filters)
    understood_as: str | None = None
    total: int = 0
    offset: int = 0
    is_list: bool = False
    ranking: tuple[str, ...] = ()
    elapsed_ms: float = 0.0
    context: Context | None = None
    courtesy: str | None = None
    explanation: Explanation | None = None

    def check(self) -> None:
        """Check every quote; see `Quote.check`."""
        for quote in (*self.quotes, *self.nearest):
            quote.check()
