"""A question in a conversation, completed from the turns before it.

A question with words enough to stand alone, or that names what only another release names
(`index.new_topic`), is asked as it is typed. A fragment, "and in Brazil?", takes the place of its
like in the question before (`index.fragment`). Any other is asked of the release in focus alone:
what led there is looked for along with its words, so that how well the release fits is judged as if
the question were written out, but it is read as it was typed, for readers are led astray by what is
appended. Only what cannot be read without is read as well: the words of the question before where
it has none of its own ("where?"), the names where a pronoun stands for them ("who announced it?").

On development conversations, the release in focus given, the whole corpus holds the answer for .17
of elliptical turns (federal releases) and .46 (invented); the release in focus .74 and .77; with
the names looked for but not read .80 and .77, with both as said .80 and .86; with the names always
read .74 and .74. Written out in full, .77 of the invented ones are answered right.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.patterns import lazy_pattern
from index.answer import Context
from index.fold import fold
from index.fragment import fragment_of, lead, put_into
from index.generation import Generation
from index.new_topic import Word, carrying, elsewhere, holds_all
from index.phrases import quoted_phrases
from index.topic import literal

LEAST_WEIGHT = 10.0
"""Weight of words found only elsewhere from which on a question is a new one, though it names
nothing. The 136 follow-ups of development conversations reach 9.1. Of development questions, each
asked after one on another release, 9 of 194 (52 invented releases), 1 of 206 and none of 325 are
taken for follow-ups."""

_COMPLETE = 5
"""Words that carry a question from which on it is complete: of 95 follow-ups of development
conversations one has as many, of 709 questions of development sets 95 in 100."""

_SHORT, _MAY_BE_COMPLETE, _FEWEST_FOREIGN = 2, 3, 2
_MOST_WORDS = 12
_LONGEST = 300
"""Characters from which on a message is no follow-up, and is not looked at as one."""

_POINTS_BACK = lazy_pattern(
    r"\b(?:its?|he|him|his|she|hers?|they|them|theirs?|th(?:is|at|ese|ose|ere)"
    r"|es[aeo]|esto|ell[ao]s?|sus?|elles?|ils?|leurs?|cela|ca)\b"
)


@dataclass(frozen=True, slots=True)
class Completed:
    """A question as it is to be asked.

    Attributes:
        text: What is read.
        sought: What passages are looked for with: the text, and the names that it goes without.
        focus: Id of the only release it is asked of, or None for all.
        may_leave: Whether it may be a new question after all: where the release in focus does not
            answer, it may be asked as it stands.
        topic: Those names, for the next turn; empty where the answer will tell them.
        question: What the next turn's fragments are put into.
        understood_as: What people are shown where they were understood to ask something else.
    """

    text: str
    sought: str
    focus: str | None
    may_leave: bool
    topic: str
    question: str
    understood_as: str | None


def completed(question: str, context: Context | None, generation: Generation) -> Completed:
    """Complete a question from what the turn before left, or leave it as it is."""
    alone = Completed(question, question, None, False, "", question, None)
    if context is None or _is_complete(question, generation):
        return alone
    number = generation.tables.number_of.get(context.release or "")
    fragment = fragment_of(question)
    if fragment is not None:
        return _with_fragment(question, fragment, context, number, generation)
    if _is_new(question, context, number, generation):
        return alone
    return _about(question, context, number, generation)


def _is_complete(question: str, generation: Generation) -> bool:
    """Whether a message is too long for a follow-up, or holds nothing."""
    if not question.strip() or len(question) > _LONGEST:
        return True
    return len(carrying(question, generation)) >= _COMPLETE


def _is_new(question: str, context: Context, number: int | None, generation: Generation) -> bool:
    """Whether a question is about something else than the turn before, or says itself what about.

    Where no release is in focus, only what points back continues.
    """
    if number is None:
        return len(carrying(question, generation)) > 1 and not _points_back(question)
    found = elsewhere(question, number, generation)
    return (
        found.has_name
        or _is_foreign(question, number, generation)
        or not literal(generation, number, tuple(quoted_phrases(question)))
        or found.weight >= LEAST_WEIGHT
        or _repeats(question, context.topic, number, generation)
    )


def _is_foreign(question: str, number: int, generation: Generation) -> bool:
    """Whether a question has words of its own, and the release in focus not one of them."""
    words = carrying(question, generation)
    if len(words) < _FEWEST_FOREIGN or _points_back(question):
        return False
    return not any(holds_all(question[word.start : word.end], number, generation) for word in words)


def context_after(asked: Completed, release: str | None, generation: Generation) -> Context:
    """Return what the next turn needs to know.

    Args:
        asked: The question of this turn.
        release: Id of the release that was quoted as the answer, None where there was none. A
            follow-up that found none leaves the focus where it was; a new question clears it, so
            that the next turn is not answered from a case that was talked of before.
        generation: The index.
    """
    focus = release or asked.focus
    topic = asked.topic or topic_of(asked.question, focus, generation)
    return Context(asked.question, focus, topic)


def topic_of(question: str, release: str | None, generation: Generation) -> str:
    """Return the words of a question that led to a release: its names, or all that carry it."""
    number = generation.tables.number_of.get(release or "")
    words = carrying(question, generation)
    return _joined(question, _named(question, words, number, generation) or words)


def _named(text: str, words: list[Word], number: int | None, generation: Generation) -> list[Word]:
    """Return the words that are names in the release in focus, or are written so where none is."""
    if number is None:
        return [word for word in words if text[word.start].isupper()]
    names = generation.words(number).names
    return [word for word in words if not names.isdisjoint(word.stems)]


def _joined(text: str, words: list[Word]) -> str:
    return " ".join(text[word.start : word.end] for word in words[:_MOST_WORDS])


def _about(
    question: str, context: Context, number: int | None, generation: Generation
) -> Completed:
    """Ask of the release in focus, or where none is, with the names that were asked about."""
    text = _read_with_more(question, context, number, generation)
    sought = f"{text} {context.topic}"
    title = context.topic if number is None else generation.tables.releases[number].title
    focus = None if number is None else context.release
    shown = f"{question.strip()} — {title}"
    may_leave = (
        not _points_back(question) and len(carrying(question, generation)) >= _MAY_BE_COMPLETE
    )
    return Completed(text, sought, focus, may_leave, context.topic, text, shown)


def _read_with_more(
    question: str, context: Context, number: int | None, generation: Generation
) -> str:
    """Return a question with the words that it cannot be read without.

    Without any of its own it takes those of the question before; with one and a pronoun, the names.
    """
    own = len(carrying(question, generation))
    if own > 1 or (own == 1 and not has_pronoun(question)):
        return question
    before = context.topic if own else context.question
    words = carrying(before, generation)
    if own:
        words = _named(before, words, number, generation)
    return f"{question} {_joined(before, words)}".strip()


def _with_fragment(
    question: str, fragment: str, context: Context, number: int | None, generation: Generation
) -> Completed:
    """Ask the question before with a fragment in place of its like, or added to it."""
    whole = put_into(context.question, fragment)
    text = whole or f"{question.strip()} {context.question}"
    if number is not None and holds_all(fragment, number, generation):
        shown = whole or f"{question.strip()} — {generation.tables.releases[number].title}"
        sought = f"{text} {context.topic}"
        return Completed(text, sought, context.release, False, context.topic, text, shown)
    return Completed(text, text, None, False, "", text, text)


def _points_back(question: str) -> bool:
    is_short = len(question.split()) <= _SHORT
    return is_short or lead(question).end > 0 or has_pronoun(question)


def has_pronoun(question: str) -> bool:
    """Whether a question has a word that points back: a pronoun or a demonstrative."""
    return _POINTS_BACK.search(fold(question)) is not None


def _repeats(question: str, topic: str, number: int, generation: Generation) -> bool:
    """Whether a question names by itself what the conversation is about."""
    names = generation.words(number).names
    asked = {stem for word in carrying(question, generation) for stem in word.stems}
    about = {stem for word in carrying(topic, generation) for stem in word.stems}
    return bool(asked & names & about)
