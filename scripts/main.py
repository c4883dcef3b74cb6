"""The `verbatim` command: which commands there are, and what becomes of an error.

Nothing but argparse is imported before a command is chosen, and then only that command's module,
so that `verbatim ask` pays for answering and for nothing else.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from scripts import failures, streams

COMMANDS = {
    "ask": "answer a question in the releases' own words; without one, chat",
    "rebuild": "bring the index up to date with the releases",
    "add": "import releases from pages, documents and feeds",
    "follow": "import what is new in feeds, for review or at once",
    "list": "list the releases, the newest first",
    "show": "show one release, as text, JSON or a web page",
    "stats": "count the releases by time, publisher, language and place",
    "edit": "edit a release and look it over before it is saved",
    "remove": "take a release out of the collection",
    "check": "look the release files over and list what is wrong",
    "eval": "measure retrieval and answers on question sets",
    "doctor": "show versions, settings and the health of the index",
    "bot": "run the Telegram bot",
    "gaps": "list what the bot was asked lately and did not answer",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no exception but argparse's exit gets out."""
    streams.make_safe()
    try:
        run, arguments = parse(argv)
        code = run(arguments)
        sys.stdout.flush()
    except Exception as error:
        return failures.report(error)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return failures.INTERRUPTED
    return code


def enter() -> NoReturn:
    """Run one command as a process of its own.

    It leaves without taking its modules apart again, which costs a tenth of a second after the
    answer stands there: nothing of ours waits for that, and the kernel takes back all it gave.
    """
    code = main()
    with suppress(OSError):  # whoever read it is gone, and main has said what that means
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def parse(
    argv: Sequence[str] | None,
) -> tuple[Callable[[argparse.Namespace], int], argparse.Namespace]:
    """Return the chosen command's function and what it is to be called with."""
    # What stands behind `--` is kept from argparse, which forgets on some Pythons where it stood.
    before, words = _parted(sys.argv[1:] if argv is None else argv)
    top = _top_parser()
    arguments = top.parse_args(before)
    name, rest = arguments.command, arguments.rest
    if name is None:
        top.error(f"a command is missing: {', '.join(COMMANDS)}")
    del arguments.command, arguments.rest
    module = importlib.import_module(f"scripts.{name}_command")
    parser = argparse.ArgumentParser(
        prog=f"verbatim {name}", description=_sentence(COMMANDS[name]), allow_abbrev=False
    )
    module.add_arguments(parser)
    _add_common_options(parser)
    # Intermixed: an option may stand between the words of a question.
    parser.parse_intermixed_args(rest, arguments)
    if words and not hasattr(arguments, "question"):
        parser.error(f"it takes no words: {' '.join(words)}")
    if words:
        arguments.question = [*arguments.question, *words]
    return module.run, arguments


def _parted(argv: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return what stands before `--`, and what behind it."""
    at = argv.index("--") if "--" in argv else len(argv)
    return argv[:at], argv[at + 1 :]


def _top_parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    listing = "\n".join(f"  {name:{width}}  {does}" for name, does in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="verbatim",
        usage="verbatim [--releases FOLDER] [--index FOLDER] COMMAND …",
        description="Answers questions about press releases, only in the releases' own words.",
        epilog=f"commands:\n{listing}\n\n`verbatim COMMAND --help` says more of one.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_common_options(parser)
    parser.add_argument(
        "command", nargs="?", choices=COMMANDS, metavar="COMMAND", help=argparse.SUPPRESS
    )
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def _add_common_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--releases", type=Path, metavar="FOLDER", help="the release files (VERBATIM_RELEASES)"
    )
    parser.add_argument(
        "--index", type=Path, metavar="FOLDER", help="the built index (VERBATIM_INDEX)"
    )
    parser.add_argument(
        "--version",
        action=_Version,
        nargs=0,
        default=argparse.SUPPRESS,
        help="show the version and leave",
    )


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that import costs more than all the rest."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print("verbatim", version("verbatim"))
        except PackageNotFoundError:
            print("verbatim, not installed")
        parser.exit()


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."


if __name__ == "__main__":
    enter()
