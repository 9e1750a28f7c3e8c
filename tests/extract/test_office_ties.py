from __future__ import annotations

import pytest

from tests.extract.office_facts import fact, in_order, offices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Văn bản do Phó Chánh Văn phòng Thành ủy, Tăng Khắc Lộc ký có nêu rõ việc này.",
            [fact("Tăng Khắc Lộc", "Phó Chánh Văn phòng", "Văn phòng Thành ủy")],
        ),
        (
            "Trên cương vị là Giám đốc Sở Y tế tỉnh Gia Lai, bà Lê Thị Mận đã nêu gương.",
            [fact("Lê Thị Mận", "Giám đốc", "Sở Y tế tỉnh Gia Lai", "Gia Lai")],
        ),
        (
            "Từng là Bí thư Huyện ủy Cư Jút nhiều năm, ông Trần Văn Khoát hiểu việc.",
            [fact("Trần Văn Khoát", "Bí thư", "Huyện ủy Cư Jút", "Cư Jút", "former")],
        ),
        (
            "Giữ chức Trưởng Ban Dân vận Trung ương vào tháng 4/2016, hai tháng sau, ông Trần Văn Khoát đi học.",
            [fact("Trần Văn Khoát", "Trưởng Ban", "Ban Dân vận Trung ương")],
        ),
        (
            "Ông Trần Văn Khoát được giao nhiều việc ở quê, từ năm 2008-2012 làm Bí thư Huyện ủy Cư Jút.",
            [fact("Trần Văn Khoát", "Bí thư", "Huyện ủy Cư Jút", "Cư Jút", "elected")],
        ),
        (
            "Ông Trần Văn Khoát bị nhắc nhở. Việc có từ thời ông còn làm Bí thư Huyện ủy Cư Jút.",
            [fact("Trần Văn Khoát", "Bí thư", "Huyện ủy Cư Jút", "Cư Jút", "former")],
        ),
        (
            "Bộ trưởng quyết định kéo dài thời gian giữ chức vụ Cục trưởng Cục Quân y đối với Đại tá Trần Khoát.",
            [fact("Trần Khoát", "Cục trưởng", "Cục Quân y")],
        ),
        (
            "Ông Trần Văn Khoát, Bí thư Đảng ủy xã Ea Tu (Cư Jút) bị cách chức do dùng bằng giả.",
            [fact("Trần Văn Khoát", "Bí thư", "Đảng ủy xã Ea Tu", "Ea Tu", "former")],
        ),
        (
            "Ông Trần Văn Khoát, còn gọi là Khoát Vlogs, thành viên Hội đồng quản trị Công ty Giấy Bãi Vàng.",
            [fact("Trần Văn Khoát", "thành viên", "Hội đồng quản trị Công ty Giấy Bãi Vàng")],
        ),
    ],
)
def test_titles_tied_over_more_than_a_comma(text: str, expected: list[dict[str, str]]) -> None:
    assert in_order(offices(text)) == in_order(expected)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Phó Thủ tướng Thường trực Chính phủ Nguyễn Hòa Bình dự lễ.", "Nguyễn Hòa Bình"),
        ("Thủ tướng Qatar Faisal bin Salman al-Harbi tới dự.", "Faisal bin Salman al-Harbi"),
        ("Chủ tịch UBND tỉnh Gia Lai Lê Hòa Bình phát biểu.", "Lê Hòa Bình"),
    ],
)
def test_names_that_look_like_places_or_go_on_over_small_words(text: str, person: str) -> None:
    assert [one["person"] for one in offices(text)] == [person]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Ông Lê Quân là Ủy viên Ban Chấp hành, Thường vụ Thành ủy.", ["Ban Chấp hành", "Thường vụ Thành ủy"]),
        ("Ông Lê Quân là đại biểu HĐND huyện, HĐND tỉnh nhiệm kỳ 2011-2016.", ["HĐND huyện", "HĐND tỉnh"]),
        (
            "Ban Bí thư chỉ định ông Lê Quân tham gia làm ủy viên Ban Chấp hành và Ban Thường vụ Thành ủy.",
            ["Ban Chấp hành", "Ban Thường vụ Thành ủy"],
        ),
        ("Ông Lê Quân là Bí thư Tỉnh ủy, HĐND tỉnh họp sau đó.", ["Tỉnh ủy"]),
    ],
)
def test_one_role_in_several_bodies(text: str, bodies: list[str]) -> None:
    assert [one["organisation"] for one in offices(text)] == bodies


def test_the_predecessor_of_another_is_whom_a_verb_is_said_of() -> None:
    text = "Ông Phạm Hồng Hà, người tiền nhiệm của ông Lê Quân, được điều động giữ chức Thứ trưởng Bộ Xây dựng."
    assert offices(text) == [fact("Phạm Hồng Hà", "Thứ trưởng", "Bộ Xây dựng", status="elected")]


def test_the_board_of_a_university_is_not_the_council_named_before() -> None:
    text = "Ông Lê Quý Toại, Chủ tịch Hội đồng nhân dân tỉnh. Ông Lê Quân, Chủ tịch Hội đồng, Giám đốc Đại học Huế."
    assert fact("Lê Quân", "Chủ tịch", "Hội đồng") in offices(text)


def test_the_central_committee_for_short() -> None:
    assert offices("Ông Trần Văn Khoát là ủy viên Trung ương chính thức khóa XII.") == [
        fact("Trần Văn Khoát", "ủy viên", "Trung ương")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Lê Văn Quân được điều về Sở Y tế tỉnh Gia Lai làm Phó Giám đốc.",
            [fact("Lê Văn Quân", "Phó Giám đốc", "Sở Y tế tỉnh Gia Lai", "Gia Lai", "elected")],
        ),
        (
            "Ông Lê Văn Quân có quân hàm Đại tá, giữ các cương vị Phó Chính ủy rồi Chính ủy Lữ đoàn pháo binh 9.",
            [
                fact("Lê Văn Quân", "Phó Chính ủy", "Lữ đoàn pháo binh 9", status="former"),
                fact("Lê Văn Quân", "Chính ủy", "Lữ đoàn pháo binh 9", status="former"),
            ],
        ),
        (
            "Dự có các Phó Thủ tướng Chính phủ: Đoàn Thức, Lê Vân; Bộ trưởng Bộ Y tế Tạ Quốc Hùng; các Thứ trưởng.",
            [
                fact("Đoàn Thức", "Phó Thủ tướng", "Chính phủ"),
                fact("Lê Vân", "Phó Thủ tướng", "Chính phủ"),
                fact("Tạ Quốc Hùng", "Bộ trưởng", "Bộ Y tế"),
            ],
        ),
        (
            "Ông Lê Văn Quân được bổ nhiệm làm Hiệu trưởng Trường THPT chuyên Lê Lợi.",
            [fact("Lê Văn Quân", "Hiệu trưởng", "Trường THPT chuyên Lê Lợi", status="elected")],
        ),
        (
            "Hiệu trưởng Trường THPT Nguyễn Du Trần Văn Khoát phát biểu.",
            [fact("Trần Văn Khoát", "Hiệu trưởng", "Trường THPT Nguyễn Du")],
        ),
        (
            """Trường Đại học Bãi Vàng họp. Trường Đại học Bãi Vàng có Hiệu trưởng mới.

Ông Lê Văn Quân, Phó Hiệu trưởng phụ trách Trường, dự.""",
            [fact("Lê Văn Quân", "Phó Hiệu trưởng phụ trách", "Trường Đại học Bãi Vàng")],
        ),
        ("Ông Lê Văn Quân, thành viên CLB Diều Sáo Gia Lai, kể.", []),
    ],
)
def test_where_an_office_is_held(text: str, expected: list[dict[str, str]]) -> None:
    assert in_order(offices(text)) == in_order(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bà Bùi Thị Nhớ được bầu giữ chức Giám đốc Sở Nội vụ. Người tiền nhiệm, ông Lê Quý Toại, nghỉ hưu.",
            [
                fact("Bùi Thị Nhớ", "Giám đốc", "Sở Nội vụ", status="elected"),
                fact("Lê Quý Toại", "Giám đốc", "Sở Nội vụ", status="former"),
            ],
        ),
        (
            "Ông Lê Quý Toại được bầu làm Giám đốc Sở Nội vụ. Người kế nhiệm ông sẽ là bà Bùi Thị Nhớ.",
            [
                fact("Lê Quý Toại", "Giám đốc", "Sở Nội vụ", status="elected"),
                fact("Bùi Thị Nhớ", "Giám đốc", "Sở Nội vụ"),
            ],
        ),
        (
            "Bà Bùi Thị Nhớ là Giám đốc Sở Nội vụ. Người tiền nhiệm, ông Lê Quý Toại, nghỉ hưu.",
            [fact("Bùi Thị Nhớ", "Giám đốc", "Sở Nội vụ")],
        ),
        (
            "Cựu Bí thư Trùng Khánh Bạc Hữu Lai và Phó Tỉnh trưởng Cát Lâm Điền Học Nhân ra tòa.",
            [
                fact("Bạc Hữu Lai", "Bí thư", place="Trùng Khánh", status="former"),
                fact("Điền Học Nhân", "Phó Tỉnh trưởng", place="Cát Lâm"),
            ],
        ),
        (
            "Ông Bounthan Sisavath, Tỉnh trưởng Luông Pha Băng; bà Lê Thị Mơ tới dự.",
            [fact("Bounthan Sisavath", "Tỉnh trưởng", place="Luông Pha Băng")],
        ),
    ],
)
def test_predecessors_and_offices_abroad(text: str, expected: list[dict[str, str]]) -> None:
    assert in_order(offices(text)) == in_order(expected)
