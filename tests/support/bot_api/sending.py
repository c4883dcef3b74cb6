"""What the bot sends into chats: messages, documents, and that it is typing."""

from __future__ import annotations

from typing import Any

from bot_api.chats import Chat
from bot_api.keyboards import keyboard
from bot_api.ledger import Ledger
from bot_api.parameters import Parameters, Upload
from bot_api.refusals import bad
from bot_api.replies import Reply, reply
from bot_api.texts import MAX_CAPTION_UNITS, Stored, refuse_unsayable, stored, units

MAX_UPLOAD_BYTES = 50_000_000
_ACTIONS = (
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
)  # fmt: skip


def send_message(ledger: Ledger, parameters: Parameters) -> Any:
    """Send a text."""
    words = words_of(parameters, "text", "entities")
    refuse_unsayable(words)
    buttons = keyboard(parameters.record("reply_markup"))
    chat, answered, thread = _place(ledger, parameters)
    message = ledger.new_message(chat, words, answered, thread, buttons=buttons)
    return ledger.keep_sent(message, answered, parameters)


def send_document(ledger: Ledger, parameters: Parameters) -> Any:
    """Send a file, uploaded or known by its id."""
    words = words_of(parameters, "caption", "caption_entities")
    if units(words.text) > MAX_CAPTION_UNITS:
        raise bad("message caption is too long")
    buttons = keyboard(parameters.record("reply_markup"))
    chat, answered, thread = _place(ledger, parameters)
    file = ledger.files.get(parameters.text("document"))
    if file is None:
        upload = _uploaded(parameters)
        file = ledger.keep_file(upload.name, upload.content)
    document = {
        "file_id": file.id,
        "file_unique_id": file.id,
        "file_name": file.name,
        "file_size": len(file.content),
    }
    message = ledger.new_message(
        chat, words, answered, thread, buttons=buttons, more={"document": document}
    )
    return ledger.keep_sent(message, answered, parameters)


def send_chat_action(ledger: Ledger, parameters: Parameters) -> bool:
    """Show for a few seconds what the bot is doing."""
    if parameters.text("action") not in _ACTIONS:
        raise bad("wrong parameter action in request")
    chat = ledger.open_chat(parameters)
    chat.refuse_thread(parameters.whole("message_thread_id", 0) or None)
    chat.actions.append(parameters.text("action"))
    return True


def words_of(parameters: Parameters, text: str, entities: str) -> Stored:
    """Return a request's words as they will be kept; markup is against this bot's rules."""
    if "parse_mode" in parameters:
        raise bad("this bot sends entities, not markup")
    return stored(parameters.text(text), parameters.records(entities))


def _place(ledger: Ledger, parameters: Parameters) -> tuple[Chat, Reply, int | None]:
    chat = ledger.open_chat(parameters)
    thread = parameters.whole("message_thread_id", 0) or None
    chat.refuse_thread(thread)
    return chat, reply(chat, parameters.record("reply_parameters")), thread


def _uploaded(parameters: Parameters) -> Upload:
    name = parameters.text("document").removeprefix("attach://") or "document"
    upload = parameters.files.get(name)
    if upload is None:
        raise bad("there is no document in the request")
    if not upload.content:
        raise bad("file must be non-empty")
    if len(upload.content) > MAX_UPLOAD_BYTES:
        raise bad("file is too big")
    return upload
