"""Plain, well-formed XML out of what a server calls a feed.

Entities are where XML bites: a few lines of them grow to gigabytes (billion laughs), or read files
and addresses (XXE). No feed needs any of its own, so one that declares them is refused; the names
that HTML gives to characters, which many feeds use undeclared, are replaced. Comments, processing
instructions and the document type go. What is not well-formed is mended by libxml2, which takes
time in proportion to the size, as feedparser's own ways do not: 100 KB of line feeds before the
root keep that busy for a minute.
"""

from __future__ import annotations

import codecs
import html
import html.entities
import re
from itertools import islice
from typing import Any
from xml.parsers import expat

SIZE_BYTES = 16 * 2**20
"""Ten thousand entries with their summaries take some ten megabytes."""
_ELEMENTS = 250_000
_ATTRIBUTES = 50
"""Of one element; Python's SAX takes time in proportion to the square of their number."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
)
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})")
_DECLARATION = re.compile(r"\A<\?xml\b[^>]{0,400}\?>")
_BLANK = "\ufeff \t\r\n"
# A CDATA section, to be left as it is, or an ampersand, with the character after it that it means.
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)?",
    re.DOTALL,
)
_NO_ENCODINGS = frozenset(("punycode", "idna", "undefined", "unicode-escape", "raw-unicode-escape"))
"""What Python can decode too, in time that grows with the square, or as a program's own words."""
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_FINDING = re.compile(r"(?:^|\})(?:links|\w+_(?:parsed|detail))$", re.IGNORECASE)
"""What feedparser calls its own findings: elements of that name would stand in for them."""
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class NotXml(ValueError):
    """It cannot be made XML; the message says why."""


def well_formed(data: bytes, charset: str | None = None) -> bytes:
    """Return plain XML in UTF-8.

    Args:
        data: Of any encoding that it declares, or bears the mark of.
        charset: As the server said.

    Raises:
        NotXml: There is no element in it, it declares entities, or is too large.
    """
    from lxml import etree

    if len(data) > SIZE_BYTES:
        raise NotXml(f"it has more than {SIZE_BYTES // 2**20} MB")
    text = _decoded(data, charset).lstrip(_BLANK)
    text = _DECLARATION.sub("", text, count=1)
    if "<!ENTITY" in text:
        raise NotXml("it declares entities of its own, which feeds have no use for")
    text = _AMPERSAND.sub(_without_names, _UNFIT.sub("\ufffd", text)).lstrip(_BLANK)
    root = _parsed(text.encode())
    _tidy(root)
    plain: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, with_tail=False)
    _check(plain)
    return plain


def _check(plain: bytes) -> None:
    """Read it once as feedparser will: what its reader refuses, it would read in the slow way.

    Raises:
        NotXml: It could not be mended.
    """
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(plain, True)
    except expat.ExpatError as error:
        raise NotXml(f"it is broken beyond mending ({error})") from None


def _tidy(root: Any) -> None:
    """Remove what is not read anyway, and could take long or be misunderstood.

    Raises:
        NotXml: There is too much of it.
    """
    nodes = list(islice(root.iter(), _ELEMENTS + 1))
    if len(nodes) > _ELEMENTS:
        raise NotXml(f"it has more than {_ELEMENTS:,} elements")
    for node in nodes:
        # What is no string is a comment or the like.
        if not isinstance(node.tag, str) or _has_prefix(node.tag) or _FINDING.search(node.tag):
            _remove(node)
        elif len(node.attrib) > _ATTRIBUTES:
            node.attrib.clear()
        else:
            for name in filter(_has_prefix, node.attrib.keys()):
                del node.attrib[name]


def _has_prefix(name: str) -> bool:
    """Whether a name still has its prefix, as nobody declared what that stands for."""
    return ":" in name.rpartition("}")[2]


def _parsed(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotXml(f"it is no XML ({error})") from None
    if root is None:
        raise NotXml("it is no XML")
    return root


def _decoded(data: bytes, charset: str | None) -> str:
    """Return the text of a feed: by its byte-order mark, else as the server or the feed says."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    declared = _DECLARED.match(data[:1024])
    names = [charset, declared and declared[1].decode("ascii"), "utf-8"]
    for name in filter(None, names):
        try:
            if codecs.lookup(name).name not in _NO_ENCODINGS:
                return data.decode(name)
        except (LookupError, ValueError):
            continue
    return data.decode("windows-1252", "replace")


def _without_names(found: re.Match[str]) -> str:
    """Return what XML without entities has for an ampersand or a character's name or number."""
    name = found["name"]
    if name is None:
        return "&amp;" if found[0] == "&" else found[0]
    if name in _XML_NAMES:
        return found[0]
    if name.startswith("#"):
        # For numbers of no character libxml2 has bytes that are no text.
        return html.escape(html.unescape(found[0]))
    character = html.entities.html5.get(f"{name};")
    return f"&amp;{name};" if character is None else html.escape(character)


def _remove(element: Any) -> None:
    """Take a node out of the tree, and leave the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
