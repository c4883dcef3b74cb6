"""A Bot API server on loopback, for one bot, any number of people and any chats.

It speaks HTTP, refuses what the real server refuses (and what the real one would silently drop),
keeps what it accepts as Telegram would show it, fails on demand, and lets a test play people:

    telegram = Telegram()                       # telegram.url and telegram.token are for the bot
    ada = telegram.person("Ada")
    question = ada.write("How many were arrested?")
    answer = ada.next_answer()
    assert answer.reply_to == question.id and not telegram.refusals
"""

from __future__ import annotations

from bot_api.asked import GuestQuestion, InlineQuery, Press, Written
from bot_api.chats import Sent
from bot_api.faults import QUICK, Fault, Kind
from bot_api.floods import Floods
from bot_api.keyboards import Button
from bot_api.people import Person
from bot_api.refusals import Refused
from bot_api.rooms import Room
from bot_api.stand_in import BOT_NAME, TOKEN, Telegram
from bot_api.texts import Entity, Stored, stored, units

__all__ = [
    "BOT_NAME",
    "QUICK",
    "TOKEN",
    "Button",
    "Entity",
    "Fault",
    "Floods",
    "GuestQuestion",
    "InlineQuery",
    "Kind",
    "Person",
    "Press",
    "Refused",
    "Room",
    "Sent",
    "Stored",
    "Telegram",
    "Written",
    "stored",
    "units",
]
