"""Write a corpus of invented releases, as large as wanted and always the same for a seed.

    .venv/bin/python -m scripts.benchmarks.generated_corpus FOLDER --number 10000

Ten thousand releases take some seconds and make about 62,000 passages. The first N of a larger
corpus are the releases of one of N: what adding costs is measured by writing a few more. Words and
names follow Zipf's law: some are everywhere, most are met once.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from corpus.release import Release
from scripts.argument_types import positive
from scripts.benchmarks.generated.case import draw_case
from scripts.benchmarks.generated.chance import Chance
from scripts.benchmarks.generated.prose import told

_NO_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG = 60  # characters
DEFAULT_NUMBER, DEFAULT_SEED = 1_000, 7


def generated_releases(number: int, *, seed: int = DEFAULT_SEED) -> Iterator[Release]:
    """Yield so many invented releases; each depends on the seed and its place alone."""
    for place in range(number):
        yield generated_release(place, seed=seed)


def generated_release(place: int, *, seed: int = DEFAULT_SEED) -> Release:
    """Return the invented release of a place, from 0."""
    chance = Chance(f"{seed} {place}")
    case = draw_case(chance)
    title, text = told(case, chance)
    host = _slug(case.publisher)
    slug = _slug(title)[:_SLUG].strip("-")
    return Release(
        id=f"{case.date.isoformat()}-{slug}-{place + 1}",
        title=title,
        date=case.date,
        publisher=case.publisher,
        text=text,
        place=case.place,
        url=f"https://{host}.example/news/{case.date.year}/{slug}-{place + 1}",
        tags=(case.topic.tag,),
    )


def write_corpus(folder: Path, number: int, *, seed: int = DEFAULT_SEED, skip: int = 0) -> None:
    """Write so many releases as release files into a folder, all but the first `skip`."""
    folder.mkdir(parents=True, exist_ok=True)
    for place in range(skip, number):
        release = generated_release(place, seed=seed)
        (folder / f"{release.id}.md").write_text(release_file(release), encoding="utf-8")


def release_file(release: Release) -> str:
    """Return a generated release as the content of its file."""
    return "\n".join(
        [
            "---",
            f"title: {_quoted(release.title)}",
            f"date: {release.date.isoformat()}",
            f"publisher: {_quoted(release.publisher)}",
            f"place: {_quoted(release.place or '')}",
            f"url: {release.url}",
            f"tags: [{', '.join(release.tags)}]",
            "---",
            release.text,
            "",
        ]
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode("ascii")
    return _NO_SLUG.sub("-", plain).strip("-")


def main() -> None:
    """Write a corpus into a folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--number", type=positive, default=DEFAULT_NUMBER, help="how many releases")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    arguments = parser.parse_args()
    write_corpus(arguments.folder, arguments.number, seed=arguments.seed)


if __name__ == "__main__":
    main()
