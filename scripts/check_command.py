"""`verbatim check`: lists what is wrong with the release files."""

from __future__ import annotations

import argparse

PROBLEMS_FOUND = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: nothing of its own."""


def run(arguments: argparse.Namespace) -> int:
    """Print every problem as `FILE:LINE: code message`, or that there are none."""
    from corpus import load_corpus
    from index.settings import Settings
    from scripts.environment import read_settings

    settings = read_settings(Settings, releases=arguments.releases, index=arguments.index)
    corpus = load_corpus(settings.releases)
    for problem in corpus.problems:
        print(problem)
    if corpus.problems:
        return PROBLEMS_FOUND
    number = len(corpus.files)
    print(f"{number} {'release' if number == 1 else 'releases'}, no problems")
    return 0
