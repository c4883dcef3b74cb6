"""Admins add releases from the chat, and are asked before anything is written. All is invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from bot_api import Person, Sent, Telegram
from invented_library import HERON_ID, copy_library
from invented_releases import release_file
from invented_sources import BODY, markup_of
from living_bot import alive
from web_server import WebServer, reply

import corpus.fetching
import index
from bot.services import Services
from corpus import VerbatimError
from index import Settings

SEALS = release_file(
    "\n\n".join(BODY), stem="2019-05-06-seals", title="Harbour seals counted", place="Port Nowhere"
).encode()
SEALS_ID = "2019-05-06-harbour-seals-counted"
QUESTION = "How many seals were counted on Monday?"
EXPIRED = "I no longer have that preview. Please send /add again."


@dataclass(frozen=True)
class Desk:
    """An admin's chat with a bot whose releases may be changed."""

    root: Person
    library: Settings
    bot: Services

    def add(self, name: str = "seals.md", content: bytes = SEALS) -> Sent:
        """What is shown of a file that was sent."""
        self.root.attach(name, content, caption="/add")
        return self.root.next_answer()

    def decide(self, preview: Sent, label: str = "Add and rebuild") -> Sent:
        """What a preview becomes when its button is pressed."""
        self.root.press(preview, label)
        return self.root.next_edit()

    def files(self) -> set[str]:
        return {path.stem for path in self.library.releases.glob("*.md")}


@pytest.fixture
def desk(own_telegram: Telegram, library: Settings, tmp_path: Path) -> Iterator[Desk]:
    mine, root = copy_library(library, tmp_path), own_telegram.person("Root")
    with alive(own_telegram, mine, tmp_path / "bot.sqlite3", admins={root.id}) as bot:
        yield Desk(root, mine, bot)


class TestAnAttachedFile:
    def test_is_shown_as_the_release_that_it_would_be_and_nothing_is_written(
        self, desk: Desk
    ) -> None:
        before = desk.files()
        shown = desk.add()
        assert shown.text.startswith("Harbour seals counted\n6 May 2019 · Invented Agency · Port N")
        assert f"id: {SEALS_ID}\nlanguage: en\nparagraphs: 4" in shown.text
        assert "The check found nothing." in shown.text
        assert shown.text.endswith("Add it?")
        assert shown.message.quotations() == [BODY[0]]
        assert [one.label for one in shown.buttons()] == ["Add and rebuild", "Cancel"]
        assert desk.files() == before

    def test_is_written_when_that_is_confirmed_and_then_answers(self, desk: Desk) -> None:
        done = desk.decide(desk.add())
        assert done.text.startswith("Harbour seals counted\n")
        assert f"Added. Index {desk.bot.asker.generation} is in use" in done.text
        assert done.keyboard == ()
        assert SEALS_ID in desk.files()
        desk.root.write(QUESTION)
        assert "Nine seals were counted" in desk.root.next_answer().text

    def test_is_not_written_when_that_is_cancelled(self, desk: Desk) -> None:
        before = desk.files()
        assert desk.decide(desk.add(), "Cancel").text == "Nothing was added."
        assert desk.files() == before

    def test_may_be_replied_to_with_the_command(self, desk: Desk) -> None:
        file = desk.root.attach("seals.md", SEALS)
        assert desk.root.next_answer().text.startswith("I can only read text")
        desk.root.write("/add", reply_to=file)
        assert desk.root.next_answer().text.startswith("Harbour seals counted\n")

    def test_is_what_is_meant_whatever_else_its_caption_says(self, desk: Desk) -> None:
        desk.root.attach("seals.md", SEALS, caption="/add the seals, as agreed")
        assert desk.root.next_answer().text.startswith("Harbour seals counted\n")

    def test_that_is_there_already_is_said_to_be(self, desk: Desk) -> None:
        desk.decide(desk.add())
        assert desk.add().text.startswith("The collection has that already")

    def test_that_repeats_a_release_cannot_be_added_and_says_which(self, desk: Desk) -> None:
        again = re.sub(b"url: .*\n", b"", (desk.library.releases / f"{HERON_ID}.md").read_bytes())
        shown = desk.add("again.md", again.replace(b"Heron ends", b"Heron is over"))
        assert f"It has the very words of {HERON_ID}." in shown.text
        assert shown.text.endswith("It cannot be added as it is.")
        assert [one.label for one in shown.buttons()] == ["Cancel"]

    def test_that_is_a_new_version_of_a_release_says_so_and_takes_its_place(
        self, desk: Desk
    ) -> None:
        corrected = (desk.library.releases / f"{HERON_ID}.md").read_bytes()
        shown = desk.add("heron.md", corrected.replace(b"nine boats", b"ten boats"))
        assert f"It is a new version of {HERON_ID}." in shown.text
        before = desk.files()
        desk.decide(shown)
        assert desk.files() == before
        desk.root.write("What was seized in Operation Heron?")
        assert "ten boats" in desk.root.next_answer().text

    def test_that_lacks_a_date_says_so_and_cannot_be_added(self, desk: Desk) -> None:
        shown = desk.add("seals.txt", b"Seals\n\nNine seals were counted by the invented office.")
        assert "date is missing" in shown.text
        assert [one.label for one in shown.buttons()] == ["Cancel"]

    def test_that_lacks_something_says_how_to_give_it_and_is_added_with_that(
        self, desk: Desk
    ) -> None:
        text = b"Nine seals were counted by the invented office, twice."
        lacking = desk.add("seals.txt", text).text
        assert "Give title, date and publisher above the text of a .txt or .md file" in lacking
        given = b"title: Seals\ndate: 2019-05-06\npublisher: Invented Harbour Office"
        shown = desk.add("seals.txt", b"---\n%s\n---\n%s" % (given, text))
        assert "between two lines" not in shown.text
        assert "Added." in desk.decide(shown).text

    @pytest.mark.parametrize(
        ("name", "content"),
        [("noise.bin", bytes(range(256)) * 40), ("empty.md", b""), ("broken.pdf", b"%PDF-1.7\n")],
    )
    def test_that_is_of_no_use_is_refused_in_one_line(
        self, desk: Desk, name: str, content: bytes
    ) -> None:
        text = desk.add(name, content).text
        assert text.startswith("That cannot be added: ")
        assert "\n" not in text

    def test_that_telegram_gives_to_no_bot_is_refused_in_one_line(self, desk: Desk) -> None:
        assert desk.add("long.md", b"x" * 20_000_001).text.startswith("That file is larger than 20")


class TestAnAddress:
    @pytest.fixture
    def web(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
        """A web that lies on loopback, which is allowed here alone."""
        fetch = partial(corpus.fetching.fetch, allow_private=True)
        monkeypatch.setattr(corpus.fetching, "fetch", fetch)
        server = WebServer()
        yield server
        server.close()

    def test_is_fetched_and_shown_and_added(self, desk: Desk, web: WebServer) -> None:
        web.pages["/seals"] = reply(markup_of().encode())
        desk.root.write(f"/add {web.url}/seals")
        shown = desk.root.next_answer()
        assert shown.text.startswith("Harbour seals counted\n6 May 2019 · Invented Harbour Office")
        assert f"source: {web.url}/seals" in shown.text
        desk.decide(shown)
        assert SEALS_ID in desk.files()

    def test_where_nothing_is_is_refused_in_one_line(self, desk: Desk, web: WebServer) -> None:
        desk.root.write(f"/add {web.url}/nothing")
        text = desk.root.next_answer().text
        assert text.startswith("That cannot be added: ")
        assert "404" in text
        assert "\n" not in text


@pytest.mark.parametrize("address", ["http://127.0.0.1/secret", "file:/etc/passwd", "nonsense"])
def test_an_address_that_leads_inside_or_nowhere_is_refused_in_one_line(
    desk: Desk, address: str
) -> None:
    desk.root.write(f"/add {address}")
    text = desk.root.next_answer().text
    assert text.startswith("That cannot be added: ")
    assert "\n" not in text


def test_the_command_alone_says_how_it_is_used(desk: Desk) -> None:
    desk.root.write("/add")
    assert desk.root.next_answer().text.startswith("Send /add with a text or Markdown file")


class TestThePreview:
    def test_pressed_twice_is_decided_once_and_says_so_twice(self, desk: Desk) -> None:
        shown = desk.add()
        with desk.root.telegram.ledger.changed:
            presses = [desk.root.press(shown, "Add and rebuild") for _ in range(2)]
        done = desk.root.next_edit()
        assert [press.notice(10).text for press in presses] == ["", ""]
        assert desk.root.room.now(shown).words.text == done.text
        desk.root.telegram.ledger.refusals.clear()  # the second edit changed nothing

    def test_once_added_is_not_cancelled_any_more(self, desk: Desk) -> None:
        shown = desk.add()
        desk.decide(shown)
        desk.root.press(shown, data=shown.button("Cancel").data).notice()
        assert SEALS_ID in desk.files()
        assert "Added." in desk.root.room.now(shown).words.text
        desk.root.telegram.ledger.refusals.clear()  # nor does it show anything else

    def test_is_forgotten_with_the_bots_end(
        self, own_telegram: Telegram, library: Settings, tmp_path: Path
    ) -> None:
        mine, root = copy_library(library, tmp_path), own_telegram.person("Root")
        life = partial(alive, own_telegram, mine, tmp_path / "bot.sqlite3", admins={root.id})
        with life() as bot:
            shown = Desk(root, mine, bot).add()
        with life() as bot:
            assert Desk(root, mine, bot).decide(shown).text == EXPIRED
        assert not (mine.releases / f"{SEALS_ID}.md").exists()

    def test_is_nothing_to_anybody_else_who_presses(self, desk: Desk) -> None:
        data = desk.add().button("Add and rebuild").data
        eve = desk.root.telegram.person("Eve")
        eve.write("/help")
        eve.press(eve.next_answer(), data=data)
        assert eve.next_edit().text == EXPIRED
        assert SEALS_ID not in desk.files()

    def test_of_a_release_that_somebody_wrote_meanwhile_is_refused_in_one_line(
        self, desk: Desk
    ) -> None:
        shown = desk.add()
        (desk.library.releases / f"{SEALS_ID}.md").write_bytes(SEALS)
        text = desk.decide(shown).text
        assert text.startswith("That cannot be added: ")
        assert "\n" not in text

    def test_says_so_where_the_index_could_not_be_rebuilt(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise VerbatimError("the disk is full", mend="make room")

        monkeypatch.setattr(index, "rebuild", fail)
        text = desk.decide(desk.add()).text
        assert text == "Written, but the index was not rebuilt: the disk is full; make room"
        assert SEALS_ID in desk.files()
