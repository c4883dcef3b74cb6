"""The bot as a whole, while searching takes long and Telegram does not do as it should.

What it says is in tests/bot/handlers. All releases here are invented.
"""

from __future__ import annotations

import threading

import pytest
from bot_api import Kind, Person, Telegram
from invented_answers import PreparedEngine, abstention, answer, quote

from bot.services import Services
from corpus import VerbatimError
from index import Answer

pytestmark = pytest.mark.usefixtures("bot")
NINE = "Nine people were arrested."


def test_other_chats_are_served_while_a_search_takes_long(
    telegram: Telegram, ada: Person, engine: PreparedEngine
) -> None:
    found = threading.Event()
    engine.answering = lambda _: answer(quote("Late.")) if found.wait(5) else abstention()
    bob = telegram.person("Bob")
    ada.write("A hard one?")
    bob.write("/help")

    assert bob.next_answer()
    assert not ada.room.chat.sent
    found.set()
    assert ada.next_answer().message.quotations() == ["Late."]


def test_a_question_deleted_meanwhile_is_still_answered(
    telegram: Telegram, ada: Person, engine: PreparedEngine
) -> None:
    def forget(_: str) -> Answer:
        ada.delete(question)
        return answer(quote("Nine."))

    engine.answering = forget
    with telegram.ledger.changed:  # the bot hears of it when there is something to delete
        question = ada.write("How many?")
    sent = ada.next_answer()
    assert (sent.reply_to, sent.message.quotations()) == (None, ["Nine."])


def test_a_quote_that_telegram_altered_unforeseen_is_taken_back_and_apologised_for(
    ada: Person, engine: PreparedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.views.quoted.arrives_whole", lambda _: True)
    engine.answering = lambda _: answer(quote("Nine\tpeople."))
    ada.write("How many?")
    altered, sorry = ada.room.next_answers(2)
    assert ada.room.next_deletion() == altered.id
    assert sorry.text.startswith("Sorry")


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("kind", [Kind.FLOOD, Kind.BROKEN])
def test_an_answer_that_telegram_does_not_take_at_once_is_sent_once_it_does(
    telegram: Telegram, ada: Person, kind: Kind
) -> None:
    telegram.faults.next("sendMessage", kind, retry_after_s=1)
    ada.write("Who was arrested?")
    assert ada.next_answer().message.quotations() == [NINE]
    assert len(telegram.sent) == 1


def test_an_update_that_telegram_repeats_is_answered_once(
    telegram: Telegram, ada: Person, bot: Services, engine: PreparedEngine
) -> None:
    update = ada.write("Who was arrested?").update
    ada.next_answer()
    assert update
    telegram.ledger.updates.repeat(update)
    ada.write("And where?")
    ada.next_answer()
    assert [question for question, _ in engine.asked] == ["Who was arrested?", "And where?"]


class TestARebuiltIndex:
    """The engine in use notices that a newer generation is there."""

    def test_answers_the_next_question(
        self, ada: Person, engine: PreparedEngine, engines: list[PreparedEngine]
    ) -> None:
        engines.append(PreparedEngine(lambda _: answer(quote("Ten were arrested.")), "g2"))
        engine.current = False
        ada.write("How many?")
        assert ada.next_answer().message.quotations() == ["Ten were arrested."]
        assert engine.closed

    def test_that_is_damaged_leaves_the_old_one_answering(
        self,
        ada: Person,
        engine: PreparedEngine,
        caplog: pytest.LogCaptureFixture,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def damaged() -> bool:
            raise VerbatimError("the index is damaged", mend="run verbatim rebuild")

        monkeypatch.setattr(engine, "is_current", damaged)
        ada.write("How many?")
        assert ada.next_answer().message.quotations() == [NINE]
        assert "the index is damaged; run verbatim rebuild" in caplog.text
