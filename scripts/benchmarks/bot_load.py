"""The bot under load: thousands of questions, faults all the way, and SIGKILL now and then.

    .venv/bin/python -m scripts.benchmarks.bot_load --questions 5000 --kills 10 --json FILE

People write to a Bot API stand-in on loopback; `verbatim bot` serves them in a process of its own,
which is killed and started again while the first 60 % of the questions are asked. It is then left
alone, for its memory to be weighed, and is last asked one question at a time, in private and
without faults, for its latency beside the time that `Engine.ask` takes in that very process.
Counted is what became of every question. Ends with 1 where a promise was broken.

A question may be answered twice only in the window that Telegram leaves: the answer was accepted,
but the news of that never reached the bot (an injected fault), or the bot was killed within a tenth
of a second of it, before its mark was written.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict, fields
from pathlib import Path

from corpus import VerbatimError
from index import Settings, rebuild
from scripts.benchmarks.load.conversations import SEED, read_conversations
from scripts.benchmarks.load.plan import Plan
from scripts.benchmarks.load.report import broken, table
from scripts.benchmarks.load.run import run


def main() -> int:
    """Run, print the table, and write the JSON."""
    arguments = _arguments()
    plan = Plan(**{field.name: getattr(arguments, field.name) for field in fields(Plan)})
    conversations = SEED
    if arguments.conversations:
        conversations = read_conversations(arguments.conversations)
    with tempfile.TemporaryDirectory() as name:
        work = (arguments.work or Path(name)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        try:
            index = arguments.index.resolve() if arguments.index else _built(work / "index")
            told = run(plan, conversations, index, work)
        except VerbatimError as error:
            print(error, file=sys.stderr)
            return 3
    if arguments.json:
        full = {"plan": asdict(plan)} | told
        arguments.json.write_text(json.dumps(full, indent=1, ensure_ascii=False) + "\n")
    print(table(told))
    for promise in broken(told["promises"]):
        print(f"broken: {promise}: {told['promises'][promise]}", file=sys.stderr)
    return 1 if broken(told["promises"]) else 0


def _arguments() -> argparse.Namespace:
    shows = argparse.ArgumentDefaultsHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0], formatter_class=shows)
    parser.set_defaults(**asdict(Plan()))
    add = parser.add_argument
    add("--questions", type=int, help="asked under load")
    add("--users", type=int, help="who ask them")
    add("--groups", type=float, help="share of the users who ask in groups")
    add("--rate", type=float, help="questions a second that are wanted")
    add("--faults", type=float, help="share of the bot's requests that fail")
    add("--kills", type=int, help="how often the bot is killed")
    add("--calm", type=int, help="questions asked one by one, at the end")
    add("--grace", type=float, dest="grace_s", help="seconds that an answer is waited for")
    add("--window", type=float, dest="window_s", help="seconds from an answer to its mark")
    add("--idle", type=float, dest="idle_s", help="seconds at the end that nobody asks")
    add("--seed", type=int, help="of all that is left to chance")
    add("--reader", help="VERBATIM_READER; `none` makes a short engine time")
    add("--index", type=Path, help="an index; else one of the project's releases is built")
    add("--conversations", type=Path, help="what is asked: JSON lines with `turns`")
    add("--work", type=Path, help="folder that keeps the bot's database and log")
    add("--json", type=Path, help="file for all figures")
    return parser.parse_args()


def _built(index: Path) -> Path:
    rebuild(Settings(index=index))
    return index


if __name__ == "__main__":
    sys.exit(main())
