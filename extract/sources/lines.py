"""Lines of bytes with their place in the file, read one at a time so that a file of any size can be."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from extract.sources.decode import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end: its number from 1 and its offset in bytes from 0; `data` is cut where `too_long`."""

    number: int
    offset: int
    size: int
    data: bytes

    @property
    def too_long(self) -> bool:
        """Whether the line was longer than `MAX_BYTES`, so that only its beginning is held."""
        return self.size > len(self.data)

    @property
    def content(self) -> bytes:
        """The bytes without a byte-order mark at the start of the file."""
        return self.data.removeprefix(codecs.BOM_UTF8) if self.offset == 0 else self.data

    @property
    def is_blank(self) -> bool:
        """Whether the line holds nothing but white space."""
        return not self.content.strip()

    @property
    def is_object(self) -> bool:
        """Whether the line opens like a JSON object."""
        return self.content.lstrip().startswith(b"{")


def lines_of(stream: BinaryIO, after: Iterable[Line] = ()) -> Iterator[Line]:
    """Yield the lines `after`, which were read before, and then those that are left in the stream."""
    number = offset = 0
    for line in after:
        yield line
        number, offset = line.number, line.offset + line.size
    while data := stream.readline(MAX_BYTES + 1):
        number += 1
        line = Line(number, offset, len(data) + _skip_rest(stream, data), data[:MAX_BYTES])
        offset += line.size
        yield line


def _skip_rest(stream: BinaryIO, data: bytes) -> int:
    """Read on to the end of a line of which more than `MAX_BYTES` were read, and return how many bytes that took."""
    skipped = 0
    while len(data) > MAX_BYTES and not data.endswith(b"\n"):
        data = stream.readline(MAX_BYTES + 1)
        skipped += len(data)
        if len(data) <= MAX_BYTES:
            break
    return skipped
