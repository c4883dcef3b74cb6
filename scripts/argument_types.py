"""What an argument must be, with what is said where it is not."""

from __future__ import annotations

import argparse
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project


def positive(text: str) -> int:
    """Return the whole number from 1 that `text` is."""
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")


def day(text: str) -> Date:
    """Return the day that `text` names in ISO 8601."""
    try:
        return Date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2013-08-14") from error
