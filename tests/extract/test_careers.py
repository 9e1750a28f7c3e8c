from __future__ import annotations

import pytest

from tests.extract.office_facts import fact, in_order, offices

_LIFE = """Trần Văn Khoát (sinh ngày 2 tháng 3 năm 1950 tại huyện Lộc Bình) là một chính khách Việt Nam.

Năm 1968, ông nhập ngũ.

Tháng 5 năm 1975, ông về quê.

"""


def _all(*facts: dict[str, str]) -> list[tuple[str, ...]]:
    return in_order([*facts])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "- Từ tháng 5/1988 đến 10/1997: Cán bộ Phòng Giáo dục; Bí thư Huyện ủy Lộc Bình, Tỉnh ủy viên.",
            [
                fact("Trần Văn Khoát", "Bí thư", "Huyện ủy Lộc Bình", "Lộc Bình", "former"),
                fact("Trần Văn Khoát", "Tỉnh ủy viên", "Tỉnh ủy", status="former"),
            ],
        ),
        (
            "2004 đến nay: Chủ tịch Công ty Cổ phần Giấy Bãi Vàng",
            [fact("Trần Văn Khoát", "Chủ tịch", "Công ty Cổ phần Giấy Bãi Vàng")],
        ),
        (
            "Năm 1982, là Bí thư Huyện ủy Lộc Bình. Tháng 9 năm 2002, được phân công làm Bộ trưởng Bộ Y tế.",
            [
                fact("Trần Văn Khoát", "Bí thư", "Huyện ủy Lộc Bình", "Lộc Bình", "former"),
                fact("Trần Văn Khoát", "Bộ trưởng", "Bộ Y tế", status="former"),
            ],
        ),
        (
            "Năm 2009, làm thư ký của Bộ trưởng Bộ Y tế Lê Thị Mận.\n\nNăm 2010, ông làm Giám đốc Sở Y tế.",
            [
                fact("Lê Thị Mận", "Bộ trưởng", "Bộ Y tế"),
                fact("Trần Văn Khoát", "Giám đốc", "Sở Y tế", status="former"),
            ],
        ),
    ],
)
def test_the_lines_of_a_life_are_of_the_one_it_tells_of(line: str, expected: list[dict[str, str]]) -> None:
    text = _LIFE + line + "\n\nNgày 3/4/2019, báo đăng bài này.\n"
    assert in_order(offices(text)) == in_order(expected)


def test_a_life_goes_on_however_long_nobody_is_named() -> None:
    text = _LIFE + "Trời mưa. " * 12 + "\n\nÔng từng là Giám đốc Sở Y tế.\n"
    assert offices(text) == [fact("Trần Văn Khoát", "Giám đốc", "Sở Y tế", status="former")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông là con trai ông Lê Quý Toại.",
        "Bà Hà là chị của cha Lê Quý Toại.",
        "Những năm 1980 ông làm việc cùng Lê Quý Toại.",
    ],
)
def test_relatives_and_others_are_not_whom_a_life_tells_of(sentence: str) -> None:
    text = _LIFE + sentence + "\n\nNăm 2001, ông được bầu làm Bí thư Thành ủy.\n\nNgày 3/4/2019, báo đăng bài này.\n"
    assert [one["person"] for one in offices(text)] == ["Trần Văn Khoát"]


def test_dated_lines_of_a_page_that_tells_no_life_are_of_nobody() -> None:
    text = "Lịch tiếp dân\n\nNăm 2019: Chủ tịch UBND tỉnh tiếp.\n\nNăm 2020: Bí thư Tỉnh ủy tiếp.\n"
    assert offices(text) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ông Trần Khoát từng là Bí thư Huyện ủy Lộc Bình; Giám đốc Sở Y tế; Giám đốc Sở Du lịch (1998).",
            [
                fact("Trần Khoát", "Bí thư", "Huyện ủy Lộc Bình", "Lộc Bình", "former"),
                fact("Trần Khoát", "Giám đốc", "Sở Y tế", status="former"),
                fact("Trần Khoát", "Giám đốc", "Sở Du lịch", status="former"),
            ],
        ),
        (
            "Ông Trần Văn Khoát lần lượt đảm nhận các chức vụ: Phó Giám đốc Sở Y tế, Giám đốc Sở Y tế.",
            [
                fact("Trần Văn Khoát", "Phó Giám đốc", "Sở Y tế", status="former"),
                fact("Trần Văn Khoát", "Giám đốc", "Sở Y tế", status="former"),
            ],
        ),
        (
            "Trần Văn Khoát (1930-2005) nguyên Chánh án Tòa án nhân dân tối cao.",
            [fact("Trần Văn Khoát", "Chánh án", "Tòa án nhân dân tối cao", status="former")],
        ),
        (
            "| 4 | Trần Văn Khoát | 1970 | Phó Bí thư Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy |",
            [
                fact("Trần Văn Khoát", "Phó Bí thư", "Tỉnh ủy"),
                fact("Trần Văn Khoát", "Trưởng Ban", "Ban Dân vận Tỉnh ủy"),
            ],
        ),
    ],
)
def test_rows_of_offices(sentence: str, expected: list[dict[str, str]]) -> None:
    assert in_order(offices(sentence)) == in_order(expected)


@pytest.mark.parametrize(
    ("text", "role", "status"),
    [
        ("Ông Lê Quân đắc cử. Trước đó, ông Quân là Giám đốc Sở Y tế.", "Giám đốc", "former"),
        ("Ông Lê Quân, Giám đốc Sở Y tế khóa trước, dự họp.", "Giám đốc", "former"),
        ("Ông Lê Quân là Giám đốc Sở Y tế. Trước đó trời mưa.", "Giám đốc", None),
        ("Ông Lê Văn Quân đã từ trần. Ông làm Giám đốc Sở Y tế giữa những ngày khó.", "Giám đốc", "former"),
        ("Ông Lê Văn Quân đã nghỉ phép. Ông làm Giám đốc Sở Y tế giữa những ngày khó.", "Giám đốc", None),
    ],
)
def test_an_office_told_as_past(text: str, role: str, status: str | None) -> None:
    assert [(one["role"], one.get("status")) for one in offices(text)] == [(role, status)]


def test_a_union_of_the_whole_country_has_no_place() -> None:
    text = "Ông Lê Quân, Bí thư Đảng đoàn Liên minh Hợp tác xã Việt Nam."
    assert offices(text) == [fact("Lê Quân", "Bí thư", "Đảng đoàn Liên minh Hợp tác xã Việt Nam")]
