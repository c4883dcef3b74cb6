"""An answer as one line of JSON, in the shape that scripts may rely on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus import Span
    from index import Answer, Filters, Quote
    from index.explanation import Considered, Explanation

_TERMINAL_CONTROL = re.compile(r"[\x7f-\x9f]")


def as_json(answer: Answer, *, ascii_only: bool = False) -> str:
    """Return the answer as one JSON object on one line; all offsets are the release's.

    `ascii_only` escapes every other character, for an output that can't carry it.
    """
    line = json.dumps(_answer(answer), ensure_ascii=ascii_only)
    # JSON lets these through bare, and a terminal would obey them.
    return _TERMINAL_CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def _answer(answer: Answer) -> Mapping[str, Any]:
    explained = {"explain": _explanation(answer.explanation)} if answer.explanation else {}
    return {
        "question": answer.question,
        "answered": answer.answered,
        "confidence": round(answer.confidence, 4),
        "values": list(answer.values),
        "quotes": [_quote(quote) for quote in answer.quotes],
        "nearest": [_quote(quote) for quote in answer.nearest],
        "filters": _filters(answer.filters),
        "understood_as": answer.understood_as,
        "total": answer.total,
        "elapsed_ms": round(answer.elapsed_ms, 1),
        **explained,
    }


def _explanation(explanation: Explanation) -> Mapping[str, Any]:
    return {
        "form": explanation.form,
        "considered": [_considered(one) for one in explanation.considered],
        "signs": [
            {"name": sign.name, "value": round(sign.value, 4), "effect": round(sign.effect, 4)}
            for sign in explanation.signs
        ],
        "threshold": explanation.threshold,
        "stages_ms": {stage.name: round(stage.elapsed_ms, 1) for stage in explanation.stages},
    }


def _considered(one: Considered) -> Mapping[str, Any]:
    return {
        "release": one.release,
        "start": one.span.start,
        "end": one.span.end,
        "dense": _rounded(one.dense),
        "lexical": _rounded(one.lexical),
        "whole": _rounded(one.whole),
        "reader": _rounded(one.reader),
        "score": round(one.score, 4),
    }


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 4)


def _quote(quote: Quote) -> Mapping[str, Any]:
    return {
        "release": quote.release,
        "title": quote.title,
        "date": quote.date.isoformat(),
        "publisher": quote.publisher,
        "url": quote.url,
        "paragraph": quote.paragraph,
        "context": _pair(quote.context),
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "highlights": [_pair(highlight) for highlight in quote.highlights],
        "score": round(quote.score, 4),
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _filters(filters: Filters) -> Mapping[str, str]:
    """Return only the filters that restrict something."""
    restricting = {
        "since": filters.since and filters.since.isoformat(),
        "until": filters.until and filters.until.isoformat(),
        "publisher": filters.publisher,
        "release": filters.release,
    }
    return {name: value for name, value in restricting.items() if value}
