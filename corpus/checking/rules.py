"""All rules, and which of them are wanted."""

from __future__ import annotations

from collections.abc import Collection

from corpus.checking import (
    addresses,
    at_reading,
    bodies,
    characters,
    dates,
    form,
    languages,
    leftovers,
    links,
    names,
    on_the_web,
    titles,
)
from corpus.checking.rule import Rule

_FAMILIES = (
    at_reading,
    dates,
    titles,
    addresses,
    bodies,
    characters,
    leftovers,
    languages,
    links,
    names,
    form,
    on_the_web,
)
RULES: dict[str, Rule] = {rule.code: rule for family in _FAMILIES for rule in family.RULES}
"""All rules by code, in the order in which they are explained."""


def selected(select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[Rule, ...]:
    """Return the rules to go by; without `select` all of them.

    Raises:
        KeyError: There is no rule of such a code.
    """
    unknown = [code for code in (*select, *ignore) if code not in RULES]
    if unknown:
        raise KeyError(unknown[0])
    wanted = select or RULES
    return tuple(rule for code, rule in RULES.items() if code in wanted and code not in ignore)
