"""`verbatim doctor`: what it shows, and what it keeps to itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

import index

Run = Callable[..., Any]


@dataclass
class Finding:
    name: str
    value: str
    is_fault: bool = False


@pytest.fixture
def found(engine: Any, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What the examination will find; it notes itself whether it was a deep one."""
    findings = [Finding("generation", "0007"), Finding("passages", "12")]

    def examine(_: Any, *, deep: bool) -> tuple[Finding, ...]:
        return (*findings, Finding("checksums", "verified" if deep else "not verified"))

    monkeypatch.setitem(vars(index), "examine", examine)
    return findings


def test_a_healthy_index_is_0(verbatim: Run, found: list[Finding]) -> None:
    outcome = verbatim("doctor")
    assert (outcome.code, outcome.err) == (0, "")
    assert "  generation  0007\n  passages    12\n  checksums   not verified\n" in outcome.out


def test_deep_reaches_the_examination(verbatim: Run, found: list[Finding]) -> None:
    assert "checksums   verified" in verbatim("doctor", "--deep").out


def test_a_fault_is_3_and_marked(verbatim: Run, found: list[Finding]) -> None:
    found.append(Finding("vectors.npy", "cut off at byte 90", is_fault=True))
    outcome = verbatim("doctor")
    assert outcome.code == 3
    assert "FAULT: cut off at byte 90" in outcome.out


def test_versions_and_settings_are_shown_and_the_token_is_masked(
    verbatim: Run, found: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERBATIM_TELEGRAM__TOKEN", "123456:an-invented-secret")
    monkeypatch.setenv("VERBATIM_MODEL", "some/model")
    out = verbatim("doctor").out
    assert "python-telegram-bot" in out
    assert "VERBATIM_MODEL" in out
    assert "some/model" in out
    assert "VERBATIM_TELEGRAM__TOKEN" in out
    assert "invented-secret" not in out


def test_no_token_is_no_fault(
    verbatim: Run, found: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VERBATIM_TELEGRAM__TOKEN", raising=False)
    outcome = verbatim("doctor")
    assert outcome.code == 0
    assert "VERBATIM_TELEGRAM__TOKEN is not set" in outcome.out
