"""Listing by filter and order."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from store import Filter, Order, State, Store, StoreError, Verdict, open_store
from tests.store.backends import url_of
from tests.store.factory import (
    TEXT,
    adding,
    an_article,
    correcting,
    deciding,
    fact,
    facts,
    filled,
    office,
    proposal,
    statistic,
)


def found(store: Store, order: Order = Order.ARTICLE, **fields: object) -> list[int]:
    return [one.fact.id for one in store.listing(Filter(**fields), order).facts]  # type: ignore[arg-type]


def test_words_are_found_without_case_and_diacritics(store: Store) -> None:
    assert found(store, words=("tran van ben",), article="bai-0") == [1]
    assert found(store, words=("BỀN", "chu tich"), article="bai-0") == [1]
    assert found(store, words=("tich chu",)) == []


def test_the_last_word_may_be_begun(store: Store) -> None:
    assert found(store, words=("le thi", "gia"), article="bai-1") == [5]
    assert found(store, words=("man giam doc", "le th"), article="bai-1") == []
    assert found(store, words=("gia", "le thi"), article="bai-1") == []


def test_what_a_correction_wrote_is_found_and_what_it_took_away_is_not(store: Store) -> None:
    shown = fact(store, 2)
    store.decide(
        correcting(shown, {"subject": "chi bộ", "value": 17}, start=shown.start, end=shown.start + 2, spans={})
    )
    assert found(store, words=("chi bo", "17")) == [3]
    assert found(store, words=("co so", "42")) == [6, 9]


def test_added_facts_are_found_and_withdrawn_ones_are_not(store: Store) -> None:
    added = store.decide(adding()).fact.id
    assert found(store, words=("so y te",)) == [added]
    assert store.undo("lan", "f" * 32, deciding(Verdict.SKIP).at)
    assert found(store, words=("so y te",)) == []
    assert found(store, states=(State.WITHDRAWN,)) == [added]


@pytest.mark.parametrize(
    ("bounds", "listed"),
    [
        ({"most": 0.9, "below_most": True}, [1]),
        ({"least": 0.9}, [2, 3]),
        ({"least": 0.9, "above_least": True}, [3]),
        ({"most": 0.895}, [1]),
        ({"least": 0.29, "most": 0.9}, [1, 2]),
    ],
)
def test_the_confidence_is_bounded_as_it_is_shown(empty: Store, bounds: dict[str, Any], listed: list[int]) -> None:
    article = an_article()
    sure = {1: 0.29, 2: 0.896, 3: 0.906}
    empty.add([(article, [statistic(article, value, confidence=sure[value]) for value in sure])])
    for order in Order:
        assert sorted(found(empty, order, **bounds)) == listed
    assert empty.matching(Filter(**bounds)) == len(listed)


def test_facts_like_one_are_found_over_all_articles(store: Store) -> None:
    assert found(store, like=1) == [1, 4, 7]
    store.decide(correcting(fact(store, 0), {"person": "Trần Văn Bến", "role": "Chủ tịch"}))
    assert found(store, like=4) == [4, 7]


def test_pages_go_both_ways(store: Store) -> None:
    first = store.listing(Filter(), Order.KIND, limit=4)
    assert ([one.fact.id for one in first.facts], first.more) == ([1, 2, 4, 5], True)
    rest = store.listing(Filter(), Order.KIND, after=5)
    assert ([one.fact.id for one in rest.facts], rest.more) == ([7, 8, 3, 6, 9], False)
    back = store.listing(Filter(), Order.KIND, after=3, back=True, limit=2)
    assert ([one.fact.id for one in back.facts], back.more) == ([7, 8], True)


def test_a_page_from_a_fact_on_begins_with_it_where_it_passes(store: Store) -> None:
    def listed(wanted: Filter, *, back: bool = False) -> list[int]:
        page = store.listing(wanted, Order.KIND, after=5, including=True, back=back, limit=3)
        return [one.fact.id for one in page.facts]

    assert listed(Filter()) == [5, 7, 8]
    assert listed(Filter(), back=True) == [2, 4, 5]
    assert listed(Filter(like=4)) == [7]


def test_a_listed_fact_has_the_words_round_it(empty: Store) -> None:
    filled(empty)
    one = empty.listing(Filter(), Order.ARTICLE).facts[1]
    assert one.before.endswith("Bình Sơn, và bà ")
    assert one.after.startswith(" Sở Y tế, dự hội nghị.")
    assert one.before + one.fact.quote + one.after in empty.article("bai-0").text


def test_an_unknown_fact_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="no fact 99"):
        store.listing(Filter(), Order.ARTICLE, after=99)


def test_settings_and_filters_are_kept_by_reviewer(store: Store) -> None:
    assert (store.settings("lan"), store.saved_filters("lan")) == ({}, {})
    store.keep_settings("lan", {"order": "rule", "tour": "seen"})
    store.keep_settings("lan", {"order": "kind", "tour": ""})
    store.save_filter("lan", "khó", "conf:<0.6")
    store.save_filter("lan", "khó", "conf:<0.5 kind:office")
    store.save_filter("lan", "ảnh", "rule:article.")
    assert store.settings("lan") == {"order": "kind"}
    assert store.saved_filters("lan") == {"khó": "conf:<0.5 kind:office", "ảnh": "rule:article."}
    assert (store.settings("minh"), store.saved_filters("minh")) == ({}, {})
    store.drop_filter("lan", "khó")
    store.drop_filter("minh", "ảnh")
    assert store.saved_filters("lan") == {"ảnh": "rule:article."}


def test_a_page_shows_one_state_while_others_decide(store: Store) -> None:
    filled(store, 40)
    decided: list[int] = []

    def decide_all() -> None:
        with open_store(url_of(store)) as other:
            for number in range(40):
                shown = facts(other, f"bai-{number}")
                decided.extend(other.decide(deciding(Verdict.ACCEPT, one)).fact.id for one in shown)

    with ThreadPoolExecutor() as pool:
        deciding_all = pool.submit(decide_all)
        while not deciding_all.done():
            pending = store.listing(Filter(states=(State.PENDING,)), Order.CONFIDENCE, limit=200).facts
            accepted = store.listing(Filter(states=(State.ACCEPTED,), words=("ben",)), Order.ARTICLE, limit=200).facts
            assert {one.fact.state for one in pending} <= {State.PENDING}
            assert {one.fact.state for one in accepted} <= {State.ACCEPTED}
        deciding_all.result()
    assert len(decided) == 120
    assert store.matching(Filter(states=(State.PENDING,))) == 0
    assert found(store, states=(State.ACCEPTED,), words=("van ben",)) == [1 + 3 * number for number in range(40)]
    assert list(store.check()) == []


def test_what_begins_many_words_is_found_as_well(empty: Store) -> None:
    article = an_article(0, text=" ".join(f"số{number}" for number in range(100, 200)))
    made = [
        proposal(article, "statistic", {"subject": f"số{number}", "value": number}, 0, 5) for number in range(100, 200)
    ]
    empty.add([(article, made)])
    assert len(found(empty, words=("so1",))) == 100
    assert len(found(empty, words=("so10",))) == 100
    assert found(empty, words=("so199",)) == [100]


def test_articles_are_found_by_their_headings_with_and_without_facts(empty: Store) -> None:
    titles = ("Hội nghị tổng kết", "Đại hội điểm", "", "Hội thao")
    articles = [
        an_article(number, title=title, text=f"{'Bản tin' if title else ''}\n{TEXT}")
        for number, title in enumerate(titles)
    ]
    empty.add([(articles[0], [office(articles[0])]), (articles[1], []), (articles[2], []), (articles[3], [])])
    empty.add([(articles[2], [office(articles[2])])])
    empty.add([(an_article(4, title="Hội nghị tổng kết", text=f"Bản tin\n{TEXT}"), [])])

    def headed(asked: str, limit: int = 5) -> list[str]:
        return [article.id for article in empty.find_articles(asked, limit=limit)]

    assert headed("hoi") == ["bai-0", "bai-1", "bai-2", "bai-3", "bai-4"]
    assert headed("ng ket h") == ["bai-0", "bai-2", "bai-4"]
    assert headed("hoi th", 1) == ["bai-3"]
    assert headed("hoi", 2) == ["bai-0", "bai-1"]
    assert headed("ban tin hoi th") == ["bai-3"]
    assert headed("hop") == headed('" OR _spending') == []
