"""Statements: answers of interviews in the ways that papers set them out, and points of enumerations."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import Article
from extract.reading.page import Page
from extract.statement.points import find_points
from extract.statement.turns import find_turns
from extract.text import canonical
from tests.extract.reading import facts_of, quotes

LEAD = "Nhân dịp này, phóng viên có cuộc trao đổi với đồng chí Lò Văn Bó, Bí thư Huyện ủy Cư Jút.\n\n"
ASKED = "Thưa đồng chí, kết quả đại hội cơ sở ra sao?"
SAID = "Đến nay, tất cả các chi bộ đã đại hội xong. Không khí rất phấn khởi."
MORE = "Huyện ủy đã rút kinh nghiệm kịp thời để chỉ đạo các đơn vị còn lại."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("PV: ", "Đồng chí Lò Văn Bó: "),
        ("P.V: ", "Đồng chí Lò Văn Bó – Bí thư Huyện ủy Cư Jút: "),
        ("Phóng viên: ", "Ông Lò Văn Bó: "),
        ("Hỏi: ", "Trả lời: "),
        ("* ", "- "),
        ("PV: ", ""),
    ],
)
def test_answers(question: str, answer: str) -> None:
    turn = f"{question}{ASKED}\n{answer}{SAID}\n{MORE}\n"
    text = f"{LEAD}{turn}{turn.replace('cơ sở', 'xã')}{question}Xin cảm ơn đồng chí!\nHÀ MY\n"
    found = facts_of("statement", text)
    assert [fields["question"] for fields in found] == [ASKED, ASKED.replace("cơ sở", "xã")]
    assert {fields["speaker"] for fields in found} == {"Lò Văn Bó"}
    assert quotes("statement", text)[0] == f"{answer}{SAID}\n{MORE}"


def test_a_caption_at_the_end_of_an_answer_is_no_part_of_it() -> None:
    text = f"{LEAD}PV: {ASKED}\nĐồng chí Lò Văn Bó: {SAID}\nQuang cảnh đại hội. Ảnh: Hà My\nPV: Xin cảm ơn đồng chí!\n"
    assert quotes("statement", text) == [f"Đồng chí Lò Văn Bó: {SAID}"]


def test_two_people_who_answer() -> None:
    text = (
        f"{LEAD}PV: {ASKED}\nĐồng chí Lò Văn Bó: {SAID}\nPV: Xin đồng chí cho biết thêm?\n"
        f"Bà Hà Thị Nga, Chủ tịch UBND huyện: {MORE}\n"
    )
    assert [fields["speaker"] for fields in facts_of("statement", text)] == ["Lò Văn Bó", "Hà Thị Nga"]


def test_questions_in_running_prose_are_no_interview() -> None:
    text = f"{LEAD}Vì sao vậy? Ông Lò Văn Bó trả lời: “{SAID}”\nLàm gì bây giờ?\n{MORE}\n"
    assert facts_of("statement", text) == []


def test_points_of_an_answer_have_its_speaker() -> None:
    text = f"{LEAD}PV: {ASKED}\nĐồng chí Lò Văn Bó: {SAID}\nThứ nhất, phải dân chủ.\nThứ hai, phải tiết kiệm.\n"
    answer, *points = facts_of("statement", text)
    assert answer["form"] == "answer"
    assert points == [{"speaker": "Lò Văn Bó", "form": "point", "ordinal": n} for n in (1, 2)]
    assert quotes("statement", text)[1:] == ["Thứ nhất, phải dân chủ.", "Thứ hai, phải tiết kiệm."]


@pytest.mark.parametrize(
    "listed",
    [
        "(1) Giữ rừng; (2) Làm đường; và (3) Giảm nghèo.",
        "Một là, giữ rừng. Hai là, làm đường. Ba là, giảm nghèo.",
        "một là, giữ rừng; hai là, làm đường; ba là, giảm nghèo.",
    ],
)
def test_points_in_one_paragraph(listed: str) -> None:
    text = f"Kết luận hội nghị, đồng chí Lò Văn Bó yêu cầu các xã: {listed}"
    assert facts_of("statement", text) == [
        {"speaker": "Lò Văn Bó", "form": "point", "ordinal": ordinal} for ordinal in (1, 2, 3)
    ]


def test_a_point_ends_before_the_next() -> None:
    text = "Đồng chí Lò Văn Bó yêu cầu: (1) Giữ rừng; (2) Làm đường."
    assert quotes("statement", text) == ["(1) Giữ rừng", "(2) Làm đường."]


def test_a_body_may_set_out_points() -> None:
    text = "Ban Thường vụ Huyện ủy yêu cầu:\nMột là, giữ rừng.\nHai là, làm đường.\n"
    assert {fields["speaker"] for fields in facts_of("statement", text)} == {"Ban Thường vụ Huyện ủy"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Đây là lần thứ nhất, sau lần thứ hai.",
        "Thứ hai, ngày 12/3/2020, huyện họp. Thứ ba, ngày 13/3/2020, xã họp.",
        "1. Phạm vi điều chỉnh\n2. Đối tượng áp dụng\n",
        "Thứ nhất, phải giữ rừng.",
    ],
)
def test_what_is_no_enumeration_of_what_someone_says(sentence: str) -> None:
    assert facts_of("statement", sentence) == []


def test_a_list_under_a_list_does_not_break_it() -> None:
    text = "Đồng chí Lò Văn Bó yêu cầu:\nThứ nhất, giữ rừng:\n- Rừng già.\n- Rừng non.\nThứ hai, làm đường.\n"
    assert quotes("statement", text) == ["Thứ nhất, giữ rừng:\n- Rừng già.\n- Rừng non.", "Thứ hai, làm đường."]


@given(
    st.lists(
        st.sampled_from(
            ("PV: ", "Ông Lò Văn Bó: ", "* ", "- ", "Thứ nhất, ", "(1) ", "(2) ", "Hai là, ", "?", "\n", "ừ.")
        )
    )
)
@settings(max_examples=150)
def test_turns_and_points_lie_in_the_text_in_order(pieces: list[str]) -> None:
    text = canonical("Tin\n\n" + "".join(pieces))
    page = Page.of(Article(id="any", text=text))
    spans = [turn.answer for turn in find_turns(page)] + [point.span for run in find_points(page) for point in run]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    answers = [turn.answer for turn in find_turns(page)]
    assert all(former.end <= latter.start for former, latter in pairwise(answers))


POINTS = [
    "Giữ nghiêm nguyên tắc tập trung dân chủ trong mọi khâu chuẩn bị nhân sự",
    "Làm tốt công tác tuyên truyền để người dân hiểu và đồng tình với chủ trương",
    "Báo cáo Thường trực Huyện ủy kết quả trước ngày 15 hằng tháng để kịp xử lý",
]


def test_paragraphs_in_brackets_are_points_without_a_speaker() -> None:
    text = "Tổ chức thực hiện\n" + "".join(f"({n}) {point}.\n" for n, point in enumerate(POINTS, 1))
    assert facts_of("statement", text) == [{"form": "point", "ordinal": n} for n in (1, 2, 3)]


def test_numbered_points_behind_a_colon_and_a_verb_of_saying() -> None:
    text = "Kế hoạch nêu rõ:\n" + "".join(f"{n}. {point}.\n" for n, point in enumerate(POINTS, 1))
    assert [fields["ordinal"] for fields in facts_of("statement", text)] == [1, 2, 3]


def test_names_and_notes_in_brackets_are_no_points() -> None:
    assert facts_of("statement", "Huyện có các cơ quan gồm:\n(1) Văn phòng\n(2) Ban Tổ chức\n(3) Ban Dân vận\n") == []
    notes = "(1) Lò Văn Bó: Ghi chép ở Thác Mây, Nxb Vân Lĩnh, Vân Lĩnh, 2002, tr.29.\n"
    assert facts_of("statement", f"{notes}{notes.replace('(1)', '(2)')}") == []


def test_paragraphs_between_two_points_belong_to_the_former() -> None:
    text = f"Thứ nhất, {POINTS[0]}.\n{POINTS[1]}.\nThứ hai, {POINTS[2]}.\n"
    assert quotes("statement", text) == [f"Thứ nhất, {POINTS[0]}.\n{POINTS[1]}.", f"Thứ hai, {POINTS[2]}."]


def test_who_speaks_by_a_title_alone() -> None:
    text = (
        "Bí thư Huyện ủy Nguyễn Văn Bó dự buổi lễ. Không khí rất vui.\n"
        f"Bí thư Huyện ủy yêu cầu: (1) {POINTS[0]}; (2) {POINTS[1]}.\n"
    )
    assert [fields["speaker"] for fields in facts_of("statement", text)] == ["Nguyễn Văn Bó"] * 2


def test_questions_without_any_mark_where_the_opening_tells_of_a_talk() -> None:
    text = f"{LEAD}{ASKED}\n{SAID}\n{MORE}\nĐồng chí có kiến nghị gì không?\n{MORE}\n"
    found = facts_of("statement", text)
    assert [fields["question"] for fields in found] == [ASKED, "Đồng chí có kiến nghị gì không?"]


@pytest.mark.parametrize("asker", ["Vân Lĩnh 24h", "Nhà báo Hà My", "* VLO"])
def test_who_asks_under_an_own_name(asker: str) -> None:
    text = f"{LEAD}{asker}: {ASKED}\n{SAID}\n{asker}: Bước tiếp theo là gì?\n{MORE}\n"
    assert [fields["question"] for fields in facts_of("statement", text)] == [ASKED, "Bước tiếp theo là gì?"]


def test_what_several_people_say_under_their_names() -> None:
    text = f"* Ông Lò Văn Bó (Trưởng bản Nà Tông):\n{SAID}\n{MORE}\n* Đại diện Sở Y tế Vân Lĩnh:\n{MORE}\n"
    found = facts_of("statement", text)
    assert [fields["speaker"] for fields in found] == ["Lò Văn Bó", "Đại diện Sở Y tế Vân Lĩnh"]
    assert [set(fields) for fields in found] == [{"speaker", "form"}] * 2
