"""Finding a name among many by the beginnings of its words."""

from __future__ import annotations

from tui.name_index import NameIndex

NAMES = {"Nguyễn Văn An": 3, "Nguyễn Vân Anh": 9, "Trần Thị Hòa": 1, "Đặng Văn Ánh": 2, "Vũ An Nguyên": 5}


def test_names_are_found_by_the_beginnings_of_their_words_the_frequent_first() -> None:
    index = NameIndex(NAMES)
    assert index.find("ng v a", 6) == ["Nguyễn Vân Anh", "Nguyễn Văn An", "Vũ An Nguyên"]
    assert index.find("dang", 6) == ["Đặng Văn Ánh"]
    assert index.find("an nguyen", 6)[0] == "Vũ An Nguyên"


def test_of_names_as_frequent_those_that_begin_so_come_first() -> None:
    index = NameIndex(dict.fromkeys(("Chi Lăng", "Hạ Lang", "Lạng Giang", "Lạng Sơn"), 1))
    assert index.find("lang", 3) == ["Lạng Giang", "Lạng Sơn", "Chi Lăng"]


def test_a_slip_of_the_finger_is_forgiven_behind_what_fits() -> None:
    index = NameIndex(NAMES)
    assert index.find("nguyrn van", 6)[:2] in (["Nguyễn Văn An", "Nguyễn Vân Anh"], ["Nguyễn Vân Anh", "Nguyễn Văn An"])
    assert index.find("zzzz", 6) == []
    assert index.find("", 6) == []


def test_what_is_counted_later_is_found_and_ranked() -> None:
    index = NameIndex(NAMES)
    index.count("Nguyễn Văn Ân", 20)
    assert index.find("ng v a", 6)[0] == "Nguyễn Văn Ân"
    index.count("Nguyễn Văn An", 30)
    assert index.find("ng v a", 6)[0] == "Nguyễn Văn An"
    index.count("Nguyễn Văn Ân", -20)
    assert "Nguyễn Văn Ân" not in index.find("ng v a", 6)
    assert (index.times("Nguyễn Văn An"), index.times("ai đó")) == (33, 0)
