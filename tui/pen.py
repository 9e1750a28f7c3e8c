"""What a terminal is sent to show cells: each change of style says only what is other than before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

_RESET = "\x1b[m"
_NAMES = ("bold", "dim", "italic", "underline", "blink", "blink2", "reverse", "conceal", "strike")
_ENDS = {1: "22", 2: "22", 3: "23", 4: "24", 5: "25", 6: "25", 7: "27", 8: "28", 9: "29"}
_SEEN_ON_BLANKS = frozenset({4, 7, 9})
_WORTH_ERASING = 10
_FEW = 64
_OF_OTHER_WIDTH = re.compile("[^ -~\u00a0-\u02ff\u1e00-\u1eff\u2013-\u2026\u2500-\u257f]")
_DEFAULT_COLOR, _DEFAULT_GROUND = "39", "49"


@dataclass(frozen=True, slots=True)
class Look:
    """Attributes, colour and ground as the parameters of SGR (ECMA-48); `color` is None where nothing shows it."""

    attributes: frozenset[int] = frozenset()
    color: str | None = _DEFAULT_COLOR
    ground: str = _DEFAULT_GROUND


PLAIN = Look()
"""How a terminal writes after a reset."""

Cell = tuple[str, Look]
"""What one cell shows: a character with the marks on it, "" in the right half of a wide one; and its look."""


@lru_cache(4096)
def look_of(style: Style | None, colors: ColorSystem | None) -> Look:
    """Return how a style looks on a terminal with so many colours; on one without any, its attributes alone."""
    if style is None:
        return PLAIN
    attributes = frozenset(number for number, name in enumerate(_NAMES, 1) if getattr(style, name))
    if colors is None:
        return Look(attributes)
    color, ground = _DEFAULT_COLOR, _DEFAULT_GROUND
    if style.color is not None:
        color = ";".join(style.color.downgrade(colors).get_ansi_codes())
    if style.bgcolor is not None:
        ground = ";".join(style.bgcolor.downgrade(colors).get_ansi_codes(foreground=False))
    return Look(attributes, color, ground)


def one_cell_each(text: str) -> bool:
    """Tell whether it is sure that every character of a text takes one cell; Vietnamese in NFC does."""
    return _OF_OTHER_WIDTH.search(text) is None


def cells_of(segments: Iterable[Segment], colors: ColorSystem | None) -> list[Cell]:
    """Return one entry a cell; a mark without width joins the cell before it."""
    cells: list[Cell] = []
    for text, style, control in segments:
        if control:
            continue
        look = look_of(style, colors)
        blank = look if look.attributes & _SEEN_ON_BLANKS else Look(color=None, ground=look.ground)
        if one_cell_each(text):
            cells += [(character, blank if character == " " else look) for character in text]
            continue
        for character in text:
            width = 1 if character.isascii() else cell_len(character)
            if width == 0 and cells:
                cells[-1] = (cells[-1][0] + character, cells[-1][1])
            else:
                shown = blank if character == " " else look
                cells.extend((character if at == 0 else "", shown) for at in range(width))
    return cells


def cut(cells: Sequence[Cell], start: int, stop: int) -> list[Cell]:
    """Return the cells of this range; of a wide character that is cut in two, what stays is a blank."""
    part = list(cells[start:stop])
    if part and not part[0][0]:
        part[0] = (" ", part[0][1])
    if part and stop < len(cells) and not cells[stop][0]:
        part[-1] = (" ", part[-1][1])
    return part


@cache
def erases_in_ground() -> bool:
    """Tell whether this terminal gives cells that it erases the ground that it would write on."""
    import curses

    try:
        curses.setupterm(fd=1)
        return curses.tigetflag("bce") == 1 and curses.tigetstr("ech") == b"\x1b[%p1%dX"
    except curses.error:
        return False


def goes_with(blank: Look, look: Look) -> bool:
    """Tell whether blanks of one look are seen the same when they are written in the other."""
    return blank == look or (
        blank.color is None and blank.ground == look.ground and not look.attributes & _SEEN_ON_BLANKS
    )


def _parts(cells: Sequence[Cell]) -> list[tuple[Look, list[str]]]:
    """Return the characters of each look; short blanks go with their neighbours."""
    parts: list[tuple[Look, list[str]]] = []
    for look, group in groupby(cells, key=itemgetter(1)):
        characters = [character for character, _ in group]
        before = parts[-1] if parts and len(parts[-1][1]) < _WORTH_ERASING else None
        if before is not None and goes_with(before[0], look):
            parts[-1] = (look, before[1] + characters)
        elif parts and len(characters) < _WORTH_ERASING and goes_with(look, parts[-1][0]):
            parts[-1][1].extend(characters)
        else:
            parts.append((look, characters))
    return parts


class Run(NamedTuple):
    """Text of one look; row and column of its first cell are counted from 0."""

    y: int
    x: int
    look: Look
    text: str
    width: int


class Pen:
    """Collects what is to be sent; it starts and ends with the terminal's plain style.

    With `erases`, runs of blanks are erased instead of written.
    """

    def __init__(self, *, erases: bool = False) -> None:
        self._erases = erases
        self._runs: list[Run] = []
        self._look = PLAIN
        self._at = (-1, -1)
        """Row and column of the cursor, -1 where they are not sure."""

    def write(self, y: int, x: int, cells: Sequence[Cell]) -> None:
        """Write cells of row `y` from column `x` on."""
        for look, part in _parts(cells):
            self._runs.append(Run(y, x, look, "".join(part), len(part)))
            x += len(part)

    def text(self) -> str:
        """Return all that is to be sent: from each run to the one that costs least after it, where they are few."""
        left, parts = self._runs, []
        if len(left) > _FEW:
            parts = [self._sent(run) for run in left]
        while len(left) <= _FEW and left:
            run = min(left, key=self._cost)
            left.remove(run)
            parts.append(self._sent(run))
        return "".join((*parts, "" if self._look == PLAIN else _RESET))

    def _cost(self, run: Run) -> int:
        return len(self._move(run)) + len(_change(self._look, self._shown(run.look)))

    def _sent(self, run: Run) -> str:
        change = self._move(run) + _change(self._look, self._shown(run.look))
        self._look = self._shown(run.look)
        if self._erases and run.look.color is None and run.width >= _WORTH_ERASING:
            self._at = (run.y, run.x)
            return f"{change}\x1b[{run.width}X"
        # What a terminal takes for the width of other characters can't be known, so the cursor's column can't.
        self._at = (run.y, run.x + run.width if one_cell_each(run.text) else -1)
        return change + run.text

    def _move(self, run: Run) -> str:
        if self._at == (run.y, run.x):
            return ""
        return f"\x1b[{run.x + 1}G" if self._at[0] == run.y else f"\x1b[{run.y + 1};{run.x + 1}H"

    def _shown(self, look: Look) -> Look:
        """Return the whole look in which blanks are written, whose colour is that of what was written before."""
        if look.color is not None:
            return look
        return Look(self._look.attributes - _SEEN_ON_BLANKS, self._look.color, look.ground)


@lru_cache(4096)
def _change(before: Look, after: Look) -> str:
    """Return the shorter of what leads from one look to the other, step by step or through a reset."""
    if before == after:
        return ""
    steps = f"\x1b[{';'.join(_steps(before, after))}m"
    through_reset = _steps(PLAIN, after)
    anew = f"\x1b[{';'.join(('0', *through_reset))}m" if through_reset else _RESET
    return min(steps, anew, key=len)


def _steps(before: Look, after: Look) -> list[str]:
    gone = {_ENDS[number] for number in before.attributes - after.attributes}
    ended = {number for number in before.attributes if _ENDS[number] in gone}
    codes = [*sorted(gone), *map(str, sorted(after.attributes - (before.attributes - ended)))]
    if after.color is not None and after.color != before.color:
        codes.append(after.color)
    if after.ground != before.ground:
        codes.append(after.ground)
    return codes
