"""Updates delivered over real HTTP, and the page that tells how the bot is."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from typing import Any

import httpx
import pytest
from bot_api import Person, Telegram
from full_disk import full_disk
from invented_answers import PreparedEngine
from updates import message

from bot.behaviour import behaviour
from bot.life import live
from bot.services import Services
from bot.settings import BotSettings, load_settings
from bot.stopping import Stop
from corpus import VerbatimError

SECRET = "an-invented-secret"
ROOM = 100
"""Bytes on the disk: not enough for any page of the database."""
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def settings(settings: BotSettings, monkeypatch: pytest.MonkeyPatch) -> BotSettings:
    port = free_port()
    for name, value in {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "WEBHOOK_PORT": str(port),
        "WEBHOOK_SECRET": SECRET,
        "WEBHOOK_CONNECTIONS": "7",
    }.items():
        monkeypatch.setenv(f"VERBATIM_TELEGRAM__{name}", value)
    return load_settings()


@pytest.fixture
def address(settings: BotSettings) -> str:
    return f"http://127.0.0.1:{settings.webhook_port}"


@pytest.fixture
def listening(bot: Services, address: str, telegram: Telegram) -> str:
    """The address of a bot that has set its webhook."""
    assert telegram.holds(lambda: telegram.server.webhook.hook, 5)
    return address


def post(address: str, body: str | bytes, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {HEADER.encode(): secret.encode()}
    return httpx.post(f"{address}/telegram", content=body, headers=headers).status_code


def health(address: str) -> tuple[int, dict[str, Any]]:
    response = httpx.get(f"{address}/health")
    return response.status_code, response.json()


@pytest.mark.usefixtures("listening")
def test_a_question_is_delivered_and_answered(telegram: Telegram, ada: Person) -> None:
    ada.write("Who was arrested?")
    assert "Nine people were arrested." in ada.next_answer().text
    assert telegram.calls["getUpdates"] == 0
    hook = telegram.server.webhook.hook
    assert hook
    assert (hook.secret, hook.connections) == (SECRET, 7)


def test_the_bot_stops_and_starts_and_what_came_meanwhile_is_delivered(
    services: Services, running: Any, telegram: Telegram, ada: Person
) -> None:
    with running(services):
        ada.write("Who was arrested?")
        ada.next_answer()
    ada.write("And where?")
    with running(services):
        ada.next_answer()
    assert len(telegram.sent) == 2


def test_without_a_secret_of_ones_own_one_is_made_up_and_held_against_every_request(
    settings: BotSettings, services: Services, running: Any, telegram: Telegram, address: str
) -> None:
    bare = settings.model_copy(update={"webhook_secret": None})
    with running(Services.of(bare, services.asker, services.database)):
        assert telegram.holds(lambda: telegram.server.webhook.hook, 5)
        hook = telegram.server.webhook.hook
        assert hook
        assert len(hook.secret) >= 32
        assert post(address, message(1).to_json(), secret=None) == 403
        assert post(address, message(1).to_json(), secret=hook.secret) == 200


@pytest.mark.parametrize("secret", [None, "", "an-invented-secre", "an-invented-secret2", "\u00e9"])
def test_whoever_does_not_know_the_secret_is_refused(
    listening: str, engine: PreparedEngine, secret: str | None
) -> None:
    assert post(listening, message(1).to_json(), secret) == 403
    assert post(listening, "not even JSON", secret) == 403
    assert not engine.asked


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "7", "{}", '{"update_id": "1"}', '{"update_id": true}', b"\xff", "[" * 9999],
)
def test_what_is_no_update_is_a_400(listening: str, body: str | bytes) -> None:
    assert post(listening, body) == 400


def test_an_update_that_cannot_be_read_is_taken_so_that_it_keeps_no_other_waiting(
    listening: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert post(listening, '{"update_id": 1, "message": {"text": "My secret"}}') == 200
    assert "update 1 cannot be read" in caplog.text
    assert "My secret" not in caplog.text


def test_a_body_of_more_than_a_megabyte_is_refused_before_it_is_sent(
    listening: str, settings: BotSettings
) -> None:
    with socket.create_connection(("127.0.0.1", settings.webhook_port), timeout=5) as client:
        client.sendall(b"POST /telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 1000001\r\n\r\n")
        assert client.recv(100).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [("GET", "/telegram", 403), ("GET", "/", 404), ("POST", "/health", 405), ("GET", "/x", 404)],
)
def test_there_is_nothing_else(listening: str, method: str, path: str, code: int) -> None:
    assert httpx.request(method, f"{listening}{path}").status_code == code


def test_what_cannot_be_stored_is_left_with_telegram_and_arrives_later(
    listening: str, ada: Person, engine: PreparedEngine
) -> None:
    with full_disk(ROOM):
        assert post(listening, message(1, "A question. " * 300).to_json()) == 503
        ada.write("Who was arrested? " * 100)
        time.sleep(0.2)
        assert not engine.asked
    assert "Nine people" in ada.next_answer().text


class TestTheHealthPage:
    def test_says_that_all_is_well(self, listening: str) -> None:
        code, report = health(listening)
        assert code == 200
        assert report["well"] is report["index"] is report["database"] is report["telegram"] is True
        assert report["generation"] == "g1"
        assert report["uptime_s"] >= 0
        assert report["last_update_s"] is None
        post(listening, message(1).to_json())
        assert health(listening)[1]["last_update_s"] < 5

    def test_tells_nothing_secret(self, listening: str, settings: BotSettings) -> None:
        text = json.dumps(health(listening)[1])
        assert SECRET not in text
        assert settings.token.get_secret_value() not in text

    def test_is_503_while_nothing_can_be_stored(self, listening: str) -> None:
        with full_disk(ROOM):
            code, report = health(listening)
        assert (code, report["well"], report["database"]) == (503, False, False)
        assert health(listening)[0] == 200

    def test_is_503_once_the_index_is_closed(self, listening: str, services: Services) -> None:
        services.asker.close()
        code, report = health(listening)
        assert (code, report["index"]) == (503, False)

    def test_is_503_and_nothing_is_delivered_while_telegram_cannot_be_reached(
        self, settings: BotSettings, services: Services, running: Any, address: str
    ) -> None:
        offline = settings.model_copy(update={"api_base_url": "http://127.0.0.1:1"})
        with running(Services.of(offline, services.asker, services.database)):
            assert answers(address)
            code, report = health(address)
            assert (code, report["telegram"]) == (503, False)
            assert post(address, message(1).to_json()) == 503

    def test_is_there_while_polling_too_where_a_port_is_given(
        self, settings: BotSettings, services: Services, running: Any, ada: Person
    ) -> None:
        port = free_port()
        polling = settings.model_copy(update={"webhook_url": None, "health_port": port})
        with running(Services.of(polling, services.asker, services.database)):
            ada.write("Who?")
            ada.next_answer()
            assert health(f"http://127.0.0.1:{port}")[0] == 200


def test_a_port_that_is_taken_is_one_line(services: Services, settings: BotSettings) -> None:
    stop = Stop()
    with (
        socket.create_server(("127.0.0.1", settings.webhook_port)),
        pytest.raises(VerbatimError, match=r"^the bot cannot listen at 127.0.0.1:\d+: .+; .+$"),
    ):
        asyncio.run(live(services, behaviour(services), stop))
    stop.is_reached()


def answers(address: str) -> bool:
    until = time.monotonic() + 5
    while time.monotonic() < until:
        try:
            httpx.get(f"{address}/health")
        except httpx.ConnectError:
            time.sleep(0.02)
        else:
            return True
    return False
