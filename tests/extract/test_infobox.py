from __future__ import annotations

from tests.extract.office_facts import fact, in_order, offices

_BOX = """Trần Văn Khoát

Trần Văn Khoát | |
|---|---|
Chức vụ | |
Bí thư Tỉnh ủy Gia Lai | |
| Nhiệm kỳ | 1994 – tháng 5 năm 1996 |
| Tổng Bí thư | Lê Quý Toại Đỗ Mận |
| Tiền nhiệm | Huỳnh Văn Lành |
| Kế nhiệm | Mai Thị Nhị |
| Nhiệm kỳ | 1990 – 1994 |
| Tiền nhiệm | Võ Văn Một |
Chủ tịch Ủy ban nhân dân tỉnh Gia Lai | |
| Nhiệm kỳ | 1996 – nay |

Trần Văn Khoát (sinh năm 1950) là một chính khách.
"""


def test_a_box_names_the_office_who_held_it_before_and_after_and_who_led_then() -> None:
    assert in_order(offices(_BOX)) == in_order(
        [
            fact("Trần Văn Khoát", "Bí thư", "Tỉnh ủy Gia Lai", "Gia Lai", "former"),
            fact("Lê Quý Toại", "Tổng Bí thư"),
            fact("Đỗ Mận", "Tổng Bí thư"),
            fact("Huỳnh Văn Lành", "Bí thư", "Tỉnh ủy Gia Lai", "Gia Lai", "former"),
            fact("Mai Thị Nhị", "Bí thư", "Tỉnh ủy Gia Lai", "Gia Lai"),
            fact("Trần Văn Khoát", "Chủ tịch", "Ủy ban nhân dân tỉnh Gia Lai", "Gia Lai"),
        ]
    )


def test_a_box_without_the_one_it_is_about_names_nobody() -> None:
    assert offices(_BOX.replace("Trần Văn Khoát", "Danh sách lãnh đạo")) == []


def test_a_page_about_one_person_means_that_one_throughout() -> None:
    text = (
        "Trần Văn Khoát\n\nTrần Văn Khoát (sinh năm 1950), tên thật Lê Sơn, là chính khách.\n\n"
        "Ông học với Đỗ Quý Toại.\n\nNăm 1988 ông giữ chức Bí thư Huyện ủy Cư Jút.\n\nGiám đốc Sở Y tế (2001-2006).\n\n"
        "Ông làm cán bộ Phòng Giáo dục, rồi Trưởng phòng Giáo dục huyện Cư Jút. Ông nghỉ hưu năm 2011.\n"
    )
    assert {(one["person"], one["role"], one["status"]) for one in offices(text)} == {
        ("Trần Văn Khoát", "Bí thư", "former"),
        ("Trần Văn Khoát", "Giám đốc", "former"),
        ("Trần Văn Khoát", "Trưởng phòng", "former"),
    }


def test_what_a_life_sums_up_as_past_outweighs_the_election_it_tells_of() -> None:
    text = (
        "Trần Văn Khoát\n\nTrần Văn Khoát (sinh năm 1970) là chính khách. Ông nguyên là Bí thư Tỉnh ủy Gia Lai.\n\n"
        "Ngày 26/6/2024, ông được bầu giữ chức Bí thư Tỉnh ủy Gia Lai.\n\nNgày 3/5/2025, ông đi học.\n"
    )
    assert offices(text) == [fact("Trần Văn Khoát", "Bí thư", "Tỉnh ủy Gia Lai", "Gia Lai", "former")]


def test_the_party_named_after_its_body_does_not_end_a_row() -> None:
    text = (
        "Ông Trần Văn Khoát từng là Ủy viên Bộ Chính trị Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam khóa XI, "
        "Phó Thủ tướng Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam, Bí thư Tỉnh ủy Gia Lai."
    )
    assert [one["role"] for one in offices(text)] == ["Ủy viên", "Phó Thủ tướng", "Bí thư"]


def test_the_person_of_a_page_may_be_told_apart_in_brackets_or_have_a_rank_where_the_life_begins() -> None:
    text = (
        "Trần Văn Khoát (chính khách)\n\nTrung tướng Trần Văn Khoát (sinh năm 1950) là chính khách.\n\n"
        "Đỗ Quý Toại dạy ông.\n\nNăm 1988, ông làm Bí thư Huyện ủy Cư Jút.\n"
    )
    assert [one["person"] for one in offices(text)] == ["Trần Văn Khoát"]


def test_a_headline_that_is_a_name_alone_is_no_life() -> None:
    text = "Trần Văn Khoát\n\nHôm nay họp.\n\nÔng Đỗ Quý Toại từng là Bí thư Huyện ủy Cư Jút.\n\nGiám đốc Sở Y tế.\n"
    assert [one["person"] for one in offices(text)] == ["Đỗ Quý Toại"]
