"""A newer generation of the index is opened ahead, and takes over between two questions."""

from __future__ import annotations

import asyncio
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from invented_answers import PreparedEngine, answer, quote
from invented_releases import write_release, write_releases
from tiny_model import make_model

from bot.asking import Asker
from bot.watch import Watch
from corpus import VerbatimError
from index import Engine, Settings, rebuild
from index.folder import read_pointer


def prepared(generation: str) -> PreparedEngine:
    return PreparedEngine(lambda _: answer(quote(f"From {generation}.")), generation)


class Generations:
    """What there is to be opened; a generation may be damaged."""

    def __init__(self) -> None:
        self.in_use = prepared("g1")
        self.newest: PreparedEngine | None = None
        self.damage: Exception | None = None
        self.openings = 0
        self.handed_over: list[object] = []

    def build(self, generation: str) -> PreparedEngine:
        self.in_use.current = False
        self.newest = prepared(generation)
        return self.newest

    def open(self) -> Engine:
        self.openings += 1
        if self.damage:
            raise self.damage
        return cast("Engine", self.newest)

    def watch(self, every_s: float = 3600) -> Watch:
        return Watch(
            cast("Engine", self.in_use),
            self.open,
            self.handed_over.append,
            newest=lambda: self.newest and self.newest.generation,
            every_s=every_s,
        )


@pytest.fixture
def generations() -> Generations:
    return Generations()


def test_while_there_is_nothing_newer_nothing_is_opened(generations: Generations) -> None:
    assert not generations.watch().look()
    assert generations.openings == 0


def test_a_newer_generation_is_opened_once_and_handed_over(generations: Generations) -> None:
    watch = generations.watch()
    newer = generations.build("g2")
    assert watch.look()
    assert not watch.look()
    assert generations.handed_over == [newer]
    assert generations.openings == 1


@pytest.mark.parametrize("damage", [VerbatimError("cut off", mend="rebuild"), OSError("gone")])
def test_a_damaged_one_is_reported_once_and_not_opened_again_and_again(
    generations: Generations, damage: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    watch = generations.watch()
    generations.build("g2")
    generations.damage = damage
    for _ in range(5):
        assert not watch.look()
    assert generations.handed_over == []
    assert generations.openings == 1
    assert caplog.text.count("the new index cannot be used, the old one answers on") == 1


def test_the_one_after_a_damaged_one_is_opened_at_once(generations: Generations) -> None:
    watch = generations.watch()
    generations.build("g2")
    generations.damage = VerbatimError("cut off")
    watch.look()
    third = generations.build("g3")
    generations.damage = None
    assert watch.look()
    assert generations.handed_over == [third]


def test_whoever_asks_for_it_has_a_damaged_one_tried_again(generations: Generations) -> None:
    watch = generations.watch()
    newer = generations.build("g2")
    generations.damage = VerbatimError("cut off")
    watch.look()
    generations.damage = None
    assert not watch.look()
    assert watch.look(patiently=False)
    assert generations.handed_over == [newer]


def test_it_looks_by_itself_and_ends_when_stopped(generations: Generations) -> None:
    watch = generations.watch(every_s=0.01)
    watch.start()
    newer = generations.build("g2")
    assert within(5, lambda: generations.handed_over == [newer])
    watch.stop(5)
    assert "watch" not in [thread.name for thread in threading.enumerate()]


@pytest.mark.slow
class TestARealIndex:
    """Rebuilt while questions are asked. All releases are invented."""

    @pytest.fixture(scope="class")
    @staticmethod
    def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
        folder = tmp_path_factory.mktemp("watched")
        settings = Settings(
            releases=write_releases(folder / "releases"),
            index=folder / "index",
            model=str(make_model(folder / "model")),
            reader="none",
        )
        rebuild(settings)
        return settings

    @pytest.fixture
    def settings(self, built: Settings, tmp_path: Path) -> Settings:
        shutil.copytree(built.releases, tmp_path / "releases")
        shutil.copytree(built.index, tmp_path / "index")
        return replace(built, releases=tmp_path / "releases", index=tmp_path / "index")

    @pytest.fixture
    def asker(self, settings: Settings) -> Iterator[Asker]:
        asker = Asker(
            lambda: Engine.open(settings.index, reader="none"),
            lambda: read_pointer(settings.index),
        )
        yield asker
        asker.close()

    def test_is_looked_up_in_its_own_catalogue(self, asker: Asker) -> None:
        found = asyncio.run(asker.with_catalogue(lambda one: (one.generation, len(one))))
        assert found == (asker.generation, 3)

    def test_is_in_use_within_two_seconds_and_no_question_is_dropped(
        self, settings: Settings, asker: Asker
    ) -> None:
        first = asker.generation
        _add_release(settings)

        async def ask_all_along() -> tuple[float, int]:
            building = asyncio.create_task(asyncio.to_thread(rebuild, settings))
            built_at, number = 0.0, 0
            while asker.generation == first:
                await asker.ask("What was seized in Operation Heron?", None)
                number += 1
                if building.done() and not built_at:
                    built_at = time.monotonic()
            await building
            return time.monotonic() - built_at, number

        took_s, number = asyncio.run(ask_all_along())
        assert number > 1
        assert took_s < 2

    def test_that_is_damaged_leaves_the_old_one_answering(
        self, settings: Settings, asker: Asker, caplog: pytest.LogCaptureFixture
    ) -> None:
        first = asker.generation
        _add_release(settings)
        rebuild(settings)
        newest = settings.index / "generations" / read_pointer(settings.index).generation
        (newest / "manifest.json").write_text("{}")
        assert within(5, lambda: "the new index cannot be used" in caplog.text)
        asyncio.run(asker.ask("What was seized?", None))
        assert asker.generation == first


def _add_release(settings: Settings) -> None:
    write_release(settings.releases, "2031-09-09-heron", "Nine invented boats were seized.")


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.01)
    return holds()
