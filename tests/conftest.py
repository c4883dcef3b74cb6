"""What holds for every test: no network but loopback, and slow tests only when asked for."""

from __future__ import annotations

import os
import runpy
from pathlib import Path

import pytest
from hypothesis import settings

_OFFLINE = Path(__file__).parent / "offline"

# Here, and through the environment in every Python that a test starts: offline is a promise.
runpy.run_path(str(_OFFLINE / "sitecustomize.py"))
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, [str(_OFFLINE), os.environ.get("PYTHONPATH")])
)

# No deadline: how long an example takes depends on who else is using the machine.
settings.register_profile("here", deadline=None)
# The same examples every time, so that a change is never blamed for another day's find.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the slow tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="slow; --slow runs it"))
