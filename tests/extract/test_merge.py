"""Merging: one fact a distinct thing, the union of its mentions, the fullest writing of what has several."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.draft import Draft
from extract.merge import merged
from extract.proposal import Span


def draft(kind: str, at: int, sure: float = 0.8, /, **fields: Any) -> Draft:
    made = Draft(kind, f"{kind}.test", at, at + 10, sure)
    for name, value in fields.items():
        made.put(name, value, Span(at, at + 5))
    return made


def joined(*drafts: Draft) -> list[dict[str, Any]]:
    return [found.fields for found in merged(drafts)]


def test_fields_are_the_union_and_the_evidence_is_the_fullest_mention() -> None:
    short = draft("congress", 0, organisation="Đảng", edition=13)
    full = draft("congress", 50, organisation="Đảng", edition=13, start="2021-01-25", venue="Hà Nội")
    (found,) = merged([short, full])
    assert found.fields == full.fields
    assert (found.start, found.end) == (50, 60)
    assert found.spans["venue"] == (Span(50, 55),)


def test_a_second_mention_adds_confidence_and_never_certainty() -> None:
    (found,) = merged([draft("congress", at, 0.8, organisation="Đảng", edition=13) for at in (0, 20, 40)])
    assert 0.8 < found.confidence < 1.0


@pytest.mark.parametrize("clash", [{"edition": 12}, {"term": "2016-2021"}, {"start": "2016-01-20"}])
def test_congresses_that_differ_stay_apart(clash: dict[str, Any]) -> None:
    first: dict[str, Any] = {"organisation": "Đảng", "edition": 13, "term": "2021-2026", "start": "2021-01-25"}
    assert len(joined(draft("congress", 0, **first), draft("congress", 20, **(first | clash)))) == 2


def test_an_organisation_is_the_same_with_and_without_its_level() -> None:
    found = joined(
        draft("congress", 0, organisation="Đảng bộ Hải Phòng", edition=15),
        draft("congress", 20, organisation="Đảng bộ thành phố Hải Phòng", edition=15),
    )
    assert found == [{"organisation": "Đảng bộ thành phố Hải Phòng", "edition": 15}]


def test_a_short_number_joins_the_one_with_the_same_serial_and_type() -> None:
    found = joined(
        draft("document", 0, type="Chỉ thị", number="35", issuer="Bộ Chính trị"),
        draft("document", 20, type="Chỉ thị", number="35-CT/TW"),
        draft("document", 40, type="Nghị quyết", number="35"),
    )
    assert [fields["number"] for fields in found] == ["35-CT/TW", "35"]
    assert found[0]["issuer"] == "Bộ Chính trị"


def test_numbers_with_other_codes_stay_apart() -> None:
    found = joined(
        draft("document", 0, type="Hướng dẫn", number="05-HD/TU"),
        draft("document", 20, type="Hướng dẫn", number="05-HD/BTCTW"),
        draft("document", 40, type="Hướng dẫn", number="05"),
    )
    assert [fields["number"] for fields in found] == ["05-HD/TU", "05-HD/BTCTW"]


def test_agreement_with_one_member_of_a_group_is_not_enough() -> None:
    found = joined(
        draft("congress", 0, organisation="Đảng", edition=12),
        draft("congress", 20, organisation="Đảng", term="2021-2026"),
        draft("congress", 40, organisation="Đảng", edition=13),
    )
    assert [fields.get("edition") for fields in found] == [12, 13]


def test_the_same_answer_is_no_second_statement() -> None:
    assert len(joined(*(draft("statement", at, form="point", ordinal=1) for at in (0, 0, 30)))) == 2


@given(
    st.lists(
        st.builds(
            draft,
            st.just("congress"),
            st.integers(0, 500),
            organisation=st.sampled_from(("Đảng", "Đảng bộ tỉnh", "Đảng bộ xã")),
            edition=st.sampled_from((None, 1, 2)),
            term=st.sampled_from((None, "2020-2025", "2015-2020")),
        ),
        max_size=20,
    )
)
def test_nothing_is_lost_and_nothing_contradicts_itself(drafts: list[Draft]) -> None:
    found = merged(drafts)
    assert len(found) <= len(drafts)
    for one in drafts:
        assert any(
            all(group.fields.get(name) == value for name, value in one.fields.items() if name != "organisation")
            for group in found
            if group.fields["organisation"] == one.fields["organisation"]
        )


def test_figures_of_nothing_are_not_merged_and_make_no_fact() -> None:
    drafts = [Draft("statistic", "statistic.rate", at, at + 5, 0.7, {"percent": 40}) for at in (0, 9)]
    assert len(merged(drafts)) == 2


def test_a_fuller_value_brings_its_own_places() -> None:
    short = Draft("congress", "congress.named", 0, 9, 0.9, {"organisation": "Đảng bộ tỉnh", "edition": 16})
    short.spans["organisation"] = (Span(0, 12),)
    full = Draft("congress", "congress.plain", 20, 40, 0.7, {"organisation": "Đảng bộ tỉnh Vân Lĩnh", "edition": 16})
    short.put("organisation", full.fields["organisation"])
    assert "organisation" not in short.spans
