"""Interviews that mark some questions alone, and who speaks where a colon or a document leads to the points."""

from __future__ import annotations

from tests.extract.reading import HEADLINE, facts

INTERVIEW = f"""{HEADLINE}Phóng viên Báo Thác Mây đã trao đổi với bác sĩ Lò Thị Bó, Giám đốc Trung tâm Y tế huyện.

* Phóng viên: Xin bác sĩ cho biết tình hình dịch bệnh hiện nay?

Bác sĩ Lò Thị Bó: Từ đầu năm đến nay huyện có ít ca bệnh.

* Vì sao số ca lại giảm như vậy, thưa bác sĩ?

Bác sĩ Lò Thị Bó: Vì bà con đã biết giữ vệ sinh.

* Xin cảm ơn bác sĩ!
"""


def test_questions_behind_the_same_mark_are_turns_too() -> None:
    assert [fields["question"] for fields in facts("statement", INTERVIEW)] == [
        "Xin bác sĩ cho biết tình hình dịch bệnh hiện nay?",
        "Vì sao số ca lại giảm như vậy, thưa bác sĩ?",
    ]


def test_lessons_have_the_speaker_who_draws_them() -> None:
    text = (
        f"{HEADLINE}Kết luận hội nghị, ông Lò Văn Bó rút ra hai bài học:\n\nThứ nhất: Nắm chắc tình hình từ xa.\n\n"
        "Thứ hai: Giữ vững vai trò lãnh đạo của chi bộ ở từng bản.\n"
    )
    assert [fields["speaker"] for fields in facts("statement", text)] == ["Lò Văn Bó", "Lò Văn Bó"]


def test_points_of_a_document_are_those_of_its_issuer() -> None:
    text = (
        f"{HEADLINE}Huyện ủy Thác Mây đã ban hành Kế hoạch số 47-KH/HU (Kế hoạch số 47) về trồng rừng.\n\n"
        "Kế hoạch nêu rõ:\n\n"
        "(1) Các chi bộ tuyên truyền để bà con hiểu và tự giác tham gia trồng rừng ở từng bản.\n\n"
        "(2) Kiểm lâm huyện hướng dẫn kỹ thuật, cung cấp giống cây và kiểm tra từng tháng.\n"
    )
    assert {fields["speaker"] for fields in facts("statement", text)} == {"Huyện ủy Thác Mây"}


def test_a_title_behind_a_hyphen_is_no_part_of_the_speaker() -> None:
    text = (
        f"{HEADLINE}Đồng chí Lò Văn Bó-Bí thư Huyện ủy dành cho Báo Thác Mây cuộc trao đổi.\n\n"
        "* Thưa đồng chí, đâu là kết quả nổi bật?\n\n- Đó là việc sắp xếp các xã.\n\n"
        "* Vậy điều gì khiến đồng chí trăn trở?\n\n- Đó là giao thông.\n"
    )
    assert [fields["speaker"] for fields in facts("statement", text)] == ["Lò Văn Bó", "Lò Văn Bó"]


def test_an_enumeration_in_a_sentence_may_begin_with_a_capital() -> None:
    text = (
        f"{HEADLINE}Tại hội nghị, ông Lò Văn Bó yêu cầu các xã: Một là, rà soát quy hoạch; hai là, làm đường; "
        "ba là, chăm lo đời sống bà con.\n"
    )
    assert [fields["ordinal"] for fields in facts("statement", text)] == [1, 2, 3]


def test_an_enumeration_in_a_sentence_that_nobody_says_is_none() -> None:
    assert facts("statement", f"{HEADLINE}Lễ hội gồm: Thứ nhất, rước kiệu; thứ hai, tế lễ; thứ ba, hội thi.\n") == []
