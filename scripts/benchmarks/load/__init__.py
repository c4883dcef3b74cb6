"""The bot under load: many people, a Telegram that fails, and a process that is killed.

The Telegram is the tests' Bot API stand-in (tests/support/bot_api), so this needs a checkout of
the project. It is put on the path here, once, and nowhere else in `scripts`.
"""

from __future__ import annotations

import sys
from pathlib import Path

_SUPPORT = str(Path(__file__).parents[3] / "tests" / "support")
if _SUPPORT not in sys.path:
    sys.path.append(_SUPPORT)
