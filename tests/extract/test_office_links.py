from __future__ import annotations

from typing import Any

import pytest

from extract.article import Article
from extract.kinds import office
from extract.reading.page import Page
from tests.extract.office_facts import fact, in_order, offices

MOVED = [
    (
        "Ông Trần Văn Khoát (Thứ trưởng Bộ Y tế, luân chuyển làm Phó Bí thư Tỉnh ủy Hà Giang), hiện là Giám đốc VTV.",
        [
            fact("Trần Văn Khoát", "Thứ trưởng", "Bộ Y tế"),
            fact("Trần Văn Khoát", "Phó Bí thư", "Tỉnh ủy Hà Giang", "Hà Giang", "elected"),
            fact("Trần Văn Khoát", "Giám đốc", "VTV"),
        ],
    ),
    (
        "Bà Lê Thị Mận, Phó Giám đốc Sở Nội vụ (hiện là Chánh Văn phòng UBND tỉnh), trả lời.",
        [
            fact("Lê Thị Mận", "Phó Giám đốc", "Sở Nội vụ", status="former"),
            fact("Lê Thị Mận", "Chánh Văn phòng", "Văn phòng UBND tỉnh"),
        ],
    ),
    (
        "Ông Trần Văn Khoát được Thủ tướng phê chuẩn chức vụ Chủ tịch UBND tỉnh Hà Giang.",
        [fact("Trần Văn Khoát", "Chủ tịch", "UBND tỉnh Hà Giang", "Hà Giang", "elected")],
    ),
    (
        "Ông Trần Văn Khoát được Chủ tịch nước Đỗ Quý Toại bổ nhiệm làm Đại sứ tại Lào.",
        [
            fact("Đỗ Quý Toại", "Chủ tịch nước"),
            fact("Trần Văn Khoát", "Đại sứ", place="Lào", status="elected"),
        ],
    ),
    (
        "Ông Trần Văn Khoát thôi chức Bí thư Tỉnh ủy Hà Giang để làm Phó ban Kinh tế Trung ương.",
        [
            fact("Trần Văn Khoát", "Bí thư", "Tỉnh ủy Hà Giang", "Hà Giang", "former"),
            fact("Trần Văn Khoát", "Phó ban", "ban Kinh tế Trung ương", status="elected"),
        ],
    ),
    (
        "Thủ tướng phê chuẩn việc bầu bổ sung chức vụ Chủ tịch UBND tỉnh Hà Giang đối với ông Trần Văn Khoát.",
        [fact("Trần Văn Khoát", "Chủ tịch", "UBND tỉnh Hà Giang", "Hà Giang", "elected")],
    ),
    (
        "Ban Bí thư cách chức ông Trần Văn Khoát - Bí thư Tỉnh ủy Hà Giang - vì vi phạm.",
        [fact("Trần Văn Khoát", "Bí thư", "Tỉnh ủy Hà Giang", "Hà Giang", "former")],
    ),
    (
        "Thành ủy sẽ giới thiệu ông Trần Văn Khoát, Phó Bí thư Tỉnh ủy Hà Giang, làm Chủ tịch UBND tỉnh.",
        [fact("Trần Văn Khoát", "Phó Bí thư", "Tỉnh ủy Hà Giang", "Hà Giang")],
    ),
]

BESIDE = [
    (
        "Ông Trần Văn Khoát, 47 tuổi - Bí thư Huyện ủy Cư Jút - phát biểu.",
        [fact("Trần Văn Khoát", "Bí thư", "Huyện ủy Cư Jút", "Cư Jút")],
    ),
    (
        "Ông Trần Văn Khoát 64 tuổi, quê xã An Lạc, huyện Cư Jút, là Chánh Thanh tra tỉnh Hà Giang.",
        [fact("Trần Văn Khoát", "Chánh Thanh tra", "Thanh tra tỉnh Hà Giang", "Hà Giang")],
    ),
    (
        "Nhà văn Trần Khoát, tên thật Trần Văn Toại, sinh 1950, là cựu Tổng biên tập Báo Lao Động.",
        [fact("Trần Khoát", "Tổng biên tập", "Báo Lao Động", status="former")],
    ),
    (
        "Ông Trần Văn Khoát đảm nhiệm vai trò Trưởng Ban giám khảo.",
        [fact("Trần Văn Khoát", "Trưởng Ban", "Ban giám khảo")],
    ),
    (
        "Bà Lê Thị Mận với trách nhiệm là Kế toán trưởng Công ty Xây lắp 5, đã ký.",
        [fact("Lê Thị Mận", "Kế toán trưởng", "Công ty Xây lắp 5")],
    ),
    (
        "Ông Trần Văn Khoát - người trước đó bị cách chức Bí thư Huyện ủy Cư Jút - vắng mặt.",
        [fact("Trần Văn Khoát", "Bí thư", "Huyện ủy Cư Jút", "Cư Jút", "former")],
    ),
    (
        "Bà Lê Thị Mận, Phó Chủ tịch, phụ trách UBND tỉnh Hà Giang, chủ trì.",
        [fact("Lê Thị Mận", "Phó Chủ tịch, phụ trách", "UBND tỉnh Hà Giang", "Hà Giang")],
    ),
    (
        "Đại sứ Nhật Bản tại Việt Nam Taro Yamato tiếp Ngoại trưởng Pháp Anna Reedson. Ngoại trưởng Reedson nói.",
        [fact("Taro Yamato", "Đại sứ", place="Nhật Bản"), fact("Anna Reedson", "Ngoại trưởng", place="Pháp")],
    ),
    (
        "Phó phát ngôn viên Bộ Ngoại giao Mỹ Anna Reedson bác bỏ tin này.",
        [fact("Anna Reedson", "Phó phát ngôn viên", "Bộ Ngoại giao Mỹ")],
    ),
    (
        "Ông Trần Minh T., Phó Bí thư Huyện ủy Cư Jút, bị tố cáo.",
        [fact("Trần Minh T", "Phó Bí thư", "Huyện ủy Cư Jút", "Cư Jút")],
    ),
    (
        "Ông Đỗ Quý Toại là cha của Hà Quốc Vương Anh.",
        [],
    ),
]

ROWS = [
    (
        "Hội nghị bầu hai Phó Bí thư Tỉnh ủy, gồm: ông Trần Văn Khoát - Giám đốc Sở Y tế; bà Lê Thị Mận.",
        [
            fact("Trần Văn Khoát", "Phó Bí thư", "Tỉnh ủy", status="elected"),
            fact("Lê Thị Mận", "Phó Bí thư", "Tỉnh ủy", status="elected"),
            fact("Trần Văn Khoát", "Giám đốc", "Sở Y tế"),
        ],
    ),
    (
        "Hai cán bộ nguyên là Giám đốc Sở Y tế, ông Trần Văn Khoát (55 tuổi) và bà Lê Thị Mận (50 tuổi), bị kỷ luật.",
        [
            fact("Trần Văn Khoát", "Giám đốc", "Sở Y tế", status="former"),
            fact("Lê Thị Mận", "Giám đốc", "Sở Y tế", status="former"),
        ],
    ),
    (
        "Các Phó Chủ tịch Quốc hội Trần Văn Khoát và Lê Thị Mận, Bộ trưởng Bộ Y tế Đỗ Quý Toại dự.",
        [
            fact("Trần Văn Khoát", "Phó Chủ tịch", "Quốc hội"),
            fact("Lê Thị Mận", "Phó Chủ tịch", "Quốc hội"),
            fact("Đỗ Quý Toại", "Bộ trưởng", "Bộ Y tế"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*MOVED, *BESIDE, *ROWS])
def test_people_and_titles_are_tied(text: str, expected: list[dict[str, Any]]) -> None:
    assert in_order(offices(text)) == in_order(expected)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Giai đoạn 2006-2011, ông Trần Văn Khoát làm Giám đốc Sở Y tế Hà Giang.", "former"),
        ("Tháng 9-2017, ông Trần Văn Khoát được bầu làm Giám đốc Sở Y tế Hà Giang.", "former"),
        ("Ông Trần Văn Khoát từng kinh qua chức Giám đốc Sở Y tế Hà Giang.", "former"),
        ("Ông Trần Văn Khoát là Giám đốc Sở Y tế Hà Giang từ năm 2009 đến năm 2012.", "former"),
        ("Từ 2011 đến nay ông Trần Văn Khoát là Giám đốc Sở Y tế Hà Giang.", None),
        ("Ông Trần Văn Khoát sinh năm 1967, quê Hà Giang, hiện là Giám đốc Sở Y tế Hà Giang.", None),
        ("Giám đốc Sở Y tế Hà Giang khi đó, ông Trần Văn Khoát, đã ký.", "former"),
    ],
)
def test_a_career_is_past_and_what_lasts_is_not(text: str, status: str | None) -> None:
    article = Article(id="a", text=f"Tin ngày 3/10/2018.\n{text}")
    drafts = [draft.fields for draft in office.drafts(Page.of(article))]
    assert [one.get("status") for one in drafts] == [status]


def test_an_office_beside_the_name_outweighs_the_year_of_its_beginning() -> None:
    text = (
        "Tin ngày 3/10/2018.\nÔng Trần Văn Khoát, Chủ tịch UBND tỉnh Hà Giang, chủ trì."
        " Năm 2011, ông Trần Văn Khoát tái đắc cử chức Chủ tịch UBND tỉnh Hà Giang."
    )
    assert offices(text) == [fact("Trần Văn Khoát", "Chủ tịch", "UBND tỉnh Hà Giang", "Hà Giang")]


def test_a_body_has_one_head() -> None:
    text = "Bộ trưởng Công an Trần Văn Khoát chủ trì. Bộ trưởng Lê Thị Mận dự."
    assert fact("Lê Thị Mận", "Bộ trưởng") in offices(text)


def test_a_sentence_that_names_one_province_means_it_throughout() -> None:
    text = (
        "UBND tỉnh Bến Tre đã họp. Dự có ông Trần Văn Khoát, Bí thư Tỉnh ủy; bà Lê Thị Mận,"
        " Chủ tịch UBND tỉnh Hà Giang."
    )
    assert fact("Trần Văn Khoát", "Bí thư", "Tỉnh ủy", "Hà Giang") in offices(text)
