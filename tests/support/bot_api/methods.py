"""The methods of the Bot API that the stand-in knows, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from bot_api.editing import (
    delete_message,
    delete_messages,
    edit_message_reply_markup,
    edit_message_text,
)
from bot_api.ledger import Ledger
from bot_api.parameters import Parameters
from bot_api.queries import answer_callback_query, answer_guest_query, answer_inline_query
from bot_api.refusals import bad, forbidden
from bot_api.sending import send_chat_action, send_document, send_message

MAX_FETCHED_BYTES = 20_000_000
_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_post_messages", "can_edit_messages",
)  # fmt: skip
Method = Callable[[Ledger, Parameters], Any]


def _get_me(ledger: Ledger, _: Parameters) -> Any:
    return ledger.profile.described()


def _get_file(ledger: Ledger, parameters: Parameters) -> Any:
    file = ledger.files.get(parameters.text("file_id"))
    if file is None:
        raise bad("invalid file_id")
    size = len(file.content)
    if size > MAX_FETCHED_BYTES:
        raise bad("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.id,
        "file_size": size,
        "file_path": file.path,
    }


def _set_commands(ledger: Ledger, parameters: Parameters) -> Any:
    return ledger.profile.set_commands(parameters, set(ledger.chats))


def _get_commands(ledger: Ledger, parameters: Parameters) -> Any:
    return ledger.profile.get_commands(parameters, set(ledger.chats))


def _delete_commands(ledger: Ledger, parameters: Parameters) -> Any:
    return ledger.profile.delete_commands(parameters, set(ledger.chats))


def _say(what: str, ledger: Ledger, parameters: Parameters) -> Any:
    return ledger.profile.say(what, parameters)


def _get_chat(ledger: Ledger, parameters: Parameters) -> Any:
    chat = ledger.chat(parameters)
    limits = {"accent_color_id": 0, "max_reaction_count": 11}
    gifts = {
        "unlimited_gifts": True,
        "limited_gifts": True,
        "unique_gifts": True,
        "premium_subscription": True,
        "gifts_from_channels": True,
    }
    return chat.described() | limits | {"accepted_gift_types": gifts}


def _get_chat_member(ledger: Ledger, parameters: Parameters) -> Any:
    chat = ledger.chat(parameters)
    user = parameters.whole("user_id")
    if user != ledger.profile.id:
        person = ledger.chats.get(user)
        if person is None or person.kind != "private":
            raise bad("PARTICIPANT_ID_INVALID")
        told = {"id": user, "is_bot": False, "first_name": person.name}
        return {"status": "member", "user": told}
    status = {"absent": "left"}.get(chat.bot_is, chat.bot_is)
    more: dict[str, Any] = {"kicked": {"until_date": 0}}.get(status, {})
    if status == "administrator":
        more = dict.fromkeys(_RIGHTS, True) | {"can_be_edited": False, "is_anonymous": False}
    return {"status": status, "user": ledger.profile.user()} | more


def _leave_chat(ledger: Ledger, parameters: Parameters) -> bool:
    chat = ledger.chat(parameters)
    if chat.kind == "private":
        raise bad("chat member status can't be changed in private chats")
    if chat.bot_is == "absent":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    chat.bot_is = "absent"
    return True


METHODS: Mapping[str, Method] = {
    "getMe": _get_me,
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "answerGuestQuery": answer_guest_query,
    "getFile": _get_file,
    "setMyCommands": _set_commands,
    "getMyCommands": _get_commands,
    "deleteMyCommands": _delete_commands,
    "setMyName": partial(_say, "name"),
    "setMyDescription": partial(_say, "description"),
    "setMyShortDescription": partial(_say, "short_description"),
    "getChat": _get_chat,
    "getChatMember": _get_chat_member,
    "leaveChat": _leave_chat,
}
