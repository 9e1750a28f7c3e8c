"""The sets of keys: each is whole, without a clash, and holds in a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.conftest import Sit
from tui import keymap
from tui.commands import BY_ID, COMMANDS, TYPING, Scope, key_for, remap
from tui.config import parse
from tui.presets import KEYMAPS
from tui.settings import PRESETS
from tui.widgets.field_row import FieldInput


@pytest.fixture
def in_force() -> Iterator[None]:
    yield
    remap({})


def test_the_presets_are_those_that_the_settings_offer() -> None:
    assert tuple(KEYMAPS) == PRESETS


@pytest.mark.parametrize("preset", PRESETS)
def test_every_command_of_a_preset_can_be_reached_and_no_key_means_two_things(preset: str) -> None:
    keys = keymap.of_preset(preset)
    assert keys.keys() <= BY_ID.keys()
    assert list(keymap.clashes(keys)) == []
    for command in filter(lambda command: command.keys, COMMANDS):
        held = keys.get(command.id, command.keys)
        assert held == keymap.keys_written(list(held)), command.id
        assert list(keymap.misplaced(command.id, held)) == [], command.id
        assert not keymap.eaten(command.id, held), command.id


@pytest.mark.parametrize("preset", PRESETS)
def test_a_file_may_name_each_preset(preset: str) -> None:
    assert parse(f'preset = "{preset}"', Path("config.toml")).keys == keymap.of_preset(preset)


def test_the_keys_of_editing_are_those_of_the_editor() -> None:
    editors = {key for binding in FieldInput.BINDINGS for key in binding.key.split(",")}  # type: ignore[union-attr]
    sent = {key for key in editors if not key.startswith("super+") and key not in {"ctrl+backspace", "ctrl+shift+a"}}
    assert sent == keymap.EDITING


async def test_prodigys_keys_decide_as_its_users_expect(filled: Path, sit: Sit, in_force: None) -> None:
    remap(keymap.of_preset("prodigy"))
    async with sit() as desk:
        await desk.press("a", "x", "space", "f")
        assert desk.states("meeting")[:4] == ["accepted", "rejected", "skipped", "flagged"]
        await desk.press("delete", "delete")
        assert desk.states("meeting")[:4] == ["accepted", "rejected", "pending", "pending"]
        await desk.press("minus", "backspace")
        assert desk.states("meeting")[2] == "rejected"


async def test_vis_keys_move_search_change_and_redo(filled: Path, sit: Sit, in_force: None) -> None:
    remap(keymap.of_preset("vi"))
    async with sit() as desk:
        await desk.press("j", "j", "k")
        assert desk.session.index == 1
        await desk.press("l")
        assert desk.fact.article == "visit"
        await desk.press("h")
        assert desk.fact.article == "meeting"
        await desk.press("i")
        assert desk.review.mode is Scope.FORM
        await desk.press("escape", "x", "u", "ctrl+r")
        assert "rejected" in desk.states("meeting")


async def test_a_changed_key_works_and_its_old_one_does_not(filled: Path, sit: Sit, in_force: None) -> None:
    remap({"review.accept": ("w", "f12"), "review.flag": ("a", "f4"), "form.save": ("f10",), "form.cancel": ("f12",)})
    async with sit() as desk:
        await desk.press("enter")
        assert desk.states("meeting")[0] == "pending"
        await desk.press("w", "a")
        assert desk.states("meeting")[:2] == ["accepted", "flagged"]
        assert "w accept" in desk.screen().splitlines()[-1]
        await desk.press("e", "escape")
        assert "Correct" in desk.screen()
        await desk.press("f12")
        assert "Correct" not in desk.screen()
        await desk.press("f1")
        assert "w  F12" in desk.screen()


async def test_what_is_said_names_the_keys_in_force(filled: Path, sit: Sit, in_force: None) -> None:
    remap({"review.quit": ("w", "f12"), "review.undo": ("E", "f7"), "review.narrow_end": ("S",)})
    async with sit() as desk:
        await desk.press(*["a"] * 15)
        assert desk.status.endswith("E undoes, w quits")


def test_sentences_name_the_keys_in_force(in_force: None) -> None:
    assert key_for("review.undo") == "u"
    remap({"review.undo": ("w", "f12")})
    assert (key_for("review.undo"), key_for("review.undo", typing=True)) == ("w", "F12")


def test_where_one_types_the_table_itself_has_no_typed_key() -> None:
    assert all(not list(keymap.misplaced(c.id, c.keys)) for c in COMMANDS if c.scope in TYPING)
