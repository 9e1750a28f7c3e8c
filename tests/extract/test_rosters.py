from __future__ import annotations

from tests.extract.office_facts import fact, in_order, offices

_TABLE = """Tỉnh ủy Gia Lai

| |
| Bí thư | Hồ Văn Bền |
|---|---|
| Phó Bí thư (2) | Lê Thị Mận Đỗ Quý Toại |
| Trụ sở | Pleiku |

Tỉnh ủy họp mỗi quý.

| STT | Tên | Nhiệm kỳ | Chức vụ | Ghi chú |
|---|---|---|---|---|
| 1 | Phạm Tùng | 1945 | Bí thư Tỉnh ủy Gia Lai | |
| 2 | Võ Văn Truyện
(Tám Hòa) |
1956 - 1963 | Hy sinh. | |
| 3 | Hồ Văn Bền | 2020 - nay | ||
| 4 | Khuyết | | ||

Hết bảng.
| 5 | Trần Văn Khoát | 1999 | |
"""


def test_a_table_gives_its_office_to_all_whom_it_lists_and_a_box_those_at_the_head() -> None:
    def secretary(person: str, status: str | None = None) -> dict[str, str]:
        return fact(person, "Bí thư", "Tỉnh ủy Gia Lai", "Gia Lai", status)

    assert in_order(offices(_TABLE)) == in_order(
        [
            secretary("Hồ Văn Bền"),
            secretary("Phạm Tùng", "former"),
            secretary("Võ Văn Truyện", "former"),
            fact("Lê Thị Mận", "Phó Bí thư", "Tỉnh ủy Gia Lai", "Gia Lai"),
            fact("Đỗ Quý Toại", "Phó Bí thư", "Tỉnh ủy Gia Lai", "Gia Lai"),
        ]
    )


def test_a_table_without_an_office_lists_nobody() -> None:
    text = "Giải bóng đá\n\n| STT | Tên | Thời gian |\n| 1 | Phạm Tùng | 1945 |\n| 2 | Võ Văn Một | 1956 |\n"
    assert offices(text) == []


def test_the_office_above_a_table_is_that_of_its_rows() -> None:
    text = "Các Giám đốc Sở Y tế qua các thời kỳ:\n\n| STT | Họ và tên | Thời gian |\n| 1 | Phạm Tùng | 1945 - 1950 |\n"
    assert offices(text) == [fact("Phạm Tùng", "Giám đốc", "Sở Y tế", status="former")]
