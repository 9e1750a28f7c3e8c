"""What figures count or measure: the words of the clause that belong to it, and those that don't."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts_of

SUBJECTS = [
    ("Kỳ họp vắng 2 đại biểu.", "đại biểu vắng"),
    ("Công an tạm giữ hình sự 3 người.", "người tạm giữ hình sự"),
    ("Cho thuê đất trái phép 7 trường hợp.", "trường hợp Cho thuê đất trái phép"),
    ("Lúc đó, trên xe khách có 14 người.", "người trên xe khách"),
    ("Ban thường vụ gồm 7 đồng chí.", "đồng chí Ban thường vụ"),
    ("Có 9 ngư dân và đang tìm những người khác.", "ngư dân"),
    ("Hội bầu 2 ủy viên là ông Lò Văn Pản và bà Giàng Thị Sùng.", "ủy viên"),
    ("Lớp phổ biến 4 tiêu chí “xanh” cho đoàn viên.", "tiêu chí “xanh”"),
    ("Xử lý 31 trường hợp xây dựng trái phép, không phép.", "trường hợp xây dựng trái phép, không phép"),
    ("Huyện đã sơ tán 40 hộ.", "hộ sơ tán"),
    ("Tỷ lệ tán thành đạt 99,8%.", "Tỷ lệ tán thành"),
    ("Đã xử lý 2 vụ việc mà không ai khiếu nại.", "vụ việc xử lý"),
    ("Nhóm gây ra 5 vụ trộm trên địa bàn.", "vụ trộm"),
    ("Ba xã đều được công nhận.", "xã"),
    ('Biểu dương 12 chi bộ "4 tốt".', 'chi bộ "4 tốt"'),
    ("Có 21 hộ sửa chữa nhà ở.", "hộ sửa chữa nhà ở"),
    ("Quỹ hỗ trợ 2 triệu đồng mỗi em.", "đồng hỗ trợ mỗi em"),
    ("Các bí thư chi bộ có độ tuổi bình quân là 48,5.", "độ tuổi bình quân Các bí thư chi bộ"),
    ("Hố sụt gây rung lắc mạnh hơn 5 độ xảy ra trong đêm.", "độ Hố sụt gây rung lắc mạnh"),
    ("Xã giảm 50% tiền thuê đất.", "tiền thuê đất"),
    ("Tỉnh di dời ít nhất 50% chung cư cũ.", "chung cư cũ"),
    ("Công ty đạt tốc độ tăng trưởng trên 30% nhiều năm liền.", "tốc độ tăng trưởng"),
    ("Bà Sùng trúng cử với tỷ lệ 97,9%.", "tỷ lệ trúng cử"),
    ("Khai thác 120 triệu đồng doanh thu.", "đồng doanh thu"),
]


@pytest.mark.parametrize(("sentence", "subject"), SUBJECTS)
def test_subject(sentence: str, subject: str) -> None:
    (fact,) = facts_of("statistic", sentence)
    assert fact["subject"].lower() == subject.lower()


def test_a_second_size_is_of_what_the_first_is_of() -> None:
    first, second = facts_of("statistic", "Hố sụt dài 35m, rộng 3m.")
    assert (first["subject"], second["subject"]) == ("m Hố sụt dài", "m rộng Hố sụt")


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        (
            "Đã thu hồi tài sản 31%, tương đương 36 tỷ đồng.",
            {"percent": 31, "value": 36_000_000_000},
        ),
        ("Tổng vốn khoảng 14 tỷ đồng (tương đương 545 nghìn USD).", {"value": 14_000_000_000, "qualifier": "about"}),
    ],
)
def test_an_equivalent_is_no_figure_of_its_own(sentence: str, fields: dict[str, Any]) -> None:
    (fact,) = facts_of("statistic", sentence)
    assert fields.items() <= fact.items()


def test_the_number_of_a_ship_counts_nothing() -> None:
    assert facts_of("statistic", "Tàu SAR 273 xuất phát lúc rạng sáng.") == []
