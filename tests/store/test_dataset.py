"""The dataset as a journalist opens it: every file agrees with the decisions, and a failure leaves the former whole."""

import csv
import hashlib
import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract import Article, Span
from extract.facts import KINDS, fields_of
from store import Store, StoreError, Verdict
from store.exchange import dataset
from store.exchange.columns import columns_of, own_columns, shared_columns
from store.exchange.dataset import export_dataset
from store.exchange.jsonl import article_record
from store.exchange.parquet import ParquetTables
from tests.store.backends import tampered
from tests.store.factory import TEXT, adding, an_article, correcting, deciding, fact, facts, office, proposal, undone

EVERY_KIND: dict[str, dict[str, Any]] = {
    "article": {"title": "Hội nghị", "published": "2020-05-22T08:00", "authors": ("An", "Bình")},
    "office": {"person": "Trần Văn Bền", "role": "Chủ tịch", "status": "former"},
    "congress": {"organisation": "Đảng bộ tỉnh", "edition": 12, "term": "2020-2025", "pilot": True, "delegates": 350},
    "event": {"name": "Hội nghị", "date": "--05-22", "chair": "Trần Văn Bền"},
    "document": {"type": "Chỉ thị", "number": "35-CT/TW", "date": "2019-05-30"},
    "statistic": {"subject": "tổ chức cơ sở đảng", "value": 42, "total": 69, "percent": 60.87, "change": -2},
    "award": {"form": "Bằng khen", "recipients": ("Chi bộ 1", "Chi bộ 2")},
    "statement": {"speaker": "Trần Văn Bền", "form": "answer", "question": "Thưa ông?"},
}


@pytest.fixture
def verified(empty: Store) -> Store:
    """A store with a verified fact of every kind in one article, and more in another."""
    article = an_article(0, url="https://bao.example/1", outlet="Báo Bình Sơn", source="/home/lan/tin/bài.jsonl:1")
    proposals = [proposal(article, kind, fields, n, n + 12) for n, (kind, fields) in enumerate(EVERY_KIND.items())]
    proposals.append(proposal(article, "award", {"form": "Bằng khen", "recipients": 7}, 20, 30))
    second = an_article(1, source="tin/bài 2.txt")
    empty.add([(article, proposals), (second, [office(second)]), (an_article(2), [office(an_article(2))])])
    for shown in facts(empty):
        empty.decide(deciding(Verdict.ACCEPT, shown))
    empty.decide(
        correcting(fact(empty, 0, "bai-1"), {"person": "Bền", "role": "Chủ tịch"}, reviewer="minh", note="tên")
    )
    empty.decide(adding("bai-1"))
    empty.decide(deciding(Verdict.REJECT, fact(empty, 0, "bai-2")))
    return empty


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_fact_can_be_traced_to_its_text(verified: Store, tmp_path: Path) -> None:
    report = export_dataset(verified, tmp_path / "out")
    texts = {article["id"]: article for article in _lines(tmp_path / "out" / "articles.jsonl")}
    records = _lines(tmp_path / "out" / "facts.jsonl")
    assert (report.facts, report.articles) == (len(records), len(texts)) == (11, 2)
    for record in records:
        article = texts[record["article"]]
        assert article["text"][record["start"] : record["end"]] == record["quote"] != ""
        assert hashlib.sha256(article["text"].encode()).hexdigest() == article["sha256"] == record["article_sha256"]
    assert [record["id"] for record in records] == [one.id for one in verified.verified()]


def test_a_line_tells_all_that_is_known_of_a_fact(verified: Store, tmp_path: Path) -> None:
    export_dataset(verified, tmp_path / "out")
    records = _lines(tmp_path / "out" / "facts.jsonl")
    accepted, corrected = records[1], next(record for record in records if record["verdict"] == "correct")
    assert accepted["fields"] == accepted["proposed"] == EVERY_KIND["office"]
    assert accepted["checks"] == [{"name": "adds-up", "passed": True, "message": "42 of 69 is 60.87 %"}]
    assert (accepted["rule"], accepted["confidence"], accepted["origin"]) == ("office.test", 0.875, "test-rules 1")
    assert (corrected["reviewer"], corrected["note"], corrected["seconds"]) == ("minh", "tên", 2.5)
    assert (corrected["fields"]["person"], corrected["proposed"]["person"]) == ("Bền", "Trần Văn Bền")
    assert corrected["spans"] == {"person": [list(_span("Trần Văn Bền"))], "role": [list(_span("Chủ tịch"))]}
    (one,) = [one for one in verified.verified() if one.verdict is Verdict.CORRECT]
    assert datetime.fromisoformat(corrected["decided_at"]) == one.decided_at
    added = records[-1]
    assert [added[name] for name in ("verdict", "rule", "confidence", "proposed")] == ["add", None, None, None]


def _span(text: str) -> Span:
    return Span(TEXT.index(text), TEXT.index(text) + len(text))


@pytest.mark.parametrize("kind", KINDS)
def test_parquet_has_the_fields_back_with_their_types(verified: Store, tmp_path: Path, kind: str) -> None:
    export_dataset(verified, tmp_path / "out")
    table = pq.read_table(tmp_path / "out" / f"{kind}.parquet")
    assert table.column_names == [column.name for column in columns_of(kind)]
    rows = table.to_pylist()
    expected = list(verified.verified(kind))
    for row, one in zip(rows, expected, strict=True):
        assert _stated(kind, row) == one.fields
        assert (row["fact_id"], row["quote"], row["decided_at"]) == (one.id, one.quote, one.decided_at)


def _stated(kind: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a fact from a row of its kind's table."""
    stated = {spec.name: row[spec.name] for spec in fields_of(kind)}
    if kind == "award" and stated["recipients"] is None:
        stated["recipients"] = row["recipients_count"]
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in stated.items() if value is not None
    }


def test_parquet_types_do_not_hang_on_the_values(verified: Store, empty: Store, tmp_path: Path) -> None:
    export_dataset(verified, tmp_path / "out")
    types = {kind: pq.read_schema(tmp_path / "out" / f"{kind}.parquet") for kind in KINDS}
    assert types["congress"].field("edition").type == pa.int64()
    assert types["congress"].field("pilot").type == pa.bool_()
    assert types["statistic"].field("value").type == pa.float64()
    assert types["event"].field("date").type == pa.string()
    assert types["award"].field("recipients").type == pa.list_(pa.string())
    assert types["award"].field("recipients_count").type == pa.int64()
    assert types["office"].field("decided_at").type == pa.timestamp("us", tz="UTC")


def test_csv_has_the_same_rows_as_parquet(verified: Store, tmp_path: Path) -> None:
    export_dataset(verified, tmp_path / "out")
    for kind in KINDS:
        rows = pq.read_table(tmp_path / "out" / f"{kind}.parquet").to_pylist()
        cells = _cells(tmp_path / "out" / f"{kind}.csv")
        assert [list(row) for row in cells] == [list(row) for row in rows]
        for written, row in zip(cells, rows, strict=True):
            assert {name: _read(written[name], row[name]) for name in row} == row


def _read(text: str, like: Any) -> Any:
    """Return a cell's text as a value of the same type as another."""
    if like is None:
        return text or None
    if isinstance(like, bool):
        return {"true": True, "false": False}[text]
    if isinstance(like, int | float):
        return type(like)(text)
    if isinstance(like, datetime):
        return datetime.fromisoformat(text).replace(microsecond=like.microsecond).astimezone(UTC)
    text = text.removeprefix("'")
    return text.split("; ") if isinstance(like, list) else text


def test_an_article_is_called_as_its_file_says_else_as_its_verified_fact_does(empty: Store, tmp_path: Path) -> None:
    told = {"title": "Tựa", "outlet": "Báo Bình Sơn", "published": "2020-05-22"}
    silent, named = an_article(0), an_article(1, title="Tựa của tệp", outlet="Đài Bình Sơn")
    rejected = an_article(2)
    batch = [(one, [proposal(one, "article", told, 0, 5), office(one)]) for one in (silent, named, rejected)]
    empty.add(batch)
    for article, proposals in batch:
        for shown in facts(empty, article.id)[: len(proposals)]:
            wrong = article is rejected and shown.kind == "article"
            empty.decide(deciding(Verdict.REJECT if wrong else Verdict.ACCEPT, shown))
    export_dataset(empty, tmp_path / "out")
    called = [("Tựa", "Báo Bình Sơn", "2020-05-22"), ("Tựa của tệp", "Đài Bình Sơn", "2020-05-22"), ("", "", "")]
    lines = _lines(tmp_path / "out" / "articles.jsonl")
    assert [(line["title"], line["outlet"], line["published"]) for line in lines] == called
    rows = _cells(tmp_path / "out" / "office.csv")
    assert [(row["article_title"], row["article_outlet"], row["article_published"]) for row in rows] == called
    outlets = "not stated (1), Báo Bình Sơn (1), Đài Bình Sơn (1)"
    assert f"* Outlets, with articles: {outlets}\n" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")


def test_spreadsheets_open_the_csv_as_utf8(verified: Store, tmp_path: Path) -> None:
    export_dataset(verified, tmp_path / "out")
    content = (tmp_path / "out" / "office.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbffact_id,article_id,")
    assert content.count(b"\r\n") == 4


def test_numbers_stay_numbers_and_partial_dates_run_nothing(verified: Store, tmp_path: Path) -> None:
    export_dataset(verified, tmp_path / "out")
    (figure,) = _cells(tmp_path / "out" / "statistic.csv")
    assert [figure[name] for name in ("value", "percent", "change", "as_of")] == ["42", "60.87", "-2", ""]
    (event,) = _cells(tmp_path / "out" / "event.csv")
    assert event["date"] == "'--05-22"


@pytest.mark.parametrize("kind", KINDS)
def test_no_column_of_a_kind_hides_another(kind: str) -> None:
    names = [column.name for column in columns_of(kind)]
    assert len(set(names)) == len(names)


def test_the_same_decisions_give_the_same_bytes(verified: Store, tmp_path: Path) -> None:
    export_dataset(verified, tmp_path / "one")
    export_dataset(verified, tmp_path / "two")
    assert _content(tmp_path / "one") == _content(tmp_path / "two")


def test_a_second_export_takes_the_place_of_the_first(verified: Store, tmp_path: Path) -> None:
    export_dataset(verified, tmp_path / "out")
    undone(verified, "lan")
    undone(verified, "lan")
    report = export_dataset(verified, tmp_path / "out")
    assert report.facts == 10
    assert len(_lines(tmp_path / "out" / "facts.jsonl")) == 10
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_an_export_without_facts_is_whole_and_says_so(store: Store, tmp_path: Path) -> None:
    report = export_dataset(store, tmp_path / "out")
    assert (report.facts, report.articles, set(report.by_kind.values())) == (0, 0, {0})
    assert (tmp_path / "out" / "facts.jsonl").read_bytes() == b""
    assert "**0 verified facts from 0 articles.**" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert _cells(tmp_path / "out" / f"{kind}.csv") == []
        assert pq.read_table(tmp_path / "out" / f"{kind}.parquet").num_rows == 0


def test_check_sums_are_those_of_the_files(verified: Store, tmp_path: Path) -> None:
    report = export_dataset(verified, tmp_path / "out")
    names = set(_content(tmp_path / "out"))
    assert set(report.files) == names - {"SHA256SUMS"}
    sums = dict(line.split("  ")[::-1] for line in (tmp_path / "out" / "SHA256SUMS").read_text().splitlines())
    assert sums.keys() == names - {"SHA256SUMS"}
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    for name, digest in sums.items():
        assert hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == digest
        assert name == "README.md" or f"| `{name}` | `{digest}` |" in card


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_usual_tool_verifies_the_sums(verified: Store, tmp_path: Path) -> None:
    export_dataset(verified, tmp_path / "out")
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path / "out", check=True)


def test_nothing_tells_of_the_machine_it_was_made_on(verified: Store, tmp_path: Path) -> None:
    export_dataset(verified, tmp_path / "out")
    whole = b"".join(_content(tmp_path / "out").values())
    assert str(tmp_path).encode() not in whole
    assert b"/home/lan" not in whole
    sources = [article["source"] for article in _lines(tmp_path / "out" / "articles.jsonl")]
    assert sources == ["bài.jsonl:1", "tin/bài 2.txt"]


def test_the_table_of_the_card_counts_by_kind_and_verdict(verified: Store, tmp_path: Path) -> None:
    export_dataset(verified, tmp_path / "out")
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "**11 verified facts from 2 articles.**" in card
    assert "| `office` | 3 | 1 | 1 | 1 |" in card
    assert "| all | 11 | 9 | 1 | 1 |" in card
    assert "| `office` | 3 | 3 | 1 (33%) | 1 (33%) | 1 (33%) | 0 | 0 |" in card
    assert "Unicode code points" in card
    assert "Báo Bình Sơn (1)" in card
    assert "lan (10), minh (1)" in card
    assert "test-rules 1 (10), reviewer (1)" in card
    assert f"* Log: 12 decisions, the last with the hash `{verified.log_head().hash}`; " in card


def test_the_card_counts_why_facts_stand_rejected(store: Store, tmp_path: Path) -> None:
    reasons = ["wrong value", "said twice", "said twice", "", "*tin* cũ"]
    for at, reason in enumerate(reasons):
        store.decide(deciding(Verdict.REJECT, fact(store, at % 3, f"bai-{at // 3}"), reason=reason))
    undone(store)
    store.decide(deciding(Verdict.REJECT, fact(store, 2, "bai-1"), reason="*tin* cũ"))
    export_dataset(store, tmp_path / "out")
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert r"Reasons of what stands rejected: said twice (2), not given (1), \*tin\* cũ (1), wrong value (1)." in card


def test_the_card_explains_what_every_table_has_once_and_names_each_kind(verified: Store, tmp_path: Path) -> None:
    export_dataset(verified, tmp_path / "out")
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert [card.count(f"| `{column.name}` |") for column in shared_columns()] == [1] * len(shared_columns())
    for kind in KINDS:
        section = card.split(f"### {kind}\n\n")[1].split("\n###")[0]
        assert section.startswith(f"{KINDS[kind].meaning}\n\n")
        assert all(f"| `{column.name}` | {column.type} |" in section for column in own_columns(kind))
    assert "| `value` | number | a number, in the unit that `subject` names |" in card
    assert "state yours for the annotations here" in card
    assert "the columns `reviewer` and `note`" in card


def test_the_card_counts_one_as_one_and_a_day_as_a_day(empty: Store, tmp_path: Path) -> None:
    empty.add([(an_article(0), [office(an_article(0))])])
    empty.decide(deciding(Verdict.ACCEPT, fact(empty), at=datetime(2026, 3, 2, 9, tzinfo=UTC)))
    export_dataset(empty, tmp_path / "out")
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "**1 verified fact from 1 article.** " in card
    assert "They were decided on 2026-03-02 (UTC)." in card


def test_a_quote_that_differs_stops_the_export_with_a_sentence(verified: Store, tmp_path: Path) -> None:
    export_dataset(verified, tmp_path / "out")
    before = _content(tmp_path / "out")
    tampered(verified, "UPDATE proposal SET start = start + 1 WHERE kind = 'statement'")
    with pytest.raises(StoreError, match=r"fact \d+ of article 'bai-0': its quote doesn't stand"):
        export_dataset(verified, tmp_path / "out")
    assert _content(tmp_path / "out") == before
    with pytest.raises(StoreError):
        export_dataset(verified, tmp_path / "new")
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"out"}


def test_a_field_span_outside_the_text_stops_the_export_with_a_sentence(verified: Store, tmp_path: Path) -> None:
    tampered(verified, """UPDATE proposal SET spans = '{"form":[[5,90000]]}' WHERE kind = 'statement'""")
    with pytest.raises(
        StoreError, match=r"fact \d+ of article 'bai-0': form: the span 5-90000 doesn't lie in the text"
    ):
        export_dataset(verified, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def _boom(*_: Any) -> None:
    raise OSError(28, "No space left on device")


BROKEN = [
    (dataset, "article_record"),
    (dataset, "fact_record"),
    (dataset, "card"),
    (dataset, "write_sums"),
    (ParquetTables, "write"),
    (ParquetTables, "_flush"),
    (os, "fsync"),
]


@pytest.mark.parametrize(("module", "name"), BROKEN)
def test_a_failure_at_any_step_leaves_the_former_export_whole(
    verified: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    export_dataset(verified, tmp_path / "out")
    before = _content(tmp_path / "out")
    undone(verified, "lan")
    monkeypatch.setattr(module, name, _boom)
    with pytest.raises(StoreError, match=r"untouched.*No space left"):
        export_dataset(verified, tmp_path / "out")
    assert _content(tmp_path / "out") == before
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"out"}
    monkeypatch.undo()
    assert export_dataset(verified, tmp_path / "out").facts == 11


def test_an_export_that_fails_early_ends_what_the_store_still_sends(
    empty: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        article = an_article(number, title="Hội nghị tổng kết " * 20_000)
        empty.add([(article, [office(article)])])
        empty.decide(deciding(Verdict.ACCEPT, fact(empty, 0, article.id)))
    monkeypatch.setattr(dataset, "article_record", _boom)
    with pytest.raises(StoreError, match="No space left"):
        export_dataset(empty, tmp_path / "out")
    monkeypatch.undo()
    assert export_dataset(empty, tmp_path / "out").facts == 30


def test_decisions_made_meanwhile_are_in_all_files_or_in_none(
    verified: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = fact(verified, 0, "bai-2")

    def decide_meanwhile(article: Article) -> dict[str, Any]:
        if verified.article("bai-2").facts[0].version == shown.version:
            verified.decide(deciding(Verdict.ACCEPT, shown))
        return article_record(article)

    monkeypatch.setattr(dataset, "article_record", decide_meanwhile)
    assert export_dataset(verified, tmp_path / "out").facts == 11
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "| `office` | 3 | 3 | 1 (33%) | 1 (33%) | 1 (33%) | 0 | 0 |" in card
    assert export_dataset(verified, tmp_path / "out").facts == 12
