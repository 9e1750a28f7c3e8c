"""What goes into a cell, a source and a card: exact, harmless, and to be undone."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.card import literal
from store.exchange.csvfile import cell, harmless
from store.exchange.jsonl import public_source

RUN = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "\u200b=1",
    "\ufeff-2",
    "﹣2",
]


@pytest.mark.parametrize("text", RUN)
def test_what_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Nguyễn Văn A", "a=1", "35-CT/TW", "2020-05-22", "(1)", "😀", "…", "–"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@given(st.text())
def test_a_cell_is_undone_by_taking_one_apostrophe_away(text: str) -> None:
    assert harmless(text).removeprefix("'") == text


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2, max_size=5))
def test_cells_come_back_through_csv(texts: list[str]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow(map(cell, texts))
    file.seek(0)
    (row,) = csv.reader(file)
    assert [written.removeprefix("'") for written in row] == texts


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (-2, "-2"),
        (60.87, "60.87"),
        (1_600_000_000, "1600000000"),
        (("A", "B"), "A; B"),
        (("=A", "B"), "'=A; B"),
        (("A",), "A"),
    ],
)
def test_values_as_cells(value: object, written: str) -> None:
    assert cell(value) == written


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("", ""),
        ("-", "-"),
        ("tin.jsonl:12", "tin.jsonl:12"),
        ("tin/2020/bài.txt", "tin/2020/bài.txt"),
        ("/home/lan/tin/bài.jsonl:3", "bài.jsonl:3"),
        ("~lan/bài.txt", "bài.txt"),
        ("file:///home/lan/bài.txt", "bài.txt"),
        ("C:\\Users\\lan\\bài.txt", "bài.txt"),
        ("\\\\server\\tin\\bài.txt", "bài.txt"),
        ("https://bao.example/a/b.html", "https://bao.example/a/b.html"),
    ],
)
def test_a_source_keeps_no_folder_of_the_machine(source: str, shown: str) -> None:
    assert public_source(source) == shown


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:1)",
        "![x](http://e)",
        "<script>",
        "a|b",
        "`x`",
        "# x",
        "@ai",
        "*b*",
        "\x1b[2J\x9b31m",
        "a\nb",
        "\u202eb",
    ],
)
def test_a_name_from_outside_is_only_a_name_in_the_card(text: str) -> None:
    shown = literal(text)
    assert not re.search(r"(?<!\\)[\[\]<>|`*#@!]", shown)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", shown)


def test_a_long_name_is_cut() -> None:
    assert literal("a" * 1_000) == "a" * 100 + "…"
