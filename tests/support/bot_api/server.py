"""The server: an event loop in a thread of its own, which answers the bot's requests."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections import Counter
from functools import partial
from typing import Any
from urllib.parse import unquote

from bot_api.faults import Fault, Faults, Kind
from bot_api.ledger import Ledger
from bot_api.methods import METHODS
from bot_api.parameters import Parameters
from bot_api.polls import Polls
from bot_api.refusals import OTHER_POLL, WEBHOOK_IS_ACTIVE, Refused, conflict, flood
from bot_api.webhook import Webhook
from bot_api.wire import Connection, Request

_PATH = re.compile(r"/(?P<file>file/)?bot(?P<token>[^/]*)/(?P<what>[^?]+)")
_PAGE = b"<html><head><title>%d</title></head><body><h1>%d</h1><hr>nginx</body></html>\r\n"
_PAGES = {Kind.BROKEN: 500, Kind.GATEWAY: 502}


class Server:
    """Listens on loopback from the start; `calls` counts the requests by method.

    Attributes:
        address: Where it listens, as `VERBATIM_TELEGRAM__API_BASE_URL` wants it.
    """

    def __init__(self, ledger: Ledger, token: str, faults: Faults) -> None:
        self.calls: Counter[str] = Counter()
        self.loop = asyncio.new_event_loop()
        self.polls = Polls(ledger, self.loop)
        self.webhook = Webhook(ledger)
        self._ledger = ledger
        self._token = token
        self._faults = faults
        self._has_news = False
        self._connections: set[Connection] = set()
        self._own = {
            "setWebhook": self.webhook.set,
            "deleteWebhook": self.webhook.delete,
            "getWebhookInfo": self.webhook.described,
        }
        listening = self.loop.create_server(self._connected, "127.0.0.1", 0)
        self._server = self.loop.run_until_complete(listening)
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self.loop.call_soon_threadsafe(self._stop)
        self._thread.join()
        self.loop.close()

    def tell(self) -> None:
        """Something is there to be told; may be called from any thread."""
        if not self._has_news:
            self._has_news = True
            self.loop.call_soon_threadsafe(self._look)

    def _look(self) -> None:
        self._has_news = False
        self.polls.look()
        self.webhook.look()

    def _stop(self) -> None:
        self._server.close()
        for connection in list(self._connections):
            connection.reset()
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        self.loop.call_soon(self.loop.stop)

    def _connected(self) -> Connection:
        connection = Connection(self._answer, self._connections.discard)
        self._connections.add(connection)
        return connection

    def _answer(self, request: Request, connection: Connection) -> None:
        found = _PATH.match(unquote(request.path))  # the library writes a file's token with %3A
        if found is None:
            return _say(connection, Refused(404, "Not Found"))
        if found["token"] != self._token:
            return _say(connection, Refused(401, "Unauthorized"))
        if found["file"]:
            return self._send_file(found["what"], connection)
        method = found["what"]
        self.calls[method] += 1
        fault = self._faults.drawn(method)
        if fault and not fault.kind.carries_out:
            return self._fail(fault, connection)
        with self._ledger.changed:
            self._carry_out(method, request, connection, fault)
            self._ledger.changed.notify_all()
        return None

    def _carry_out(
        self, method: str, request: Request, connection: Connection, fault: Fault | None
    ) -> None:
        parameters, before = request.parameters(), len(self._ledger.sent)
        answer = partial(self._fail, fault, connection) if fault else partial(_say, connection)
        try:
            if method == "getUpdates":
                self._poll(parameters, connection, answer)
                return
            result = self._result(method, parameters)
        except Refused as refused:
            if refused.code != 429:
                self._ledger.note_refusal(method, refused, parameters)
            answer(refused)
            return
        if fault:
            unseen = ((sent.chat, sent.id) for sent in self._ledger.sent[before:])
            self._ledger.unseen.update(unseen)
        answer(result)

    def _result(self, method: str, parameters: Parameters) -> Any:
        if method in self._own:
            return self._own[method](parameters)
        if method not in METHODS:
            raise Refused(404, "Not Found")
        return METHODS[method](self._ledger, parameters)

    def _poll(self, parameters: Parameters, connection: Connection, answer: Any) -> None:
        if self.webhook.hook:
            raise conflict(WEBHOOK_IS_ACTIVE)
        poll = self.polls.begin(parameters, answer)
        connection.when_lost = partial(self.polls.forget, poll)

    def _fail(self, fault: Fault, connection: Connection, _: Any = None) -> None:
        """Answer as the fault has it, whatever the result was."""
        if fault.kind in _PAGES:
            code = _PAGES[fault.kind]
            connection.respond(code, _PAGE % (code, code), "text/html")
        elif fault.kind is Kind.FLOOD:
            _say(connection, flood(fault.retry_after_s))
        elif fault.kind is Kind.CONFLICT:
            _say(connection, conflict(OTHER_POLL))
        elif fault.kind is Kind.GARBLED_AFTER:
            connection.respond(200, b'{"ok":true,"result":{"message_id":')
        elif fault.kind in (Kind.SILENCE, Kind.SILENCE_AFTER):
            self.loop.call_later(fault.silent_s, connection.reset)
        else:
            connection.reset()

    def _send_file(self, path: str, connection: Connection) -> None:
        with self._ledger.changed:
            files = self._ledger.files.values()
            file = next((one for one in files if one.path == path), None)
        if file is None:
            return _say(connection, Refused(404, "Not Found"))
        return connection.respond(200, file.content, "application/octet-stream")


def _say(connection: Connection, result: Any) -> None:
    if isinstance(result, Refused):
        connection.respond(result.code, json.dumps(result.body()).encode())
    else:
        connection.respond(200, json.dumps({"ok": True, "result": result}).encode())
