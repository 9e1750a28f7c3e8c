"""A review session on a real store, driven by keys."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
from textual.pilot import Pilot

from extract.article import Article
from extract.proposal import Proposal
from store import ReviewFact, StoredArticle, open_store
from tests.tui import data
from tui.app import DuyetApp
from tui.gateway import Gateway
from tui.keystrokes import Press
from tui.screens.review import ReviewScreen
from tui.session import ReviewSession
from tui.settings import Settings
from tui.widgets.fact_form import FactForm
from tui.widgets.form_words import FormWords
from tui.widgets.status_line import StatusLine

REVIEWER = "lan"


@dataclass
class Desk:
    """A reviewer at work: presses keys and sees the screen."""

    app: DuyetApp
    pilot: Pilot[None]
    path: Path

    @property
    def review(self) -> ReviewScreen:
        review = self.app.screen_stack[0]
        assert isinstance(review, ReviewScreen)
        return review

    @property
    def session(self) -> ReviewSession:
        return self.review.session

    @property
    def fact(self) -> ReviewFact:
        fact = self.session.fact
        assert fact is not None
        return fact

    @property
    def status(self) -> str:
        return self.review.query_one(StatusLine).words

    async def press(self, *keys: str) -> None:
        """Press keys and wait until everything that they lead to is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    @staticmethod
    def key(key: str, character: str | None = None, after: float = 0.0) -> Press:
        """A press as the terminal's driver gives it."""
        return Press(
            key, character or {"space": " "}.get(key) or (key if len(key) == 1 else None), time.monotonic() + after
        )

    async def write(self, text: str) -> None:
        """Type a text into the focused editor."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def settle(self) -> None:
        await self.breathe()
        while not self.app.keyboard.idle:
            await self.breathe()
        if suggesting := [worker for worker in self.app.workers if worker.group in {"suggest", "asked"}]:
            await self.app.workers.wait_for_complete(suggesting)
        await self.pilot.pause()

    async def breathe(self) -> None:
        """Let the application do what it has to; raises what ended it, as nothing that is waited for comes then."""
        if self.app._exception is not None:
            raise self.app._exception
        await self.pilot.pause()

    def typed(self) -> dict[str, str]:
        """What stands in the form's fields."""
        return {row.spec.name: row.input.value for row in self.review.query_one(FactForm).rows}

    def words(self) -> str:
        """What the form says about the field with the cursor."""
        return self.review.query_one(FormWords).text

    def screen(self) -> str:
        """What the terminal shows."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    def stored(self, article: str) -> StoredArticle:
        with open_store(str(self.path)) as store:
            return store.article(article)

    def states(self, article: str) -> list[str]:
        return states(self.path, article)


class Sit(Protocol):
    """Opens a session on the test's store, at a size of terminal."""

    def __call__(
        self,
        size: tuple[int, int] = ...,
        gateway: Gateway | None = ...,
        reviewer: str = ...,
        settings: Settings | None = ...,
        order: str = ...,
        filter_line: str = ...,
        with_steps: bool | None = ...,
    ) -> AbstractAsyncContextManager[Desk]: ...


Batch = Iterable[tuple[Article, Sequence[Proposal]]]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sessions wait for the store for as long as a busy machine takes."""
    monkeypatch.setattr("tui.outbox.GRACE", 60.0)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "duyet.db"


def fill(place: Path, batch: Batch) -> Path:
    """Make a store with these articles."""
    store = open_store(str(place), create=True)
    store.add(batch)
    store.close()
    return place


def states(place: Path, article: str = "meeting") -> list[str]:
    """The states of an article's facts, as another program finds them."""
    with open_store(str(place)) as store:
        return [str(fact.state) for fact in store.article(article).facts]


@pytest.fixture
def filled(place: Path) -> Path:
    return fill(place, data.batch())


@pytest.fixture
def sit(place: Path, monkeypatch: pytest.MonkeyPatch) -> Sit:
    monkeypatch.delenv("NO_COLOR", raising=False)

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (120, 40),
        gateway: Gateway | None = None,
        reviewer: str = REVIEWER,
        settings: Settings | None = None,
        order: str = "",
        filter_line: str = "",
        with_steps: bool | None = False,
    ) -> AsyncIterator[Desk]:
        app = DuyetApp(
            gateway or Gateway(str(place)),
            reviewer,
            settings=settings,
            order=order,
            filter_line=filter_line,
            with_steps=with_steps,
        )
        try:
            async with app.run_test(size=size) as pilot:
                desk = Desk(app, pilot, place)
                while not app.opened.is_set():
                    await desk.breathe()
                await desk.settle()
                yield desk
        finally:
            app.leave()

    return opened


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run in an empty folder and give the process its umask back."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DUYET_STORE", raising=False)
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def articles(tmp_path: Path) -> str:
    folder = tmp_path / "tin"
    folder.mkdir()
    (folder / "a.txt").write_text(data.MEETING)
    (folder / "b.txt").write_text(data.VISIT)
    return str(folder)
