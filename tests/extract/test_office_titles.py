from __future__ import annotations

from typing import Any

import pytest

from tests.extract.office_facts import fact, in_order, offices


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
        ("Bộ trưởng Công an Vũ Hữu Chắt nói.", [fact("Vũ Hữu Chắt", "Bộ trưởng", "Bộ Công an")]),
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


def test_a_body_is_named_by_words_of_the_text_alone() -> None:
    assert offices("Thứ trưởng Ngoại giao Trần Văn Khởi phát biểu.") == [
        fact("Trần Văn Khởi", "Thứ trưởng", "Ngoại giao"),
    ]
