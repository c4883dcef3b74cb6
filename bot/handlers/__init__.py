"""What the bot does with each kind of update; the first handler that wants one gets it.

Guest messages come first: to the library's ordinary filters they look like messages of a chat
that the bot is in, and nothing but the answer to a guest query may ever go there.
"""

from bot.handlers.handlers import KINDS, Handlers

__all__ = ["KINDS", "Handlers"]
