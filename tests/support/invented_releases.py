"""Release files about things that never happened."""

from __future__ import annotations

from pathlib import Path

HERON = """Invented harbour police seized nine boats in Operation Heron on Monday.

"Nobody was hurt," said Captain Ada Voss. The boats were towed to Port Nowhere.

Two crews were questioned. A hearing is set for May."""

LANTERN = """The invented agency counted forty lanterns in the old town.

Twelve of them were broken. Repairs cost 1,500 crowns, the agency said.

• glass
• wire
• oil"""

ORCHARD = """Growers in the made-up valley of Elsewhere planted 300 trees.

The frost of 2030 had killed the old orchard. Pears ripen late there."""

RELEASES = {
    "2031-03-04-operation-heron": ("Operation Heron ends", HERON),
    "2031-04-01-lanterns": ("Lanterns counted", LANTERN),
    "2031-05-06-orchard": ("An orchard replanted", ORCHARD),
}


def release_file(text: str, *, stem: str, title: str = "A made-up title", **fields: str) -> str:
    """Return the content of a release file."""
    known = {"title": f'"{title}"', "date": stem[:10], "publisher": "Invented Agency"}
    lines = [f"{key}: {value}" for key, value in (known | fields).items()]
    return "\n".join(["---", *lines, "---", text, ""])


def write_release(
    folder: Path, stem: str, text: str, *, title: str = "A made-up title", **fields: str
) -> Path:
    """Write a release file and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}.md"
    path.write_text(release_file(text, stem=stem, title=title, **fields), encoding="utf-8")
    return path


def write_releases(folder: Path) -> Path:
    """Write three invented releases into a folder."""
    for stem, (title, text) in RELEASES.items():
        write_release(folder, stem, text, title=title)
    return folder
