"""Blocks become messages. All texts here are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageEntityType, MessageLimit

from bot.formatted import Formatted, bold, joined, marked
from bot.sending.chunks import TooLongError, chunks
from bot.sending.outgoing import Outgoing

QUOTE = MessageEntityType.BLOCKQUOTE


def plain(text: str) -> Outgoing:
    return Outgoing(Formatted(text))


def button(label: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label)]])


def texts(messages: list[Outgoing]) -> list[str]:
    return [message.text.text for message in messages]


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_blocks_that_fit_are_one_message_with_a_blank_line_between() -> None:
    assert texts(chunks([plain("One"), plain("Two")])) == ["One\n\nTwo"]


def test_no_blocks_are_no_messages() -> None:
    assert chunks([]) == []


def test_a_block_that_does_not_fit_any_more_begins_the_next_message() -> None:
    messages = chunks([plain("x" * 2000), plain("y" * 2000), plain("z" * 2000)])
    assert texts(messages) == ["x" * 2000 + "\n\n" + "y" * 2000, "z" * 2000]


def test_what_counts_are_utf16_units() -> None:
    assert len(chunks([plain("🦩" * 1024), plain("🦩" * 1023)])) == 1
    assert len(chunks([plain("🦩" * 1024), plain("🦩" * 1024)])) == 2


def test_more_than_a_hundred_marks_are_too_many_for_one_message() -> None:
    block = Outgoing(joined([bold("x")] * 60, by=" "))
    assert [len(message.text.marks) for message in chunks([block, block])] == [60, 60]


def test_a_long_block_is_parted_between_paragraphs_and_its_marks_move_along() -> None:
    paragraphs = [marked("x" * 3000, QUOTE), bold("y" * 3000), Formatted("z" * 500)]
    messages = chunks([Outgoing(joined(paragraphs, by="\n\n"))])
    assert texts(messages) == ["x" * 3000, "y" * 3000 + "\n\n" + "z" * 500]
    assert [m.kind for message in messages for m in message.text.marks] == [QUOTE, "bold"]
    assert messages[1].text.marks[0].span.of(messages[1].text.text) == "y" * 3000


def test_a_quotation_of_several_paragraphs_is_never_parted() -> None:
    quotation = marked("x" * 1500 + "\n\n" + "y" * 1500, QUOTE)
    block = joined([Formatted("a" * 2000), quotation], by="\n\n")
    assert texts(chunks([Outgoing(block)])) == ["a" * 2000, quotation.text]


@pytest.mark.parametrize("text", ["x" * 4097, "x\n\n" + "y" * 4097, "🦩" * 2049])
def test_a_paragraph_that_is_too_long_is_refused_rather_than_cut(text: str) -> None:
    with pytest.raises(TooLongError, match="does not fit one message"):
        chunks([plain(text)])


def test_buttons_of_all_blocks_are_under_the_last_message() -> None:
    blocks = [
        Outgoing(Formatted("x" * 4000), keyboard=button("one")),
        Outgoing(Formatted("y" * 4000), keyboard=button("two")),
    ]
    first, last = chunks(blocks)
    assert first.keyboard is None
    assert last.keyboard
    assert [row[0].text for row in last.keyboard.inline_keyboard] == ["one", "two"]


def test_the_first_message_quotes_what_the_first_block_that_does_quotes() -> None:
    blocks = [plain("x" * 4000), Outgoing(Formatted("y" * 4000), quoting="Where?")]
    assert [message.quoting for message in chunks(blocks)] == ["Where?", None]


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=30)


@st.composite
def blocks(draw: st.DrawFn) -> list[Outgoing]:
    """Blocks of paragraphs, some of them quotations, each of which fits one message."""
    made = []
    for _ in range(draw(st.integers(1, 5))):
        parts = [
            draw(st.sampled_from([Formatted, bold, lambda text: marked(text, QUOTE)]))(
                draw(words) * draw(st.integers(1, 60))
            )
            for _ in range(draw(st.integers(1, 6)))
        ]
        made.append(Outgoing(joined(parts, by=draw(st.sampled_from(["\n\n", "\n \n", "\n\n\n"])))))
    return made


@given(blocks())
def test_every_message_fits_and_nothing_is_lost_or_parted(given_blocks: list[Outgoing]) -> None:
    messages = chunks(given_blocks)

    for message in messages:
        assert units(message.text.text) <= MessageLimit.MAX_TEXT_LENGTH
        assert len(message.text.marks) <= MessageLimit.MESSAGE_ENTITIES
    before = [(m.kind, m.span.of(b.text.text)) for b in given_blocks for m in b.text.marks]
    after = [(m.kind, m.span.of(b.text.text)) for b in messages for m in b.text.marks]
    assert after == before
    assert _words(messages) == _words(given_blocks)


def _words(outgoing: list[Outgoing]) -> list[str]:
    return [word for one in outgoing for word in one.text.text.split()]
