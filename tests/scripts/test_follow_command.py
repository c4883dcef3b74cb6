"""`verbatim follow` as a process: what it prints, and that it stops when it is told to."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from invented_sources import markup_of
from real_command import environment
from web_server import WebServer, reply

Run = Callable[..., Any]
ID = "2019-05-06-harbour-seals-counted"


@pytest.fixture
def server() -> Iterator[WebServer]:
    server = WebServer()
    server.pages["/1"] = reply(markup_of().encode())
    server.pages["/feed"] = reply(
        f"<rss version='2.0'><channel><item><title>Seals</title><link>{server.url}/1</link>"
        "</item></channel></rss>".encode(),
        content_type="application/rss+xml",
    )
    yield server
    server.close()


@pytest.fixture
def options(tmp_path: Path, server: WebServer, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A feed, and where everything is."""
    monkeypatch.chdir(tmp_path)  # no .env of this machine
    (tmp_path / "releases").mkdir()
    folders = ["--releases", "releases", "--index", "index", "--review", "review"]
    return [f"{server.url}/feed", *folders, "--allow-private"]


def test_what_waits_for_review_is_said_with_its_file(verbatim: Run, options: list[str]) -> None:
    outcome = verbatim("follow", *options)
    assert (outcome.code, outcome.out) == (0, f"for review: review/{ID}.md\n")
    assert outcome.err == f"{options[0]}: 1 for review\n"
    again = verbatim("follow", *options)
    assert (again.code, again.out, again.err) == (0, "", f"{options[0]}: nothing new\n")


def test_json_is_an_object_for_each_entry(verbatim: Run, options: list[str]) -> None:
    outcome = verbatim("follow", *options, "--json", "--publisher", "Office")
    [entry] = map(json.loads, outcome.out.splitlines())
    assert (entry["outcome"], entry["feed"]) == ("for-review", options[0])
    assert entry["metadata"]["publisher"] == {
        "value": "Office",
        "evidence": "given",
        "doubtful": False,
    }


def test_a_feed_that_cannot_be_read_is_1(verbatim: Run, options: list[str]) -> None:
    outcome = verbatim("follow", f"{options[0]}/none", *options[1:])
    assert outcome.code == 1
    assert "no such page (404)" in outcome.err


@pytest.mark.slow
def test_it_polls_until_it_is_told_to_stop_and_then_stops_at_once(
    options: list[str], tmp_path: Path, server: WebServer
) -> None:
    command = [sys.executable, "-m", "scripts.main", "follow", *options, "--every", "1"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        deadline = time.monotonic() + 60
        while not list((tmp_path / "review").glob("*.md")):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=5)
    finally:
        process.kill()
    assert process.returncode == 0
    assert errors.decode().endswith("verbatim: stopped\n")
