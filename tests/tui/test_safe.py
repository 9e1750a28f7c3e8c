"""Untrusted text: same length, nothing that a terminal obeys, and no sink in the package that reads markup."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color

import tui
from tui.safe import display_safe
from tui.terminal_filter import SafeFilter

SINKS = re.compile(
    r"from_markup|markup=True|\[link=|@click|\bnotify\(|tooltip\s*=|border_title|border_subtitle"
    r"|(?:Static|Label|Option|Button)\((?!.*markup=False)"
)


@given(st.text())
def test_nothing_is_left_that_a_terminal_obeys(text: str) -> None:
    shown = display_safe(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs"} or c in "\u200b\u202e\u2066\u061c\ufeff"]
    shown.encode()


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=50))
def test_text_that_is_seen_stays_as_it_is(text: str) -> None:
    assert display_safe(text) == text


def test_controls_are_shown_as_their_pictures() -> None:
    assert display_safe("a\x1b[31m\x07\x7f\x9b\t\u202eb") == "a␛[31m␇␡\ufffd \ufffdb"


def test_of_a_stack_of_marks_three_are_left() -> None:
    shown = display_safe("e" + "\u0301" * 200 + "x")
    assert shown == "e" + "\u0301" * 3 + "\ufffd" * 197 + "x"


def test_the_filter_removes_what_slipped_through() -> None:
    segments = [Segment("a\x1b]0;t\x07b\u202ec\x9b"), Segment("Nguyễn ␛ ✓")]
    cleaned = SafeFilter().apply(segments, Color(0, 0, 0))
    assert [segment.text for segment in cleaned] == ["a]0;tbc", "Nguyễn ␛ ✓"]


@pytest.mark.parametrize("path", sorted(Path(tui.__file__).parent.rglob("*.py")), ids=lambda path: path.name)
def test_no_text_is_given_to_what_reads_markup(path: Path) -> None:
    found = [line for line in path.read_text(encoding="utf-8").splitlines() if SINKS.search(line)]
    assert found == []
