"""What was measured, as a Markdown table and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from scripts.benchmarks.scale.drawn import Drawing, Likeness
from scripts.benchmarks.scale.growth import exponents
from scripts.benchmarks.scale.measured import Size


def as_json(sizes: Sequence[Size], likenesses: dict[str, Likeness]) -> dict[str, object]:
    """Return all that was measured."""
    return {
        "likeness": {name: asdict(one) for name, one in likenesses.items()},
        "sizes": [asdict(size) | {"figures": size.figures()} for size in sizes],
        "exponents": exponents(sizes),
    }


def markdown(sizes: Sequence[Size], likenesses: dict[str, Likeness], drawing: Drawing) -> str:
    """Return the tables as Markdown."""
    return "\n".join(
        [
            *_growth(sizes),
            "",
            *_stages(sizes),
            "",
            f"Vectors are drawn after {likenesses['real'].number:,} real ones (factor "
            f"{drawing.factor:.2f}); lower decile, median and upper decile of cosines:",
            "",
            *_likeness(likenesses),
            "",
        ]
    )


def _growth(sizes: Sequence[Size]) -> Iterator[str]:
    grown = exponents(sizes)
    yield from _head(sizes, "exponent")
    yield _row("releases", [f"{size.releases:,}" for size in sizes], "")
    yield _row("sentences", [f"{size.sentences:,}" for size in sizes], "")
    for name, slope in grown.items():
        values = [size.figures().get(name) for size in sizes]
        shown = ["" if value is None else _plain(value) for value in values]
        yield _row(name, shown, "" if slope is None else f"{slope:.2f}")
    yield _row("recall@10", [f"{size.asked.recall:.3f}" for size in sizes], "")


def _stages(sizes: Sequence[Size]) -> Iterator[str]:
    yield from _head(sizes, None)
    names = dict.fromkeys(name for size in sizes for name in size.stages)
    for name in names:
        yield _row(f"{name}, s", [_plain(size.stages.get(name, 0.0)) for size in sizes], None)


def _likeness(likenesses: dict[str, Likeness]) -> Iterator[str]:
    yield "| vectors | number | nearest | tenth nearest | intrinsic dimension |"
    yield "| --- | --- | --- | --- | --- |"
    for name, one in likenesses.items():
        near, tenth = (
            ", ".join(f"{value:.2f}" for value in three) for three in (one.nearest, one.tenth)
        )
        yield f"| {name} | {one.number:,} | {near} | {tenth} | {one.dimension:.1f} |"


def _head(sizes: Sequence[Size], last: str | None) -> Iterator[str]:
    yield _row("passages", [f"{size.passages:,}" for size in sizes], last)
    yield "| --- |" + " --- |" * (len(sizes) + (last is not None))


def _row(name: str, cells: Sequence[str], last: str | None) -> str:
    return f"| {' | '.join([name, *cells, *([] if last is None else [last])])} |"


def _plain(value: float) -> str:
    """Return a number with three digits that count.

    >>> _plain(1234.5), _plain(12.345), _plain(0.012345)
    ('1,234', '12.3', '0.0123')
    """
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
