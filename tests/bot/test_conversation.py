"""What a person sees who writes to the bot. All releases here are invented."""

import threading

import pytest
from bot_api_stand_in import BotApiStandIn
from invented_answers import PreparedEngine, abstention, answer, quote

from bot.handlers import MOST_QUESTIONS
from corpus import VerbatimError
from index import Answer, Context

pytestmark = pytest.mark.usefixtures("bot")

LINK = "https://agency.example/heron#:~:text=Nine%20people"


def test_a_question_is_answered_by_a_quote_with_its_source(
    telegram: BotApiStandIn, engine: PreparedEngine
) -> None:
    engine.answering = lambda _: answer(
        quote("🦩 “Nine people” 𝕒nd two boats were seized.", "Nine", "two boats", link=LINK)
    )
    question = telegram.write("What was seized?")

    sent = telegram.next_sent()

    assert sent.reply_to == question
    assert sent.message.text == (
        "🦩 “Nine people” 𝕒nd two boats were seized.\n"
        "Invented Operation Heron ends (a made-up release) · 4 March 2031 · Invented Agency"
        " · paragraph 3"
    )
    assert sent.message.quotations() == ["🦩 “Nine people” 𝕒nd two boats were seized."]
    assert sent.message.marked("bold") == ["Nine", "two boats"]
    assert sent.message.marked("text_link") == ["Invented Operation Heron ends (a made-up release)"]
    assert sent.message.links() == [LINK]
    assert sent.parameters["link_preview_options"] == {"is_disabled": True}


def test_an_abstention_says_so_and_marks_the_nearest_passages_as_no_answer(
    telegram: BotApiStandIn, engine: PreparedEngine
) -> None:
    engine.answering = lambda _: abstention(quote("The heron is a bird.", "heron"))
    telegram.write("What is the capital of Atlantis?")

    message = telegram.next_sent().message

    assert message.text.startswith("The releases do not hold the answer.\n\nThe nearest passages")
    assert message.marked("expandable_blockquote") == ["The heron is a bird."]
    assert message.marked("blockquote", "bold") == []


def test_an_abstention_with_nothing_near_is_one_sentence(
    telegram: BotApiStandIn, engine: PreparedEngine
) -> None:
    engine.answering = lambda _: abstention()
    telegram.write("Why?")
    assert telegram.next_sent().message.text == "The releases do not hold the answer."


def test_start_says_what_the_bot_is(telegram: BotApiStandIn) -> None:
    telegram.write("/start")
    assert "only in the releases' own words" in telegram.next_sent().message.text


@pytest.mark.parametrize("command", ["/help", "/unheard_of"])
def test_help_and_any_unknown_command_say_how_to_ask(telegram: BotApiStandIn, command: str) -> None:
    telegram.write(command)
    assert "Ask in whole sentences" in telegram.next_sent().message.text


def test_a_sticker_is_answered_by_a_friendly_line(telegram: BotApiStandIn) -> None:
    telegram.write(None)
    assert "only read text" in telegram.next_sent().message.text


def test_the_next_question_is_asked_in_the_context_of_its_own_chat(
    telegram: BotApiStandIn, engine: PreparedEngine
) -> None:
    engine.answering = lambda question: abstention(question=question)
    for chat, text in [(1, "Who?"), (2, "Where?"), (1, "And when?")]:
        telegram.write(text, chat=chat)
        telegram.next_sent()
    assert engine.asked == [("Who?", None), ("Where?", None), ("And when?", Context("Who?"))]


def test_each_question_of_a_message_is_answered_and_too_many_are_counted(
    telegram: BotApiStandIn, engine: PreparedEngine
) -> None:
    engine.answering = lambda question: abstention(question=question)
    telegram.write(" ".join(f"Who led operation {number}?" for number in range(MOST_QUESTIONS + 2)))
    for _ in range(MOST_QUESTIONS):
        telegram.next_sent()
    assert "first 5 of 7 questions" in telegram.next_sent().message.text
    assert [question for question, _ in engine.asked] == [
        f"Who led operation {number}?" for number in range(MOST_QUESTIONS)
    ]


@pytest.mark.parametrize(
    ("kind", "as_"),
    [
        ("private", "guest_message"),
        ("private", "edited_message"),
        ("private", "business_message"),
        ("group", "message"),
        ("supergroup", "message"),
        ("group", "guest_message"),
        ("channel", "channel_post"),
    ],
)
def test_nobody_is_answered_outside_a_private_chat(
    telegram: BotApiStandIn, engine: PreparedEngine, kind: str, as_: str
) -> None:
    for text in ("Who was arrested?", "/help", "/start", None):
        telegram.write(text, chat=-9, kind=kind, as_=as_)
    telegram.write("And here?", chat=1)

    assert telegram.next_sent().chat == 1
    assert [question for question, _ in engine.asked] == ["And here?"]
    assert not telegram.has_sent_more()


def test_other_chats_are_served_while_a_search_takes_long(
    telegram: BotApiStandIn, engine: PreparedEngine
) -> None:
    found = threading.Event()
    engine.answering = lambda _: answer(quote("Late.")) if found.wait(5) else abstention()
    telegram.write("A hard one", chat=1)
    telegram.write("/help", chat=2)

    first = telegram.next_sent()
    found.set()

    assert (first.chat, telegram.next_sent().chat) == (2, 1)


def test_an_unforeseen_error_is_an_apology_and_a_log_line_without_the_question(
    telegram: BotApiStandIn, engine: PreparedEngine, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(question: str) -> None:
        raise ZeroDivisionError(question)

    engine.answering = fail  # type: ignore[assignment]
    update = telegram.write("My secret question")

    assert telegram.next_sent().message.text.startswith("Sorry")
    assert f"update {update} failed: ZeroDivisionError" in caplog.text
    assert "My secret question" not in caplog.text


def test_a_quote_that_is_not_in_its_paragraph_is_never_sent(
    telegram: BotApiStandIn, engine: PreparedEngine
) -> None:
    right = quote("Nine people were arrested.")
    object.__setattr__(right, "text", "Ten people were arrested.")
    engine.answering = lambda _: answer(right)
    telegram.write("How many?")
    assert telegram.next_sent().message.text.startswith("Sorry")


def test_a_quote_that_telegram_altered_unforeseen_is_taken_back(
    telegram: BotApiStandIn, engine: PreparedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.blocks.arrives_whole", lambda _: True)
    engine.answering = lambda _: answer(quote("Nine\tpeople."))
    telegram.write("How many?")
    telegram.next_sent()
    assert telegram.next_sent().message.text.startswith("Sorry")
    assert telegram.methods.count("deleteMessage") == 1


def test_a_question_deleted_meanwhile_is_still_answered(
    telegram: BotApiStandIn, engine: PreparedEngine
) -> None:
    def forget(_: str) -> Answer:
        telegram.delete(question)
        return answer(quote("Nine."))

    engine.answering = forget
    question = telegram.write("How many?")
    sent = telegram.next_sent()
    assert (sent.reply_to, sent.message.quotations()) == (None, ["Nine."])


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_the_bot_waits_as_long_as_telegram_asks_for(telegram: BotApiStandIn) -> None:
    telegram.refuse_next("sendMessage", 429, retry_after=0.05)
    telegram.write("Who was arrested?")
    assert telegram.next_sent().message.quotations() == ["Nine people were arrested."]


def test_one_conflict_does_not_stop_the_bot(telegram: BotApiStandIn) -> None:
    telegram.refuse_next("getUpdates", 409)
    telegram.write("/help")
    telegram.next_sent()
    telegram.write("Who was arrested?")
    assert telegram.next_sent().message.quotations() == ["Nine people were arrested."]


class TestARebuiltIndex:
    """The engine in use notices that a newer generation is there."""

    def test_answers_the_next_question(
        self, telegram: BotApiStandIn, engine: PreparedEngine, engines: list[PreparedEngine]
    ) -> None:
        engines.append(PreparedEngine(lambda _: answer(quote("Ten were arrested.")), "g2"))
        engine.current = False
        telegram.write("How many?")
        assert telegram.next_sent().message.quotations() == ["Ten were arrested."]
        assert engine.closed

    def test_that_is_damaged_leaves_the_old_one_answering(
        self,
        telegram: BotApiStandIn,
        engine: PreparedEngine,
        caplog: pytest.LogCaptureFixture,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def damaged() -> bool:
            raise VerbatimError("the index is damaged", mend="run verbatim rebuild")

        monkeypatch.setattr(engine, "is_current", damaged)
        telegram.write("How many?")
        assert telegram.next_sent().message.quotations() == ["Nine people were arrested."]
        assert "the index is damaged; run verbatim rebuild" in caplog.text
