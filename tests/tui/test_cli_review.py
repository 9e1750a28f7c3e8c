"""`duyet review`, up to the session: what it takes in, where it opens, and when it opens none."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest
from msgspec.structs import replace

import extract
from extract import Article, Proposal
from store import Order, Verdict, open_store
from tests.tui.commandline import decide, duyet, run
from tests.tui.data import MEETING, VISIT
from tui import app
from tui.settings import ORDERS

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_a_session_needs_a_terminal(articles: str, tmp_path: Path) -> None:
    done = duyet("review", articles, TERM="xterm")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("A review session can't be shown: input or output is not a terminal")
    assert [path.name for path in tmp_path.iterdir()] == ["tin"]


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the captured streams pass for a terminal."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        monkeypatch.setattr(type(stream), "isatty", lambda _stream: True)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str | None]]:
    """The sessions that were opened, in place of real ones."""
    opened: list[dict[str, str | None]] = []

    def run_review(**options: str | None) -> int:
        opened.append({name: value for name, value in options.items() if name != "settings"})
        return 7

    monkeypatch.setattr(app, "run_review", run_review)
    return opened


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_that_cannot_be_drawn_on_gets_plain_lines(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    sessions: list[dict[str, str | None]],
    articles: str,
    term: str,
) -> None:
    plain: list[dict[str, str | None]] = []

    def run_plain(**options: str | None) -> int:
        plain.append(options)
        return 5

    monkeypatch.setattr("tui.plain.run.run_plain", run_plain)
    monkeypatch.setenv("TERM", term)
    status, _, err = run(capsys, "review", articles)
    assert (status, len(plain), sessions) == (5, 1, [])
    assert "TERM names no terminal that can be drawn on" in err


def test_a_locale_without_vietnamese_letters_is_refused_in_words(articles: str) -> None:
    for options in (["--plain"], ["--plain", articles]):
        done = duyet("review", *options, PYTHONIOENCODING="latin-1")
        assert done.returncode == 2
        assert "lacks Vietnamese letters; set one with UTF-8" in done.stderr


def test_plain_lines_cannot_take_articles_from_where_the_answers_come(articles: str) -> None:
    done = duyet("review", "--plain", "-", stdin=b"a\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert "standard input answers questions" in done.stderr


@pytest.mark.usefixtures("terminal")
def test_review_without_a_store_says_how_to_make_one_and_makes_none(
    capsys: pytest.CaptureFixture[str], sessions: list[dict[str, str | None]], tmp_path: Path
) -> None:
    status, _, err = run(capsys, "review")
    assert (status, sessions) == (2, [])
    assert err == f"There is no store at {tmp_path / 'duyet.db'}. Make one by naming articles: duyet review PATH...\n"
    status, _, err = run(capsys, "review", "gone.txt")
    assert (status, sessions) == (1, [])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("terminal")
def test_review_adds_and_opens_and_opens_again(
    capsys: pytest.CaptureFixture[str], sessions: list[dict[str, str | None]], articles: str, tmp_path: Path
) -> None:
    status, _, err = run(capsys, "review", "--reviewer", unicodedata.normalize("NFD", " Nguyễn Lan "), articles)
    assert (status, "2 articles, " in err) == (7, True)
    status, _, err = run(capsys, "review", "--reviewer", "lan")
    assert (status, err) == (7, f"Store: {tmp_path / 'duyet.db'}\n")
    with open_store("duyet.db") as store:
        first = store.first_article()
    assert sessions == [
        {"store_url": "duyet.db", "reviewer": "Nguyễn Lan", "start_article": first, "with_steps": None},
        {"store_url": "duyet.db", "reviewer": "lan", "start_article": None, "with_steps": None},
    ]


@pytest.mark.usefixtures("terminal")
def test_review_of_paths_opens_at_the_first_of_their_articles_that_has_something_pending(
    capsys: pytest.CaptureFixture[str], sessions: list[dict[str, str | None]], articles: str
) -> None:
    run(capsys, "add", articles)
    with open_store("duyet.db") as store:
        first = store.first_article() or ""
        second = store.next_article(first)
        facts = len(store.article(first).facts)
    run(capsys, "review", f"{articles}/b.txt")
    run(capsys, "review", f"{articles}/b.txt", f"{articles}/a.txt")
    run(capsys, "review", articles)
    for index in range(facts):
        decide(index, Verdict.ACCEPT, index)
    run(capsys, "review", articles)
    run(capsys, "review", f"{articles}/a.txt")
    assert [session["start_article"] for session in sessions] == [second, second, first, second, None]


@pytest.mark.usefixtures("terminal")
def test_review_stops_where_an_input_was_refused_and_says_how_to_go_on(
    capsys: pytest.CaptureFixture[str], sessions: list[dict[str, str | None]], articles: str
) -> None:
    status, _, err = run(capsys, "review", "gone.txt", articles)
    assert (status, sessions) == (1, [])
    assert "gone.txt: can't be read" in err
    assert err.splitlines()[-1] == (
        "Something was refused (see above): leave it out, or run `duyet review` to go on with what was added."
    )
    assert run(capsys, "review")[0] == 7


@pytest.mark.usefixtures("terminal")
def test_an_article_that_the_store_refuses_is_none_to_begin_with(
    capsys: pytest.CaptureFixture[str],
    sessions: list[dict[str, str | None]],
    articles: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def beyond(article: Article) -> list[Proposal]:
        (headline, *_) = propose(article)
        return [replace(headline, end=len(MEETING) + len(VISIT))] if article.text == MEETING else [headline]

    propose = extract.propose
    monkeypatch.setattr(extract, "propose", beyond)
    status, _, err = run(capsys, "review", articles)
    assert (status, sessions) == (1, [])
    assert "doesn't lie in the text" in err
    assert "1 article, 1 fact proposed (0 known); 1 input refused" in err


@pytest.mark.usefixtures("terminal")
def test_a_reviewer_has_a_name(
    capsys: pytest.CaptureFixture[str], sessions: list[dict[str, str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise OSError("no login name")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert run(capsys, "review", "tin.txt")[::2] == (2, "Say who reviews: duyet review --reviewer NAME.\n")
    assert sessions == []


@pytest.mark.usefixtures("terminal")
def test_an_order_and_a_filter_are_handed_on(
    sessions: list[dict[str, str | None]], articles: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--order", "uncertainty", "--filter", "kind:office conf:<0.6")
    assert run(capsys, "review", articles, *asked)[0] == 7
    assert (sessions[0]["order"], sessions[0]["filter_line"]) == ("uncertainty", "kind:office conf:<0.6")
    assert list(ORDERS) == list(Order)
    with pytest.raises(SystemExit):
        run(capsys, "review", "--order", "random")
    assert "invalid choice: 'random'" in capsys.readouterr().err
