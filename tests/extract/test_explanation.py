"""What the rules made of a place."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from extract import KINDS, ORIGIN, Article, propose
from extract import rules as extract_rules
from extract.draft import Draft
from extract.explaining.explanation import Explanation, explain
from extract.explaining.needs import NEEDS, lacking
from extract.kinds import RULES
from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.zones import Zone
from extract.sources import read

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = (
    "Huyện ủy Nậm Thương họp\n\nSáng 22/5/2020, theo Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị, huyện họp."
    "\n\nChỉ thị số 35-CT/TW được quán triệt đến chi bộ.\n"
)


def at(words: str, text: str = TEXT) -> Explanation:
    return explain(Article(id="a", text=text), text.index(words), ORIGIN)


def test_a_place_has_its_line_zone_and_sentence() -> None:
    found = at("được quán triệt")
    assert (found.line, found.zone) == (5, Zone.BODY)
    assert found.sentence is not None
    assert TEXT[found.sentence.start : found.sentence.end].startswith("Chỉ thị số 35-CT/TW được quán")


def test_a_mention_that_was_merged_says_into_which_fact() -> None:
    (trace,) = (trace for trace in at("35-CT/TW được").traces if trace.draft.kind == "document")
    assert trace.joined
    assert trace.proposal is not None
    assert trace.proposal.fields["date"] == "2019-05-30"
    assert trace.draft.start > trace.proposal.end
    assert "date" not in trace.draft.fields


def test_kinds_whose_rules_found_nothing_are_silent() -> None:
    found = at("35-CT/TW ngày")
    fired = {trace.draft.kind for trace in found.traces}
    assert "document" in fired
    assert set(found.silent) == set(KINDS) - fired


def test_a_draft_that_makes_no_fact_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def backwards(_page: Page) -> list[Draft]:
        fields = {"organisation": "Đảng bộ huyện", "start": "2020-05-02", "end": "2020-05-01"}
        return [Draft("congress", "congress.backwards", 0, 5, 0.5, fields)]

    monkeypatch.setattr("extract.explaining.explanation.RULES", (backwards,))
    (trace,) = at("Huyện").traces
    assert (trace.proposal, trace.refusal) == (None, "end: 2020-05-01 lies before start 2020-05-02")
    monkeypatch.setattr(extract_rules, "RULES", (backwards,))
    assert propose(Article(id="a", text=TEXT)) == []


@pytest.mark.parametrize("offset", [-1, len(TEXT)])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    with pytest.raises(ValueError, match=f"{offset} lies outside the text, which has offsets from 0 to"):
        explain(Article(id="a", text=TEXT), offset, ORIGIN)


def test_a_blank_text_and_a_blank_place_have_no_zone() -> None:
    assert explain(Article(id="a", text=" \n"), 0, ORIGIN).zone is None
    assert at("\n\nSáng").zone is None


def test_every_proposal_can_be_explained_by_a_draft_of_its_place() -> None:
    for article in read([str(SAMPLES / "be-mac-dai-hoi-huyen.txt")]):
        assert isinstance(article, Article)
        for proposal in propose(article):
            traces = explain(article, proposal.start, ORIGIN).traces
            assert proposal in [trace.proposal for trace in traces]


def test_every_rule_says_what_it_looks_for() -> None:
    listed = runpy.run_path(str(SAMPLES.parent / "docs" / "rules.py"))["names"]()
    assert set(NEEDS) == set().union(*listed.values()), (
        "extract/explaining/needs.py says of each rule what it looks for"
    )


def test_a_silent_rule_says_what_the_sentence_lacks() -> None:
    lacks = {silence.rule: silence.lacks for silence in at("35-CT/TW ngày").silences}
    assert "document.number" not in lacks
    assert lacks["office.name_title"] == ("a title of office", "a person's name")
    assert lacks["congress.named"][0] == "the word đại hội"
    assert lacks["award.given"][0].startswith("an honour")


def test_a_rule_that_fired_is_not_silent_and_its_neighbours_are() -> None:
    text = "Ông Trần Văn Khởi, Bí thư Huyện ủy Nậm Thương, phát biểu.\n"
    lacks = {silence.rule: silence.lacks for silence in at("Khởi", text).silences}
    assert "office.name_title" not in lacks
    assert lacks["office.elected"] == ("a verb of election or appointment",)
    assert lacks["office.title_name"] == ()


def test_what_a_fired_rule_looks_for_is_there() -> None:
    for article in read([str(SAMPLES)]):
        assert isinstance(article, Article)
        page = Page.of(article)
        for draft in (draft for rules in RULES for draft in rules(page)):
            sentence = page.sentence_at(draft.start)
            place = Span(min(draft.start, sentence.start), max(draft.end, sentence.end))
            if draft.kind in {"document", "congress", "article", "statement"}:
                assert lacking(draft.rule, page, place) == [], (draft.rule, article.text[place.start : place.end])
