"""Which messages ask nothing of the releases."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.small_talk import small_talk


@pytest.mark.parametrize(
    ("kind", "messages"),
    [
        ("greeting", "hi|Hello!|HEY THERE|hiiii :)|Good morning, Verbatim.|How are you?"),
        ("greeting", "¡Hola!|Buenos días a todos|Buenas noches|Bonjour à tous !|salut, ça va ?"),
        ("greeting", "مرحباً|السلام عليكم ورحمة الله|صباح الخير!"),
        ("thanks", "thanks|Thank you so much, that was very helpful 🙏|ok thx|Hello, thanks"),
        ("thanks", "¡Muchas gracias por su ayuda!|Merci beaucoup|شكراً جزيلاً|Thanks, bye"),
        ("farewell", "bye|Good night!|That’s all for now|adiós|Au revoir !|مع السلامة"),
        ("help", "help|Who are you?|hello, what can you do|what's your name|¿Quién eres?"),
        ("help", "Qui êtes-vous ?|من أنت؟|Can you help me, please?|Hi! I have a question."),
        ("agreement", "ok|Great!|d'accord|vale, perfecto|تمام"),
        ("wordless", "👍|🙂🙂|?|…|❤️ !"),
    ],
)
def test_a_message_of_set_phrases_alone_is_small_talk(kind: str, messages: str) -> None:
    assert {message: small_talk(message) for message in messages.split("|")} == dict.fromkeys(
        messages.split("|"), kind
    )


@pytest.mark.parametrize(
    "message",
    [
        "Hi! How many were arrested?",
        "Thanks. And where were the boats towed?",
        "Hola, ¿dónde fue?",
        "Who are you looking for in the harbour?",
        "help wanted notices",
        "Operation Hello",
        "the harbour",
        "that",
        "2031",
        "",
        "  \n",
    ],
)
def test_one_word_more_makes_it_a_question(message: str) -> None:
    assert small_talk(message) is None


@given(st.text())
def test_any_text_can_be_told(message: str) -> None:
    small_talk(message)


@pytest.mark.parametrize("message", ["hi " * 50_000, "bye " * 29 + "x", "ha" * 59 + " x"])
def test_a_long_row_of_phrases_takes_no_time(message: str) -> None:
    start = time.perf_counter()
    assert small_talk(message) is None
    assert time.perf_counter() - start < 1
