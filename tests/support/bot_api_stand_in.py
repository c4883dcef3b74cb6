"""A Bot API server on loopback, over real HTTP, for one bot and any number of people.

A test lets people write (`write`), and waits for what the bot sends (`next_sent`). What the bot
sends is checked as the real server checks it (message_rules.py).
"""

from __future__ import annotations

import json
import queue
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from message_rules import Refused, Stored, raw, stored

TOKEN = "4242:an-invented-token_for-tests"
_BOT = {"id": 4242, "is_bot": True, "first_name": "Verbatim", "username": "verbatim_bot"}
_STICKER = {
    "file_id": "s",
    "file_unique_id": "s",
    "type": "regular",
    "width": 9,
    "height": 9,
    "is_animated": False,
    "is_video": False,
}
Parameters = dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """What the bot sent, as the server keeps it."""

    chat: int
    message: Stored
    reply_to: int | None
    parameters: Parameters


class BotApiStandIn:
    """The server. `token` is the one it accepts; `methods` lists what was called."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.methods: list[str] = []
        self.refused: list[str] = []
        self.polled = threading.Event()
        self._sent: queue.Queue[Sent] = queue.Queue()
        self._refusals: dict[str, deque[tuple[int, Parameters]]] = defaultdict(deque)
        self._updates: list[Parameters] = []
        self._messages: set[tuple[int, int]] = set()
        self._last_id = 100
        self._poll = 0
        self._changed = threading.Condition()
        self._closing = False
        self._server = _server(self._answer)
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def write(
        self, text: str | None, *, chat: int = 1, kind: str = "private", as_: str = "message"
    ) -> int:
        """A person writes to a chat; without a text, it is a sticker. Returns the message's id."""
        message = self._message(chat, kind)
        message |= {"text": text} if text else {"sticker": _STICKER}
        message["from"] = {"id": 7, "is_bot": False, "first_name": "Ada"}
        if text and text.startswith("/"):
            command = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
            message["entities"] = [command]
        if as_ == "guest_message":
            message["guest_query_id"] = "guest-1"
        with self._changed:
            self._updates.append({"update_id": message["message_id"], as_: message})
            self._changed.notify_all()
        return int(message["message_id"])

    def delete(self, message_id: int, *, chat: int = 1) -> None:
        """A person deletes a message."""
        self._messages.discard((chat, message_id))

    def next_sent(self, timeout_s: float = 5) -> Sent:
        """Wait for the next message that the bot sends."""
        return self._sent.get(timeout=timeout_s)

    def has_sent_more(self) -> bool:
        return not self._sent.empty()

    def refuse_next(self, method: str, code: int, **parameters: Any) -> None:
        """Answer the next call of a method with an error."""
        self._refusals[method].append((code, parameters))

    def _message(self, chat: int, kind: str) -> Parameters:
        with self._changed:
            self._last_id += 1
            self._messages.add((chat, self._last_id))
            name = {"first_name": "Ada"} if kind == "private" else {"title": "A group"}
            place = {"id": chat, "type": kind, **name}
            return {"message_id": self._last_id, "date": int(time.time()), "chat": place}

    def _answer(self, path: str, parameters: Parameters) -> tuple[int, Parameters]:
        """Answer one request: HTTP status and body."""
        token, _, method = path.removeprefix("/bot").partition("/")
        self.methods.append(method)
        if token != self.token:
            return _error(401, "Unauthorized")
        if self._refusals[method]:
            code, more = self._refusals[method].popleft()
            return _error(code, "Refused for the test", **more)
        answers: dict[str, Callable[[Parameters], Any]] = {
            "getMe": lambda _: _BOT,
            "deleteWebhook": self._delete_webhook,
            "setMyCommands": lambda _: True,
            "getUpdates": self._get_updates,
            "sendMessage": self._send_message,
            "deleteMessage": lambda _: True,
        }
        if method not in answers:
            return _error(404, "Not Found")
        try:
            return 200, {"ok": True, "result": answers[method](parameters)}
        except _NewerPollError:
            return _error(409, "Conflict: terminated by other getUpdates request")
        except Refused as error:
            self.refused.append(str(error))
            return _error(400, str(error))

    def _delete_webhook(self, parameters: Parameters) -> bool:
        if parameters.get("drop_pending_updates"):
            self._updates.clear()
        return True

    def _get_updates(self, parameters: Parameters) -> list[Parameters]:
        """Wait for updates; a newer poll ends an older one, as on the real server."""
        until = time.monotonic() + parameters.get("timeout", 0)
        with self._changed:
            self._poll = poll = self._poll + 1
            self._changed.notify_all()
            offset = parameters.get("offset", 0)
            self._updates = [update for update in self._updates if update["update_id"] >= offset]
            self.polled.set()
            while not self._updates and not self._closing and time.monotonic() < until:
                self._changed.wait(until - time.monotonic())
                if self._poll != poll:
                    raise _NewerPollError
            return list(self._updates)

    def _send_message(self, parameters: Parameters) -> Parameters:
        chat, reply = parameters["chat_id"], parameters.get("reply_parameters", {})
        known = (chat, reply.get("message_id")) in self._messages
        if reply and not known and not reply.get("allow_sending_without_reply"):
            raise Refused("Bad Request: message to be replied not found")
        if "parse_mode" in parameters:
            raise Refused("Bad Request: this bot sends entities, not markup")
        message = stored(parameters["text"], parameters.get("entities", []))
        self._sent.put(Sent(chat, message, reply.get("message_id") if known else None, parameters))
        entities = [raw(message.text, entity) for entity in message.entities]
        return self._message(chat, "private") | {"text": message.text, "entities": entities}


class _NewerPollError(Exception):
    """A newer poll has begun."""


def _error(code: int, description: str, **parameters: Any) -> tuple[int, Parameters]:
    body = {"ok": False, "error_code": code, "description": description}
    return code, body | ({"parameters": parameters} if parameters else {})


def _server(answer: Callable[[str, Parameters], tuple[int, Parameters]]) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            fields = parse_qsl(form, keep_blank_values=True)
            code, body = answer(self.path, {name: _value(name, text) for name, text in fields})
            encoded = json.dumps(body).encode()
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(encoded)))
            self.end_headers()
            self.wfile.write(encoded)

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: Any) -> None:
            pass  # a client that hangs up during its poll is no error

    return Server(("127.0.0.1", 0), Handler)


def _value(name: str, text: str) -> Any:
    """Return a parameter's value: all but plain texts are sent as JSON."""
    return text if name in ("text", "parse_mode") else json.loads(text)
