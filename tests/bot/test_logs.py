"""What is logged, how, and what never is."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Message, Update
from telegram.error import InvalidToken, NetworkError

from bot.log_lines import JsonLines, TextLines
from bot.logs import bound, log_question, new_request_id, redacted, request_id, start_logging

TOKEN = "4242:an-invented-token_for-tests"


class Log:
    """What goes to stderr."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._text = ""

    def getvalue(self) -> str:
        self._text += self._capsys.readouterr().err
        return self._text


@pytest.fixture
def log(capsys: pytest.CaptureFixture[str]) -> Iterator[Log]:
    """What is logged; logging is left as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield Log(capsys)
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.getLogger("bot.questions").disabled = True


def start(**options: Any) -> None:
    """Start logging in a process whose logging nobody has set up, not even pytest."""
    logging.getLogger().handlers[:] = []
    start_logging(TOKEN, **options)


def lines(log: Log) -> list[str]:
    return log.getvalue().splitlines()


class TestALine:
    def test_of_text_is_keys_and_values(self, log: Log) -> None:
        start()
        with bound("1f"):
            logging.getLogger("bot.order").warning("sent %d parts", 2, extra={"chat": -7})
        (line,) = lines(log)
        time, rest = line.split(" ", 1)
        assert time.startswith("time=2")
        assert time.endswith("Z")
        expected = 'level=WARNING logger=bot.order request=1f message="sent 2 parts" chat=-7'
        assert rest == expected

    def test_of_json_has_the_same_fields(self, log: Log) -> None:
        start(style="json")
        with bound("1f"):
            logging.getLogger("bot.order").warning("sent “%s”", "x\ny", extra={"chat": -7})
        fields = json.loads(log.getvalue())
        assert fields.pop("time")
        assert fields == {
            "level": "WARNING",
            "logger": "bot.order",
            "request": "1f",
            "message": "sent “x\ny”",
            "chat": -7,
        }

    @given(st.text(), st.text(), st.sampled_from([TextLines, JsonLines]))
    def test_is_one_line_whatever_is_in_it(
        self, message: str, value: str, style: type[TextLines | JsonLines]
    ) -> None:
        record = logging.makeLogRecord({"msg": message, "levelname": "INFO", "value": value})
        line = style(()).format(record)
        assert len(line.splitlines()) == 1
        if style is JsonLines:
            assert json.loads(line)["message"] == message

    def test_names_no_request_where_there_is_none(self, log: Log) -> None:
        start()
        logging.getLogger("bot").info("started")
        assert "request=" not in log.getvalue()


class TestTheToken:
    @pytest.mark.parametrize("style", ["text", "json"])
    @pytest.mark.parametrize(
        "seen", [TOKEN, TOKEN.partition(":")[2], TOKEN.replace(":", "%3A"), f"bot{TOKEN}/getMe"]
    )
    def test_is_in_no_part_of_a_record(self, log: Log, style: str, seen: str) -> None:
        start(style=style)
        logger = logging.getLogger("bot")
        logger.error("to %s", seen, extra={"address": seen})
        logger.error(InvalidToken(seen))
        try:
            raise InvalidToken(seen)
        except InvalidToken:
            logger.exception("failed")
        assert "an-invented" not in log.getvalue()
        assert log.getvalue().count("<token>") == 4

    def test_is_masked_for_the_hosts_handlers_too(self, log: Log) -> None:
        hosts = logging.StreamHandler(io.StringIO())
        logging.getLogger().addHandler(hosts)
        start_logging(TOKEN)
        logging.getLogger("bot").error("to %s", TOKEN)
        assert hosts.stream.getvalue() == "to <token>\n"
        assert log.getvalue() == ""

    def test_and_other_secrets_are_masked(self, log: Log) -> None:
        start(secret=["hush", ""])
        logging.getLogger("bot").error("the secret is hush")
        assert 'message="the secret is <token>"' in log.getvalue()

    def test_whose_second_half_is_a_common_word_leaves_texts_alone(self) -> None:
        assert redacted("a 1:a b", "1:a") == "a <token> b"


class TestWhatPeopleAsk:
    def test_is_not_logged(self, log: Log) -> None:
        start()
        log_question("My secret question")
        assert log.getvalue() == ""

    def test_is_logged_where_that_is_switched_on(self, log: Log) -> None:
        start(questions=True)
        with bound("1f"):
            log_question("My secret question")
        assert 'request=1f message=asked question="My secret question"' in log.getvalue()

    def test_is_in_no_traceback(self, log: Log) -> None:
        secret = " ".join(["My", "secret", "question"])
        start()
        try:
            try:
                raise KeyError(secret)
            except KeyError as error:
                raise ZeroDivisionError(secret) from error
        except ZeroDivisionError:
            logging.getLogger("asyncio").exception("never retrieved")
        (line,) = lines(log)
        assert secret not in line
        assert "ZeroDivisionError" in line
        assert "KeyError" in line
        assert "test_logs.py" in line

    def test_is_in_nothing_that_the_library_logs_of_an_update(self, log: Log) -> None:
        start()
        message = {"message_id": 1, "date": 1, "text": "My secret question"}
        told = {"update_id": 3, "message": message | {"chat": {"id": 1, "type": "private"}}}
        update = Update.de_json(told, None)
        logger = logging.getLogger("telegram.ext.Application")
        logger.critical("Error while building CallbackContext for update %s.", update)
        logger.critical("Received data was: %s", [told])
        body = NetworkError(f"Bad Gateway. Parsing the server response {told!r} failed")
        logger.error("Error %s", body)
        logging.getLogger("telegram.request.BaseRequest").error('Can not load: "%s"', str(told))
        assert isinstance(update.message, Message)
        assert "secret" not in log.getvalue()
        assert len(lines(log)) == 3


def test_libraries_are_heard_from_a_warning_on(log: Log) -> None:
    start()
    for name in ("httpx", "httpcore", "telegram.Bot", "faiss"):
        logging.getLogger(name).info("chatter")
        logging.getLogger(name).warning("trouble")
    assert log.getvalue().count("chatter") == 0
    assert log.getvalue().count("trouble") == 4


def test_requests_have_their_ids_only_while_they_last() -> None:
    with bound("outer"):
        with bound("inner"):
            assert request_id.get() == "inner"
        assert request_id.get() == "outer"
    assert request_id.get() == ""
    assert len({new_request_id() for _ in range(100)}) == 100
