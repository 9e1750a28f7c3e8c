"""The lists of places and names: complete, in every spelling, and as their command makes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from extract import Article, propose
from extract.lexica import words
from extract.reading.gazetteer import is_commune, known_places

ROOT = Path(__file__).parents[2]
TABLES = ROOT.parent / "shared" / "lexicon"
SPELLINGS = ("Đắk Nông", "Đăk Nông", "Đak Nông", "Đắc Nông", "Dak Lak", "Đăk Lăk", "Kontum", "Bắc Cạn")


@pytest.mark.parametrize(
    "name", ["Đắk Nông", "Đăk Nông", "Đak Nông", "Đắc Nông", "Dak Lak", "Đăk Lăk", "Kontum", "Bắc Cạn"]
)
def test_provinces_are_known_in_every_spelling(name: str) -> None:
    assert any(place.kind == "tỉnh" for place in known_places()[name])


@pytest.mark.parametrize("name", ["Đăk Mil", "Đak R'Lấp", "Krong Búk", "Quảng Uyên", "Hoành Bồ", "Lý Sơn", "Kì Anh"])
def test_districts_are_known_after_their_merger_and_in_every_spelling(name: str) -> None:
    assert any(place.province for place in known_places()[name])


def test_namesakes_are_told_apart_by_their_province() -> None:
    provinces = {place.province for place in known_places()["Châu Thành"]}
    assert len(provinces) == 10
    assert {"An Giang", "Tây Ninh", "Đồng Tháp"} <= provinces


def test_provinces_before_and_after_the_mergers_of_july_2025_are_known() -> None:
    provinces = {name for name, places in known_places().items() if any(place.province is None for place in places)}
    assert {"Yên Bái", "Lào Cai", "Bình Định", "Gia Lai", "Thừa Thiên Huế", "Huế", "Hà Sơn Bình"} <= provinces


def test_special_zones_are_communes() -> None:
    assert all(is_commune(name) for name in ("Phú Quốc", "Côn Đảo", "Thổ Châu", "Bạch Long Vĩ"))


@pytest.mark.parametrize("name", ["Giàng", "Thào", "Niê", "Êban", "Kpă", "Sùng", "Lò", "Quàng", "Điểu", "Thạch"])
def test_family_names_of_the_peoples_are_known(name: str) -> None:
    assert name in words("surnames.txt")


def test_a_district_in_another_spelling_is_the_place_of_an_office() -> None:
    text = "Huyện ủy Đăk Mil họp\n\nÔng Trần Văn Khởi, Bí thư Huyện ủy Đăk Mil, phát biểu tại hội nghị.\n"
    offices = [proposal.fields for proposal in propose(Article(id="a", text=text)) if proposal.kind == "office"]
    assert [(office["organisation"], office["place"]) for office in offices] == [("Huyện ủy Đăk Mil", "Đăk Mil")]


@pytest.mark.skipif(not TABLES.is_dir(), reason="the tables of names are not there")
def test_the_lists_are_what_the_command_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "docs" / "lexicon.py", TABLES, tmp_path], check=True, cwd=ROOT)
    for name in ("places.tsv", "communes.txt", "surnames.txt"):
        assert (tmp_path / name).read_bytes() == (ROOT / "extract" / "lexicon" / name).read_bytes()


def test_the_command_says_what_it_needs(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "docs" / "lexicon.py", tmp_path], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert run.returncode == 1
    assert "provinces_63_pre2025.tsv" in run.stderr
