"""The steps of a reading at a place, and where in the source they stand."""

from __future__ import annotations

import sys

import pytest

from extract import ORIGIN, Article
from extract.draft import Draft
from extract.explaining.explanation import explain
from extract.explaining.needs import NEEDS
from extract.explaining.steps import Step, _found, steps_at
from extract.explaining.whereabouts import PACKAGE, function_at, rule_at
from extract.kinds import event
from extract.proposal import Span
from extract.reading.page import Page
from tests.extract.reading import HEADLINE

CAPTION = "Các ủy viên được bầu tháng 10/2017. Ảnh: Hoàng Lân"
TEXT = f"{HEADLINE}Huyện có 47 chi bộ.\n\n{CAPTION}\n\nÔng Lò Văn Tấm, Bí thư Huyện ủy, dự.\n"


def steps(text: str, words: str) -> list[Step]:
    page = Page.of(Article(id="a", text=text))
    start = page.text.index(words)
    return steps_at(lambda: event.drafts(page), Span(start, start + len(words)))


def line_of(place: str) -> str:
    name, _, number = place.partition(":")
    return (PACKAGE.parent / name).read_text(encoding="utf-8").splitlines()[int(number) - 1]


def test_the_function_that_drops_a_draft_is_told_with_its_line() -> None:
    (last,) = (step for step in steps(TEXT, CAPTION) if step.function == "_tells_of_picture")
    assert (last.depth, last.found, TEXT[last.about.start : last.about.end]) == (0, "yes", "tháng 10/2017")
    assert last.place.startswith("extract/kinds/event.py:")
    assert line_of(last.place).strip().startswith("return ")


def test_steps_of_a_step_that_found_nothing_stand_below_it() -> None:
    found = steps(TEXT, CAPTION)
    at = next(number for number, step in enumerate(found) if step.function == "named_after")
    assert (found[at].found, found[at].depth) == ("nothing", 0)
    assert found[at + 1].depth == 1


def test_only_steps_at_the_place_are_told() -> None:
    for words in ("47 chi bộ", CAPTION):
        start = TEXT.index(words)
        assert all(start <= step.about.start < start + len(words) for step in steps(TEXT, words))


def test_a_step_that_finds_a_range_gives_it() -> None:
    text = f"{HEADLINE}Sáng 5/3/2021, Huyện ủy tổ chức hội nghị.\n"
    spans = {
        text[step.found.start : step.found.end] for step in steps(text, "Sáng 5/3") if isinstance(step.found, Span)
    }
    assert spans


def test_a_debugger_stays_in_place_even_if_a_reading_fails() -> None:
    def failing() -> list[object]:
        raise ZeroDivisionError

    before = sys.gettrace()
    with pytest.raises(ZeroDivisionError):
        steps_at(failing, Span(0, 1))
    assert sys.gettrace() is before


def test_every_rule_is_found_in_the_source() -> None:
    for rule in NEEDS:
        places = rule_at(rule)
        assert places, rule
        assert all(f'"{rule}"' in line_of(place.split()[0]) for place in places), places


def test_the_place_of_a_rule_is_the_function_that_makes_its_drafts() -> None:
    assert [place.split()[1] for place in rule_at("award.given")] == ["_draft"]
    assert rule_at("event.unheard_of") == ()


def test_a_function_is_told_by_the_line_that_defines_it() -> None:
    place, name = function_at(event.drafts).split()
    assert (name, line_of(place)) == ("drafts", "def drafts(page: Page) -> Iterator[Draft]:")


def test_a_kind_that_is_asked_for_is_explained_alone_and_with_its_readings() -> None:
    found = explain(Article(id="a", text=TEXT), TEXT.index("47"), ORIGIN, "event")
    assert {silence.rule.split(".")[0] for silence in found.silences} == {"event"}
    assert [trace.draft.kind for trace in found.traces] == []
    assert [reading.function.split()[1] for reading in found.readings] == ["find_days", "drafts"]
    assert explain(Article(id="a", text=TEXT), TEXT.index("47"), ORIGIN).readings == ()


def test_of_a_kind_that_is_asked_for_all_drafts_of_the_sentence_are_told() -> None:
    text = f"{HEADLINE}Huyện có 47 chi bộ và 12 xã. Tỉnh có 9 huyện.\n"
    article, offset = Article(id="a", text=text), text.index("có 47")
    assert [trace.draft.kind for trace in explain(article, offset, ORIGIN).traces] == []
    found = explain(article, offset, ORIGIN, "statistic")
    assert [trace.draft.fields["value"] for trace in found.traces] == [47, 12]
    assert "statistic.count" in {silence.rule for silence in found.silences}


def test_drafts_that_a_later_filter_compares_are_steps_as_well() -> None:
    text = f"{HEADLINE}Sáng 5/3/2021, Huyện ủy tổ chức hội nghị tổng kết. Hội nghị tổng kết diễn ra sáng 5/3/2021.\n"
    dropped = [step for step in steps(text, "Hội nghị tổng kết diễn ra sáng 5/3/2021.") if step.function == "_same"]
    assert [step.found for step in dropped] == ["yes"]


def test_explaining_leaves_what_the_rules_find_as_it_is() -> None:
    page = Page.of(Article(id="a", text=TEXT))
    plain: list[Draft] = list(event.drafts(page))
    steps_at(lambda: event.drafts(page), Span(0, len(TEXT)))
    assert list(event.drafts(page)) == plain


def test_no_property_and_no_getter_is_a_step() -> None:
    text = f"{HEADLINE}Sáng 5/3/2021, ông Lò Văn Tấm chủ trì hội nghị của Huyện ủy.\n"
    functions = {step.function.rpartition(".")[2] for step in steps(text, text.splitlines()[-1])}
    assert "_put_chair" in functions
    assert not functions & {"spans", "is_short", "zone_at", "sentence_at", "<genexpr>", "<lambda>"}


def test_several_results_are_told_each_and_none_of_them_as_nothing() -> None:
    assert _found((Span(1, 3), "a", None)) == "Span, a, None"
    assert _found((None, "")) == _found([]) == _found("") == "nothing"
    assert (_found((3, 9)), _found(True), _found(0.5)) == (Span(3, 9), "yes", "0.5")
    assert _found([0] * 9) == "list"


def test_a_generator_that_is_left_off_early_leaves_the_steps_in_order() -> None:
    text = f"{HEADLINE}Sáng 5/3/2021, Huyện ủy tổ chức hội nghị. Ngày 7/3/2021, Huyện ủy tổ chức hội thảo.\n"
    page = Page.of(Article(id="a", text=text))
    place = Span(len(HEADLINE), len(text))

    def first_and_then_all() -> list[Draft]:
        first = next(iter(event.drafts(page)))
        return [first, *event.drafts(page)]

    assert len(list(event.drafts(page))) == 2
    whole = steps_at(lambda: event.drafts(page), place)
    assert set(whole) == set(steps_at(first_and_then_all, place))
    assert {step.depth for step in whole if step.function == "named_after"} == {0}
