"""What a page says of itself to machines: JSON-LD, and the properties of its head."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from corpus.importing.html_tree import Element, collapsed

_MOST_NODES = 2000
_DEEPEST = 12
# schema.org's names for what a release may be.
_PAGES = (
    "NewsArticle", "PressRelease", "Article", "ReportageNewsArticle", "AnalysisNewsArticle",
    "BlogPosting", "Report", "GovernmentPublication", "SpecialAnnouncement", "TechArticle",
    "WebPage", "ItemPage", "CollectionPage",
)  # fmt: skip
_ORGANISATIONS = (
    "Organization", "NewsMediaOrganization", "GovernmentOrganization", "NGO", "Corporation",
    "PoliceStation", "LocalBusiness", "EducationalOrganization", "Courthouse", "GovernmentOffice",
)  # fmt: skip


@dataclass(slots=True)
class Structured:
    """What was said to machines.

    Attributes:
        metas: By name or property, in small letters, the contents in order.
        article: The node of JSON-LD that describes the release, or an empty one.
        nodes: All nodes by their `@id`.
    """

    metas: dict[str, list[str]] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)
    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)

    def meta(self, *names: str) -> Iterator[tuple[str, str]]:
        """Yield evidence and content of the properties of these names, in their order."""
        for name in names:
            for content in self.metas.get(name.lower(), ()):
                yield f"meta {name}", content

    def linked(self, key: str) -> str | None:
        """Return a value of the article's node, if it is a line of text."""
        value = self.article.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        return collapsed(value) if isinstance(value, str) and collapsed(value) else None

    def organisation(self, key: str) -> str | None:
        """Return the name of an organisation that the article's node refers to."""
        value = self.article.get(key)
        for one in value if isinstance(value, list) else [value]:
            node = self._followed(one)
            name = node.get("name")
            is_named = isinstance(name, str) and bool(collapsed(name))
            if is_named and _types(node) & set(_ORGANISATIONS):
                return collapsed(str(name))
        return None

    def _followed(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            return {}
        identity = value.get("@id")
        if "name" not in value and isinstance(identity, str):
            return self.nodes.get(identity, value)
        return value


def structured_data(root: Element) -> Structured:
    """Read JSON-LD and properties of a page that still has its head and scripts."""
    found = Structured(_metas(root))
    nodes = list(_nodes(root))
    for node in nodes:
        identity = node.get("@id")
        if isinstance(identity, str) and "name" in node:
            found.nodes[identity] = node
    ranked = [(_rank(node), place) for place, node in enumerate(nodes) if _rank(node) is not None]
    if ranked:
        found.article = nodes[min(ranked)[1]]
    return found


def _metas(root: Element) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for one in root.iter("meta"):
        name = (
            one.get("property") or one.get("name") or one.get("itemprop") or one.get("http-equiv")
        )
        content = collapsed(one.get("content") or "")
        if name and content:
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def _nodes(root: Element) -> Iterator[dict[str, Any]]:
    """Yield all objects of the page's JSON-LD that have a type."""
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for node in _objects(_parsed(script.text or ""), 0):
            count += 1
            if count > _MOST_NODES:
                return
            yield node


def _parsed(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        # Not strict: line ends within strings are common.
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _objects(one, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "publisher", "author", "isPartOf", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _rank(node: dict[str, Any]) -> int | None:
    ranks = [_PAGES.index(one) for one in _types(node) if one in _PAGES]
    return min(ranks) if ranks else None


def _types(node: dict[str, Any]) -> set[str]:
    value = node.get("@type")
    kinds = value if isinstance(value, list) else [value]
    return {kind.rsplit("/", 1)[-1] for kind in kinds if isinstance(kind, str)}
