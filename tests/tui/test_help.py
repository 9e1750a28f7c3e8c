"""The help: made from the table, the most used first, whole at every width, by pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Sit
from tui.commands import COMMANDS, Scope
from tui.help_lines import NOTHING_FOUND, help_lines


def said(width: int) -> str:
    return " ".join(line.words for line in help_lines(width))


@pytest.mark.parametrize("width", [76, 116, 196])
def test_every_command_is_told_of_once_in_full(width: int) -> None:
    lines = help_lines(width)
    rows = [line for line in lines if line.keys.strip() and line.name.strip()]
    assert len(rows) == sum(bool(command.shown_keys) for command in COMMANDS)
    assert all(" ".join(command.help.split()) in said(width) for command in COMMANDS if command.shown_keys)
    assert all(len(line.keys + line.name + line.words) <= width for line in lines)


def test_the_ten_most_used_come_first_and_nothing_of_reviewing_is_without_a_group() -> None:
    lines = help_lines(116)
    headings = [line.name for line in lines if not line.keys and line.name]
    assert headings[0] == "Most used"
    second = next(at for at, line in enumerate(lines) if line.name == headings[1])
    assert len([line for line in lines[1:second] if line.name.strip()]) == 10
    assert "Also while reviewing" not in headings
    known = {command.label for command in COMMANDS if command.scope is Scope.REVIEW and command.shown_keys}
    assert known <= {line.name.strip() for line in lines}


async def test_help_begins_with_the_keys_of_where_one_is(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        for keys, heading in (
            (["f1"], "Most used"),
            (["1", "f1"], "Correcting or adding a fact"),
            (["f2", "question_mark"], "Marking words of the article"),
            (["escape", "escape", "o", "question_mark"], "Choosing the order"),
            (["escape", "p", "question_mark"], "On the dashboard"),
        ):
            await desk.press(*keys)
            assert desk.screen().splitlines()[2].strip() == heading
            await desk.press("escape")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("X", {"reject because", "the one before"}),
        ("F9", {"note", "evidence", "take"}),
        ("7", {"field", "kind", "column"}),
        ("nearest corrected", {"as before"}),
        ("dashboard", {"dashboard"}),
    ],
)
def test_a_key_or_words_are_found_in_every_mode(asked: str, names: set[str]) -> None:
    found = {line.name.strip() for line in help_lines(116, asked=asked) if line.keys.strip()}
    assert names <= found
    assert len(found) < 12


def test_small_and_capital_letters_are_other_keys() -> None:
    small, capital = ({line.words for line in help_lines(196, asked=key) if line.keys.strip()} for key in "xX")
    assert small
    assert not small & capital


async def test_a_slash_finds_on_the_page_while_one_types_and_escape_shows_it_whole(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("question_mark")
        whole = desk.screen()
        await desk.press("slash")
        await desk.write("lay out?")
        assert NOTHING_FOUND in desk.screen()
        await desk.press("ctrl+u")
        await desk.write("flag")
        assert "Mark it for somebody else to look at." in desk.screen()
        assert "Most used" not in desk.screen()
        await desk.press("enter", "slash", "escape")
        assert desk.screen() == whole
        await desk.press("escape")
        assert desk.app.screen is desk.review


async def test_help_is_read_by_pages_and_says_where_one_is(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("question_mark")
        first = desk.screen()
        assert "Most used" in first
        assert "lines 1-" in first.splitlines()[0]
        seen = first
        for _ in range(30):
            await desk.press("space")
            seen += desk.screen()
        assert all(command.label in seen for command in COMMANDS if command.shown_keys)
        assert not [line for line in seen.splitlines() if line.rstrip().endswith("…")]
        await desk.press(*["pageup"] * 30)
        assert desk.screen() == first
        await desk.press("question_mark")
        assert "Most used" not in desk.screen()
