"""The vocabulary: typed, validated, and the same before and after JSON."""

from typing import Any

import msgspec
import pytest

from extract.facts import KINDS, FactError, Field, ValueType, fields_of, to_fact, to_fields
from extract.values import parse_value, show_value

WHOLE: dict[str, dict[str, Any]] = {
    "article": {
        "title": "Đại hội thành công",
        "published": "2020-10-13T22:52",
        "outlet": "Báo Cẩm Giang",
        "source": "TTXVN",
        "authors": ("Lê Thu", "Hà My"),
        "photographers": ("T.B",),
    },
    "office": {
        "person": "Lò Thị Ban",
        "role": "Bí thư",
        "organisation": "Huyện ủy",
        "place": "Mường Lăm",
        "status": "elected",
    },
    "congress": {
        "organisation": "Đảng bộ huyện Mường Lăm",
        "edition": 12,
        "term": "2020-2025",
        "start": "2020-06-08",
        "end": "2020-06-10",
        "venue": "Hội trường",
        "delegates": 247,
        "pilot": True,
        "direct_election": False,
    },
    "event": {
        "name": "kiểm tra",
        "date": "--05-22",
        "end": "--05-23",
        "organiser": "Tỉnh ủy",
        "chair": "Lò Thị Ban",
        "place": "huyện",
    },
    "document": {
        "type": "Chỉ thị",
        "number": "35-CT/TW",
        "date": "2019-05-30",
        "issuer": "Bộ Chính trị",
        "subject": "đại hội",
    },
    "statistic": {
        "subject": "chi bộ",
        "value": 42,
        "value_max": 43,
        "total": 69,
        "percent": 60.87,
        "percent_max": 61,
        "qualifier": "about",
        "change": -2,
        "organisation": "Đảng bộ",
        "as_of": "2020-Q1",
    },
    "award": {"form": "Bằng khen", "grantor": "UBND tỉnh", "recipients": ("A", "B"), "date": "2020"},
    "statement": {"speaker": "Lò Thị Ban", "form": "point", "ordinal": 1, "question": "Vì sao?"},
}


def all_fields() -> list[tuple[str, Field]]:
    return [(kind, spec) for kind in KINDS for spec in fields_of(kind)]


def test_every_kind_is_covered_here() -> None:
    assert WHOLE.keys() == KINDS.keys()
    for kind, fields in WHOLE.items():
        assert list(fields) == [spec.name for spec in fields_of(kind)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_survives_json(kind: str) -> None:
    fact = to_fact(kind, WHOLE[kind])
    assert to_fact(kind, msgspec.json.decode(msgspec.json.encode(to_fields(fact)))) == fact


@pytest.mark.parametrize("kind", KINDS)
def test_absent_fields_are_left_out(kind: str) -> None:
    required = {spec.name: WHOLE[kind][spec.name] for spec in fields_of(kind) if spec.required}
    extra = {"number": "1-CT/TW"} if kind == "document" else {"value": 1} if kind == "statistic" else {}
    fields = required | extra
    absent = dict.fromkeys(spec.name for spec in fields_of(kind) if spec.name not in fields)
    assert to_fields(to_fact(kind, fields | absent)) == fields


@pytest.mark.parametrize(("kind", "spec"), all_fields(), ids=lambda part: getattr(part, "name", part))
def test_every_value_can_be_shown_and_typed_again(kind: str, spec: Field) -> None:
    value = WHOLE[kind][spec.name]
    assert parse_value(spec.value_type, show_value(spec.value_type, value)) == value


@pytest.mark.parametrize(
    ("kind", "fields", "field", "words"),
    [
        ("office", {"person": "Lò Thị Ban"}, "role", "is required"),
        ("office", {"person": "  ", "role": "Bí thư"}, "person", "blank"),
        ("office", {"person": "A", "role": "B", "status": "late"}, "status", "Invalid enum value"),
        ("office", {"person": "A", "role": "B", "rank": "C"}, "rank", "no field"),
        ("event", {"name": "họp", "date": "2020-02-31"}, "date", "there is no day 31/2/2020"),
        ("event", {"name": "họp", "date": "2020-03-02", "end": "2020-03-01"}, "end", "lies before"),
        ("event", {"name": "họp", "date": "tomorrow"}, "date", "is no date"),
        ("congress", {"organisation": "A", "edition": 0}, "edition", ">= 1"),
        ("congress", {"organisation": "A", "edition": "XII"}, "edition", "Expected"),
        ("congress", {"organisation": "A", "end": "2020"}, "start", "needs start"),
        ("congress", {"organisation": "A", "term": "2025-2020"}, "term", "later"),
        ("statistic", {"subject": "A"}, "value", "at least one of"),
        ("statistic", {"subject": "A", "value": 5, "value_max": 2}, "value_max", "lies before"),
        ("statistic", {"subject": "A", "value": float("inf")}, "value", "finite"),
        ("document", {"type": "Luật"}, "number", "at least one of"),
        ("article", {"authors": ()}, "authors", "length"),
    ],
)
def test_impossible_fields_are_refused_in_words(kind: str, fields: dict[str, Any], field: str, words: str) -> None:
    with pytest.raises(FactError, match=words) as caught:
        to_fact(kind, fields)
    assert caught.value.field == field


def test_unknown_kind() -> None:
    with pytest.raises(FactError, match="unknown kind of fact 'rumour'; known: article, office"):
        to_fact("rumour", {})


def test_facts_are_immutable_values() -> None:
    fact = to_fact("office", WHOLE["office"])
    assert fact == to_fact("office", WHOLE["office"])
    with pytest.raises(AttributeError):
        fact.role = "Phó Bí thư"  # type: ignore[attr-defined]


def test_a_range_over_the_turn_of_the_year_is_possible_without_years() -> None:
    assert to_fact("event", {"name": "tuần lễ", "date": "--12-28", "end": "--01-03"})


def test_value_types_all_serve() -> None:
    assert {spec.value_type for _, spec in all_fields()} == set(ValueType)
