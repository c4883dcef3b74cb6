"""A small index of invented releases, which the real engine answers from without a reader.

"What was seized in Operation Heron?"   one quote, of a paragraph that says more
"and who led it?"                       a follow-up, another paragraph of the same release
"Which releases mention Peru?"          a list of eight, more than a page
"… mention Peru in March 2032?"         a list of one, restricted by a date
"What is the capital of Australia?"     not answered, though something comes nearest
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from invented_releases import write_release, write_releases
from tiny_model import make_model

if TYPE_CHECKING:
    from index import Settings

HERON_ID = "2031-03-04-operation-heron"
BOATS = "Invented harbour police seized nine boats in Operation Heron on Monday."
TOWED = "The boats were towed to Port Nowhere."
UNHURT = "“Nobody was hurt,” said Captain Ada Voss, who led the operation."
HERON = f"{BOATS} {TOWED}\n\n{UNHURT}\n\nTwo crews were questioned. A hearing is set for May."
RAIDS = 8


def make_library(folder: Path) -> Settings:
    """Build the index; it takes a second or two."""
    from index import Settings, rebuild

    library = Settings(
        releases=folder / "releases",
        index=folder / "index",
        model=str(make_model(folder / "model")),
        reader="none",
    )
    write_releases(library.releases)
    write_heron(library.releases, HERON)
    for number in range(1, RAIDS + 1):
        write_release(
            library.releases,
            f"2032-{number:02}-10-raid-in-peru",
            f"Police in Peru joined invented Operation Raid {number} on Monday. They found "
            f"{number}00 lanterns.\n\nThe operation was led from Lima by Inspector Nobody.",
            title=f"Operation Raid {number} in Peru",
            url=f"https://agency.example/raid-{number}",
        )
    rebuild(library)
    return library


def copy_library(library: Settings, folder: Path) -> Settings:
    """Copy the index and its releases, for a test that changes them."""
    for place in (library.releases, library.index):
        shutil.copytree(place, folder / place.name)
    return replace(library, releases=folder / "releases", index=folder / "index")


def write_heron(releases: Path, text: str) -> None:
    """Write the release on Operation Heron, with this text."""
    write_release(
        releases,
        HERON_ID,
        text,
        title="Operation Heron ends",
        url="https://agency.example/heron",
        place="Port Nowhere",
    )
