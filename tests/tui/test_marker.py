"""Taking a field's value, or the evidence, from the words of the article."""

from __future__ import annotations

from pathlib import Path

from tests.tui import data
from tests.tui.conftest import Sit, fill
from tests.tui.test_add import BRIEF, marked
from tui.screens.selecting import Selection


async def test_a_value_is_made_longer_by_the_words_behind_it(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*["j"] * 6, "1", "f2")
        assert marked(desk)[1] == "tổ chức cơ sở đảng trực thuộc"
        assert desk.status == "subject: “tổ chức cơ sở đảng trực thuộc”"
        await desk.press("left", "left")
        assert desk.screen().splitlines()[-2].strip() == "subject: “tổ chức cơ sở đảng”"
        await desk.press("enter")
        fact = desk.stored("meeting").facts[6]
        assert (str(fact.state), fact.fields["subject"]) == ("corrected", "tổ chức cơ sở đảng")
        (span,) = fact.spans["subject"]
        assert data.MEETING[slice(*span)] == "tổ chức cơ sở đảng"
        assert desk.review.mode == "review"


async def test_marked_words_are_read_by_the_fields_parser_and_keep_their_place(place: Path, sit: Sit) -> None:
    text = BRIEF + "\nHội nghị lại họp ngày 4/5/2021.\n"
    of = data.article("brief", text)
    fields = {"name": "hội nghị sơ kết", "date": "2021-05-01"}
    fill(place, [(of, [data.proposal(of, "event", "tổ chức hội nghị sơ kết", fields)])])
    async with sit() as desk:
        await desk.press("2", "f2", "4", "f2")
        assert desk.typed()["date"] == "4/5/2021"
        await desk.press("enter")
        fact = desk.stored("brief").facts[0]
        assert fact.fields["date"] == "2021-05-04"
        assert text[slice(*fact.spans["date"][0])] == "4/5/2021"
        assert fact.spans["date"][0].start == text.rindex("4/5/2021")


async def test_words_that_are_no_value_are_refused_in_the_form(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*["j"] * 6, "2", "f2", "t", "o", "enter")
        assert desk.review.mode == "form"
        assert "is no number" in desk.words()
        assert desk.states("meeting")[6] == "pending"


async def test_a_name_is_put_behind_others(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("5", "end", ";", "f2", "h", "o", "a", "n", "g", "space", "right", "enter")
        assert desk.stored("meeting").facts[0].fields["authors"] == ("Thu Diễm", "Hoàng Hoài")


async def test_the_evidence_is_marked_anew_from_where_it_is(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "2")
        await desk.write("Phó Bí thư")
        await desk.press("f9")
        assert marked(desk) == ("ủy", "Nguyễn Nam Đình, Phó Bí thư Thường trực Tỉnh ủy")
        await desk.press("left", "left", "left", "f9")
        assert desk.review.mode == "form"
        await desk.press("f9", "left", "escape", "enter")
        fact = desk.stored("meeting").facts[2]
        assert (fact.fields["role"], fact.quote) == ("Phó Bí thư", "Nguyễn Nam Đình, Phó Bí thư Thường")
        assert desk.session.index == 3


async def test_the_marker_hints_the_other_end_and_says_both_ends_of_many_words(filled: Path, sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("j", "j", "e", "f9")
        assert "Tab other end" in desk.screen().splitlines()[-1]
        await desk.press("tab", "up", "up")
        assert desk.status.startswith("evidence: “")
        assert " … " in desk.status
        assert desk.status.endswith("Thường trực Tỉnh ủy”")
        assert desk.status in desk.screen()


async def test_a_value_typed_after_it_was_marked_stands_where_it_is_found(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "2", "f2", "f2", "ctrl+u")
        await desk.write("Bí thư")
        await desk.press("enter")
        fact = desk.stored("meeting").facts[2]
        assert data.MEETING[slice(*fact.spans["role"][0])] == "Bí thư"


def test_a_second_letter_goes_on_with_the_word_and_a_new_one_begins_anew() -> None:
    text = "Hai bà họ Hoàng hỏi hai hàng."

    def gone(letters: str) -> str:
        selection = Selection(text, 4)
        for letter in letters:
            selection.jump(letter)
        return text[slice(*selection.cursor)]

    assert [gone(typed) for typed in ("h", "ho", "hoa", "hoi", "hoab", "hai", "hx")] == [
        "họ", "họ", "Hoàng", "hỏi", "bà", "hai", "họ"
    ]  # fmt: skip


def test_with_an_anchor_the_marker_takes_sentence_after_sentence() -> None:
    text = "Một hai ba. Bốn năm.\nSáu bảy."
    selection = Selection(text, 4)
    selection.drop_anchor()
    seen = []
    for _ in range(3):
        selection.next_sentence()
        seen.append(text[slice(*selection.span)])
    assert seen == ["hai ba", "hai ba. Bốn năm", "hai ba. Bốn năm.\nSáu bảy"]
    selection.previous_sentence()
    assert text[slice(*selection.span)] == "hai ba. Bốn năm.\nSáu"
