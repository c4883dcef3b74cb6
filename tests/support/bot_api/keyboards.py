"""What the server makes of the buttons below a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot_api.links import refuse_wrong_link
from bot_api.refusals import bad

MAX_DATA_BYTES = 64
MAX_COPIED_UNITS = 256
MAX_PER_ROW = 8
MAX_BUTTONS = 100
_ACTIONS = (
    "callback_data", "url", "copy_text", "switch_inline_query",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Button:
    """One button: what it shows, and the one thing it does."""

    label: str
    action: str
    value: Any

    @property
    def data(self) -> str | None:
        """What the bot is told when it is pressed."""
        return self.value if self.action == "callback_data" else None

    @property
    def copied(self) -> str | None:
        """What pressing it copies."""
        return self.value["text"] if self.action == "copy_text" else None


Keyboard = tuple[tuple[Button, ...], ...]


def keyboard(markup: dict[str, Any]) -> Keyboard:
    """Return the buttons of a `reply_markup`, none where it is empty, or refuse it."""
    if not markup:
        return ()
    if set(markup) != {"inline_keyboard"}:
        raise bad("this bot uses inline keyboards only")
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" must be of type Array')
    if any(len(row) > MAX_PER_ROW for row in rows) or sum(map(len, rows)) > MAX_BUTTONS:
        raise bad("reply markup is too long")
    return tuple(tuple(map(_button, row)) for row in rows if row)


def raw_keyboard(buttons: Keyboard) -> dict[str, Any]:
    rows = [[{"text": one.label, one.action: one.value} for one in row] for row in buttons]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _button(given: Any) -> Button:
    if not isinstance(given, dict) or not str(given.get("text", "")).strip():
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    actions = [name for name in _ACTIONS if name in given]
    if not actions:
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad(f"a button does one thing, not {', '.join(actions)}")
    [action] = actions
    _refuse_wrong_action(action, given[action])
    return Button(given["text"], action, given[action])


def _refuse_wrong_action(action: str, value: Any) -> None:
    if action == "callback_data" and not _is_data(value):
        raise bad("BUTTON_DATA_INVALID")
    if action == "copy_text" and not _is_copied(value):
        raise bad("BUTTON_COPY_TEXT_INVALID")
    if action == "url":
        refuse_wrong_link(str(value), "inline keyboard button URL")


def _is_data(value: Any) -> bool:
    return isinstance(value, str) and 1 <= len(value.encode()) <= MAX_DATA_BYTES


def _is_copied(value: Any) -> bool:
    text = value.get("text") if isinstance(value, dict) else None
    return isinstance(text, str) and 1 <= len(text.encode("utf-16-le")) // 2 <= MAX_COPIED_UNITS
