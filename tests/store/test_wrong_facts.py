"""What is made of a true fact to be wrong: plausible, never true, never what another fact says."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import Check, Span, to_fact
from extract.proposal import likeness
from store.content import content_of
from store.wrong_facts import Ground, TrueFact, Wrong, wrong_fact

TEXT = (
    "Ngày 22/5/2018, ông Trần Văn Bền, Chủ tịch tỉnh Bình Sơn, bà Lê Thị Mận, Giám đốc Sở Y tế, và ông Y Thơm dự lễ. "
    "Có 42/69 tổ chức hoàn thành đại hội, đạt 60,87 % theo Công văn 135-CV/TU."
)
PEOPLE = ["Trần Văn Bền", "Lê Thị Mận", "Y Thơm"]
FACTS: list[tuple[str, dict[str, Any]]] = [
    ("office", {"person": "Trần Văn Bền", "role": "Chủ tịch", "place": "tỉnh Bình Sơn"}),
    ("office", {"person": "Lê Thị Mận", "role": "Giám đốc"}),
    ("statistic", {"subject": "tổ chức", "value": 42, "total": 69}),
    ("statistic", {"subject": "tổ chức hoàn thành đại hội", "percent": 60.87}),
    ("event", {"name": "lễ", "date": "2018-05-22"}),
    ("congress", {"organisation": "Đảng bộ xã", "start": "2018-05-22", "end": "2018-05-23", "term": "2015-2020"}),
    ("document", {"type": "Công văn", "number": "135-CV/TU"}),
    ("award", {"form": "Giấy khen", "recipients": ("Lê Thị Mận", "Y Thơm")}),
    ("award", {"form": "Bằng khen", "recipients": 12}),
]
OF_KIND = {kind: [fields for of, fields in FACTS if of == kind] for kind, _ in FACTS}


def made(number: int, seed: int = 1, text: str = TEXT, checks: tuple[Check, ...] = ()) -> Wrong | None:
    kind, fields = FACTS[number]
    ground = Ground(text=text, alike=OF_KIND[kind], names=PEOPLE, strangers=["Đỗ Trọng Quyến"], latest=2020)
    return wrong_fact(TrueFact(kind, fields, {}, checks, TEXT[:33]), ground, Random(seed))


@given(st.integers(0, len(FACTS) - 1), st.integers())
def test_it_is_a_fact_that_no_other_says(number: int, seed: int) -> None:
    wrong, (kind, fields) = made(number, seed), FACTS[number]
    assert wrong is not None
    to_fact(kind, wrong.fields)
    content_of(TEXT, kind, wrong.fields, Span(0, 33), wrong.spans)
    assert likeness(kind, wrong.fields) not in [likeness(kind, said) for said in OF_KIND[kind]]
    assert wrong.fields.keys() == fields.keys()
    changed = {name for name, value in fields.items() if wrong.fields[name] != value}
    assert len(changed) == 1 or changed == {"start", "end"}


@given(st.integers())
def test_a_date_is_shifted_by_one_to_four_years_and_not_into_those_to_come(seed: int) -> None:
    wrong = made(4, seed)
    assert wrong is not None
    year, day = wrong.fields["date"].split("-", 1)
    assert (day, 2014 <= int(year) <= 2020, year != "2018") == ("05-22", True, True)


@given(st.integers())
def test_a_part_stays_within_its_whole_and_no_figure_is_one_of_the_article(seed: int) -> None:
    wrong = made(2, seed)
    assert wrong is not None
    part, whole = wrong.fields["value"], wrong.fields["total"]
    assert part <= whole
    assert {part, whole} & {22, 5, 2018, 135} == set()


def test_another_person_has_the_places_where_the_name_stands() -> None:
    wrong = made(0)
    assert wrong is not None
    (place,) = wrong.spans["person"]
    assert TEXT[slice(*place)] == wrong.fields["person"] != "Trần Văn Bền"


@pytest.mark.parametrize("sentence", ["42 of 69 is 60.87 %", "42 / 69 tổ chức"])
def test_what_a_check_names_is_left_as_it_is(sentence: str) -> None:
    assert made(2, checks=(Check("share", True, sentence),)) is None


def test_a_person_of_whom_the_article_may_say_the_same_is_not_taken() -> None:
    said = [*OF_KIND["office"], {"person": "Y Thơm", "role": "Phó Chủ tịch"}]
    ground = Ground(text=TEXT, alike=said, names=["Y Thơm", "Văn Bền"], strangers=[], latest=2020)
    true = TrueFact("office", {"person": "Trần Văn Bền", "role": "Chủ tịch"}, {}, (), "ông Trần Văn Bền, Chủ tịch")
    assert wrong_fact(true, ground, Random(1)) is None
