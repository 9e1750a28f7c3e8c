"""The table of verified facts, driven by keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from store import Decision, Verdict, open_store
from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tests.tui.test_hostile import hostile
from tui.columns import GAP, columns_of, title_of_column, widths
from tui.commands import Scope
from tui.gateway import BrowsedFact
from tui.screens.browse import BrowseScreen
from tui.widgets.fact_table import FactTable


def accept_all(place: Path) -> None:
    """Accept every fact of the store, as another session would."""
    with open_store(str(place)) as store:
        article = store.first_article()
        while article:
            for fact in store.article(article).facts:
                accepted = Decision(key=f"key-{fact.id}", reviewer="minh", verdict=Verdict.ACCEPT, at=data.DECIDED_AT)
                store.decide(replace(accepted, fact=fact.id, version=fact.version))
            article = store.next_article(article)


@pytest.fixture
def verified(filled: Path) -> Path:
    accept_all(filled)
    return filled


def rows(desk: Desk) -> list[str]:
    """The first words of each row on the screen."""
    lines = desk.screen().splitlines()[4:-5]
    return [line[3:25].split("  ")[0].strip() for line in lines if line.strip()]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_a_kind_at_a_time_its_fields_as_columns(verified: Path, sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        await desk.press("l", "2")
        assert isinstance(desk.app.screen, BrowseScreen)
        shown = desk.screen()
        assert "Verified facts: Office" in shown
        assert "[2 Office" in shown
        assert "1 person" in shown
        assert "2 role" in shown
        assert rows(desk)[:2] == ["Nguyễn Nam Đình", "Trần Thị Hòa Bình"]
        assert "“Nguyễn Nam Đình, Phó Bí thư Thường trực Tỉnh ủy”" in shown
        assert "6 facts, by article" in shown
        assert all(cell_len(line) <= size[0] for line in shown.splitlines())


async def test_kinds_follow_one_another(verified: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("vertical_line", "tab", "tab")
        assert "Verified facts: Congress" in desk.screen()
        await desk.press("shift+tab")
        assert "Verified facts: Office" in desk.screen()
        await desk.press("1", "shift+tab")
        assert "Verified facts: Statement" in desk.screen()


async def test_kinds_stand_apart_and_whole_but_for_the_last(verified: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("l", "2")
        tabs = desk.screen().splitlines()[1].rstrip()
        assert tabs == " 1 Article[2 Office]3 Congress│4 Event│5 Document│6 Statistic│7 Award│8 Statem."


@pytest.mark.parametrize("room", range(90, 130, 3))
def test_the_widest_column_leaves_the_last_its_title(verified: Path, room: int) -> None:
    columns = columns_of("office")
    with open_store(str(verified)) as store:
        fact = store.article("meeting").facts[2]
    long = replace(fact, fields={**fact.fields, "organisation": "Ban Chỉ đạo " * 4})
    rows = [BrowsedFact(fact=long, title="Hội nghị", decided_at=data.DECIDED_AT)]
    fitted = [*widths(columns, range(len(columns)), rows, room)]
    assert all(width >= len(title_of_column(columns, at)) for at, width in fitted)
    assert sum(width + GAP for _, width in fitted) - GAP == room


async def test_columns_sort_by_their_number_and_turn_round(verified: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("l", "2", "s", "1")
        names = rows(desk)
        assert names[0] == "Đặng Hữu Phước"
        assert "1 person ▲" in desk.screen()
        assert "sorted by person" in desk.screen()
        await desk.press("s", "s")
        assert rows(desk) == names[::-1]
        assert "1 person ▼" in desk.screen()
        await desk.press("greater_than_sign")
        assert "2 role ▲" in desk.screen()
        await desk.press("less_than_sign", "less_than_sign")
        assert "by decided" in desk.screen()
        await desk.press("s", "escape", "2")
        assert "by decided" in desk.screen()


async def test_a_filter_line_narrows_the_table_and_a_wrong_one_is_refused_in_words(verified: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("l", "2", "slash")
        await desk.write("binh")
        await desk.press("enter")
        assert rows(desk) == ["Trần Thị Hòa Bình"]
        assert "Office with binh" in desk.screen()
        await desk.press("slash")
        await desk.write(" kind:ofice")
        await desk.press("enter")
        assert "did you mean office?" in desk.screen()
        await desk.press("escape")
        assert rows(desk) == ["Trần Thị Hòa Bình"]
        await desk.press("slash", *["backspace"] * 4, "enter")
        assert len(rows(desk)) == 6


async def test_the_tables_filter_is_completed_counted_and_saved_as_that_of_the_review(verified: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("l", "2", "slash")
        await desk.write("art")
        await desk.press("tab")
        await desk.write("meeting")
        assert "3 match" in desk.screen()
        await desk.press("ctrl+s", *"noi", "enter")
        assert "saved: @noi stands for this line" in desk.screen()
        await desk.press("ctrl+u", "down", "enter")
        assert "Office with @noi" in desk.screen()
        assert len(rows(desk)) == 3
        await desk.press("escape", "slash", "down")
        assert "@noi  article:meeting" in desk.screen()
        await desk.press("escape", "l", "slash", "ctrl+u")
        await desk.write("kind:event")
        assert "0 match" in desk.screen()
        await desk.press("escape")
        assert "Office with @noi" in desk.screen()


async def test_a_filter_that_nothing_passes_says_so(verified: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("l", "slash")
        await desk.write("xyzzy")
        await desk.press("enter")
        assert "no verified fact of this kind passes the filter; / changes it" in desk.screen()
        await desk.press("enter", "e", "h", "y", "j", "G")
        assert isinstance(desk.app.screen, BrowseScreen)


async def test_enter_opens_the_fact_in_its_article_and_the_table_stays_where_it_was(verified: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("l", "2", "G", "enter")
        assert desk.app.screen is desk.review
        assert desk.session.article is not None
        assert (desk.session.article.id, desk.fact.fields["person"]) == ("talk", "Đặng Hữu Phước")
        assert desk.status.startswith("went to Office: Đặng Hữu Phước")
        await desk.press("l")
        assert "▸ Đặng Hữu Phước" in desk.screen()
        await desk.press("escape")
        assert desk.fact.fields["person"] == "Đặng Hữu Phước"


async def test_escape_goes_back_to_where_one_was(verified: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j")
        before = desk.fact.id
        await desk.press("l", "3", "j", "escape")
        assert desk.fact.id == before


async def test_a_decision_is_reopened_with_the_form(verified: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("l", "2", "j", "e")
        assert desk.review.mode is Scope.FORM
        assert desk.typed()["person"] == "Trần Thị Hòa Bình"
        await desk.press("tab")
        await desk.press(*["backspace"] * len("Chủ tịch"))
        await desk.write("Quyền Chủ tịch")
        await desk.press("enter", "l")
        assert "~ " in desk.screen() or "Quyền Chủ tịch" in desk.screen()
        assert "corrected" in desk.states("meeting")


async def test_history_and_copy_are_there(verified: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("l", "2", "y")
        assert desk.app.clipboard == "Nguyễn Nam Đình, Phó Bí thư Thường trực Tỉnh ủy"
        await desk.press("y")
        assert "article meeting" in desk.app.clipboard
        await desk.press("h")
        assert "minh  accepted" in desk.screen()
        await desk.press("escape")
        assert isinstance(desk.app.screen, BrowseScreen)


async def test_only_what_is_looked_at_is_read(place: Path, sit: Sit) -> None:
    fill(place, [data.many(600)])
    accept_all(place)
    async with sit(size=(80, 24)) as desk:
        await desk.press("l", "2")
        table = desk.app.screen.query_one(FactTable)
        assert len(table._rows) < 60
        await desk.press("G")
        assert "▸ Lý Văn Phúc Khánh Khánh" in desk.screen()
        assert len(table._rows) < 120
        await desk.press("pageup", "g", "pagedown", "j")
        assert table.current == table.rows_shown + 1
        assert "▸" in desk.screen()


async def test_columns_beyond_the_screen_are_shifted_in(verified: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("l", "2")
        assert "decided" not in desk.screen().splitlines()[3]
        await desk.press(*["right"] * 12)
        assert "no column is further that way" in desk.screen()
        seen = desk.screen()
        await desk.press(*["left"] * 12)
        assert "1 person" in desk.screen()
        assert seen.splitlines()[3] != desk.screen().splitlines()[3]


async def test_a_resize_keeps_the_row(place: Path, sit: Sit) -> None:
    fill(place, [data.many(80)])
    accept_all(place)
    async with sit() as desk:
        await desk.press("l", "2", "G", "up", "up")
        for size in [(80, 24), (200, 60), (60, 18), (120, 40)]:
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert "▸ Lý Văn Hải Hải" in desk.screen()


async def test_hostile_text_is_only_text(place: Path, sit: Sit) -> None:
    fill(place, [hostile()])
    accept_all(place)
    async with sit() as desk:
        await desk.press("l", "2")
        shown = desk.screen()
        assert "[@click=app.quit]" in shown or "␛[2J" in shown
        assert "\x1b" not in shown
        await desk.press("e", "escape", "l", "h", "escape", "y")
        assert isinstance(desk.app.screen, BrowseScreen)
        assert desk.app.clipboard.isprintable()


async def test_a_table_that_is_cut_says_of_how_many(verified: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.browsing.MOST_BROWSED", 4)
    monkeypatch.setattr("tui.screens.browse.MOST_BROWSED", 4)
    async with sit() as desk:
        await desk.press("l", "2")
        assert "4 facts of 6, by article" in desk.screen()
        await desk.press("3")
        assert "2 facts, by article" in desk.screen()
