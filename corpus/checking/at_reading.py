"""What is found on reading a file: with any of it there is no release."""

from __future__ import annotations

from corpus.checking.rule import Rule

_EXPLAINED = {
    "unreadable": "the file or folder cannot be read; permit reading it, or remove it",
    "bad-stem": "a file's name may hold a-z, 0-9 and single hyphens and ends in .md; rename it",
    "duplicate-stem": "two files in different folders have one name, which is the id; rename one",
    "stem-date": "the name must begin with the date of the front matter; correct one of the two",
    "not-utf8": "a byte is no UTF-8; save the file in that encoding",
    "control-character": "a control character or odd line separator stands there; remove it",
    "no-front-matter": "the file must begin with front matter between two lines of ---; add it",
    "bad-yaml": "the front matter is no YAML; quotes around a value with a colon mostly mend it",
    "missing-key": "title, date and publisher are required; add what is missing",
    "unknown-key": "the front matter holds a key that means nothing; correct its spelling",
    "reserved-key": "the key is kept for a later version; remove it",
    "duplicate-key": "a key stands twice; remove one",
    "bad-value": "a key holds what it may not, such as a number for a title; correct the value",
    "bad-date": "a date must be a day of the calendar, written as YYYY-MM-DD; correct it",
    "empty-body": "there is nothing to read after the front matter; add the release's text",
}
_FIXABLE = {"bad-yaml", "bad-value"}

RULES = tuple(
    Rule(code, explanation, is_error=True, is_fixable=code in _FIXABLE)
    for code, explanation in _EXPLAINED.items()
)
