"""What is on the screen, at 120x40 and at 80x24."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.facts import KINDS
from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.commands import COMMANDS, Scope, bindings
from tui.gateway import State
from tui.settings_commands import readme_table
from tui.widgets.article_view import ArticleView
from tui.wording import SIGNS


def parts_of_card(desk: Desk) -> list[str]:
    fact = desk.fact
    return [str(fact.state), fact.rule, *(name.replace("_", " ") for name in fact.fields)]


def evidence_is_seen(desk: Desk) -> bool:
    view = desk.review.query_one(ArticleView)
    evidence = desk.session.evidence
    assert evidence is not None
    lines = view._wrapped.lines_of(*evidence)
    return view.top <= lines.start and lines.stop <= view.top + view.size.height


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_every_field_and_the_evidence_of_every_fact_are_seen_together(
    filled: Path, sit: Sit, size: tuple[int, int]
) -> None:
    async with sit(size=size) as desk:
        for _ in range(15):
            assert all(part in desk.screen() for part in parts_of_card(desk))
            assert all(check.message.split()[0] in desk.screen() for check in desk.fact.checks)
            assert evidence_is_seen(desk)
            await desk.press("a")


async def test_a_wide_screen_has_three_panes(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a", "x")
        shown = desk.screen()
        assert "✓ accepted  Article" in shown
        assert "× rejected  Congress" in shown
        assert "▸ · pending   Office" in shown
        assert "Sáng 22/5/2020" in shown
        assert "fact 3/9 · article 1/3 · 7 pending" in shown
        assert "Space skip  f flag  u undo  n add  i guideline  / filter  ? help" in shown


async def test_a_narrow_screen_turns_the_card_over_to_the_list(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        assert "▸" not in desk.screen()
        await desk.press("tab")
        assert "▸ · pending   Article" in desk.screen()
        await desk.press("j", "a")
        assert "▸ · pending   Office" in desk.screen()
        await desk.press("tab")
        assert "office.hand" in desk.screen()


async def test_the_top_bar_names_the_article_by_its_title(place: Path, sit: Sit) -> None:
    text = f"TRANG CHỦ\n\n{data.VISIT}"
    bare = data.article("bare", text)
    title = "Đoàn kiểm tra làm việc với Huyện ủy Đông Khê"
    fill(place, [(bare, [data.proposal(bare, "article", title, {"title": title})]), data.talk()])
    async with sit(size=(60, 24)) as desk:
        bar = desk.screen().splitlines()[0]
        assert bar.startswith(" Đoàn kiểm tra làm việc với Huyện ủy Đ")
        assert "… " in bar
        await desk.press("x", "left")
        assert desk.screen().startswith(" TRANG CHỦ ")


async def test_what_was_said_goes_at_the_next_key(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a")
        assert desk.status.startswith("accepted")
        await desk.press("j")
        assert desk.status == ""
        await desk.press("k", "k", "backslash", "Q", "Q", "enter")
        assert desk.status == "not in the article: QQ"
        await desk.press("x")
        assert desk.status == ""


async def test_statements_are_listed_by_their_first_words(place: Path, sit: Sit) -> None:
    fill(place, [data.talk()])
    async with sit() as desk:
        assert "Statement Chúng tôi tập trung v" in desk.screen()


async def test_another_size_keeps_the_fact_and_its_evidence(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*["j"] * 8)
        for size in [(80, 24), (60, 18), (200, 60), (120, 40)]:
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert desk.session.index == 8
            assert evidence_is_seen(desk)
            assert "Award" in desk.screen()


async def test_a_long_article_follows_its_evidence_and_can_be_read(place: Path, sit: Sit) -> None:
    fill(place, [data.many(80)])
    async with sit(size=(80, 24)) as desk:
        for _ in range(79):
            desk.app.keyboard.feed(desk.key("j"))
        await desk.settle()
        assert evidence_is_seen(desk)
        await desk.press("pageup")
        assert not evidence_is_seen(desk)
        await desk.press("tab", "k")
        assert "▸ · pending   Office    Lý Văn Hải Ích" in desk.screen()


async def test_help_is_made_from_the_table(filled: Path, sit: Sit) -> None:
    async with sit(size=(120, 400)) as desk:
        await desk.press("f1")
        shown = desk.screen()
        assert all(command.help[:40] in shown for command in COMMANDS)
        assert all(kind.label in shown for kind in KINDS.values())
        await desk.press("escape", "a")
        assert desk.states("meeting")[0] == "accepted"


async def test_the_palette_runs_a_command(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("ctrl+p")
        await desk.write("reject")
        await desk.pilot.pause(0.3)
        await desk.press("enter")
        await desk.settle()
        assert desk.states("meeting")[0] == "rejected"


async def test_without_colour_states_and_evidence_are_told_apart(
    filled: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with sit() as desk:
        assert desk.app.theme == "terminal"
        view = desk.review.query_one(ArticleView)
        names = ("other", "evidence", "field", "focused", "cursor")
        styles = [view.style_of(f"article-view--{name}") for name in names]
        looks = [(bool(s.reverse), bool(s.bold), bool(s.underline)) for s in styles]
        assert len({*looks, (False, False, False)}) == len(names) + 1
        assert len({SIGNS[state] for state in State}) == len(State)


def test_every_command_has_two_keys_one_of_them_no_letter() -> None:
    for command in COMMANDS:
        if command.scope is Scope.REVIEW:
            others = [key for key in command.keys if not (len(key) == 1 and key.isalpha())]
            assert others, command.id
            assert command.id == "review.other_pane" or len(command.keys) >= 2, command.id


def test_no_key_means_two_things_in_one_state() -> None:
    anywhere = {key for command in COMMANDS if command.scope is Scope.ANYWHERE for key in command.keys}
    for scope in set(Scope) - {Scope.ANYWHERE, Scope.HELP}:
        keys = [key for command in COMMANDS if command.scope is scope for key in command.keys]
        assert len(keys) == len(set(keys)), scope
        assert not anywhere & set(keys), scope
    assert "backspace" not in {key for command in COMMANDS for key in command.keys}


def test_bindings_can_be_remapped_by_the_commands_id() -> None:
    assert {binding.id for binding in bindings(*Scope)} == {command.id for command in COMMANDS if command.keys}


def test_the_readmes_table_has_every_review_command() -> None:
    table = readme_table()
    assert "| `a` | `Enter` | **accept**: The fact is right as shown. |" in table
    shown = [command for command in COMMANDS if command.scope in {Scope.REVIEW, Scope.ANYWHERE} and command.shown_keys]
    assert table.count("\n") == 1 + len(shown)
    assert "| `1…0` | `Alt+1…0` | **field**: " in table


async def test_the_card_tells_what_the_machine_proposed(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e", "tab", "tab")
        await desk.write("Tỉnh uỷ Hoa Lư")
        await desk.press("enter", "k")
        shown = desk.screen()
        assert "~ corrected" in shown
        assert "proposed" in shown


async def test_the_mouse_chooses_a_fact_and_scrolls(place: Path, sit: Sit) -> None:
    fill(place, [data.many(80)])
    async with sit() as desk:
        await desk.pilot.click("#facts", offset=(10, 4))
        await desk.settle()
        assert desk.session.index == 3
        view = desk.review.query_one(ArticleView)
        view.scroll_lines(10)
        assert view.top == 10


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_a_hint_that_does_not_fit_is_left_out_whole_and_help_never(filled: Path, sit: Sit, width: int) -> None:
    async with sit(size=(width, 24)) as desk:
        for keys, help_hint in (([], "? help"), (["1"], "F1 help"), (["escape", "o"], "? help")):
            await desk.press(*keys)
            hint = desk.screen().splitlines()[-1]
            assert hint.rstrip().endswith(help_hint)
            assert "…" not in hint.replace("a…z", "")


async def test_a_store_without_articles_offers_no_fact_to_add(place: Path, sit: Sit) -> None:
    fill(place, [])
    async with sit() as desk:
        assert desk.status.startswith("no articles in the store")
        assert "no facts here" not in desk.screen()


async def test_the_keys_that_a_narrow_screen_needs_are_hinted(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        hint = desk.screen().splitlines()[-1]
        assert all(key in hint for key in ("Space skip", "f flag", "u undo", "Tab", "? help"))


@pytest.mark.parametrize("keys", [["a", "x"], ["1", *"an", "enter", "space"]], ids=["short", "long"])
async def test_kinds_stand_below_each_other_whatever_the_states(filled: Path, sit: Sit, keys: list[str]) -> None:
    async with sit(size=(120, 40)) as desk:
        await desk.press(*keys)
        kinds = ("Article", "Congress", "Office", "Statement")
        listed = [line[72:] for line in desk.screen().splitlines()[2:8]]
        assert {line.index(kind) for line in listed for kind in kinds if kind in line} == {14}
