"""Getting pages and documents, from the web safely and politely, from files within limits.

Only public addresses are reached, over http and https, within limits of size and time; robots.txt
and a pause between two pages of a host are kept to. What is fetched becomes a `Source`.
"""

from corpus.fetching.clock import Clock
from corpus.fetching.errors import CannotFetch, CannotRead
from corpus.fetching.fetch import Fetcher, fetch
from corpus.fetching.limits import Limits
from corpus.fetching.local import read_file, read_stdin
from corpus.fetching.network import Network
from corpus.fetching.page import NotModified, Page
from corpus.fetching.policy import Policy
from corpus.fetching.remembered import Remembered
from corpus.fetching.remote_check import Changed, Gone, Unchanged, Unknown, is_the_page_still
from corpus.fetching.validators import Validators

__all__ = [
    "CannotFetch",
    "CannotRead",
    "Changed",
    "Clock",
    "Fetcher",
    "Gone",
    "Limits",
    "Network",
    "NotModified",
    "Page",
    "Policy",
    "Remembered",
    "Unchanged",
    "Unknown",
    "Validators",
    "fetch",
    "is_the_page_still",
    "read_file",
    "read_stdin",
]
