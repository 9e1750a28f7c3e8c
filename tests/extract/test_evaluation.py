"""Measuring the rules: matching of facts, figures, faults."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extract import Article, Proposal, Span, propose, to_fact
from extract.evaluation.agreement import agrees, folded, likeness, without_places
from extract.evaluation.calibration import expected_error, reliability
from extract.evaluation.faults import faults
from extract.evaluation.gold import GoldArticle, GoldFact, read_gold
from extract.evaluation.outcomes import Outcome, judge
from extract.evaluation.scores import MEASURES, Counts, counts_of, scores
from extract.evaluation.tallies import by_field, by_rule

GOLD = Path(__file__).parents[3] / "shared" / "gold"
SAMPLES = Path(__file__).parent / "gold" / "samples.jsonl"

TEXT = "Ông Lò Văn Tấm, Bí thư Huyện ủy Mường Xoi, cho biết huyện có 47 chi bộ. Bà Cầm Thị Ngoan, Chánh Văn phòng."
PERSON: dict[str, Any] = {"person": "Lò Văn Tấm", "role": "Bí thư", "organisation": "Huyện ủy Mường Xoi"}


def stated(kind: str, quote: str, **fields: Any) -> GoldFact:
    start = TEXT.index(quote)
    return GoldFact(kind, fields, start, start + len(quote))


def proposal(kind: str, quote: str, rule: str = "", confidence: float = 0.9, **fields: Any) -> Proposal:
    span = Span(TEXT.index(quote), TEXT.index(quote) + len(quote))
    return Proposal(
        article="a", fact=to_fact(kind, fields), start=span.start, end=span.end,
        rule=rule or f"{kind}.rule", confidence=confidence, origin="test",
    )  # fmt: skip


def outcome(golds: list[GoldFact], proposals: list[Proposal]) -> Outcome:
    return judge(GoldArticle(Article(id="a", text=TEXT), tuple(golds)), proposals)


@pytest.mark.parametrize(
    ("field", "gold", "proposed", "right"),
    [
        ("person", "Lò Văn Tấm", "LÒ VĂN TẤM", True),
        ("person", "Hoà", "Hòa", True),
        ("person", "Lò Văn Tấm", "Lò Văn Tám", False),
        ("number", "12–KH/TU", "12-KH/TU", True),
        ("value", 60.87, 60.87, True),
        ("value", 60, 61, False),
        ("date", "2020-05-22", None, False),
        ("published", "2020-10-13T22:52", "2020-10-13", True),
        ("recipients", ["A", "b"], ("B", "a"), True),
        ("recipients", 2, ["A", "B"], False),
        ("pilot", True, True, True),
        ("name", "hội nghị tổng kết công tác năm", "hội nghị tổng kết công tác", True),
        ("organisation", "Tỉnh ủy Vân Lĩnh", "Tỉnh uỷ Vân Lĩnh", True),
        ("organisation", "Tỉnh ủy", "Huyện ủy Yên Khoái", False),
    ],
)
def test_a_value_is_right_whatever_its_spelling(field: str, gold: Any, proposed: Any, right: bool) -> None:
    assert agrees(field, gold, proposed) is right


def test_folding_leaves_what_tells_two_texts_apart() -> None:
    assert folded(" “Đổi  Mới” — 2020. ") == folded("đổi mới – 2020")
    assert folded("má") != folded("mà")
    assert likeness("", "a") == 0
    assert without_places("UBND tỉnh Bình Sa", "Bình Sa", None) == folded("UBND tỉnh")


def test_facts_are_found_missed_or_spurious() -> None:
    golds = [stated("office", "Lò Văn Tấm, Bí thư Huyện ủy Mường Xoi", **PERSON),
             stated("statistic", "47 chi bộ", subject="chi bộ", value=47)]  # fmt: skip
    found = outcome(golds, [
        proposal("office", "Lò Văn Tấm, Bí thư", person="Lò Văn Tấm", role="Bí thư", status="former"),
        proposal("statistic", "47", subject="chi bộ", value=48),
    ])  # fmt: skip
    (pair,) = found.found
    assert pair.right == {"person": True, "role": True, "organisation": False}
    assert (pair.added, pair.exact, pair.differing) == (("status",), False, ("organisation", "status"))
    assert [fact.fields["value"] for fact in found.missed] == [47]
    assert [fact.fields["value"] for fact in found.spurious] == [48]


def test_a_body_is_right_with_or_without_its_place() -> None:
    gold = stated("office", "Lò Văn Tấm, Bí thư Huyện ủy Mường Xoi", **PERSON, place="Mường Xoi")
    short = PERSON | {"organisation": "Huyện ủy", "place": "Mường Xoi"}
    (pair,) = outcome([gold], [proposal("office", "Lò Văn Tấm, Bí thư", **short)]).found
    assert pair.exact


def test_a_fact_is_found_once_and_by_the_proposal_that_agrees_best() -> None:
    gold = stated("office", "Lò Văn Tấm, Bí thư Huyện ủy Mường Xoi", **PERSON)
    poor = proposal("office", "Tấm, Bí thư", "office.poor", person="Lò Văn Tấm", role="Bí thư")
    good = proposal("office", "Lò Văn Tấm, Bí thư Huyện ủy Mường Xoi", "office.good", **PERSON)
    found = outcome([gold], [poor, good])
    assert [pair.proposed.rule for pair in found.found] == ["office.good"]
    assert [fact.rule for fact in found.spurious] == ["office.poor"]


def test_one_kind_can_be_judged_alone() -> None:
    golds = (stated("office", "Lò Văn Tấm", **PERSON), stated("statistic", "47 chi bộ", subject="chi bộ", value=47))
    found = judge(GoldArticle(Article(id="a", text=TEXT), golds), [], "statistic")
    assert [fact.kind for fact in found.missed] == ["statistic"]


def test_figures_are_those_of_the_definition() -> None:
    table = scores([{"office": Counts(4, 5, 3, 2, 10, 8)}, {"award": Counts(0, 2)}, {"award": Counts(1, 0)}])
    assert table["office"] == pytest.approx(
        {"precision": 0.6, "recall": 0.75, "f1": 2 * 0.6 * 0.75 / 1.35, "exact_f1": 4 / 9, "fields": 0.8}
    )
    assert table["award"] == dict.fromkeys(MEASURES, 0.0)
    assert table["macro"]["recall"] == pytest.approx(0.375)
    assert table["all"]["precision"] == pytest.approx(3 / 7)


def test_a_kind_without_gold_stays_out_of_the_mean() -> None:
    assert scores([{"office": Counts(1, 1, 1, 1), "award": Counts(0, 3)}])["macro"]["f1"] == 1


def test_the_worst_rules_and_fields_come_first() -> None:
    gold = stated("office", "Lò Văn Tấm, Bí thư Huyện ủy Mường Xoi", **PERSON)
    found = outcome([gold], [
        proposal("office", "Lò Văn Tấm", "office.good", **(PERSON | {"organisation": "Tỉnh đoàn", "place": "Xoi"})),
        proposal("office", "Cầm Thị Ngoan", "office.bad", person="Cầm Thị Ngoan", role="Chánh Văn phòng"),
    ])  # fmt: skip
    assert [(rule.name, rule.total, rule.right, rule.exact) for rule in by_rule([found])] == [
        ("office.bad", 1, 0, 0),
        ("office.good", 1, 1, 0),
    ]
    assert [(field.name, field.total, field.right, field.added) for field in by_field([found])] == [
        ("office.organisation", 1, 0, 0),
        ("office.place", 0, 0, 1),
        ("office.person", 1, 1, 0),
        ("office.role", 1, 1, 0),
    ]


def test_faults_say_where_and_what() -> None:
    gold = stated("office", "Lò Văn Tấm, Bí thư Huyện ủy Mường Xoi", **PERSON)
    wrong = proposal("office", "Lò Văn Tấm, Bí thư", person="Lò Văn Tấm", role="Bí thư")
    extra = proposal("statistic", "47 chi bộ", subject="chi bộ", value=47)
    (inexact, spurious) = faults([outcome([gold], [wrong, extra])])
    assert (inexact.what, inexact.differing, inexact.rule) == ("inexact", ("organisation",), "office.rule")
    assert (inexact.before, inexact.quote, inexact.after[:9]) == ("Ông ", "Lò Văn Tấm, Bí thư", " Huyện ủy")
    assert (spurious.what, spurious.gold, spurious.quote) == ("spurious", {}, "47 chi bộ")
    (missed,) = faults([outcome([gold], [])])
    assert (missed.what, missed.quote, missed.proposed) == ("missed", "Lò Văn Tấm, Bí thư Huyện ủy Mường Xoi", {})


def test_calibration_compares_what_was_said_with_what_was_true() -> None:
    gold = stated("office", "Lò Văn Tấm, Bí thư Huyện ủy Mường Xoi", **PERSON)
    right = proposal("office", "Lò Văn Tấm", confidence=1.0, **PERSON)
    wrong = proposal("statistic", "47 chi bộ", confidence=0.95, subject="chi bộ", value=47)
    sure, unsure = wrong, proposal("statistic", "47", confidence=0.25, subject="xã", value=47)
    bins = reliability([outcome([gold], [right, sure, unsure])])
    assert [(each.low, each.proposals, each.true) for each in bins] == [(0.2, 1, 0.0), (0.9, 2, 0.5)]
    assert expected_error(bins) == pytest.approx((0.25 + 2 * (0.975 - 0.5)) / 3)
    assert expected_error([]) is None


@pytest.mark.skipif(not (GOLD / "score.py").is_file(), reason="the scorer and its annotated articles are not here")
@pytest.mark.parametrize("gold", [GOLD / "dev.jsonl", SAMPLES], ids=["dev", "samples"])
def test_figures_agree_with_the_scorer(gold: Path, tmp_path: Path) -> None:
    articles = read_gold(gold)
    proposals = {item.article.id: propose(item.article) for item in articles}
    judged = [judge(item, proposals[item.article.id]) for item in articles]
    predicted = tmp_path / "predicted.jsonl"
    keys = ("kind", "fields", "start", "end", "confidence")
    rows = [
        {"id": name, "facts": [{key: getattr(fact, key) for key in keys} for fact in facts]}
        for name, facts in proposals.items()
    ]
    predicted.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(GOLD / "score.py"), str(gold), str(predicted), "--json"]
    expected = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    table = scores([counts_of(each) for each in judged])
    assert table.keys() == expected["kinds"].keys()
    for kind, row in table.items():
        assert row == pytest.approx({name: expected["kinds"][kind][name] for name in MEASURES}, abs=1e-9), kind
    fields = {field.name: field.share for field in by_field(judged) if field.total}
    assert fields == pytest.approx(expected["fields"], abs=1e-9)
    assert expected_error(reliability(judged)) == pytest.approx(expected["ece"], abs=1e-9)
