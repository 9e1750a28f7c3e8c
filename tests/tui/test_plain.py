"""A session in plain lines: what is told, what is understood, and what becomes of it in the store."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from store import Position, open_store
from tests.tui import data
from tests.tui.batches import SAME, alike
from tests.tui.commandline import duyet
from tests.tui.conftest import Sit, fill, states
from tests.tui.test_hostile import hostile
from tui.commands import BY_ID
from tui.gateway import REASONS
from tui.plain.answers import ANSWERS, QUESTION, QUESTION_AGAIN, command_of


def answer(place: Path, *lines: str) -> str:
    """Answer with these lines; return what was told."""
    typed = "".join(f"{line}\n" for line in lines).encode()
    done = duyet("review", "--plain", "--store", str(place), "--reviewer", "lan", stdin=typed)
    assert done.returncode == 0, done.stderr
    return done.stdout


def facts(place: Path) -> list[tuple[object, ...]]:
    """All that decisions changed, without keys and times."""
    with open_store(str(place)) as store:
        return [
            (
                fact.article,
                fact.kind,
                fact.fields,
                fact.start,
                fact.end,
                fact.spans,
                fact.state,
                fact.version,
                fact.note,
            )
            for name in ("meeting", "visit", "talk")
            for fact in store.article(name).facts
        ]


def test_every_answer_is_named_once_and_then_those_of_most_facts(filled: Path) -> None:
    told = answer(filled, "a", "s").split("Decide: ")
    assert [line.partition("\n")[0] for line in told[1:]] == [QUESTION, QUESTION_AGAIN, QUESTION_AGAIN]


def test_a_fact_is_told_in_whole_sentences(filled: Path) -> None:
    told = answer(filled, "j", "j", "j", "j", "j", "j", "j")
    assert "Article 1 of 3: Hội nghị tổng kết công tác tổ chức Đại hội Đảng bộ tỉnh Hoa Lư" in told
    assert "Báo Hoa Lư, 2020-05-22; 9 facts, 9 pending." in told
    assert "Fact 3 of 9: Office, pending.\n90% sure, by the rule office.hand.\n1 person: Nguyễn Nam Đình\n" in told
    assert "Sentence: Đồng chí »Nguyễn Nam Đình, Phó Bí thư Thường trực Tỉnh ủy«, chủ trì hội nghị." in told
    assert "Not stated: 5 status." in told
    assert "Check passed: 42 of 69 is 60.87 %" in told
    assert "Check failed: 8 women are named among 52" in told


def test_a_line_decides_and_the_next_fact_follows(filled: Path) -> None:
    told = answer(filled, "a", "x", "", "f", "reject", "q")
    assert states(filled)[:6] == ["accepted", "rejected", "skipped", "flagged", "rejected", "pending"]
    assert told.count("Fact 6 of 9") == 1
    with open_store(str(filled)) as store:
        position = store.position("lan")
        assert position == Position(article="meeting", fact=store.article("meeting").facts[5].id)


async def test_the_full_screen_leaves_the_store_as_plain_lines_do(tmp_path: Path, place: Path, sit: Sit) -> None:
    other = fill(tmp_path / "plain.db", data.batch())
    fill(place, data.batch())
    answer(other, "a", "x", "2", "Trưởng ban", "y", "f", "", "u", "U", "m", "xem lại", "a", "]", "x")
    async with sit() as desk:
        await desk.press("a", "x", "2")
        await desk.write("Trưởng ban")
        await desk.press("enter", "f", "space", "u", "U", "m")
        await desk.write("xem lại")
        await desk.press("enter", "a", "right_square_bracket", "x")
        assert desk.status.startswith("rejected Event")
    assert facts(place) == facts(other)


def test_what_is_no_single_answer_does_nothing_and_is_said(filled: Path) -> None:
    told = answer(filled, "ax", "aa", "â", "11", "a x", "rejectt")
    assert states(filled) == ["pending"] * 9
    assert told.count("is no answer: one letter a line") == 5
    assert "Article has fields 1 to" in told


def test_correcting_asks_field_by_field_and_shows_the_difference(filled: Path) -> None:
    told = answer(filled, "]", "j", "j", "j", "e", "", "hai ba", "24", "", "ngày nào", "30/2", "13/7", ".", "", "y")
    assert "2 edition. Now 23." in told
    assert "Not taken: edition" in told
    assert "Not taken: start" in told
    assert "Understood as 13/7/2020." in told
    assert "edition: was 23, becomes 24\nstart: was 14/7/2020, becomes 13/7/2020\n" in told
    with open_store(str(filled)) as store:
        fact = store.article("visit").facts[3]
    assert (str(fact.state), fact.fields["edition"], fact.fields["start"]) == ("corrected", 24, "2020-07-13")


def test_a_correction_can_be_left_and_what_is_needed_cannot_be_cleared(filled: Path) -> None:
    told = answer(filled, "j", "j", "e", "-", "Ai đó", "!", "3", "-", "y")
    assert "person: a fact of this kind must have it." in told
    assert "Nothing was changed." in told
    with open_store(str(filled)) as store:
        fact = store.article("meeting").facts[2]
    assert fact.fields.get("person") == "Nguyễn Nam Đình"
    assert "organisation" not in fact.fields


@pytest.mark.parametrize("line", ["e", "1", "n"])
def test_nothing_is_asked_about_an_article_that_another_has(filled: Path, line: str) -> None:
    with open_store(str(filled)) as store:
        assert store.hold("mai", "s", "meeting").mine
    told = answer(filled, "[", line)
    assert "Not done: mai has this article until" in told
    assert "\nCorrect " not in told
    assert "Which kind" not in told


def test_keeping_every_field_decides_nothing(filled: Path) -> None:
    told = answer(filled, "e", ".", "")
    assert "Nothing was changed; a accepts the fact as it is." in told
    assert states(filled) == ["pending"] * 9


def test_a_quote_without_diacritics_becomes_the_evidence_and_the_rest_is_filled_in(filled: Path) -> None:
    told = answer(filled, "n", "office", "khong co o day", "n", "2", "le van khue ... tinh uy", ".", "y")
    assert "These words don't stand in the article: khong co o day" in told
    with open_store(str(filled)) as store:
        added = next(fact for fact in store.article("meeting").facts if str(fact.state) == "added")
    assert added.quote == "Lê Văn Khuê, nguyên Trưởng ban Tổ chức Tỉnh ủy"
    assert added.fields["person"].startswith("Lê Văn Khuê")


def test_of_several_places_one_is_chosen(filled: Path) -> None:
    told = answer(filled, "n", "6", "Tinh uy", "2", "cán bộ", "12", ".", "y")
    assert "Which of these 3 places?" in told
    with open_store(str(filled)) as store:
        article = store.article("meeting")
        added = next(fact for fact in article.facts if str(fact.state) == "added")
    assert added.start == [at for at in range(len(article.text)) if article.text.startswith("Tỉnh ủy", at)][1]


def test_notes_are_kept_for_the_decision_and_asked_about_at_the_end(filled: Path) -> None:
    told = answer(filled, "m", "xem lại", "q", "", "m", "", "a", "q")
    assert "1 fact(s) have a note that no decision has stored. End the session?" in told
    assert 'The note is "xem lại".' in told
    with open_store(str(filled)) as store:
        assert store.article("meeting").facts[0].note == "xem lại"


def test_what_is_typed_apart_is_stored_composed(filled: Path) -> None:
    apart = unicodedata.normalize("NFD", "Nguyễn Thị Hòa")
    assert apart != "Nguyễn Thị Hòa"
    answer(filled, "j", "j", "1", f"  {apart}\x1b[31m  ", "y")
    with open_store(str(filled)) as store:
        assert store.article("meeting").facts[2].fields["person"] == "Nguyễn Thị Hòa[31m"


def test_order_and_filter_lead_from_fact_to_fact(filled: Path) -> None:
    told = answer(
        filled, "/", "kind:office -", "/", "kind:ofice", "/", "kind:office", "a", "a", "o", "9", "o", "5", "a", "/", "-"
    )
    assert "did you mean office?" in told
    assert "6 match: kind:office" in told
    assert "The order stays as it was" in told
    assert "The surest first" in told
    assert "No filter: every fact is shown." in told
    decided = [fact for fact in facts(filled) if str(fact[6]) == "accepted"]
    assert len(decided) == 3


def test_a_reason_is_given_by_its_number_or_in_own_words(filled: Path) -> None:
    answer(filled, "X", "", "X", "2", "reject because", "tin cũ")
    with open_store(str(filled)) as store:
        first, second, third = store.article("meeting").facts[:3]
    assert (str(first.state), first.reason, second.reason, str(third.state)) == (
        "rejected", REASONS[1], "tin cũ", "pending"
    )  # fmt: skip


def test_many_facts_are_decided_by_a_yes_after_their_number(place: Path) -> None:
    fill(place, alike(3))
    told = answer(place, "b", "ax", "a", "n", "b", "l", "a", "y", "q")
    assert told.count("3 pending facts like Office: Trần Thị Hòa Bình") == 2
    assert '"ax" is no answer here.' in told
    assert "Nothing was decided." in told
    assert told.count(f"»{SAME}«") >= 3
    assert "Accept 3 facts? yes (y) or no (n)" in told
    assert "Accepted 3 facts; u takes all back." in told
    assert [states(place, f"bai-{number:05}") for number in range(3)] == [["accepted", "pending"]] * 3


def test_a_batch_of_a_rule_is_rejected_and_taken_back_at_once(place: Path) -> None:
    fill(place, alike(3))
    told = answer(place, "j", "B", "", "B", "x", "yes", "u", "b", "q")
    assert "Nothing was decided." in told
    assert "Reject " in told
    assert "No longer rejected: " in told
    assert "No other pending fact says the same." in told
    assert {state for number in range(3) for state in states(place, f"bai-{number:05}")} == {"pending"}


def test_history_guideline_and_status_are_told_in_lines(filled: Path) -> None:
    told = answer(filled, "h", "X", "2", "k", "h", "i", "status", "q")
    assert "Nobody has decided on this fact yet." in told
    assert "rejected in " in told
    assert f"reason: {REASONS[1]}" in told
    assert "Article: what counts" in told
    assert "left: 14 pending" in told


def test_every_letter_of_the_table_does_something(filled: Path) -> None:
    letters = [each.letter for each in ANSWERS if each.letter != "q"]
    told = answer(filled, *(line for letter in letters for line in (letter, "", "")))
    assert "is no answer: one letter a line" not in told


def test_everything_decided_is_said(filled: Path) -> None:
    told = answer(filled, *["a"] * 15)
    assert "All decided: no fact is pending in this store; u undoes, q quits." in told


def test_hostile_text_is_told_as_text(place: Path) -> None:
    told = answer(fill(place, [hostile()]), "r", "e", ".", "", "n", "2", "Le A", "1", ".", "n", "q")
    assert not {char for char in told if char != "\n" and not char.isprintable()}


def test_the_last_line_may_lack_its_end_and_a_file_may_answer(filled: Path, tmp_path: Path) -> None:
    done = duyet("review", "--plain", "--store", str(filled), "--reviewer", "lan", stdin=b"a\nx")
    assert (done.returncode, states(filled)[:3]) == (0, ["accepted", "rejected", "pending"])
    assert "The session has ended; every decision is stored." in done.stdout


def test_the_letters_are_the_keys_of_the_full_screen() -> None:
    same = {answer.command: answer.letter for answer in ANSWERS if answer.command in BY_ID}
    keys = {name: BY_ID[name].shown_keys[0] for name in same}
    assert {name: (letter, keys[name]) for name, letter in same.items() if letter != keys[name]} == {
        "review.skip": ("s", "Space")
    }
    letters = [answer.letter for answer in ANSWERS]
    assert len(set(letters)) == len(letters)
    assert [command_of(answer.letter) for answer in ANSWERS] == [answer.command for answer in ANSWERS]


def test_a_store_that_cannot_be_opened_is_said(place: Path) -> None:
    place.write_text("no store")
    done = duyet("review", "--plain", "--store", str(place))
    assert done.returncode == 1
    assert place.name in done.stderr
    assert "Traceback" not in done.stderr


def test_answers_to_a_reader_that_left_end_quietly(filled: Path) -> None:
    session = f"{sys.executable} -m tui.cli review --plain --store {filled}"
    done = subprocess.run(
        ["bash", "-c", f"yes a | {session} | head -n 3; echo ${{PIPESTATUS[1]}}"],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] in {"0", "141"}
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("line", ["?", "help"])
def test_help_tells_every_answer(filled: Path, line: str) -> None:
    told = answer(filled, line)
    assert all(f"{each.letter} or {each.name}: " in told for each in ANSWERS)


def test_behind_a_decided_fact_the_answer_that_leads_on_is_told_and_does(filled: Path) -> None:
    told = answer(filled, "a", "k", "t")
    assert told.count("To go on to the next open fact, answer t.") == 1
    assert "accepted. To go on" in told
    assert told.rindex("Fact 2 of 9") > told.index("To go on")
