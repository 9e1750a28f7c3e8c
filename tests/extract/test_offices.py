from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.article import Article
from extract.kinds import office
from extract.page import Page
from extract.text import canonical


def offices(text: str) -> list[dict[str, Any]]:
    return [draft.fields for draft in office.drafts(Page.of(Article(id="a", text=text)))]


def fact(
    person: str, role: str, organisation: str | None = None, place: str | None = None, status: str | None = None
) -> dict[str, Any]:
    fields = {"person": person, "role": role, "organisation": organisation, "place": place, "status": status}
    return {name: value for name, value in fields.items() if value}


def in_order(facts: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    return sorted(tuple(f"{name}={value}" for name, value in sorted(one.items())) for one in facts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đồng chí Trần Văn Khoát, Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh đến dự.",
            [
                fact("Trần Văn Khoát", "Phó Bí thư Thường trực", "Tỉnh ủy"),
                fact("Trần Văn Khoát", "Chủ tịch", "HĐND tỉnh"),
            ],
        ),
        ("Bí thư Tỉnh uỷ Đỗ Quý Toại phát biểu.", [fact("Đỗ Quý Toại", "Bí thư", "Tỉnh uỷ")]),
        (
            "Chủ tịch UBND tỉnh Yên Bái Lê Thị Bích Mận kết luận.",
            [fact("Lê Thị Bích Mận", "Chủ tịch", "UBND tỉnh Yên Bái", "Yên Bái")],
        ),
        (
            "Trưởng Ban Tổ chức Trung ương Vũ Hữu Chắt nói.",
            [fact("Vũ Hữu Chắt", "Trưởng Ban", "Ban Tổ chức Trung ương")],
        ),
        ("Bộ trưởng Quốc phòng Vũ Hữu Chắt nói.", [fact("Vũ Hữu Chắt", "Bộ trưởng", "Bộ Quốc phòng")]),
        (
            "Ông Vũ Hữu Chắt - Phó trưởng ban Ban Chỉ đạo Tây Nguyên - nói.",
            [fact("Vũ Hữu Chắt", "Phó trưởng ban", "Ban Chỉ đạo Tây Nguyên")],
        ),
        ("Bà Lê Thị Mận - Tỉnh ủy viên nói.", [fact("Lê Thị Mận", "Tỉnh ủy viên", "Tỉnh ủy")]),
        ("Ông Y Blêk Niê, phó bí thư Tỉnh uỷ, nói.", [fact("Y Blêk Niê", "phó bí thư", "Tỉnh uỷ")]),
        ("Nguyên Giám đốc Sở Y tế Đỗ Quý Toại kể lại.", [fact("Đỗ Quý Toại", "Giám đốc", "Sở Y tế", status="former")]),
        (
            "Ông Đỗ Quý Toại (nguyên Trưởng phòng Tư pháp huyện Cư Jút) kể lại.",
            [fact("Đỗ Quý Toại", "Trưởng phòng", "phòng Tư pháp huyện Cư Jút", "Cư Jút", "former")],
        ),
        (
            "Hiệu trưởng Trường THPT Lương Sơn là cô Lê Thị Mận.",
            [fact("Lê Thị Mận", "Hiệu trưởng", "Trường THPT Lương Sơn")],
        ),
        ("Tổng thống Nga Ivan Petrosov tới thăm.", [fact("Ivan Petrosov", "Tổng thống", place="Nga")]),
        (
            "Bà Lydia Holmgren - Trưởng Ban Đối ngoại Trung ương đến dự.",
            [fact("Lydia Holmgren", "Trưởng Ban", "Ban Đối ngoại Trung ương")],
        ),
        ("Chủ tịch thị xã Cửa Lò Đỗ Quý Toại nói.", [fact("Đỗ Quý Toại", "Chủ tịch thị xã", place="Cửa Lò")]),
        (
            "đoàn kiểm tra của tỉnh do đồng chí Trần Văn Khoát, Bí thư Tỉnh đoàn làm trưởng đoàn đã đến.",
            [
                fact("Trần Văn Khoát", "Bí thư", "Tỉnh đoàn"),
                fact("Trần Văn Khoát", "trưởng đoàn", "đoàn kiểm tra của tỉnh"),
            ],
        ),
    ],
)
def test_a_title_beside_a_name(text: str, expected: list[dict[str, Any]]) -> None:
    assert in_order(offices(text)) == in_order(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hội nghị bầu ông Trần Văn Khoát giữ chức Bí thư Huyện ủy Cư Jút.",
            [fact("Trần Văn Khoát", "Bí thư", "Huyện ủy Cư Jút", "Cư Jút", "elected")],
        ),
        (
            "Các ông Trần Văn Khoát, Đỗ Quý Toại và bà Lê Thị Mận được bầu giữ chức Phó Bí thư Tỉnh ủy.",
            [
                fact(name, "Phó Bí thư", "Tỉnh ủy", status="elected")
                for name in ("Trần Văn Khoát", "Đỗ Quý Toại", "Lê Thị Mận")
            ],
        ),
        (
            "Ông Trần Văn Khoát - Trưởng ban Dân vận Tỉnh ủy - và ông Đỗ Quý Toại được bầu làm Phó bí thư Tỉnh ủy.",
            [
                fact("Trần Văn Khoát", "Trưởng ban", "ban Dân vận Tỉnh ủy"),
                fact("Trần Văn Khoát", "Phó bí thư", "Tỉnh ủy", status="elected"),
                fact("Đỗ Quý Toại", "Phó bí thư", "Tỉnh ủy", status="elected"),
            ],
        ),
        (
            "Ông Trần Văn Khoát tái đắc cử chức Bí thư Tỉnh ủy thay ông Đỗ Quý Toại nghỉ hưu.",
            [
                fact("Trần Văn Khoát", "Bí thư", "Tỉnh ủy", status="elected"),
                fact("Đỗ Quý Toại", "Bí thư", "Tỉnh ủy", status="former"),
            ],
        ),
        (
            "Ban Bí thư thôi chức Phó Trưởng Ban Chỉ đạo Tây Nguyên đối với các ông Trần Văn Khoát và Đỗ Quý Toại.",
            [
                fact(name, "Phó Trưởng Ban", "Ban Chỉ đạo Tây Nguyên", status="former")
                for name in ("Trần Văn Khoát", "Đỗ Quý Toại")
            ],
        ),
        (
            "Ông Trần Văn Khoát bị cách chức Phó giám đốc Sở Nội vụ.",
            [fact("Trần Văn Khoát", "Phó giám đốc", "Sở Nội vụ", status="former")],
        ),
        (
            "Chức Bí thư Tỉnh ủy được giao cho ông Trần Văn Khoát.",
            [fact("Trần Văn Khoát", "Bí thư", "Tỉnh ủy", status="elected")],
        ),
        (
            "Trước khi được bầu, ông Trần Văn Khoát là Trưởng phòng Tư pháp.",
            [fact("Trần Văn Khoát", "Trưởng phòng", "phòng Tư pháp", status="former")],
        ),
    ],
)
def test_a_verb_of_office_gives_the_status(text: str, expected: list[dict[str, Any]]) -> None:
    assert in_order(offices(text)) == in_order(expected)


def test_a_career_is_told_as_past_and_belongs_to_the_one_named_before() -> None:
    text = (
        "Ông Trần Văn Khoát sinh năm 1960. Ông từng đảm nhiệm các chức vụ: Giám đốc Sở Công nghiệp,"
        " Bí thư Huyện ủy Tuy An; Trưởng ban Dân vận Tỉnh ủy."
    )
    assert in_order(offices(text)) == in_order(
        [
            fact("Trần Văn Khoát", "Giám đốc", "Sở Công nghiệp", status="former"),
            fact("Trần Văn Khoát", "Bí thư", "Huyện ủy Tuy An", "Tuy An", "former"),
            fact("Trần Văn Khoát", "Trưởng ban", "ban Dân vận Tỉnh ủy", status="former"),
        ]
    )


def test_an_office_of_a_year_long_before_the_article_is_past() -> None:
    page = Page.of(
        Article(
            id="a", published="2020-05-22", text="Năm 1997, ông Trần Văn Khoát được bầu làm Bí thư Huyện ủy Tuy An."
        )
    )
    assert [draft.fields["status"] for draft in office.drafts(page)] == ["former"]


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
