"""Leading a team at the command line: who is in it, what holds for its work, and who is let into a session."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import Decision, Verdict, open_store
from store.records import Role
from tests.tui.commandline import decide, run
from tui.arguments import ROLES
from tui.store_commands import StoreError


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """An article in a store where commands look for one, and a login as lan."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "lan")
    monkeypatch.delenv("DUYET_STORE", raising=False)
    (tmp_path / "a.txt").write_text("Ông Trần Văn Bền, Chủ tịch UBND tỉnh Bình Sơn, dự hội nghị.\n", encoding="utf-8")
    assert run(capsys, "add", "a.txt")[0] == 0
    return tmp_path / "duyet.db"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that goes well and return its sentences, without the first: where the store is."""
    status, _, err = run(capsys, *arguments)
    assert status == 0, err
    return err.partition("\n")[2]


def test_the_roles_that_can_be_given_are_those_of_the_store() -> None:
    assert list(Role) == list(ROLES)


def test_who_reviews_is_the_login(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "lan is an admin of this store's team." in said(capsys, "reviewers", "add", "lan", "--role", "admin")
    assert "mai is a reviewer" in said(capsys, "reviewers", "add", "mai")
    status, _, err = run(capsys, "--reviewer", "mai", "reviewers", "add", "hoa")
    assert status == 1
    assert "only an admin of this store's team may do that, and mai isn't one: an admin says --reviewer NAME" in err


def test_who_adds_the_first_is_told_that_an_admin_is_needed(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "reviewers", "add", "mai")
    assert status == 1
    assert "run `duyet reviewers add lan --role admin` first" in err
    assert "There is no team, so anybody decides" in said(capsys, "reviewers", "list")


def test_a_team_is_listed_with_what_its_members_did(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(0, Verdict.ACCEPT, 0)
    first = said(capsys, "reviewers", "add", "lan", "--role", "admin")
    assert "From now on members alone decide" in first
    assert "From now on" not in said(capsys, "reviewers", "add", "Mai  \x1b[31m")
    said(capsys, "reviewers", "retire", "Mai  \x1b[31m")
    _, out, _ = run(capsys, "reviewers", "list")
    assert "│ lan " in out
    assert "retired on" in out
    assert "\x1b[31m" not in out
    told = {one["name"]: one for one in json.loads(run(capsys, "reviewers", "list", "--json")[1])}
    assert (told["lan"]["role"], told["lan"]["decisions"], told["lan"]["retired_at"]) == ("admin", 1, None)
    assert set(told["lan"]) == {"name", "role", "joined_at", "retired_at", "database_role", "decisions"}


def test_who_is_left_alone_is_told_what_waits(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "One member is left: what was to be read twice stays pending until you add another."
    for name, role in (("lan", "admin"), ("mai", "reviewer"), ("an", "reviewer")):
        said(capsys, "reviewers", "add", name, "--role", role)
    assert words not in said(capsys, "reviewers", "retire", "an")
    assert words in said(capsys, "reviewers", "retire", "mai")


def test_settings_are_shown_and_set_in_percent(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "store", "settings").startswith("overlap: 10 % of the articles are read by two reviewers")
    set_now = said(capsys, "store", "settings", "--overlap", "12,5", "--known-wrong", "4%")
    assert "overlap: 12.5 % of" in set_now
    assert "known-wrong: 4 % of" in set_now
    assert "before the team has two members" in set_now
    as_usual = said(capsys, "store", "settings", "--overlap", "--known-wrong")
    assert "overlap: 10 % of" in as_usual
    assert "known-wrong: 3 % of" in as_usual


@pytest.mark.parametrize("given", ["101", "-1", "ten", "nan"])
def test_what_is_no_percentage_is_refused(place: Path, capsys: pytest.CaptureFixture[str], given: str) -> None:
    with pytest.raises(SystemExit):
        run(capsys, "store", "settings", f"--overlap={given}")
    assert "is no percentage from 0 to 100" in capsys.readouterr().err


@pytest.mark.parametrize("who", ["minh", "mai"])
def test_who_may_not_decide_is_told_before_a_session_begins(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    with open_store(str(place)) as store:
        store.add_member("lan", Role.ADMIN, by="lan")
        store.add_member("mai", Role.REVIEWER, by="lan")
        store.retire("mai", by="lan")
    with pytest.raises(StoreError, match=f"{who} (is no member|has retired)"):
        session_of(who, place)


def session_of(who: str, place: Path) -> None:
    """Open a session as both faces do."""
    import asyncio

    from tui.gateway import Gateway
    from tui.session import ReviewSession

    gateway = Gateway(str(place))
    try:
        asyncio.run(ReviewSession(gateway, who).open())
    finally:
        gateway.close()


def test_each_reviewer_is_told_in_a_table_and_in_json(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(0, Verdict.ACCEPT, 0, took=0.5)
    _, out, _ = run(capsys, "status", "--reviewers")
    assert [line.split()[1] for line in out.splitlines() if "│ lan" in line] == ["lan"]
    assert "│ 02/01/2026 " in out or "│ 01/01/2026 " in out
    (lan,) = json.loads(run(capsys, "status", "--reviewers", "--json")[1])
    assert (lan["reviewer"], lan["decisions"], lan["median"], lan["hasty"]) == ("lan", 1, 0.5, {"hits": 1, "n": 1})
    assert lan["false_accepts"] == {"hits": 0, "n": 0, "share": None, "low": None, "high": None}
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme for name in lan)


def test_agreement_is_told_by_kind_and_undefined_as_such(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "No fact has been judged by two readers yet" in said(capsys, "reviewers", "agreement")
    with open_store(str(place)) as store:
        store.add_member("lan", Role.ADMIN, by="lan")
        store.add_member("mai", Role.REVIEWER, by="lan")
        store.set_shares({"overlap": 1}, by="lan")
        for who in ("lan", "mai"):
            (claimed,) = store.claim(who, who * 8)
            fact = store.article(claimed.article, who).facts[0]
            store.decide(
                Decision(
                    key=who[0].encode().hex() * 16,
                    reviewer=who,
                    verdict=Verdict.ACCEPT,
                    at=datetime(2026, 1, 2, tzinfo=UTC),
                    fact=fact.id,
                    version=fact.version,
                )
            )
    assert "undefined" in run(capsys, "reviewers", "agreement")[1]
    first, *fields = json.loads(run(capsys, "reviewers", "agreement", "--json")[1])
    assert (first["alpha"], first["same"], first["articles"]) == (None, {"hits": 1, "n": 1}, 1)
    assert {one["kind"] for one in fields} == {first["kind"]}


def test_without_its_library_agreement_says_what_to_install(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    status, _, err = run(capsys, "reviewers", "agreement")
    assert status == 1
    assert "pip install 'duyet[agreement]'" in err
