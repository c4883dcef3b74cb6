"""A web address, taken apart once and strictly: what is checked is what is asked for.

Spellings that programs read in different ways are refused rather than guessed at: backslashes,
percent signs in the host, IP addresses as `0x7f.1` or `2130706433`, user names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.fetching.addresses import as_address
from corpus.fetching.errors import Refusal

_LONGEST = 4000
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\\\u2028\u2029\ud800-\udfff]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PARTS = re.compile(r"(https?)://([^/?#]*)[^#]*", re.IGNORECASE)
_AUTHORITY = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^\s@:%\[\]]+)(?::([0-9]{1,5})?)?", re.ASCII)
_NAME = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.|$))+(?<!\.)")
# A host that ends so is an IP address to most resolvers, as the URL standard has it too.
_NUMERIC = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address of a page.

    Attributes:
        url: The whole of it in its usual spelling, without a fragment.
        host: A name in lower case and ASCII, or an IP address without brackets.
        target: Path and query, as they are sent.
    """

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what has one robots.txt."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port as the Host header gives them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.has_usual_port else f"{host}:{self.port}"

    @property
    def has_usual_port(self) -> bool:
        """Whether the port is 80 for http or 443 for https."""
        return self.port == _PORTS[self.scheme]


def parse(text: str) -> WebAddress:
    """Take a web address apart.

    Raises:
        Refusal: It is none, or is written in a way that may be read as another.
    """
    text = text.strip(" \t\r\n")
    if len(text) > _LONGEST:
        raise Refusal(f"the address has more than {_LONGEST} characters")
    if found := _UNFIT.search(text):
        raise Refusal(f"the address holds {found[0]!r}", mend="remove it, or percent-encode it")
    parts = _PARTS.match(text)
    if not parts:
        raise Refusal("it is no http or https address", mend="give one that begins with https://")
    authority = _AUTHORITY.fullmatch(parts[2])
    if not authority:
        raise _no_host(parts[2])
    return _assembled(parts[1].lower(), parts[0], authority)


def joined(address: WebAddress, location: str) -> WebAddress:
    """Return where a redirect leads.

    Raises:
        Refusal: Nowhere that can be fetched.
    """
    import httpx

    location = location.strip(" \t")
    if location.startswith("//"):
        location = f"{address.scheme}:{location}"
    if _SCHEME.match(location) or _UNFIT.search(location):
        return parse(location)  # judged as it came: joining would mend what is odd about it
    try:
        return parse(str(httpx.URL(address.url).join(location)))
    except (httpx.InvalidURL, ValueError):
        raise Refusal("the address is malformed") from None


def _assembled(scheme: str, text: str, authority: re.Match[str]) -> WebAddress:
    host = _host(authority[1])
    port = int(authority[2] or _PORTS[scheme])
    if not 0 < port < 2**16:
        raise Refusal(f"there is no port {port}")
    bare = WebAddress("", scheme, host, port, "")
    target = _target(text[text.index("//") + 2 + len(authority[0]) :])
    return WebAddress(bare.origin + target, scheme, host, port, target)


def _target(text: str) -> str:
    """Return path and query with what cannot be sent percent-encoded, dot segments removed."""
    import httpx

    try:
        return httpx.URL(f"http://host/{text.removeprefix('/')}").raw_path.decode("ascii")
    except httpx.InvalidURL as error:
        raise Refusal(f"it is no address: {error}") from None


def _host(text: str) -> str:
    """Return a host as it is looked up and sent.

    >>> _host("Bücher.example."), _host("[0::1]")
    ('xn--bcher-kva.example', '::1')
    """
    if text.startswith("["):
        address = as_address(text[1:-1])
        if address is None or address.version == 4:
            raise _no_host(text)
        return str(address)
    host = _ascii(text).removesuffix(".")
    if _NUMERIC.fullmatch(host):
        if as_address(host) is None:
            raise Refusal(
                f"{text!r} is an unusual spelling of an IP address",
                mend="write it as four numbers from 0 to 255, or give the host's name",
            )
    elif not _NAME.fullmatch(host):
        raise _no_host(text)
    return host


def _ascii(text: str) -> str:
    if text.isascii():
        return text.lower()
    import idna

    try:
        return idna.encode(text.lower()).decode("ascii").lower()
    except UnicodeError:  # the root of the library's errors
        raise _no_host(text) from None


def _no_host(text: str) -> Refusal:
    if "@" in text:
        return Refusal("it names a user", mend="give the address without what stands before the @")
    return Refusal(f"{text[:80]!r} is no host's name")
