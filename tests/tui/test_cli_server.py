"""The commands on a store that a server keeps, and where its password may stand."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from store import Verdict, open_store
from tests.store.factory import deciding
from tests.store.server import Server
from tests.tui.commandline import duyet, run
from tui.passwords import masked, without_password
from tui.store_commands import shown_place

pytestmark = pytest.mark.usefixtures("elsewhere")

ROOT = Path(__file__).parents[2]
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


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="there is no /proc here")
def test_a_password_on_the_command_line_leaves_the_list_of_processes() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"postgresql://lan:s3%2Fcret@127.0.0.1:{server.getsockname()[1]}/tin"
        command = [sys.executable, "-m", "tui.cli", "status", f"--store={url}"]
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as status:
            server.accept()[0].close()
            process = Path(f"/proc/{status.pid}")
            assert b"--store=postgresql://lan@127.0.0.1" in (process / "cmdline").read_bytes()
            assert b"cret" not in (process / "cmdline").read_bytes()
            assert b"PGPASSWORD=s3/cret" in (process / "environ").read_bytes().split(b"\0")
            server.close()
            out, err = status.communicate()
    assert (status.returncode, out) == (1, b"")
    assert b"cret" not in err


@pytest.mark.parametrize(
    ("url", "shown", "password"),
    [
        ("postgresql://lan@db:5432/tin", "postgresql://lan@db:5432/tin", ""),
        ("postgresql://lan:s3cret@db/tin?sslmode=require", "postgresql://lan@db/tin", "s3cret"),
        ("postgresql://lan:s3/c@r?et@db/tin", "postgresql://lan@db/tin", "s3/c@r?et"),
        ("postgresql:///tin?host=/run&password=s3cret", "postgresql:///tin", ""),
        ("/srv/news.db", "/srv/news.db", ""),
        ("sqlite:////srv/a:b@c.db", "/srv/a:b@c.db", ""),
    ],
)
def test_an_address_is_parted_from_its_password_before_anything_is_loaded(url: str, shown: str, password: str) -> None:
    without, taken = without_password(url)
    assert (shown_place(url), shown_place(without), taken) == (shown, shown, password)


@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "{}"),
        ("status", "--stoer={}"),
        ("review", "--order", "{}"),
        ("extract", "{}"),
        ("add", "{}"),
        ("evaluate", "{}"),
        ("store", "restore", "{}"),
        ("status", "--store", "sqlite:///{}"),
        ("status", "--store", "postgresql:/lan:s3cret@db/tin"),
        ("status", "--store", "mysql://lan:s3cret@db/tin"),
    ],
)
def test_an_address_in_the_wrong_place_is_repeated_without_its_password(arguments: tuple[str, ...]) -> None:
    said = duyet(*(one.format("postgresql://lan:s3c/r@et@db/tin") for one in arguments)).stderr
    assert "lan" in said
    assert "s3c" not in said


def test_what_only_looks_like_a_password_is_left() -> None:
    said = "https://bao.example:80/a: 3 facts, lan@bao.example, tin://x@y"
    assert masked(said) == said
    assert masked("see postgresql://db/tin?user=lan&password=s3cret") == "see postgresql://db/tin?user=lan&password=***"
