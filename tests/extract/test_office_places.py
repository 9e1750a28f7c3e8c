from __future__ import annotations

import pytest

from tests.extract.office_facts import fact, offices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            """* Tại Bạc Liêu, HĐND tỉnh bầu ông Phạm Giới làm Chủ tịch UBND tỉnh.

* Tại Hòa Bình, bà Bùi Thị Nhớ giữ chức Giám đốc Sở Nội vụ.""",
            [
                fact("Phạm Giới", "Chủ tịch", "UBND tỉnh", "Bạc Liêu", "elected"),
                fact("Bùi Thị Nhớ", "Giám đốc", "Sở Nội vụ", "Hòa Bình", "elected"),
            ],
        ),
        (
            "Đảng bộ xã Cẩm Bình họp. Bà Hồ Thị Linh giữ chức Bí thư Đảng ủy.",
            [fact("Hồ Thị Linh", "Bí thư", "Đảng ủy", "Cẩm Bình", "elected")],
        ),
        (
            "Ông Lê Thuận, Phó Chủ tịch Uỷ ban nhân dân tỉnh Ðak Lak.",
            [fact("Lê Thuận", "Phó Chủ tịch", "Uỷ ban nhân dân tỉnh Ðak Lak", "Ðak Lak")],
        ),
        (
            "Bão vào Quảng Bình\n\nỞ Quảng Ninh có mưa. Ông Lê Thuận, Phó Chủ tịch UBND tỉnh, đi kiểm tra.",
            [fact("Lê Thuận", "Phó Chủ tịch", "UBND tỉnh", "Quảng Bình")],
        ),
        (
            "UBND TP Tuy Hòa, Tỉnh ủy Phú Yên và UBND TP Tuy Hòa gặp ông Đào Khương, Giám đốc Sở Y tế.",
            [fact("Đào Khương", "Giám đốc", "Sở Y tế", "Phú Yên")],
        ),
        (
            "Ông Lê Thuận là Bí thư Chi bộ bản Nà Tấu.",
            [fact("Lê Thuận", "Bí thư", "Chi bộ bản Nà Tấu", "Nà Tấu")],
        ),
        (
            "Tiếp đoàn có ông Lý Chí Viễn, Phó Chủ nhiệm Văn phòng Ngoại vụ tỉnh Vân Nam.",
            [fact("Lý Chí Viễn", "Phó Chủ nhiệm", "Văn phòng Ngoại vụ tỉnh Vân Nam", "Vân Nam")],
        ),
        (
            "Đoàn đại biểu tỉnh Điện Biên do ông Quàng Văn Thưởng làm trưởng đoàn.",
            [fact("Quàng Văn Thưởng", "trưởng đoàn", "Đoàn đại biểu tỉnh Điện Biên", "Điện Biên")],
        ),
    ],
)
def test_the_place_of_an_office(text: str, expected: list[dict[str, str]]) -> None:
    assert [one for one in offices(text) if one in expected] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đồng chí Đỗ Trọng Hiển-Bí thư Tỉnh ủy, dự họp.",
            [fact("Đỗ Trọng Hiển", "Bí thư", "Tỉnh ủy")],
        ),
        (
            "Quyết định cho đồng chí K'Brơi thôi giữ chức Giám đốc Sở Y tế.",
            [fact("K'Brơi", "Giám đốc", "Sở Y tế", status="former")],
        ),
        (
            "Ông Lâm Quốc Trị (Năm Trị) đi xa. Ông Năm Trị từng là Giám đốc Sở Y tế.",
            [fact("Lâm Quốc Trị", "Giám đốc", "Sở Y tế", status="former")],
        ),
    ],
)
def test_names_glued_short_and_by_order_of_birth(text: str, expected: list[dict[str, str]]) -> None:
    assert offices(text) == expected


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "Các đồng chí được bầu giữ chức Phó Bí thư Tỉnh ủy gồm: Ma Thế Duyên, Lý Thị Chài, Phùng Đại Nghĩa.",
            {("Ma Thế Duyên", "elected"), ("Lý Thị Chài", "elected"), ("Phùng Đại Nghĩa", "elected")},
        ),
        (
            "Dự có các đồng chí Phó Bí thư Tỉnh ủy: Lê Thị Trà, Giám đốc Sở Y tế; Võ Hoài An.",
            {("Lê Thị Trà", None), ("Võ Hoài An", None)},
        ),
        (
            "Đại hội miễn nhiệm chức danh Phó Bí thư Tỉnh ủy đối với ông Lâm Khải Minh và bà Tăng Thủy.",
            {("Lâm Khải Minh", "former"), ("Tăng Thủy", "former")},
        ),
        (
            "Bà Lò Thị Quế được bầu làm Bí thư Tỉnh ủy; hai Phó Bí thư Tỉnh ủy là ông Vũ Tâm Đan và bà Bùi Thị Mơ.",
            {("Lò Thị Quế", "elected"), ("Vũ Tâm Đan", "elected"), ("Bùi Thị Mơ", "elected")},
        ),
    ],
)
def test_one_title_of_several(text: str, holders: set[tuple[str, str | None]]) -> None:
    found = {(one["person"], one.get("status")) for one in offices(text) if one.get("organisation") == "Tỉnh ủy"}
    assert found == holders


@pytest.mark.parametrize(
    "text",
    [
        "Thừa ủy quyền của Bộ trưởng Bộ Y tế, đồng chí Quan Thế Duyên trao bằng.",
        "Thay mặt Chủ tịch nước, ông Lưu Trọng Bính trao quà.",
    ],
)
def test_who_acts_for_another_does_not_hold_that_office(text: str) -> None:
    assert offices(text) == []


def test_a_semicolon_parts_two_holders() -> None:
    text = "Dự họp là Phó Thủ tướng Chính phủ; Bộ trưởng Bộ Y tế Tạ Quốc Hùng."
    assert offices(text) == [fact("Tạ Quốc Hùng", "Bộ trưởng", "Bộ Y tế")]


def test_a_province_that_begins_a_persons_name_is_no_place() -> None:
    text = "Đồng chí Lý Thị Mỷ, Phó Chủ tịch Ủy ban MTTQ tỉnh, dự hội.\n\nẢnh: Hà Giang Anh"
    assert offices(text) == [fact("Lý Thị Mỷ", "Phó Chủ tịch", "Ủy ban MTTQ tỉnh")]
