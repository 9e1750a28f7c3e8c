"""Articles go from their files through the rules into the store, in batches, and nothing is lost on the way."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

import extract
from extract import Article, Proposal
from extract.facts import ArticleFact
from store import BusyError, IntakeReport, RefusedError
from tui import ingest as module
from tui.ingest import IngestReport, counted, ingest, proposed, until_article

if TYPE_CHECKING:
    from store import Store


class Shelf:
    """A store that keeps what it is given, knows it the second time, and refuses the texts it is told to."""

    def __init__(self, refuses: str = "", busy_at: int = -1) -> None:
        self.batches: list[list[str]] = []
        self.known: dict[str, int] = {}
        self.refuses = refuses
        self.busy_at = busy_at

    def add(self, batch: Sequence[tuple[Article, Sequence[Proposal]]]) -> IntakeReport:
        if len(self.batches) == self.busy_at:
            raise BusyError("the store is busy")
        if any("misfit" in article.id for article, _ in batch):
            raise RefusedError("a proposal doesn't fit its article")
        self.batches.append([article.id for article, _ in batch])
        taken = [(article, found) for article, found in batch if article.id != self.refuses]
        new = [(article, found) for article, found in taken if article.id not in self.known]
        known = [found for article, found in taken if article.id in self.known]
        self.known |= {article.id: len(found) for article, found in taken}
        return IntakeReport(
            articles=len(new),
            articles_known=len(known),
            proposals=sum(len(found) for _, found in new),
            proposals_known=sum(map(len, known)),
            refused=tuple(f"{self.refuses}: another text" for article, _ in batch if article.id == self.refuses),
        )


def run(shelf: Shelf, *paths: object, **options: Any) -> IngestReport:
    return ingest(cast("Store", shelf), [str(path) for path in paths], **options)


def write_rows(path: Path, *ids: str) -> Path:
    rows = [{"id": name, "text": f"Tin {name}\n\nBài viết."} for name in ids]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture(autouse=True)
def two_facts_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def propose(article: Article) -> list[Proposal]:
        if "fault" in article.id:
            raise ZeroDivisionError("in a rule")
        facts = [ArticleFact(title=article.id), ArticleFact(outlet="Báo Thác Mây")]
        return [
            Proposal(article=article.id, fact=fact, start=0, end=3, rule="r", confidence=0.5, origin="o")
            for fact in facts
        ]

    monkeypatch.setattr(extract, "propose", propose)


def test_everything_is_counted_and_a_second_run_is_no_change(tmp_path: Path) -> None:
    shelf, rows = Shelf(), write_rows(tmp_path / "a.jsonl", "a", "b", "c")
    first = run(shelf, rows)
    assert first == IngestReport(articles=3, proposals=6)
    assert first.summary() == "3 articles, 6 facts proposed (0 known)"
    again = run(shelf, rows)
    assert again == IngestReport(articles_known=3, proposals_known=6)
    assert again.summary() == "no change: 3 articles and 6 facts were there already"


def test_new_articles_among_known_ones_are_told_apart(tmp_path: Path) -> None:
    shelf = Shelf()
    run(shelf, write_rows(tmp_path / "a.jsonl", "a"))
    assert run(shelf, write_rows(tmp_path / "b.jsonl", "a", "b")).summary() == "1 article, 2 facts proposed (2 known)"


def test_an_article_on_which_the_rules_fail_costs_itself_alone(tmp_path: Path) -> None:
    shelf, said = Shelf(), list[str]()
    rows = write_rows(tmp_path / "a.jsonl", "a", "fault", "c")
    report = run(shelf, rows, refuse=said.append)
    assert shelf.batches == [["a", "c"]]
    assert said == [f"{rows}:2: fault: the rules failed on it (ZeroDivisionError); report this with the article"]
    assert report.summary() == "2 articles, 4 facts proposed (0 known); 1 input refused"


def test_a_broken_installation_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def propose(_article: Article) -> list[Proposal]:
        raise ModuleNotFoundError("No module named 'extract.kinds'")

    monkeypatch.setattr(extract, "propose", propose)
    with pytest.raises(ModuleNotFoundError):
        run(Shelf(), write_rows(tmp_path / "a.jsonl", "a"))


def test_refusals_of_the_reader_and_of_the_store_are_both_told(tmp_path: Path) -> None:
    shelf, said = Shelf(refuses="b"), list[str]()
    report = run(shelf, tmp_path / "gone.txt", write_rows(tmp_path / "a.jsonl", "a", "b"), refuse=said.append)
    assert (report.articles, report.refused) == (1, 2)
    assert "gone.txt: can't be read" in said[0]
    assert said[1] == "b: another text"


def test_an_article_that_the_store_wont_take_costs_itself_alone(tmp_path: Path) -> None:
    shelf, said = Shelf(), list[str]()
    rows = write_rows(tmp_path / "a.jsonl", "a", "misfit", "c")
    report = run(shelf, rows, refuse=said.append)
    assert report == IngestReport(articles=2, proposals=4, refused=1)
    assert said == ["a proposal doesn't fit its article"]
    assert shelf.batches == [["a"], ["c"]]


def test_nothing_readable_is_no_change() -> None:
    shelf = Shelf()
    assert run(shelf, "-", stdin=io.BytesIO(b"")).summary() == "no change: no article was read; 1 input refused"
    assert shelf.batches == []


def test_a_batch_is_full_by_articles_or_by_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = write_rows(tmp_path / "a.jsonl", *"abcde")
    monkeypatch.setattr(module, "BATCH_ARTICLES", 2)
    by_articles, by_characters = Shelf(), Shelf()
    run(by_articles, rows)
    assert by_articles.batches == [["a", "b"], ["c", "d"], ["e"]]
    monkeypatch.setattr(module, "BATCH_ARTICLES", 100)
    monkeypatch.setattr(module, "BATCH_CHARACTERS", 3 * len("Tin a\n\nBài viết."))
    run(by_characters, rows)
    assert by_characters.batches == [["a", "b", "c"], ["d", "e"]]


def test_a_busy_store_ends_the_run_and_leaves_the_batches_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH_ARTICLES", 1)
    shelf = Shelf(busy_at=2)
    with pytest.raises(BusyError):
        run(shelf, write_rows(tmp_path / "a.jsonl", "a", "b", "c"))
    assert shelf.batches == [["a"], ["b"]]


def test_progress_is_told_in_bytes_of_the_files(tmp_path: Path) -> None:
    rows, steps = write_rows(tmp_path / "a.jsonl", "a", "b"), list[int]()
    run(Shelf(), rows, progress=steps.append)
    assert sum(steps) == rows.stat().st_size


def test_the_first_article_can_be_awaited_before_a_store_is_made(tmp_path: Path) -> None:
    said = list[str]()
    rows = write_rows(tmp_path / "a.jsonl", "fault", "b", "c")
    found = proposed([str(tmp_path / "gone.txt"), str(rows)])
    first, refused = until_article(found, refuse=said.append)
    assert first is not None
    assert (first[0].id, refused, len(said)) == ("b", 2, 2)
    assert [item[0].id for item in found if isinstance(item, tuple)] == ["c"]
    assert until_article(iter(()), refuse=said.append) == (None, 0)


def test_counts_read_as_a_person_says_them() -> None:
    assert [counted(number, "fact") for number in (0, 1, 2, 1_200)] == ["0 facts", "1 fact", "2 facts", "1,200 facts"]
