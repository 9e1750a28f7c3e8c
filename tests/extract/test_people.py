from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.article import Article
from extract.reading.page import Page
from extract.text import canonical
from extract.values.names import is_surname, is_syllable, name_end, title_case


def people(text: str) -> list[tuple[str, str]]:
    page = Page.of(Article(id="a", text=text))
    return [(person.name, person.cue) for person in page.people if person.strength >= 0.5]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ông Trần Văn Khoát đến dự.", "Trần Văn Khoát"),
        ("Tham dự có đồng chí Lê Thị Mận và nhân dân.", "Lê Thị Mận"),
        ("TS. Đỗ Quý Toại nói về giống lúa.", "Đỗ Quý Toại"),
        ("Thiếu tướng Vũ Hữu Chắt kiểm tra đơn vị.", "Vũ Hữu Chắt"),
        ("Bà Y Blêk Niê chủ trì.", "Y Blêk Niê"),
        ("Đồng chí H'Rin Mlô phát biểu.", "H'Rin Mlô"),
        ("ông Giàng A Dế cho biết.", "Giàng A Dế"),
        ("ông Điểu K'Lôi cho biết.", "Điểu K'Lôi"),
        ("bà Nguyễn Thị Bích Thoa Hiền cho biết", "Nguyễn Thị Bích Thoa"),
        ("Hôm qua, Phạm Quốc Chẩn nhấn mạnh điều này.", "Phạm Quốc Chẩn"),
    ],
)
def test_a_full_name_is_found_without_its_rank_or_address(text: str, name: str) -> None:
    assert name in [found for found, _ in people(text)]


def test_a_given_name_stands_for_the_full_name_that_ends_so() -> None:
    text = "Ông Trần Văn Khoát báo cáo. Ông Khoát cho rằng cần làm sớm. Bà Mận đồng ý với ông Văn Khoát."
    assert people(text) == [
        ("Trần Văn Khoát", "honorific"),
        ("Trần Văn Khoát", "short"),
        ("Trần Văn Khoát", "short"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mưa lớn tại đường Lê Hồng Phong, xã Trần Phú.",
        "Trường THPT Nguyễn Trãi khai giảng.",
        "Đoàn đến Bạc Liêu và Sóc Trăng.",
        "Thành phố Hồ Chí Minh phát triển.",
        "Phó Bí thư Đảng bộ và Đoàn Chủ tịch.",
    ],
)
def test_places_streets_and_words_of_office_are_no_people(text: str) -> None:
    assert people(text) == []


def test_name_end_stops_after_four_syllables_and_before_a_body() -> None:
    assert name_end("Lê Thị Mận UBND tỉnh", 0, 20) == len("Lê Thị Mận")
    assert name_end("xã Tân", 0, 6) is None


def test_syllables_surnames_and_capitals() -> None:
    assert is_syllable("Nguyễn")
    assert is_syllable("quyết")
    assert not is_syllable("Blêk")
    assert not is_syllable("Obama")
    assert is_surname("Phạm", weak=False)
    assert not is_surname("Thanh Hóa")
    assert title_case("LÊ THỊ MẬN") == "Lê Thị Mận"
    assert title_case("H'RIN MLÔ") == "H'Rin Mlô"


@given(st.text(max_size=300))
def test_people_lie_inside_any_text(raw: str) -> None:
    text = canonical(raw)
    for person in Page.of(Article(id="a", text=text)).people:
        assert 0 <= person.start < person.end <= len(text)
        assert 0 < person.strength <= 1
