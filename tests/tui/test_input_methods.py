"""Vietnamese input methods on a terminal: the bytes that they send, in fields and where keys are commands.

The bytes are those of Unikey, ibus-bamboo and fcitx5 with a fake backspace (DEL, then the letters anew) and of methods
with pre-edit (a word, or what is composed of it, in one go), among them that of macOS, which can send letters apart.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from store import open_store
from tests.tui.conftest import states
from tests.tui.terminal import Terminal
from tui.keyboard import PASTE_WORDS, composed_words

NAME = "Nguyễn Thị Hòa"
BS = "\x7f"

TYPED = {
    "telex, fake backspace": [
        "N", "g", "u", "y", "e", f"{BS}ê", f"{BS}ễ", "n", " ", "T", "h", "i", f"{BS}ị", " ", "H", "o", f"{BS}ò", "a",
    ],
    "telex, marks at the end of the word": [
        "N", "g", "u", "y", "e", "n", f"{BS}{BS}ên", f"{BS}{BS}ễn", " ", "T", "h", "i", f"{BS}ị", " ",
        "H", "o", "a", f"{BS}{BS}òa",
    ],
    "vni, fake backspace": [
        "N", "g", "u", "y", "e", f"{BS}ê", "n", f"{BS}{BS}ễn", " ", "T", "h", "i", f"{BS}ị", " ", "H", "o", "a",
        f"{BS}{BS}òa",
    ],
    "a mistake taken back": ["Nguy", "e", f"{BS}ế", BS, "ễ", "n", " Thị", " H", "õ", BS, "ò", "a"],
    "pre-edit, a word at a time": ["Nguyễn", " ", "Thị", " ", "Hòa"],
    "pre-edit, all at once": [NAME],
    "letters apart": list(unicodedata.normalize("NFD", NAME)),
    "letters apart, a word at a time": [f"{unicodedata.normalize('NFD', word)} " for word in NAME.split()],
}  # fmt: skip


def person(place: Path) -> object:
    with open_store(str(place)) as store:
        return store.article("meeting").facts[2].fields["person"]


def open_field(terminal: Terminal) -> None:
    terminal.wait_for("lan at")
    for at in (2, 3):
        terminal.send("j")
        terminal.wait_for(f"fact {at}/9")
    terminal.send("1")
    terminal.wait_for("Correct · Office")
    terminal.send("\x15")  # Ctrl+u empties the field
    terminal.wait_until(lambda text: "person*         Nguyễn" not in text, "the field isn't empty")


@pytest.mark.parametrize("method", TYPED)
@pytest.mark.parametrize("burst", [False, True], ids=["letter by letter", "in a burst"])
def test_a_name_arrives_exactly(filled: Path, method: str, burst: bool) -> None:
    with Terminal(filled) as terminal:
        open_field(terminal)
        for typed in ["".join(TYPED[method])] if burst else TYPED[method]:
            terminal.send(typed)
        terminal.wait_until(
            lambda text: any(NAME in unicodedata.normalize("NFC", line)[70:] for line in text.splitlines()), "no name"
        )
        terminal.send("\r")
        terminal.wait_for("corrected Office")
    assert person(filled) == NAME


COMMANDS = {
    "telex: a, a": (["a", f"{BS}â"], ["accepted", "accepted", "pending"]),
    "telex: a, x": (["a", f"{BS}ã"], ["accepted", "rejected", "pending"]),
    "telex: a, f": (["a", f"{BS}à"], ["accepted", "flagged", "pending"]),
    "telex: a, a, a": (["a", f"{BS}â", f"{BS}aa"], ["accepted", "accepted", "accepted"]),
    "telex: a, x, a": (["a", f"{BS}ã", f"{BS}ẫ"], ["accepted", "rejected", "accepted"]),
    "telex: u, f": (["a", "u", f"{BS}ù"], ["flagged", "pending", "pending"]),
    "telex: e, escape, f": (["e", "\x1b", "f"], ["flagged", "pending", "pending"]),
    "pre-edit: a, then the space that commits it": (["a "], ["accepted", "skipped", "pending"]),
    "pre-edit: a word that no key tells": (["ã"], ["pending", "pending", "pending"]),
    "a word": (["không"], ["pending", "pending", "pending"]),
}


@pytest.mark.parametrize("keys", COMMANDS)
def test_keys_under_an_input_method_are_the_commands_that_were_meant(filled: Path, keys: str) -> None:
    typed, expected = COMMANDS[keys]
    with Terminal(filled) as terminal:
        terminal.wait_for("lan at")
        for part in typed:
            terminal.send(part)
            terminal.quiet(0.3)
        terminal.send("q")
        assert terminal.end() == 0
    assert states(filled)[:3] == expected


def test_a_composed_letter_that_cannot_be_told_is_said(filled: Path) -> None:
    with Terminal(filled) as terminal:
        terminal.wait_for("lan at")
        terminal.send("ậ")
        terminal.wait_for(composed_words())
    assert states(filled)[0] == "pending"


PASTES = {
    "with brackets": "\x1b[200~Hội nghị: axuaxuf\r\nx\n\x1b[201~",
    "without brackets": "Hội nghị: axuaxuf, a 1 2 3 x",
    "without brackets, lines": "Hội nghị\raxuaxuf\rxxa\raax\r",
    "with brackets and an escape in it": "\x1b[200~ax\x1b[31max\x07\x1b\x1b[A\x1b[201~",
    "with brackets and only letters": "\x1b[200~a\x1b[201~",
}


@pytest.mark.parametrize("paste", PASTES)
def test_a_paste_where_keys_are_commands_decides_nothing_and_is_said(filled: Path, paste: str) -> None:
    with Terminal(filled) as terminal:
        terminal.wait_for("lan at")
        terminal.send(PASTES[paste])
        terminal.wait_for(PASTE_WORDS)
        terminal.quiet(0.3)
        terminal.send("f")
        terminal.wait_for("flagged Article")
    assert states(filled) == ["flagged"] + ["pending"] * 8


@pytest.mark.parametrize(
    ("paste", "name"),
    [
        ("\x1b[200~Lê\r\nThị\tBa\x1b[201~", "Lê Thị Ba"),
        ("\x1b[200~" + unicodedata.normalize("NFD", "Lê Thị Ba") + "\x1b[201~", "Lê Thị Ba"),
        ("Lê Thị Ba", "Lê Thị Ba"),
    ],
    ids=["lines", "letters apart", "without brackets"],
)
def test_a_paste_into_a_field_is_one_line_of_text(filled: Path, paste: str, name: str) -> None:
    with Terminal(filled) as terminal:
        open_field(terminal)
        terminal.send(paste)
        terminal.wait_until(lambda text: name in unicodedata.normalize("NFC", text), "no name")
        terminal.send("\r")
        terminal.wait_for("corrected Office")
    assert person(filled) == name


def test_an_escape_within_a_paste_runs_no_command(filled: Path) -> None:
    with Terminal(filled) as terminal:
        open_field(terminal)
        terminal.send("\x1b[200~Lê Ba\x1b]0;x\x07\x11\x1b[201~")
        terminal.wait_for("Lê Ba")
        terminal.quiet(0.4)
        terminal.send("\x1b")
        terminal.wait_for("nothing was changed")
    assert states(filled) == ["pending"] * 9
