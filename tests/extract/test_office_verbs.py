from __future__ import annotations

from typing import Any

import pytest

from extract.article import Article
from extract.kinds import office
from extract.reading.page import Page
from tests.extract.office_facts import fact, in_order, offices


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
