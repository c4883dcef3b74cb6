"""Which lines are furniture of a page by their words alone.

Stricter than what an importer goes by, which sees where a block stands: here a line must be one
that no release has. What may be an item of a list, such as “More” or “Home”, is none here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

_MARKS = " \t\u00a0:.…!?|>»«<→←⇒⇐↑↓‹›–—-•·*#♦▶►()[]"
_GAPS = re.compile(r"(?::?[\s\u00a0|•·,/]+)+")
_APOSTROPHES = str.maketrans("’‘`´", "''''")
_SERVICE = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|reddit|pinterest|bluesky"
    r"|mastodon|threads|xing|e-?mail|print|rss|copy link|messenger|flickr|tiktok"
    r"|вконтакте|фейсбуке?|твиттере?|одноклассниках|телеграме?|فيسبوك|تويتر|واتساب|تلغرام|إكس)"
)
_THIS = (
    r"(?:this|the|our)"
    r"(?: (?:page|article|story|post|release|press release|news|website|content))?"
)


@lru_cache(maxsize=10_000)  # the lines of one publisher repeat
def is_furniture(line: str) -> bool:
    """Whether a line is furniture of a page, whatever stands around it.

    >>> is_furniture("» Share this page on Facebook")
    True
    >>> is_furniture("They share this page in their history.")
    False
    """
    return _furniture().fullmatch(_folded(line)) is not None


@cache
def _furniture() -> re.Pattern[str]:
    lines = Path(__file__).with_name("furniture.txt").read_text(encoding="utf-8").split("\n")
    phrases = [f"(?:{line})" for line in lines if line and not line.startswith("#")]
    return re.compile("|".join(phrases).replace("{service}", _SERVICE).replace("{this}", _THIS))


def _folded(line: str) -> str:
    """Return a line in small letters, without marks at its ends, with one blank between words."""
    line = line.casefold().translate(_APOSTROPHES).strip(_MARKS)
    return _GAPS.sub(" ", line)
