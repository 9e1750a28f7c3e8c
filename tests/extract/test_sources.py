"""Files, folders and standard input become articles, or refusals that say where and what to do."""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import os
import socket
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.article import Article
from extract.sources import Refused, decode, read, total_bytes
from extract.text import canonical

TEXT = "Hội nghị tổng kết\n\nSáng 12/3, Huyện ủy Thác Mây tổ chức hội nghị."


def articles(*paths: object, stdin: bytes | None = None) -> list[Any]:
    return list(read([str(path) for path in paths], None if stdin is None else io.BytesIO(stdin)))


def only(found: list[Any]) -> Article:
    (article,) = found
    assert isinstance(article, Article), article
    return article


def refusal(found: list[Any]) -> Refused:
    (refused,) = found
    assert isinstance(refused, Refused), refused
    return refused


def line(**row: object) -> bytes:
    return json.dumps(row).encode() + b"\n"


def test_a_plain_text_is_one_article_named_by_its_file_and_text(tmp_path: Path) -> None:
    path = tmp_path / "hoi-nghi.txt"
    path.write_text(TEXT)
    article = only(articles(path))
    assert article == Article(
        id=f"hoi-nghi-{hashlib.sha256(TEXT.encode()).hexdigest()[:12]}", text=TEXT, source=str(path)
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_the_same_text_is_the_same_article_however_it_was_saved(
    tmp_path: Path, end: str, form: Literal["NFC", "NFD"], mark: bytes
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(mark + unicodedata.normalize(form, TEXT).replace("\n", end).encode())
    article = only(articles(path))
    assert article.text == TEXT
    assert article.id.endswith(hashlib.sha256(TEXT.encode()).hexdigest()[:12])


def test_control_characters_of_a_file_name_stay_out_of_the_id(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2Jb\nc.txt"
    path.write_text(TEXT)
    assert only(articles(path)).id.startswith("a_[2Jb_c-")


def test_a_file_name_that_is_not_utf8_can_still_be_stored(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/tin-\xe9.txt"
    Path(os.fsdecode(name)).write_text(TEXT)
    article = only(articles(os.fsdecode(name)))
    assert article.source.endswith("tin-\ufffd.txt")
    assert article.id.startswith("tin-\ufffd-")


def test_a_json_line_brings_what_its_file_says_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    said = {"title": "T", "url": "https://bao.example/1", "outlet": "Báo Thác Mây", "published": "2024-03-12"}
    path.write_bytes(line(id="1", text=TEXT, tags=["x"], **said) + b"\n \r\n" + line(id="2", text=TEXT, title=None))
    first, second = articles(path)
    assert first == Article(id="1", text=TEXT, source=f"{path}:1", **said)
    assert second == Article(id="2", text=TEXT, source=f"{path}:4")


def test_escaped_nul_and_lone_surrogates_become_replacement_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_bytes(b'{"id": "a\\ud800", "text": "x\\u0000y\\udc9b", "title": "\\udfff"}\n')
    article = only(articles(path))
    assert (article.id, article.text, article.title) == ("a\ufffd", "x\ufffdy\ufffd", "\ufffd")


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (b"{", "is cut off after column 1 ("),
        (b'{"id":"b","text":', "is cut off after column 17 (Expecting value)"),
        (b'{"id":"b","text":\r', "is cut off after column 17 (Expecting value)"),
        ('{"id":"b","text":"Hội ngh'.encode(), "is cut off after column 25 (Unterminated string"),
        (b'{"id":"b"', "is cut off after column 9 ("),
        (b'{"id":"b",,}', "is not JSON ("),
        (b'  {"id":x}', "at column 9)"),
        (b"{} {}", "is not JSON (Extra data at column 4)"),
        (b"[1]", "is not an object"),
        (b'{"text": "x"}', 'has no "id"'),
        (b'{"id": "1"}', 'has no "text"'),
        (b'{"id": 1, "text": "x"}', '"id" is not a string'),
        (b'{"id": "1", "text": ["x"]}', '"text" is not a string'),
        (b'{"id": "1", "text": "x", "url": 3}', '"url" is not a string'),
        (b'{"id": " ", "text": "x"}', '"id" must have between 1 and 500'),
        (b'{"id": "1", "text": " \\n"}', "has no text"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": "1", "text": "x", "n": ' + b"9" * 5_000 + b"}", "too long a number"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, bad: bytes, says: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line(id="1", text=TEXT) + bad + b"\n" + line(id="3", text=TEXT))
    first, refused, third = articles(path)
    assert (first.id, third.id) == ("1", "3")
    assert (refused.source, refused.where) == (str(path), "line 2")
    assert says in refused.reason
    assert str(refused) == f"{path}: line 2: {refused.reason}"


def test_bytes_that_are_not_utf8_are_named_by_their_position_in_the_file(tmp_path: Path) -> None:
    text, jsonl = tmp_path / "a.txt", tmp_path / "b.jsonl"
    text.write_bytes(codecs.BOM_UTF8 + b"abc\xe9d")
    good = codecs.BOM_UTF8 + line(id="1", text=TEXT)
    jsonl.write_bytes(good + b'{"id": "\xff"}\n' + line(id="3", text=TEXT))
    in_text, first, in_line, third = articles(text, jsonl)
    assert (in_text.where, in_text.reason.split(";")[0]) == ("byte 6", "(0xE9) is not UTF-8")
    assert in_line.where == f"line 2, byte {len(good) + 8}"
    assert (first.id, third.id) == ("1", "3")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_unicode_encodings_are_refused_with_the_command_that_converts_them(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    refused = refusal(articles(path))
    assert refused.where == "byte 0"
    assert f"iconv -f {encoding.upper()} -t UTF-8" in refused.reason


def test_binary_files_are_refused_at_their_first_nul(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"%PDF-1.7\n\x00\x01")
    assert refusal(articles(path)).where == "byte 9"


@pytest.mark.parametrize("content", [b"", b" \r\n\t", codecs.BOM_UTF8, "\u00a0\n".encode()])
def test_an_empty_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert "has no text" in refusal(articles(path)).reason


def test_a_folder_is_walked_in_order_and_other_files_are_passed_over(tmp_path: Path) -> None:
    for name in ["b.txt", "a/2.jsonl", "a/1.TEXT", "c.pdf", "README.md", ".hidden.txt", ".git/x.txt", "z.ndjson"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(line(id=name, text=TEXT))
    found = [Path(article.source.split(":")[0]).relative_to(tmp_path).as_posix() for article in articles(tmp_path)]
    assert found == ["a/1.TEXT", "a/2.jsonl", "b.txt", "z.ndjson"]


def test_a_folder_without_articles_says_what_it_looked_for(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("x")
    assert ".txt, .text, .jsonl, .ndjson" in refusal(articles(tmp_path)).reason


def test_a_link_back_to_its_own_folder_ends_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    article, loop, gone, itself = articles(tmp_path)
    assert article.text == TEXT
    assert "a link back" in loop.reason
    assert "No such file" in gone.reason
    assert "can't be read" in itself.reason


def test_a_folder_linked_twice_is_read_twice(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "out").symlink_to(tmp_path / "in")
    assert [article.text for article in articles(tmp_path)] == [TEXT, TEXT]


@pytest.fixture
def deep_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder deeper than the interpreter's stack, removed level by level, since rmtree would overflow it."""
    monkeypatch.chdir(tmp_path)
    deep = Path("x/" * 1_500)
    levels = [deep, *deep.parents][:-1]
    for folder in reversed(levels):
        folder.mkdir()
    yield deep
    for folder in levels:
        folder.rmdir()


def test_very_deep_folders_are_walked(deep_folder: Path) -> None:
    article = deep_folder / "a.txt"
    article.write_text(TEXT)
    try:
        assert only(articles("x")).text == TEXT
    finally:
        article.unlink()


def test_pipes_sockets_and_devices_are_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(tmp_path)
        listener.bind("socket.txt")
        found = articles("pipe.txt", "socket.txt", "/dev/zero", "gone.txt", "nul\0.txt")
    pipe, unix_socket, device, gone, nul = (refused.reason for refused in found)
    assert "is a pipe" in pipe
    assert '"-"' in pipe
    assert "is a socket" in unix_socket
    assert "is a device" in device
    assert "No such file or directory" in gone
    assert "null" in nul


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)

    def forbid(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbid)
    assert "Permission denied" in refusal(articles(tmp_path / "a.txt")).reason


@pytest.mark.parametrize("blank", [b"", b"\n \n\n", codecs.BOM_UTF8])
def test_standard_input_is_json_lines_or_one_plain_text(blank: bytes) -> None:
    row = line(id="1", text=TEXT)
    first, second = articles("-", stdin=blank + row + row)
    assert (first.source, second.id) == (f"-:{blank.count(10) + 1}", "1")
    article = only(articles("-", stdin=blank + TEXT.encode()))
    assert article.text == canonical((blank + TEXT.encode()).decode())
    assert (article.source, article.id[:6]) == ("-", "stdin-")


def test_a_file_without_a_known_ending_is_judged_by_its_first_byte(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(TEXT)
    (tmp_path / "b.json").write_bytes(line(id="1", text=TEXT))
    text, row = articles(tmp_path / "a", tmp_path / "b.json")
    assert (text.text, row.id) == (TEXT, "1")


def test_nothing_to_read_is_a_refusal_too() -> None:
    assert "name a file" in refusal(articles("-")).reason
    assert "has no text" in refusal(articles("-", stdin=b"")).reason


@pytest.fixture
def small_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("decode", "lines", "text"):
        monkeypatch.setattr(f"extract.sources.{module}.MAX_BYTES", 100)
    monkeypatch.setattr("extract.sources.MAX_BYTES", 100)


@pytest.mark.usefixtures("small_limit")
@pytest.mark.parametrize("size", [101, 102, 201, 202, 203, 250, 303])
def test_what_is_too_long_is_refused_and_the_next_line_is_read(tmp_path: Path, size: int) -> None:
    path, plain = tmp_path / "a.jsonl", tmp_path / "a.txt"
    short = line(id="1", text="x")
    path.write_bytes(short + b"{" + b" " * (size - 2) + b"\n" + short)
    plain.write_bytes(b"x" * size)
    first, refused, third, text, stdin = articles(path, plain, "-", stdin=b"\n" * 50 + b"x" * (size - 50))
    assert (first.id, third.source) == ("1", f"{path}:3")
    assert (refused.where, refused.reason) == ("line 2", decode.TOO_LONG)
    assert text.reason == stdin.reason == decode.TOO_LONG


@pytest.mark.usefixtures("small_limit")
def test_the_longest_line_and_text_are_read(tmp_path: Path) -> None:
    path, plain = tmp_path / "a.jsonl", tmp_path / "a.txt"
    row = line(id="1", text="x")
    path.write_bytes(b" " * (99 - len(row)) + row + row)
    plain.write_bytes(b"x" * 100)
    assert [article.id[:1] for article in articles(path, plain)] == ["1", "1", "a"]


@pytest.mark.usefixtures("small_limit")
def test_blank_lines_without_end_are_no_article() -> None:
    assert refusal(articles("-", stdin=b"\n" * 5_000)).reason == decode.TOO_LONG


def test_json_lines_are_read_as_they_come() -> None:
    class Endless(io.BytesIO):
        """A stream that never ends, so that reading it whole would never return."""

        def readline(self, size: int | None = -1, /) -> bytes:
            return line(id="1", text=TEXT)

    found = read(["-"], Endless())
    assert [next(found).source for _ in range(3)] == ["-:1", "-:2", "-:3"]


def test_progress_adds_up_to_the_size_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_bytes(line(id="1", text=TEXT) + b"bad\n\n" + line(id="2", text=TEXT))
    steps: list[int] = []
    assert len(list(read([str(tmp_path)], advance=steps.append))) == 4
    assert sum(steps) == total_bytes([str(tmp_path)]) == sum(path.stat().st_size for path in tmp_path.iterdir())
    assert total_bytes([str(tmp_path), "-"]) is None


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
def test_any_utf8_text_is_read_as_its_canonical_form(raw: str) -> None:
    found = articles("-", stdin=b"." + raw.encode())
    assert only(found).text == canonical("." + raw)


@given(st.lists(st.one_of(st.text(min_size=1).filter(lambda text: canonical(text).strip()), st.integers())))
def test_good_lines_survive_any_bad_ones(texts: list[str | int]) -> None:
    found = articles("-", stdin=b"{}\n" + b"".join(line(id=str(n), text=text) for n, text in enumerate(texts)))
    good = [(str(n), canonical(text)) for n, text in enumerate(texts) if isinstance(text, str)]
    assert [(article.id, article.text) for article in found if isinstance(article, Article)] == good
    bad = ["line 1", *(f"line {n + 2}" for n, text in enumerate(texts) if not isinstance(text, str))]
    assert [refused.where for refused in found if isinstance(refused, Refused)] == bad


@given(st.binary(max_size=400))
def test_no_bytes_at_all_break_the_reader(data: bytes) -> None:
    for found in articles("-", stdin=data):
        assert isinstance(found, Refused) or found.text == canonical(found.text)
