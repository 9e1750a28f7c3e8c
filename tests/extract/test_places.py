from __future__ import annotations

import pytest

from extract.article import Article
from extract.reading.page import Page
from extract.reading.places import is_commune, is_place, place_at, place_of


def page_of(text: str) -> Page:
    return Page.of(Article(id="a", text=text))


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("HĐND tỉnh Đắk Lắk", "Đắk Lắk"),
        ("Thành uỷ TP HCM", "TP HCM"),
        ("Thành ủy TPHCM", "TPHCM"),
        ("Quận uỷ quận 1", "quận 1"),
        ("Sở Y tế Đắk Lắk", "Đắk Lắk"),
        ("UBND xã Ea Pleo", "Ea Pleo"),
        ("Tỉnh ủy", None),
        ("Trường Đại học Quy Nhơn", None),
        ("Đoàn TNCS Hồ Chí Minh", None),
        ("Bộ Y tế", None),
    ],
)
def test_the_place_of_a_body(body: str, place: str | None) -> None:
    assert place_of(body) == place


def test_the_only_province_named_is_the_home() -> None:
    assert page_of("Tại tỉnh Hà Giang, Tỉnh ủy họp.").home == ("tỉnh", "Hà Giang")


def test_without_a_named_province_there_is_no_home() -> None:
    assert page_of("Tỉnh ủy họp bàn việc mới.").home is None


def test_the_province_named_last_in_a_body_is_meant() -> None:
    text = "Đảng bộ tỉnh Bến Tre họp. Tỉnh uỷ bầu bí thư. Đảng bộ tỉnh Nghệ An họp. Tỉnh uỷ bầu bí thư."
    page = page_of(text)
    assert place_at(page, "tỉnh", text.index("Tỉnh uỷ")) == "Bến Tre"
    assert place_at(page, "tỉnh", text.rindex("Tỉnh uỷ")) == "Nghệ An"


def test_a_birthplace_is_no_home() -> None:
    assert page_of("Ông Trần Văn Khoát quê tỉnh Nam Định. Tỉnh ủy họp.").home is None


def test_names_of_places() -> None:
    assert is_place("Sóc Trăng")
    assert is_place("Lào")
    assert is_commune("Lê Hồng Phong")
    assert not is_place("Khoát")
