from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.article import Article
from extract.kinds import office
from extract.reading.page import Page
from extract.text import canonical
from tests.extract.office_facts import fact, in_order, offices


def test_mentions_of_one_office_are_one_fact_with_the_fields_of_all() -> None:
    text = (
        "Bí thư Tỉnh ủy Trần Văn Khoát chủ trì. Đồng chí Trần Văn Khoát, Bí thư Tỉnh ủy Hà Giang kết luận."
        " Bí thư Khoát cảm ơn."
    )
    assert offices(text) == [fact("Trần Văn Khoát", "Bí thư", "Tỉnh ủy Hà Giang", "Hà Giang")]


def test_the_province_of_the_article_is_filled_in() -> None:
    text = "Đại hội Đảng bộ tỉnh Bến Tre khai mạc.\nBí thư Tỉnh ủy Trần Văn Khoát chủ trì."
    assert offices(text) == [fact("Trần Văn Khoát", "Bí thư", "Tỉnh ủy", "Bến Tre")]


def test_a_role_without_its_body_takes_that_of_the_same_line_of_office() -> None:
    text = "Hội nghị bầu ông Đỗ Quý Toại làm Bí thư Tỉnh ủy. Ông Trần Văn Khoát được bầu giữ chức Phó Bí thư."
    assert fact("Trần Văn Khoát", "Phó Bí thư", "Tỉnh ủy", status="elected") in offices(text)


def test_a_minister_without_a_ministry_gets_none_where_two_are_named() -> None:
    text = "Bộ trưởng Bộ Y tế Lê Thị Mận và Bộ trưởng Bộ Tư pháp Đỗ Quý Toại nói. Bộ trưởng Trần Văn Khoát nghe."
    assert fact("Trần Văn Khoát", "Bộ trưởng") in offices(text)


def test_a_deputy_elected_head_of_the_same_body_is_deputy_no_more() -> None:
    text = "Ông Trần Văn Khoát, Phó Bí thư Tỉnh ủy, được bầu giữ chức Bí thư Tỉnh ủy."
    assert fact("Trần Văn Khoát", "Phó Bí thư", "Tỉnh ủy", status="former") in offices(text)


def test_a_list_by_semicolons_gives_each_their_own_titles() -> None:
    text = (
        "Dự có các đồng chí: Trần Văn Khoát - Bí thư Tỉnh ủy; Lê Thị Mận - Ủy viên Ban Thường vụ Tỉnh ủy,"
        " Trưởng Ban Nội chính Tỉnh ủy; đại diện các sở."
    )
    assert in_order(offices(text)) == in_order(
        [
            fact("Trần Văn Khoát", "Bí thư", "Tỉnh ủy"),
            fact("Lê Thị Mận", "Ủy viên", "Ban Thường vụ Tỉnh ủy"),
            fact("Lê Thị Mận", "Trưởng Ban", "Ban Nội chính Tỉnh ủy"),
        ]
    )


@pytest.mark.parametrize(
    "text",
    [
        "Các bí thư cấp ủy nhiệm kỳ mới đã được bầu.",
        "Đoàn Chủ tịch và Ban Giám đốc điều hành hội nghị.",
        "Cầu thủ Trần Văn Khoát ghi bàn, huấn luyện viên Đỗ Quý Toại vui mừng.",
        "Theo ông Trần Văn Khoát, Bí thư Tỉnh ủy đã chỉ đạo việc này.",
        "Bí thư Tỉnh ủy Lâm Đồng và Bí thư Tỉnh ủy Bạc Liêu dự hội nghị.",
        "Ông Trần Văn Khoát cho rằng người trúng cử Chủ tịch UBND xã phải gương mẫu.",
        "Ban Bí thư phân công một đồng chí làm Phó Chủ tịch Hội Nông dân.",
    ],
)
def test_what_names_no_holder_gives_nothing(text: str) -> None:
    assert offices(text) == []


PIECES = (
    "Ông ", "ông ", "Trần Văn Khoát", "Lê Thị Mận", "Y Blêk Niê", ", ", " - ", "; ", " (", ") ", ". ", "\n", " và ",
    "Bí thư ", "Phó Chủ tịch ", "Tỉnh ủy", "UBND tỉnh", "nguyên ", "từng giữ các chức vụ ", "được bầu làm ", "thay ",
    "Trưởng ban ", "Tổ chức Trung ương", "khóa XII", "đối với ", "Hà Giang", "là ", "các ", "Bộ trưởng ", "\u200b",
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join))
def test_every_office_lies_inside_its_text(raw: str) -> None:
    text = canonical(raw)
    for draft in office.drafts(Page.of(Article(id="a", text=text))):
        assert 0 <= draft.start < draft.end <= len(text)
        for spans in draft.spans.values():
            assert all(0 <= start < end <= len(text) for start, end in spans)
