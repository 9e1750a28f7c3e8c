"""The session on a real terminal: what survives signals, what is sent, and what hostile text can't do."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from extract.article import Article
from extract.facts import to_fact
from extract.proposal import Check, Proposal, Span
from store import Position, open_store
from tests.tui.conftest import fill
from tests.tui.terminal import Terminal

OUR_SEQUENCES = re.compile(rb"\x1b(?:\[[?<>]?[0-9;]*[A-Za-z$]p?|[=>78]|\(B|\]22;[a-z]+\x07)")
"""Textual's own: cursor, colours, modes, and the pointer's shape (OSC 22)."""

IGNORING_HANGUPS = """
import signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
from tui.app import run_review
sys.exit(run_review(store_url=sys.argv[1], reviewer='lan'))
"""


def states(place: Path, article: str = "meeting") -> list[str]:
    with open_store(str(place)) as store:
        return [str(fact.state) for fact in store.article(article).facts]


def decide_two(terminal: Terminal) -> None:
    terminal.wait_for("lan at")
    terminal.send("a")
    terminal.wait_for("accepted Article")
    terminal.send("x")
    terminal.wait_for("rejected Congress")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_the_session_in_order(filled: Path, number: signal.Signals) -> None:
    with Terminal(filled) as terminal:
        decide_two(terminal)
        assert terminal.end(number) == 128 + number
        assert b"\x1b[?1049l" in terminal.raw
    assert states(filled)[:3] == ["accepted", "rejected", "pending"]
    with open_store(str(filled)) as store:
        assert store.position("lan") == Position(article="meeting", fact=3)


def test_a_hang_up_ends_the_session_though_the_parent_ignores_it(filled: Path) -> None:
    with Terminal(filled, code=IGNORING_HANGUPS) as terminal:
        decide_two(terminal)
        assert terminal.end(signal.SIGHUP) == 128 + signal.SIGHUP


def test_a_killed_session_keeps_what_it_showed_as_decided(filled: Path) -> None:
    with Terminal(filled) as terminal:
        terminal.wait_for("lan at")
        for at, word in enumerate(["Article", "Congress", "Office: Nguyễn", "Office: Trần"]):
            terminal.send("a")
            terminal.wait_for(f"accepted {word}", f"fact {at + 2}/9")
        assert terminal.end(signal.SIGKILL) == -signal.SIGKILL
    assert states(filled) == ["accepted"] * 4 + ["pending"] * 5


def test_a_closed_terminal_ends_the_session_and_loses_nothing(filled: Path) -> None:
    with Terminal(filled) as terminal:
        decide_two(terminal)
        assert terminal.hang_up() == 128 + signal.SIGHUP
    assert states(filled)[:3] == ["accepted", "rejected", "pending"]


def test_keys_sent_before_the_first_paint_are_not_lost(filled: Path) -> None:
    with Terminal(filled) as terminal:
        terminal.wait_until(lambda text: "opening" in text or "lan at" in text, "nothing is painted")
        terminal.send("axq")
        assert terminal.end() == 0
    assert states(filled)[:3] == ["accepted", "rejected", "pending"]


def test_a_held_key_on_a_terminal_decides_each_fact_once(filled: Path) -> None:
    with Terminal(filled) as terminal:
        terminal.wait_for("lan at")
        terminal.send("a" * 500)
        terminal.wait_for("already accepted")
        terminal.send("q")
        assert terminal.end() == 0
    with open_store(str(filled)) as store:
        facts = [fact for name in ("meeting", "visit", "talk") for fact in store.article(name).facts]
    assert [(str(fact.state), fact.version) for fact in facts] == [("accepted", 1)] * 15


def test_an_idle_session_sends_nothing(filled: Path) -> None:
    with Terminal(filled) as terminal:
        decide_two(terminal)
        terminal.quiet()
        assert terminal.quiet(2.5) == b""
        terminal.send("e")
        terminal.wait_for("Correct")
        terminal.quiet()
        assert terminal.quiet(2.5) == b""


def test_the_keyboard_protocol_that_loses_letters_is_not_asked_for(filled: Path) -> None:
    with Terminal(filled) as terminal:
        terminal.wait_for("lan at")
        assert b"\x1b[>" not in terminal.raw


def test_the_mouse_is_left_alone_over_ssh(filled: Path) -> None:
    with Terminal(filled, env={"SSH_CONNECTION": "10.0.0.1 22 10.0.0.2 22"}) as terminal:
        terminal.wait_for("lan at")
        terminal.send("q")
        assert terminal.end() == 0
        assert b"\x1b[?1003h" not in terminal.raw


def test_a_store_that_cannot_be_opened_is_said_on_the_terminal(place: Path) -> None:
    with Terminal(place) as terminal:
        assert terminal.end() == 1
        assert place.name.encode() in terminal.raw.rpartition(b"\x1b[?1049l")[2]


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
            ("x", "rejected"), ("n", "Which kind"), ("2", "go to where"), (" ", "Enter"), ("\r", "Add"),
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


def test_without_colour_no_colour_is_sent_and_the_evidence_still_stands_out(filled: Path) -> None:
    with Terminal(filled, env={"NO_COLOR": "1"}) as terminal:
        decide_two(terminal)
        terminal.quiet()
        assert not re.search(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m", terminal.raw)
        assert terminal.reversed_text().startswith("Nguyễn Nam Đình, Phó Bí thư")


@pytest.mark.parametrize("term", ["linux", "xterm-256color"])
def test_with_few_colours_the_evidence_differs_from_the_rest(filled: Path, term: str) -> None:
    with Terminal(filled, env={"TERM": term, "COLORTERM": ""}) as terminal:
        decide_two(terminal)
        terminal.quiet()
        looks = {terminal.look_of(words) for words in ("Nguyễn Nam", "Đại hội đại biểu", "Dự hội nghị")}
        assert len(looks) == 3
