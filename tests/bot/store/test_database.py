"""The database is there after any fault, and says what is at fault in one line."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from full_disk import full_disk

from bot.store import (
    DamagedDatabase,
    Database,
    DatabaseInUse,
    ForeignDatabase,
    NewerDatabase,
    UnusableDatabase,
)
from corpus import VerbatimError

PROJECT = Path(__file__).parents[3]


def note(connection: sqlite3.Connection, question: str = "Where?") -> None:
    connection.execute(
        "INSERT INTO gaps VALUES (?, ?, 1, '2031-01-01', 0.5, NULL)", (question, question)
    )


def note_many(connection: sqlite3.Connection) -> None:
    for number in range(500):
        note(connection, f"Where {number}?")


def noted(connection: sqlite3.Connection) -> list[str]:
    return [question for (question,) in connection.execute("SELECT question FROM gaps")]


def error_of(path: Path) -> str:
    """Open the database, which must fail; return what is said."""
    with pytest.raises(VerbatimError) as raised:
        Database.open(path)
    said = str(raised.value)
    assert "\n" not in said
    assert str(path.name) in said
    assert raised.value.mend
    return said


def test_what_was_done_is_there_when_the_database_is_opened_again(path: Path) -> None:
    first = Database.open(path)
    asyncio.run(first.run(note))
    asyncio.run(first.run(partial(note, question="Who?"), durable=False))
    first.close()
    again = Database.open(path)
    assert sorted(again.run_now(noted)) == ["Where?", "Who?"]
    again.close()


def test_work_that_fails_leaves_nothing_and_the_next_succeeds(database: Database) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        note(connection, "Never?")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asyncio.run(database.run(fail))
    database.run_now(note)
    assert database.run_now(noted) == ["Where?"]


def test_a_mistake_in_a_statement_is_no_fault_of_the_disk(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        database.run_now(lambda connection: connection.execute("SELECT no_such_column FROM gaps"))


def test_all_work_is_done_in_one_thread_in_the_order_in_which_it_was_handed_over(
    database: Database,
) -> None:
    threads: set[str] = set()
    order: list[int] = []

    async def hand_over() -> None:
        def work(number: int, _: sqlite3.Connection) -> None:
            threads.add(threading.current_thread().name)
            order.append(number)

        await asyncio.gather(*(database.run(partial(work, n)) for n in range(50)))

    asyncio.run(hand_over())
    assert order == list(range(50))
    assert len(threads) == 1
    assert threading.current_thread().name not in threads


def test_what_was_handed_over_is_done_though_its_caller_is_cancelled(database: Database) -> None:
    busy, go_on = threading.Event(), threading.Event()

    def block(_: sqlite3.Connection) -> None:
        busy.set()
        go_on.wait()

    async def cancel_the_second() -> None:
        first = asyncio.create_task(database.run(block))
        second = asyncio.create_task(database.run(note))
        await asyncio.to_thread(busy.wait)
        second.cancel()
        with pytest.raises(asyncio.CancelledError):
            await second
        go_on.set()
        await first

    asyncio.run(cancel_the_second())
    assert database.run_now(noted) == ["Where?"]


def test_closing_finishes_what_was_handed_over_and_leaves_one_file(path: Path) -> None:
    database = Database.open(path)

    async def leave_at_once() -> None:
        task = asyncio.create_task(database.run(note))
        await asyncio.sleep(0)
        database.close()
        await task

    asyncio.run(leave_at_once())
    database.close()
    assert {file.name for file in path.parent.iterdir()} == {path.name, f"{path.name}.lock"}
    reader = Database.open_to_read(path)
    assert reader.run_now(noted) == ["Where?"]
    reader.close()


def test_the_event_loop_goes_on_while_the_disk_is_slow(database: Database) -> None:
    go_on = threading.Event()

    async def tick_meanwhile() -> int:
        slow = asyncio.create_task(database.run(lambda _: go_on.wait()))
        ticks = 0
        for _ in range(10):
            await asyncio.sleep(0.001)
            ticks += not slow.done()
        go_on.set()
        await slow
        return ticks

    assert asyncio.run(tick_meanwhile()) == 10


def test_a_commit_is_on_the_disk_where_a_power_cut_must_not_undo_it(database: Database) -> None:
    def synchronous(connection: sqlite3.Connection) -> int:
        [level] = connection.execute("PRAGMA synchronous").fetchone()
        return int(level)

    full, normal = 2, 1
    assert asyncio.run(database.run(synchronous)) == full
    assert asyncio.run(database.run(synchronous, durable=False)) == normal
    assert asyncio.run(database.run(synchronous)) == full


def test_nobody_else_on_the_machine_can_read_it(path: Path) -> None:
    database = Database.open(path)
    database.run_now(note)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    database.close()
    assert len(modes) == 4
    assert set(modes.values()) == {0o600}


def test_a_reader_sees_what_is_there_while_the_bot_writes(database: Database, path: Path) -> None:
    database.run_now(note)
    reader = Database.open_to_read(path)
    database.run_now(partial(note, question="Who?"))
    assert sorted(reader.run_now(noted)) == ["Where?", "Who?"]
    with pytest.raises(UnusableDatabase, match="readonly"):
        reader.run_now(partial(note, question="Mine?"))
    reader.close()


def test_a_reader_does_not_make_what_is_not_there(path: Path) -> None:
    with pytest.raises(UnusableDatabase, match="there is none; start the bot once"):
        Database.open_to_read(path)
    assert not path.parent.exists()


def test_a_second_bot_on_the_same_database_is_refused_and_told_who_has_it(
    database: Database, path: Path
) -> None:
    with pytest.raises(DatabaseInUse, match=f"process {os.getpid()} runs a bot"):
        Database.open(path)
    database.run_now(note)


def test_a_second_bot_in_another_process_is_refused(database: Database, path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from bot.store import Database;"
        "Database.open(Path(sys.argv[1]))"
    )
    child = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=PROJECT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert child.returncode != 0
    assert f"DatabaseInUse: process {os.getpid()} runs a bot on the database" in child.stderr


def test_the_database_of_a_bot_that_has_stopped_is_free(path: Path) -> None:
    for _ in range(3):
        Database.open(path).close()


def test_a_database_that_could_not_be_opened_is_not_held(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 1000)
    error_of(path)
    path.unlink()
    Database.open(path).close()


def test_another_file_is_refused_and_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 1000)
    assert "is no database of this bot" in error_of(path)
    assert path.read_bytes() == b"no database at all" * 1000


def test_the_database_of_another_program_is_refused_and_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE inbox (letter TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ForeignDatabase):
        Database.open(path)
    assert path.read_bytes() == before


def test_a_database_of_a_newer_program_is_refused_and_left_as_it_is(path: Path) -> None:
    Database.open(path).close()
    newer = sqlite3.connect(path, isolation_level=None)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = path.read_bytes()
    assert "is of database version 99, and this program knows 1" in error_of(path)
    with pytest.raises(NewerDatabase):
        Database.open_to_read(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("page", [1, 2, 5, 20])
def test_a_database_with_a_damaged_page_is_named_before_it_serves(path: Path, page: int) -> None:
    database = Database.open(path)
    database.run_now(note_many)
    database.close()
    damaged = bytearray(path.read_bytes())
    damaged[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
    path.write_bytes(damaged)
    said = error_of(path)
    assert "damaged database" in said
    assert "backup" in said


def test_a_database_that_was_cut_off_is_named(path: Path) -> None:
    database = Database.open(path)
    database.run_now(note_many)
    database.close()
    path.write_bytes(path.read_bytes()[: 5 * 4096])
    with pytest.raises(DamagedDatabase):
        Database.open(path)


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    said = error_of(tmp_path / "state" / "bot.sqlite3")
    assert "cannot use the bot's database" in said


def test_a_folder_in_the_place_of_the_file_is_said(path: Path) -> None:
    path.mkdir(parents=True)
    assert "Is a directory" in error_of(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "Permission denied" in error_of(tmp_path / "bot.sqlite3")
    finally:
        tmp_path.chmod(0o700)


def test_a_place_where_nobody_can_write_is_said() -> None:
    # For root too: no file can be made there.
    assert "cannot use the bot's database" in error_of(Path("/proc/self/bot.sqlite3"))


def fill(database: Database) -> str:
    """Write until nothing fits; return what is said then."""

    def write() -> None:
        for number in range(10_000):
            database.run_now(partial(note, question=f"{number}" * 2000))

    with pytest.raises(UnusableDatabase) as raised:
        write()
    return str(raised.value)


def test_a_full_disk_is_said_and_costs_nothing_that_was_stored(
    database: Database, path: Path
) -> None:
    database.run_now(note)
    with full_disk(300_000):
        said = fill(database)
    assert "\n" not in said
    assert said.endswith("see whether its disk is full or faulty")
    before = len(database.run_now(noted))
    database.run_now(partial(note, question="Who?"))
    assert len(database.run_now(noted)) == before + 1
    database.close()
    again = Database.open(path)
    assert {"Where?", "Who?"} < set(again.run_now(noted))
    again.close()


def test_a_database_that_may_not_grow_is_said(database: Database) -> None:
    def cap(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA max_page_count = 60")

    database.run_now(cap)
    assert "database or disk is full; free some space" in fill(database)


def test_a_disk_that_was_full_from_the_start_is_said(path: Path) -> None:
    with full_disk(2000):
        said = error_of(path)
    assert "cannot use the bot's database" in said
    Database.open(path).close()


def test_a_program_that_holds_the_database_for_long_is_said(database: Database, path: Path) -> None:
    def hurry(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA busy_timeout = 10")

    database.run_now(hurry)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UnusableDatabase, match="locked; end the other program"):
        database.run_now(note)
    other.execute("ROLLBACK")
    other.close()
    database.run_now(note)


def test_a_backup_is_whole_though_the_bot_writes_on(database: Database, path: Path) -> None:
    database.run_now(note_many)
    copy = path.with_name("copy.sqlite3")

    def back_up() -> None:
        reader = sqlite3.connect(path)
        reader.execute("VACUUM INTO ?", (str(copy),))
        reader.close()

    thread = threading.Thread(target=back_up)
    thread.start()
    number = 0
    while thread.is_alive():
        database.run_now(partial(note, question=f"Who {number}?"))
        number += 1
    restored = Database.open(copy)
    found = restored.run_now(noted)
    restored.close()
    assert {f"Where {n}?" for n in range(500)} <= set(found)
    assert number
