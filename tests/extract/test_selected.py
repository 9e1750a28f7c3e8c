"""What selected words may state, and which values a field may take, asked of an invented article."""

from __future__ import annotations

from typing import Any

import pytest

from extract import Article, Span, candidates, likely_values, propose
from extract.facts import KINDS, fields_of
from extract.reading.page import Page
from extract.selected.completions import completions

TEXT = """Huyện Nậm Hồ họp bàn nước sạch

Ngày 12/3/2021, UBND huyện Nậm Hồ tổ chức buổi đối thoại với dân bản. Ông Hà Văn Tạo, Phó Chủ tịch UBND huyện, dự họp.

Bản nhận 35 can nước (chiếm 7%) theo Kế hoạch số 14/KH-UBND, ngày 2/2/2021 của UBND tỉnh.

Bà Lò Thị Mây tặng Giấy khen cho 3 hộ. Số hộ thiếu nước giảm 12 hộ.
"""
ARTICLE = Article(id="water", text=TEXT, published="2021-03-13")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def first(kind: str, words: str, at: str = "") -> dict[str, Any]:
    return dict(candidates(ARTICLE, kind, span(words), span(at) if at else None)[0].fields)


def test_the_rules_say_what_stands_in_the_selection() -> None:
    found = candidates(ARTICLE, "office", span("Ông Hà Văn Tạo, Phó Chủ tịch UBND huyện, dự họp."))[0]
    assert found.fields == {
        "person": "Hà Văn Tạo",
        "role": "Phó Chủ tịch",
        "organisation": "UBND huyện",
        "place": "Nậm Hồ",
    }
    assert TEXT[slice(*found.evidence)] == "Hà Văn Tạo, Phó Chủ tịch UBND huyện"
    assert found.rule


def test_what_is_known_already_is_left_out() -> None:
    known = [proposal.fields for proposal in propose(ARTICLE)]
    selection = span("Ông Hà Văn Tạo, Phó Chủ tịch UBND huyện, dự họp.")
    assert all(candidate.fields not in known for candidate in candidates(ARTICLE, "office", selection, known=known))


def test_words_without_a_rule_give_what_the_parsers_find() -> None:
    text = "Ông Giàng A Sử, trông coi ở trạm bơm, làm Bí thư từ xưa."
    found = candidates(Article(id="one", text=text), "office", Span(0, len(text)))[0]
    assert (found.fields["person"], found.fields["role"]) == ("Giàng A Sử", "Bí thư")


def test_the_word_that_is_meant_comes_first() -> None:
    sentence = "Bà Lò Thị Mây tặng Giấy khen cho 3 hộ. Số hộ thiếu nước giảm 12 hộ."
    assert first("statistic", sentence, "3 hộ")["value"] == 3
    assert first("statistic", sentence, "12 hộ")["change"] == -12


def test_a_share_in_brackets_belongs_to_its_count() -> None:
    found = candidates(ARTICLE, "statistic", span("35 can nước (chiếm 7%)"))
    assert any(one.fields.get("value") == 35 and one.fields.get("percent") == 7 for one in found)


def test_a_happening_is_named_by_the_words_behind_its_verb() -> None:
    found = first("event", "Ngày 12/3/2021, UBND huyện Nậm Hồ tổ chức buổi đối thoại với dân bản.")
    assert (found["date"], found["organiser"]) == ("2021-03-12", "UBND huyện Nậm Hồ")
    assert "đối thoại với dân bản" in found["name"]


@pytest.mark.parametrize("kind", KINDS)
def test_any_words_give_a_candidate_of_every_kind_with_spans_that_lie_in_the_text(kind: str) -> None:
    for start in range(0, len(TEXT) - 1, 29):
        for end in (start + 1, min(start + 60, len(TEXT))):
            found = candidates(ARTICLE, kind, Span(start, end))
            assert found
            names = {spec.name for spec in fields_of(kind)}
            for one in found:
                assert set(one.fields) <= names
                assert 0 <= one.evidence.start < one.evidence.end <= len(TEXT)
                assert all(0 <= at.start < at.end <= len(TEXT) for places in one.spans.values() for at in places)


def likely(kind: str, name: str, words: str) -> list[Any]:
    field = next(field for field in fields_of(kind) if field.name == name)
    return list(likely_values(ARTICLE, kind, field, span(words), limit=6))


@pytest.mark.parametrize(
    ("kind", "name", "near", "value"),
    [
        ("document", "date", "Kế hoạch số 14", "2021-02-02"),
        ("document", "number", "ngày 2/2/2021", "14/KH-UBND"),
        ("document", "type", "ngày 2/2/2021", "Kế hoạch"),
        ("statistic", "percent", "35 can nước", 7),
        ("statistic", "value", "can nước", 35),
        ("office", "person", "Phó Chủ tịch", "Hà Văn Tạo"),
        ("award", "form", "Lò Thị Mây", "Giấy khen"),
        ("award", "recipients", "Bà Lò", ("Lò Thị Mây",)),
        ("office", "role", "Hà Văn Tạo", "Phó Chủ tịch"),
    ],
)
def test_the_nearest_value_of_a_fields_type_is_the_likeliest(kind: str, name: str, near: str, value: object) -> None:
    assert likely(kind, name, near)[0] == value


def test_a_body_goes_on_with_the_unit_that_is_meant() -> None:
    assert "UBND huyện Nậm Hồ" in likely("office", "organisation", "Phó Chủ tịch UBND huyện")


@pytest.mark.parametrize(
    ("body", "organisation"),
    [
        ("huyện Nậm Hồ", ["Đảng bộ huyện Nậm Hồ"]),
        ("Ban Thường vụ Thành ủy Nậm Hồ", ["Đảng bộ thành phố Nậm Hồ"]),
        ("Huyện uỷ Nậm Hồ", ["Đảng bộ huyện Nậm Hồ"]),
        ("Huyện ủy", []),
        ("Ban Tổ chức Huyện ủy", []),
        ("UBND huyện Nậm Hồ", []),
        ("tỉnh ủy viên", []),
    ],
)
def test_the_party_organisation_of_a_named_unit_is_offered(body: str, organisation: list[str]) -> None:
    offered = completions(Page.of(ARTICLE), body, 0)
    assert [value for value in offered if value.startswith("Đảng bộ")] == organisation


def test_the_body_that_is_visited_is_a_place_of_the_event() -> None:
    assert "UBND huyện" in likely("event", "place", "tổ chức buổi đối thoại")


CONGRESS = """Huyện Nậm Hồ tổ chức Đại hội đại biểu Đảng bộ huyện Nậm Hồ

Báo Nậm Hồ có mặt tại hội nghị. Ông Hà Văn Tạo, Phó Bí thư Thường trực Huyện ủy, đọc báo cáo của Ban Tổ chức.
"""


@pytest.mark.parametrize(
    ("kind", "name", "values"),
    [
        ("congress", "organisation", {"Đảng bộ huyện Nậm Hồ", "Báo Nậm Hồ", "Huyện ủy"}),
        ("office", "person", {"Hà Văn Tạo"}),
    ],
)
def test_no_half_of_a_title_or_congress_is_a_body_or_a_person(kind: str, name: str, values: set[str]) -> None:
    (field,) = (field for field in fields_of(kind) if field.name == name)
    article = Article(id="congress", text=CONGRESS)
    assert set(likely_values(article, kind, field, Span(0, len(CONGRESS)), limit=9)) == values
