"""Patterns that are compiled when first used."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import bot
import corpus
import index
import scripts
from corpus.patterns import lazy_pattern


def test_it_does_what_a_compiled_pattern_does() -> None:
    source = r"(?P<word>h\w+)"
    lazy, compiled = lazy_pattern(source, re.IGNORECASE), re.compile(source, re.IGNORECASE)
    text = "Here a heron, there none"
    assert [one.span() for one in lazy.finditer(text)] == [
        one.span() for one in compiled.finditer(text)
    ]
    assert lazy.sub("x", text) == compiled.sub("x", text)
    assert (lazy.pattern, lazy.flags, lazy.groups) == (source, compiled.flags, 1)


def test_it_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lazy = lazy_pattern("heron")
    assert lazy.search("a heron")
    monkeypatch.setattr(re, "compile", None)
    assert lazy.search("a heron")
    assert not lazy.search("a gull")


def test_a_mistake_shows_at_first_use() -> None:
    lazy = lazy_pattern("(")
    with pytest.raises(re.error, match="unterminated"):
        lazy.search("")


def test_every_pattern_of_the_project_compiles() -> None:
    """A mistake in one would otherwise show only where it is first used."""
    kind = type(lazy_pattern(""))
    found = 0
    for package in (bot, corpus, index, scripts):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if module.ispkg:
                continue
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, kind):
                    assert value.flags is not None  # this compiles it
                    found += 1
    assert found > 80
