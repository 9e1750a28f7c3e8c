"""Three invented articles of twelve facts for sessions that are killed; each fact says the same as one elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from extract.article import Article
from extract.proposal import Proposal
from store import open_store
from tests.tui import data
from tui.screens.steps import STEPS

REVIEWER = "lan"
ARTICLES = 3
FACTS = 12
_STEP = FACTS // 2
_NAMES = ("An", "Bình", "Cường", "Dũng", "Em", "Phúc", "Giang", "Hải", "Ích", "Khánh", "Long", "Minh")
PEOPLE = tuple(f"Lý {'Văn' if at < len(_NAMES) else 'Thị'} {_NAMES[at % len(_NAMES)]}" for at in range(18))


def people_of(article: int) -> tuple[str, ...]:
    """Return whom an article names, in reading order: half of them are those of the article before it."""
    return tuple(PEOPLE[(article * _STEP + at) % len(PEOPLE)] for at in range(FACTS))


def articles() -> list[tuple[Article, list[Proposal]]]:
    """Return the articles with their proposals."""
    return [_article(number) for number in range(ARTICLES)]


def fill(url: str) -> None:
    """Make a store of the articles, whose reviewer has seen the first steps."""
    with open_store(url, create=True) as store:
        store.add(articles())
        store.keep_settings(REVIEWER, {STEPS: "seen"})


def facts_by_person(url: str) -> Mapping[tuple[int, str], int]:
    """Return the id of each fact by the number of its article and the person it is about."""
    with open_store(url) as store:
        return {
            (number, str(fact.proposed["person"])): fact.id
            for number in range(ARTICLES)
            for fact in store.article(_id(number)).facts
        }


def _id(number: int) -> str:
    return f"list-{number}"


def _article(number: int) -> tuple[Article, list[Proposal]]:
    people = people_of(number)
    lines = [f"Ông bà {person}, Bí thư Chi bộ {PEOPLE.index(person)}." for person in people]
    of = data.article(_id(number), f"Danh sách số {number}\n\n" + "\n".join(lines))
    return of, [
        data.proposal(
            of,
            "office",
            f"{person}, Bí thư Chi bộ {PEOPLE.index(person)}.",
            {"person": person, "role": "Bí thư", "organisation": f"Chi bộ {PEOPLE.index(person)}"},
        )
        for person in people
    ]
