"""Feeds (RSS, Atom): what a newsroom says is new, and where on its pages it says so."""

from corpus.feeds.discover import discover
from corpus.feeds.feed import CannotReadFeed, FeedEntry, entries, is_feed

__all__ = ["CannotReadFeed", "FeedEntry", "discover", "entries", "is_feed"]
