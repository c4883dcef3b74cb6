"""The limiter inside the library: what an unreadable answer is, and that polling goes past it."""

import asyncio
import json
from typing import Any

import pytest
from telegram.error import NetworkError
from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData
from virtual_time import in_virtual_time

from bot.sending.limiter import Limiter
from bot.sending.waiting import Time

ME = {"id": 42, "is_bot": True, "first_name": "Verbatim", "username": "verbatim_bot"}
MESSAGE = {"message_id": 9, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "Hello"}


class Answers(BaseRequest):
    """Answers `sendMessage` with prepared bodies, and all else with success."""

    def __init__(self, *bodies: tuple[int, bytes]) -> None:
        self.bodies = list(bodies)
        self.asked = 0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    @property
    def read_timeout(self) -> float:
        return 5

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        if url.endswith("/getMe"):
            return 200, json.dumps({"ok": True, "result": ME}).encode()
        if url.endswith("/getUpdates"):
            return 502, b"<html>"
        assert request_data
        json.dumps(request_data.json_parameters, ensure_ascii=False).encode()
        self.asked += 1
        body = self.bodies.pop(0) if self.bodies else None
        return body or (200, json.dumps({"ok": True, "result": MESSAGE}).encode())


def bot(answers: Answers) -> ExtBot[None]:
    limiter = Limiter(time=Time(clock=asyncio.get_running_loop().time))
    return ExtBot("42:token", request=answers, get_updates_request=answers, rate_limiter=limiter)


@pytest.mark.parametrize(
    "body",
    [
        (200, b"<html>gateway</html>"),
        (200, b'{"ok": true, "resu'),
        (200, b'{"ok": true}'),
        (200, b"[]"),
        (200, b"null"),
        (200, b"\xff\xfe"),
        (502, b"<html>Bad Gateway</html>"),
        (500, b"[]"),
        (503, b""),
        (429, b'{"ok": false, "error_code": 429, "description": "Too Many Requests"}'),
    ],
)
def test_an_answer_that_cannot_be_read_is_asked_for_again(body: tuple[int, bytes]) -> None:
    answers = Answers(body, body)

    async def scene() -> None:
        async with bot(answers) as sender:
            message = await sender.send_message(7, "Hello")
        assert message.message_id == 9

    in_virtual_time(scene())
    assert answers.asked == 3


@pytest.mark.parametrize("value", [[object()], "\ud800"])
def test_what_cannot_be_put_into_a_request_is_no_fault_of_the_network(value: object) -> None:
    answers = Answers()

    async def scene() -> None:
        async with bot(answers) as sender:
            with pytest.raises(NetworkError, match="Unknown error"):
                await sender.send_message(7, "Hello", api_kwargs={"wrong": value})
            assert asyncio.get_running_loop().time() == 0

    in_virtual_time(scene())
    assert answers.asked == 0


def test_polling_is_left_to_the_library() -> None:
    async def scene() -> None:
        async with bot(Answers()) as sender:
            with pytest.raises(NetworkError):
                await sender.get_updates()
            assert asyncio.get_running_loop().time() == 0

    in_virtual_time(scene())
