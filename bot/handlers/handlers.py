"""The handlers in their order, and what Telegram is asked to send and to show."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Update,
)
from telegram.constants import UpdateType
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.context import BotContext
from bot.handlers.adding import Adding
from bot.handlers.administration import Administration
from bot.handlers.answering import Answering
from bot.handlers.browsing import Browsing
from bot.handlers.buttons import Buttons
from bot.handlers.commands import Commands
from bot.handlers.elsewhere import Elsewhere
from bot.handlers.membership import greet
from bot.handlers.messages import Messages
from bot.menu import Menu
from bot.services import Services
from bot.traces import in_short

_LOG = logging.getLogger(__name__)

KINDS = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CHANNEL_POST,
    UpdateType.EDITED_CHANNEL_POST,
    UpdateType.CALLBACK_QUERY,
    UpdateType.INLINE_QUERY,
    UpdateType.GUEST_MESSAGE,
    UpdateType.MY_CHAT_MEMBER,
)
Handler = BaseHandler[Update, BotContext, Any]
Handling = Callable[[Update, BotContext], Coroutine[Any, Any, None]]

_HERE = filters.UpdateType.MESSAGE
_PRIVATE = _HERE & filters.ChatType.PRIVATE
_ASK = re.compile(r"^/ask(?:@\w+)?(?!\S)", re.IGNORECASE)
_ADDED_FILE = _PRIVATE & filters.Document.ALL & filters.CaptionRegex(r"^/add(@\w+)?\b")
_EDITED = filters.UpdateType.EDITED_MESSAGE | filters.UpdateType.EDITED_CHANNEL_POST
_ASKABLE = (_HERE | filters.UpdateType.CHANNEL_POST) & ~filters.StatusUpdate.ALL

_FOR_ALL = (
    BotCommand("ask", "Ask a question"),
    BotCommand("latest", "The newest releases"),
    BotCommand("release", "A release, by its id or words of its title"),
    BotCommand("new", "Begin anew"),
    BotCommand("about", "What this bot knows"),
    BotCommand("help", "How to ask"),
    BotCommand("privacy", "What is kept, and how long"),
    BotCommand("forget", "Delete what is kept of you"),
    BotCommand("start", "What this bot is, with questions to try"),
)
_GROUP = ("ask", "latest", "release", "new", "help")
_IN_GROUPS = tuple(one for one in _FOR_ALL if one.command in _GROUP)
_FOR_ADMINS = (
    BotCommand("status", "How the bot is"),
    BotCommand("reload", "Bring the index up to date"),
    BotCommand("add", "Add a release: an address, or a file with this caption"),
    BotCommand("gaps", "Questions lately not answered"),
)


class Handlers:
    """All that handles updates, over the same services."""

    def __init__(self, services: Services) -> None:
        answering = Answering(services)
        browsing = Browsing(services)
        self._services = services
        self._adding = Adding(services)
        self._browsing = browsing
        self._administration = Administration(services)
        self._buttons = Buttons(services, answering, browsing, self._adding)
        self._commands = Commands(services, browsing)
        self._elsewhere = Elsewhere(services, answering)
        self._messages = Messages(services, answering)

    async def prepare(self) -> None:
        """Do what takes a while, so that the first person who writes /start waits less."""
        try:
            await self._browsing.examples()
        except Exception as error:  # whatever it is, whoever writes /start is told of it then
            _LOG.warning("no example questions could be made: %s", in_short(error))

    def all(self) -> Sequence[Handler]:
        """Return the handlers; the first that wants an update gets it."""
        return [
            MessageHandler(filters.UpdateType.GUEST_MESSAGE, self._elsewhere.answer_guest),
            InlineQueryHandler(self._elsewhere.offer),
            CallbackQueryHandler(self._buttons.press),
            ChatMemberHandler(greet, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(_HERE & filters.StatusUpdate.MIGRATE, self._messages.follow_the_group),
            *self._commands_of_all(),
            *self._commands_of_admins(),
            MessageHandler(_PRIVATE & filters.COMMAND & ~filters.Regex(_ASK), self._commands.help),
            MessageHandler(_EDITED, self._messages.answer_anew),
            MessageHandler(_ASKABLE, self._messages.answer),
        ]

    def menus(self) -> Sequence[Menu]:
        """Return which commands are shown to whom."""
        admins = self._services.settings.admins
        return [
            Menu(_FOR_ALL),
            Menu(_FOR_ALL, BotCommandScopeAllPrivateChats()),
            Menu(_IN_GROUPS, BotCommandScopeAllGroupChats()),
            *(Menu((*_FOR_ALL, *_FOR_ADMINS), BotCommandScopeChat(one)) for one in sorted(admins)),
        ]

    def _commands_of_all(self) -> Iterator[Handler]:
        commands: dict[str, Handling] = {
            "start": self._commands.start,
            "help": self._commands.help,
            "privacy": self._commands.privacy,
            "forget": self._commands.forget,
            "new": self._commands.new,
            "latest": self._commands.latest,
            "release": self._commands.release,
            "about": self._commands.about,
        }
        for name, handle in commands.items():
            yield CommandHandler(name, handle, _HERE)

    def _commands_of_admins(self) -> Iterator[Handler]:
        commands: dict[str, Handling] = {
            "status": self._administration.status,
            "reload": self._administration.reload,
            "gaps": self._administration.gaps,
            "add": self._adding.add,
        }
        guarded = self._administration.only_admins
        for name, handle in commands.items():
            yield CommandHandler(name, guarded(handle), _PRIVATE)
        yield MessageHandler(_ADDED_FILE, guarded(self._adding.add))
