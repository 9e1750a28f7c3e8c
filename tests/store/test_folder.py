"""Replacing a folder: only a new one, an empty one or an earlier export, whole or not at all."""

import fcntl
import os
from pathlib import Path

import pytest

from store import StoreError
from store.exchange.folder import MARK, README, SUMS, replaced, write_sums


def _write(folder: Path, text: str = "one") -> None:
    with replaced(folder) as new:
        (new / "facts.jsonl").write_text(text)
        (new / README).write_text(MARK)
        write_sums(new)


def _write_half(folder: Path) -> None:
    with replaced(folder) as new:
        (new / "facts.jsonl").write_text("half")
        raise KeyboardInterrupt


def _read(folder: Path) -> str:
    return (folder / "facts.jsonl").read_text()


def test_a_new_an_empty_and_an_exported_folder_are_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _write(out)
    _write(out, "two")
    assert _read(out) == "two"
    (tmp_path / "empty").mkdir()
    _write(tmp_path / "empty")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "out"]


@pytest.mark.parametrize("name", ["notes.txt", README, SUMS, "facts.jsonl"])
def test_a_folder_of_other_things_is_left_alone(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / name).write_text("mine")
    with pytest.raises(StoreError, match="not an earlier export"):
        _write(out)
    assert (out / name).read_text() == "mine"


def test_an_export_with_something_of_the_users_in_it_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _write(out)
    (out / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match=r"holds 'notes\.txt'"):
        _write(out, "two")
    assert (_read(out), (out / "notes.txt").read_text()) == ("one", "mine")


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    _write(tmp_path / "out")
    (tmp_path / "link").symlink_to(tmp_path / "out")
    with pytest.raises(StoreError, match="is a link"):
        _write(tmp_path / "link", "two")
    (tmp_path / ".new.duyet-new").symlink_to(tmp_path / "out")
    with pytest.raises(StoreError, match="is a link"):
        _write(tmp_path / "new", "two")
    assert _read(tmp_path / "out") == "one"


def test_a_file_and_a_missing_parent_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match="is a file"):
        _write(tmp_path / "file")
    with pytest.raises(StoreError, match="no folder"):
        _write(tmp_path / "no" / "out")
    with pytest.raises(StoreError):
        _write(Path("/"))
    assert (tmp_path / "file").read_text() == "mine"


def test_two_exports_beside_each_other_do_not_mix(tmp_path: Path) -> None:
    with replaced(tmp_path / "out") as new:
        (new / "facts.jsonl").write_text("first")
        with pytest.raises(StoreError, match="another export is being written"):
            _write(tmp_path / "out", "second")
    assert _read(tmp_path / "out") == "first"


def test_whatever_is_raised_the_former_stays(tmp_path: Path) -> None:
    _write(tmp_path / "out")
    with pytest.raises(KeyboardInterrupt):
        _write_half(tmp_path / "out")
    assert _read(tmp_path / "out") == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_rename_that_fails_brings_the_former_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path / "out")
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if path.name.endswith("-new"):
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="Input/output"):
        _write(tmp_path / "out", "two")
    assert _read(tmp_path / "out") == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_export_killed_between_its_renames_is_brought_back_by_the_next(tmp_path: Path) -> None:
    _write(tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / ".out.duyet-former")
    (tmp_path / ".out.duyet-new").mkdir()
    with pytest.raises(RuntimeError), replaced(tmp_path / "out"):
        raise RuntimeError
    assert _read(tmp_path / "out") == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_lock_on_the_parent_ends_with_the_export(tmp_path: Path) -> None:
    _write(tmp_path / "out")
    parent = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(parent, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(parent)


def test_a_relative_folder_is_one_of_the_current(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _write(Path("out"))
    assert _read(tmp_path / "out") == "one"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a place where nobody can make a folder")
def test_a_place_where_no_folder_can_be_made_is_told_in_words() -> None:
    said = r"nothing can be exported to /proc/foo: a folder can't be made in /proc \(\w[\w ]+\); give a place"
    with pytest.raises(StoreError, match=said):
        _write(Path("/proc/foo"))
