"""Articles that no newspaper prints: a text of a megabyte, and ten thousand facts in one article."""

from __future__ import annotations

from pathlib import Path

from store import open_store
from tests.hostile import ground
from tests.tui import data
from tests.tui.conftest import fill, states

_LINE = "Ông Lý Văn An, Bí thư Chi bộ 0, dự hội nghị bàn về công tác tổ chức của tỉnh trong năm nay và năm tới.\n"


def test_a_megabyte_of_text_is_reviewed_like_any_other(tmp_path: Path) -> None:
    text = "Hội nghị\n\n" + _LINE * (1_000_000 // len(_LINE.encode()) + 1)
    assert len(text.encode()) > 1_000_000
    of = data.article("long", text)
    fields = {"person": "Lý Văn An", "role": "Bí thư", "organisation": "Chi bộ 0"}
    place = fill(tmp_path / "duyet.db", [(of, [data.proposal(of, "office", "Lý Văn An, Bí thư Chi bộ 0", fields)])])
    with ground.review(place) as terminal:
        terminal.wait_for("fact 1/1")
        terminal.send("a")
        terminal.wait_for("✓ accepted")
        terminal.send("q")
        assert terminal.end() == 0
    assert states(place, "long") == ["accepted"]


def test_ten_thousand_facts_of_one_article_are_walked_and_decided(tmp_path: Path) -> None:
    place = fill(tmp_path / "duyet.db", [data.many(10_000)])
    with ground.review(place) as terminal:
        terminal.wait_for("fact 1/10000")
        for number, key in enumerate("axa", 2):
            terminal.send(key)
            terminal.wait_for(f"fact {number}/10000")
        terminal.send("u")
        terminal.wait_for("no longer accepted", "fact 3/10000", "9998 pending")
        terminal.send("q")
        assert terminal.end() == 0
    assert states(place, "list")[:4] == ["accepted", "rejected", "pending", "pending"]
    with open_store(str(place)) as store:
        assert list(store.check()) == []
