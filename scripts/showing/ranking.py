"""Names with how many releases have each, the most first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scripts.printable import printable

if TYPE_CHECKING:
    from scripts.page import Page

_WIDEST_NAME = 48  # columns
_BAR = 20  # columns


def ranking(
    title: str, names: Sequence[tuple[str, int]], of: int, page: Page, shown: int
) -> Iterator[str]:
    """Yield a heading and the first `shown` names, each with its number, share and a bar.

    Args:
        title: What the names are.
        names: With how many releases have each, the most first.
        of: How many releases there are.
        page: A terminal.
        shown: So many at most; one more is not worth a line that says so.
    """
    from rich.cells import cell_len, set_cell_size

    count = f" ({len(names):,})" if len(names) > shown else ""
    yield page.styled(f"{title}{count}", "quiet")
    some = names if len(names) == shown + 1 else names[:shown]
    rows = [(printable(name), number) for name, number in some]
    width = min(_WIDEST_NAME, max((cell_len(name) for name, _ in rows), default=0))
    digits = max((len(f"{number:,}") for _, number in rows), default=1)
    for name, number in rows:
        cut = set_cell_size(name, width - 1) + "…" if cell_len(name) > width else None
        padded = cut or set_cell_size(name, width)
        line = f"  {padded}{page.closing(padded)}  {number:>{digits},}  {number / of:>4.0%}"
        yield f"{line}  {page.styled(_bar(number / rows[0][1], page), 'bar')}".rstrip()


def _bar(share: float, page: Page) -> str:
    """Return a bar of this share of the longest, as long as the page has room for it."""
    eighths = round(share * _BAR * 8)
    if page.bar != "│":
        return "#" * max(1, round(share * _BAR))
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip() or "▏"
