"""Interviews that have lost their line breaks: labelled turns, marks, thanks and bylines inside a line."""

from __future__ import annotations

from typing import Any

import pytest

from extract import Article
from extract.reading.page import Page
from extract.statement.flattened import divided
from extract.text import canonical
from tests.extract.reading import HEADLINE, facts, facts_of, quotes

LEAD = "Phóng viên có cuộc trao đổi với đồng chí Lò Văn Bó, Bí thư Huyện ủy Thác Mây. "
ASKED = ("Thưa đồng chí, kết quả trồng rừng ra sao?", "Đến nay còn khó khăn. Vậy huyện sẽ làm gì?")
SAID = ("Bà con đã trồng xong. Các bản rất phấn khởi.", "Có hai việc. Thứ nhất, mở đường. Thứ hai, giữ rừng.")


def flat(asker: str, answerer: str, thanks: str) -> str:
    turns = " ".join(f"{asker}{question} {answerer}{said}" for question, said in zip(ASKED, SAID, strict=True))
    return f"{LEAD}{turns} {thanks}"


def answers(text: str) -> list[dict[str, Any]]:
    return [fields for fields in facts_of("statement", text) if fields["form"] == "answer"]


@pytest.mark.parametrize(
    ("asker", "answerer", "thanks"),
    [
        ("PV: ", "Đồng chí Lò Văn Bó: ", "PV: Xin cảm ơn đồng chí!"),
        ("P.V: ", "Đồng chí Lò Văn Bó, Bí thư Huyện ủy: ", "P.V: Trân trọng cảm ơn đồng chí!"),
        ("Phóng viên: ", "Ông Bó: ", "Phóng viên: Xin trân trọng cảm ơn ông./. Hà My (ghi)"),
        ("Hỏi: ", "Đáp: ", "Xin cảm ơn đồng chí! Hà My (thực hiện)"),
        ("Câu hỏi 1: ", "Trả lời: ", ""),
        ("Vân Lĩnh 24h: ", "Ông Lò Văn Bó: ", "Vâng, xin cảm ơn ông!"),
        ("Báo Vân Lĩnh: ", "Đồng chí Lò Văn Bó: ", "Xin cảm ơn đồng chí! Hà My/VLO (ghi)"),
        ("PV: ", "", "PV: Xin cảm ơn đồng chí!"),
        ("* ", "- ", "* Xin cảm ơn đồng chí!"),
    ],
)
def test_turns_inside_a_line(asker: str, answerer: str, thanks: str) -> None:
    text = flat(asker, answerer, thanks)
    assert [fields["question"] for fields in answers(text)] == list(ASKED)
    assert {fields["speaker"] for fields in facts_of("statement", text)} == {"Lò Văn Bó"}
    assert quotes("statement", text)[:2] == [f"{answerer}{said}" for said in SAID]


def test_labels_that_stand_close_to_the_sentence_before() -> None:
    text = flat("PV: ", "Đồng chí Lò Văn Bó: ", "").replace(". PV", ".PV").replace("? Đ", "?Đ")
    assert [fields["question"] for fields in answers(text)] == list(ASKED)


def test_a_question_without_a_label_is_that_before_the_label_of_the_answer() -> None:
    text = flat("", "Đồng chí Lò Văn Bó: ", "Xin cảm ơn đồng chí!")
    assert [fields["question"] for fields in answers(text)] == [ASKED[0], "Vậy huyện sẽ làm gì?"]


def test_points_of_an_answer_end_with_it() -> None:
    text = flat("PV: ", "Đồng chí Lò Văn Bó: ", "PV: Xin cảm ơn đồng chí!")
    points = [fields for fields in facts_of("statement", text) if fields["form"] == "point"]
    assert points == [{"speaker": "Lò Văn Bó", "form": "point", "ordinal": n} for n in (1, 2)]
    assert quotes("statement", text)[2:] == ["Thứ nhất, mở đường.", "Thứ hai, giữ rừng."]


def test_an_asker_is_one_behind_a_caption_without_a_full_stop() -> None:
    text = flat("PV: ", "Đồng chí Lò Văn Bó: ", "").replace("khởi. PV", "khởi. Một góc bản Nà Tông PV")
    assert [fields["question"] for fields in answers(text)] == list(ASKED)


def test_a_label_with_the_name_in_small_letters_is_of_the_same_speaker() -> None:
    text = f"{LEAD}PV: {ASKED[0]} Ông Lò Văn Bó: {SAID[0]} PV: {ASKED[1]} Ông Lò Văn bó: {SAID[1]}"
    assert [fields["speaker"] for fields in answers(text)] == ["Lò Văn Bó", "Lò Văn Bó"]


def test_turns_that_have_lost_some_breaks_only() -> None:
    turns = "\n".join(f"PV: {question} {said}" for question, said in zip(ASKED, SAID, strict=True))
    text = f"{LEAD}\n{turns}\nPV: Xin cảm ơn đồng chí!"
    assert [fields["question"] for fields in answers(text)] == list(ASKED)
    assert quotes("statement", text)[0] == SAID[0]


@pytest.mark.parametrize(
    "text",
    [
        f"Vì sao rừng cháy? Ông Lò Văn Bó: {SAID[0]} Cuộc họp bế mạc lúc 17 giờ.",
        f"Ai giữ rừng? PV: {SAID[0]} Cuộc họp bế mạc.",
        "Vì sao? Kết quả: khá. Làm gì? Kết quả: tốt. Ông Lò Văn Bó kể lại chuyện cũ.",
        "Ông Lò Văn Bó: “Tốt.” Bà Hà Thị Nga: “Rất tốt.” Ông Lò Văn Bó: “Sẽ tốt hơn.” Ai cũng vui?",
    ],
)
def test_a_colon_behind_a_name_alone_makes_no_turn(text: str) -> None:
    assert facts_of("statement", text) == []


def test_thanks_in_the_midst_of_a_sentence_are_part_of_the_answer() -> None:
    said = "Chúng tôi trân trọng cảm ơn bà con."
    text = f"{LEAD}PV: {ASKED[0]} Ông Lò Văn Bó: {SAID[0]} PV: {ASKED[1]} Ông Lò Văn Bó: {said}"
    assert quotes("statement", text)[1] == f"Ông Lò Văn Bó: {said}"


def test_the_parts_of_a_line_hold_all_its_words_in_order() -> None:
    text = canonical(f"{HEADLINE}{flat('PV: ', 'Ông Lò Văn Bó: ', 'PV: Xin cảm ơn ông! Hà My/VLO (ghi)')}")
    page = Page.of(Article(id="page", text=text))
    parts = divided(page, list(page.lines[1:]))
    assert " ".join(text[part.start : part.end] for part in parts) == text[page.lines[1].start :]


@pytest.mark.parametrize("foot", [" Hà My/VLO (ghi)", "\nHà My/VLO (ghi)", "\nHà My/VLO online thực hiện"])
def test_who_wrote_down_an_interview_and_for_which_outlet(foot: str) -> None:
    (article,) = facts("article", f"{HEADLINE}{LEAD}{SAID[0] * 5}{foot}")
    assert article["authors"] == ("Hà My",)
    assert article["outlet"].startswith("VLO")


def test_two_who_wrote_it_down_are_no_outlet() -> None:
    (article,) = facts("article", f"{HEADLINE}{LEAD}{SAID[0] * 5} Hà My/Lò Bó (ghi)")
    assert "outlet" not in article


ON_THE_ROAD = "Con đường này bà con mong từ lâu, nay xe máy đã vào được tận bản. Ai cũng vui."


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_what_several_people_say_behind_bullets_in_one_line(gap: str) -> None:
    heads = ["* Ông Lò Văn Bó (Trưởng bản Nà Tông)", "* Bà Hà Thị Nga, người dân bản Nà Lìa", "* Đại diện Sở Xây dựng"]
    found = facts_of("statement", gap.join(f"{head}: {ON_THE_ROAD}" for head in heads))
    assert [fields["speaker"] for fields in found] == ["Lò Văn Bó", "Hà Thị Nga", "Đại diện Sở Xây dựng"]


@pytest.mark.parametrize(
    "listed",
    [
        "* Ông Lò Văn Bó: Bí thư Huyện ủy, Chủ tịch HĐND huyện, phụ trách chung và công tác xây dựng Đảng.\n" * 2,
        "* Ông Lò Văn Bó: dân tộc Thái. * Bà Hà Thị Nga: dân tộc Tày.",
    ],
)
def test_a_list_of_people_says_nothing(listed: str) -> None:
    assert facts_of("statement", listed) == []


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_questions_of_several_readers(gap: str) -> None:
    asked = ["Chị Hà Thị Nga hỏi: Tôi làm lại thẻ ở đâu?", "Anh Lò Văn Sơn: Con tôi tiêm ở đâu, thưa bác sĩ?"]
    text = gap.join(f"{question}{gap}Trả lời: {ON_THE_ROAD}" for question in asked)
    assert [fields["question"] for fields in answers(f"Buổi đối thoại diễn ra sôi nổi.\n{text}")] == asked
