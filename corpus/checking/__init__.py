"""The linter: what a curator should look at again in a release, by rules that have codes.

What makes a file no release is an error and found on reading it (`corpus.load`). All else is a
warning: the release can be asked about, but something in it is probably not as it was published.
Rules are made to be believed. What may as well be right is not reported.
"""

from corpus.checking.check import Checked, check_content, check_corpus, is_error
from corpus.checking.choice import Choice, choose
from corpus.checking.fix import fix_all, fix_content
from corpus.checking.rule import Remark, Rule
from corpus.checking.rules import RULES, selected

__all__ = [
    "RULES",
    "Checked",
    "Choice",
    "Remark",
    "Rule",
    "check_content",
    "check_corpus",
    "choose",
    "fix_all",
    "fix_content",
    "is_error",
    "selected",
]
