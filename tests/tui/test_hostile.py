"""A hostile article on every screen: nothing of it reaches the terminal as anything but text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.article import Article
from extract.facts import to_fact
from extract.proposal import Check, Proposal, Span
from tests.tui.conftest import fill
from tests.tui.terminal import Terminal

OUR_SEQUENCES = re.compile(rb"\x1b(?:\[[?<>]?[0-9;]*[A-Za-z$]p?|[=>78]|\(B|\]22;[a-z]+\x07)")
"""Textual's own: cursor, colours, modes, and the pointer's shape (OSC 22)."""


ATTACKS = (
    "\x1b[2J", "\x1b]52;c;aGFja2Vk\x07", "\x1b]0;HACKED\x1b\\", "\x1bP$q\x1b\\", "\x1bc", "\x1b[6n", "\x05", "\x9b31m",
    "\x9d52;c;x\x9c", "\x90", "\x7f", "\u202edcba\u202c", "\u2066x\u2069", "\u200b", "\ufeff", "\U000e0041",
    "[@click=app.quit]x[/]", "[/]", "[bold]", "[VnExpress]", "e" + "\u0301" * 200, "\u2028", "\xad",
)  # fmt: skip


def hostile() -> tuple[Article, list[Proposal]]:
    bad = " ".join(ATTACKS)
    text = f"{bad}\n\nÔng {bad} Lê A, Bí thư {bad}.\n"
    of = Article(id="x\x1b[31m", text=text, title=bad, outlet=bad, published=bad, url=bad, source=bad)
    fact = to_fact("office", {"person": f"Lê A {bad}", "role": bad, "organisation": bad})
    start = text.index("Lê A")
    return of, [
        Proposal(
            article=of.id,
            fact=fact,
            start=start,
            end=start + 12,
            spans={"person": (Span(start, start + 4),)},
            rule=f"office.{bad}",
            confidence=0.5,
            checks=(Check(bad, passed=False, message=bad), Check("ok", passed=True, message=bad)),
            origin=bad,
        ),
        Proposal(article=of.id, fact=fact, start=0, end=5, rule="", confidence=1.0, origin="test"),
    ]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_hostile_text_reaches_the_terminal_on_no_screen(place: Path, size: tuple[int, int]) -> None:
    fill(place, [hostile()])
    with Terminal(place, size) as terminal:
        terminal.wait_for("lan at")
        steps = [
            ("\t", "fact 1/2"), ("\t", "fact 1/2"), ("j", "fact 2/2"), ("s", "the new evidence"), ("e", "Correct"),
            ("\t", "role"), ("\x1b[B", "Correct"), ("Bi thu", "Bi thu"), ("\x1b", "nothing was changed"),
            ("m", "note"), ("x\x1b[200~\x1b]0;HACKED\x07\x1b[201~y", "y"), ("\r", "the note is stored"),
            ("x", "rejected"), ("n", "a missed fact"), (" ", "Esc cancel"), ("\x1b[C", "Esc cancel"), ("2", "Add"),
            ("\x1b", "nothing was changed"), ("?", "keys and kinds"), ("\x1b", "fact"), ("\x10", "Search"),
            ("\x1b", "fact"), ("u", "no longer"),
        ]  # fmt: skip
        for keys, shown in steps:
            terminal.send(keys)
            terminal.wait_for(shown)
            terminal.quiet(0.15)
        terminal.send("qq")
        terminal.end()
        assert_harmless(bytes(terminal.raw))


def assert_harmless(raw: bytes) -> None:
    rest = OUR_SEQUENCES.sub(b"", raw)
    assert not re.findall(rb"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]", rest)
    assert not re.findall(rb"\xc2[\x80-\x9f]", rest)
    assert b"\x1b]" not in rest
    assert b"\x1b[6n" not in raw
    text = rest.decode("utf-8")
    assert not re.findall("[\u202a-\u202e\u2066-\u2069\u200b\u2028\ufeff\U000e0041]", text)
    assert "\u0301" * 4 not in text


def test_the_check_for_harmless_bytes_can_fail() -> None:
    for attack in ("\x1b]0;HACKED\x07", "\x9b31m", "\x1bP$q", "\u202e", "\x05"):
        with pytest.raises(AssertionError):
            assert_harmless(f"\x1b[1;2H{attack}".encode())
