"""The commands on a store that a server keeps, and where its password may stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store import Verdict, open_store
from tests.store.factory import deciding
from tests.store.server import Server
from tests.tui.commandline import run
from tui.store_commands import has_password, shown_place

pytestmark = pytest.mark.usefixtures("elsewhere")

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def url(server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty database, which the environment names."""
    url = server.url(server.database())
    monkeypatch.setenv("DUYET_STORE", url)
    return url


def test_every_command_works_on_a_server_as_on_a_file(
    capsys: Captured, url: str, articles: str, tmp_path: Path
) -> None:
    status, _, err = run(capsys, "add", articles)
    place, summary = err.splitlines()
    assert (status, place) == (0, f"Store: {shown_place(url)}")
    assert summary.startswith("2 articles, ")
    with open_store(url) as store:
        store.decide(deciding(Verdict.ACCEPT, store.article(store.first_article() or "").facts[0]))
    assert json.loads(run(capsys, "status", "--json")[1])["decisions"] == 1
    assert run(capsys, "export", str(tmp_path / "out"))[2].splitlines()[1].startswith("1 fact of 1 article exported")
    assert run(capsys, "store", "upgrade")[0] == 0
    assert run(capsys, "store", "reindex")[0] == 0
    assert run(capsys, "store", "check")[2].splitlines()[-1] == "The store agrees with its decisions."


def test_a_password_on_the_command_line_is_told_to_be_seen_and_never_shown(capsys: Captured) -> None:
    status, out, err = run(capsys, "status", "--store", "postgresql://lan:s3cret@127.0.0.1:9/tin")
    assert (status, out, "s3cret" in err) == (1, "", False)
    assert "can be seen by others" in err


def test_a_password_in_the_environment_needs_no_warning(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUYET_STORE", "postgresql://lan:s3cret@127.0.0.1:9/tin")
    _, out, err = run(capsys, "status")
    assert "s3cret" not in out + err
    assert "can be seen by others" not in err


@pytest.mark.parametrize(
    ("url", "shown", "password"),
    [
        ("postgresql://lan@db:5432/tin", "postgresql://lan@db:5432/tin", False),
        ("postgresql://lan:s3cret@db/tin?sslmode=require", "postgresql://lan@db/tin", True),
        ("postgresql://lan:s3/c@r?et@db/tin", "postgresql://lan@db/tin", True),
        ("postgresql:///tin?host=/run&password=s3cret", "postgresql:///tin", False),
    ],
)
def test_a_place_is_shown_without_password_before_anything_is_loaded(url: str, shown: str, password: bool) -> None:
    assert (shown_place(url), has_password(url)) == (shown, password)
