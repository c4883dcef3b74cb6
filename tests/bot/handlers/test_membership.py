"""The bot comes into groups and leaves them."""

from __future__ import annotations

from bot_api import Person, Telegram

from bot.services import Services


def test_a_group_that_takes_the_bot_in_is_told_what_it_hears_there(
    telegram: Telegram, bot: Services
) -> None:
    group = telegram.foreign_group("Desk")
    group.add_bot()
    told = group.next_answer()
    assert "In groups I hear only /ask@verbatim_bot and replies to me" in told.text
    assert "/setprivacy" in told.text


def test_a_group_that_makes_it_an_admin_or_removes_it_is_told_nothing(
    telegram: Telegram, ada: Person
) -> None:
    group = telegram.group("Desk")
    group.make_administrator()
    group.remove_bot()
    ada.write("/help")
    ada.next_answer()
    assert group.is_quiet(0)


def test_who_blocks_the_bot_and_comes_back_is_told_nothing_and_answered(ada: Person) -> None:
    ada.block()
    ada.unblock()
    ada.write("/help")
    assert ada.next_answer().text.startswith("Ask in whole sentences")


def test_who_blocked_it_after_asking_is_nobodys_trouble(
    telegram: Telegram, ada: Person, bob: Person, admin: Person, foreseen: list[str]
) -> None:
    foreseen.append("bot was blocked by the user")
    with telegram.ledger.changed:
        ada.write("What was seized in Operation Heron?")
        ada.block()
    bob.write("/help")
    bob.next_answer()
    telegram.holds(lambda: telegram.refusals, 5)
    assert admin.room.is_quiet()
