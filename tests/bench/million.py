"""A store of a million proposals, to measure with: `python -m tests.bench.million PATH [--proposals 1000000]`.

Articles and facts are invented, as many words as a province's news has, each as often as such words are. The first of
the articles are decided, a few facts are flagged all over the store, and one in fifty fails a check.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any
from uuid import uuid4

from extract import Article, Check, Proposal, Span, to_fact
from store import Batch, Decision, Store, Verdict, open_store

PER_ARTICLE = 20
PER_BATCH = 200
RULES = 8
"""How many rules each kind has."""

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Thào", "Giàng")
_MIDDLES = ["Văn", "Thị", "Đức", "Hữu", "Minh", "Ngọc", "Quang", "Thanh", "Xuân", "A", "Mạnh", "Hồng"]
_HEADS = "b c ch d đ g h kh l m n ng nh ph qu s t th tr v x"
_TAILS = "a ai an anh ao âm ân ăng en ê ích iên iệu inh oà oan ông ơn ung ước"
_SYLLABLES = [head + tail for head in _HEADS.split() for tail in _TAILS.split()]
_WEIGHTS = [*accumulate(1 / rank for rank in range(1, len(_SYLLABLES) + 1))]
_ROLES = ("Chủ tịch", "Phó Chủ tịch", "Bí thư", "Phó Bí thư", "Giám đốc", "Trưởng ban", "Chánh Văn phòng")
_BODIES = ("UBND tỉnh", "Sở Y tế", "Huyện ủy", "Hội Nông dân", "Công an tỉnh", "Ban Tổ chức Tỉnh ủy")
_START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def main() -> None:
    """Make the store where there is none, and print how long it took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("path", type=Path)
    options.add_argument("--proposals", type=int, default=1_000_000)
    args = options.parse_args()
    began = time.perf_counter()
    made = make(args.path, args.proposals)
    print(f"{args.path}: {'made' if made else 'was there'}, {time.perf_counter() - began:.0f} s")


def make(path: Path, proposals: int = 1_000_000, *, decided: float = 0.02) -> bool:
    """Make a store of so many proposals, a part of them decided; a file that is there is left as it is.

    Returns whether it was made. A store that was begun has another name until it is whole.
    """
    if path.exists():
        return False
    begun = path.with_name(f"{path.name}.begun")
    for left in path.parent.glob(f"{begun.name}*"):
        left.unlink()
    with open_store(str(begun), create=True) as store:
        fill(store, proposals, int(proposals * decided))
    begun.rename(path)
    begun.with_name(f"{begun.name}.lock-gate").unlink()
    return True


def fill(store: Store, proposals: int, decided: int) -> None:
    """Put so many proposals into an empty store and decide on the first of them."""
    for batch in batches(proposals):
        store.add(batch)
    _decide(store, decided, proposals)


def batches(proposals: int, seed: int = 1) -> Iterator[list[tuple[Article, list[Proposal]]]]:
    """Yield batches of articles with twenty proposals each, the same for the same seed."""
    chance = random.Random(seed)
    articles = proposals // PER_ARTICLE
    for first in range(0, articles, PER_BATCH):
        yield [_article(number, chance) for number in range(first, min(first + PER_BATCH, articles))]


def _article(number: int, chance: random.Random) -> tuple[Article, list[Proposal]]:
    pieces, facts, at = [], [], 0
    for index in range(PER_ARTICLE):
        kind, fields, sentence = _office(chance) if index % 2 else _statistic(chance)
        pieces.append(sentence)
        facts.append((kind, fields, at, at + len(sentence)))
        at += len(sentence) + 1
    title = " ".join(_words(chance, 9)).capitalize()
    article = Article(id=f"bai-{number}", text="\n".join(pieces), title=title, source=f"tin.jsonl:{number + 1}")
    return article, [_proposal(article, chance, *fact) for fact in facts]


def _words(chance: random.Random, number: int) -> list[str]:
    return chance.choices(_SYLLABLES, cum_weights=_WEIGHTS, k=number)


def _office(chance: random.Random) -> tuple[str, dict[str, Any], str]:
    person = f"{chance.choice(_FAMILIES)} {chance.choice(_MIDDLES)} {_words(chance, 1)[0].capitalize()}"
    fields = {"person": person, "role": chance.choice(_ROLES), "organisation": chance.choice(_BODIES)}
    around = " ".join(_words(chance, 8))
    return "office", fields, f"Ông {person}, {fields['role']} {fields['organisation']}, {around}."


def _statistic(chance: random.Random) -> tuple[str, dict[str, Any], str]:
    subject, value = " ".join(_words(chance, 3)), chance.randrange(1, 5_000)
    return "statistic", {"subject": subject, "value": value}, f"Có {value} {subject} {' '.join(_words(chance, 10))}."


def _proposal(
    article: Article, chance: random.Random, kind: str, fields: dict[str, Any], start: int, end: int
) -> Proposal:
    passed = chance.random() >= 0.02
    return Proposal(
        article=article.id,
        fact=to_fact(kind, fields),
        start=start,
        end=end,
        spans={name: (Span(start, end),) for name in fields},
        rule=f"{kind}.rule-{min(RULES, int(chance.paretovariate(1)))}",
        confidence=round(chance.betavariate(5, 1.5), 4),
        checks=(Check("known-name", passed, "a name that is known" if passed else "nobody is known by this name"),),
        origin="bench",
    )


def _decide(store: Store, decided: int, proposals: int) -> None:
    """Accept and reject the first facts in turn, and flag one in five thousand of all others."""
    verdicts = (Verdict.ACCEPT, Verdict.ACCEPT, Verdict.REJECT)
    for turn, first in enumerate(range(0, decided, 1_000)):
        facts = tuple((fact, 0) for fact in range(first + 1, min(first + 1_000, decided) + 1))
        at, reviewer = _START + timedelta(minutes=10 * turn), ("lan", "minh")[turn % 2]
        store.decide_batch(
            Batch(key=uuid4().hex, reviewer=reviewer, verdict=verdicts[turn % 3], at=at, took=900.0, facts=facts)
        )
    for fact in range(decided + 1, proposals, 5_000):
        at = _START + timedelta(days=30, seconds=fact)
        store.decide(Decision(key=uuid4().hex, reviewer="hoa", verdict=Verdict.FLAG, at=at, took=2.0, fact=fact))


if __name__ == "__main__":
    main()
