"""What the help says, in the order in which it is wanted: the ten most used commands, the others, the kinds of fact."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extract.facts import KINDS, fields_of
from extract.text import search_key
from tui.commands import BY_ID, SCOPE_TITLES, Command, Scope, in_scope
from tui.key_names import shown
from tui.wording import field_name

_GAP = 2
_LEAST = 24
"""The fewest cells for words; a narrower screen cuts them."""

NOTHING_FOUND = "No key and no words on this page are like that."

_REVIEWING = (
    ("Most used", "accept reject correct field_1 skip undo next_fact previous_fact add filter"),
    ("Deciding", "reject_because repeat flag note redo alike of_rule"),
    ("Evidence", "next_value previous_value widen_end narrow_end widen_start narrow_start search page_down page_up"),
    ("Going on", "next_article previous_article next_open goto order focus show_all other_pane quit"),
    ("Looking up", "guidelines guidelines_down guidelines_up history copy browse dashboard adjudicate"),
)


class HelpLine(NamedTuple):
    """Keys, a name, words, the first two filled with blanks to their columns; a heading is a name alone."""

    keys: str
    name: str
    words: str


class Row(NamedTuple):
    """What is told of a command or a kind: its keys, its name, paragraphs of words, and each single key."""

    keys: str
    name: str
    words: tuple[str, ...]
    each: frozenset[str]

    def has_key(self, asked: str) -> bool:
        """Tell whether this is one of its keys; a letter alone in just this case, a key's name in any."""
        return asked in self.each or (len(asked) > 1 and asked.casefold() in map(str.casefold, self.each))

    def tells_of(self, wanted: str) -> bool:
        """Tell whether these words, folded, occur in it."""
        return wanted in search_key(" ".join((self.keys, self.name, *self.words)))


Group = tuple[str, Sequence[Row]]


def help_lines(width: int, first: Scope = Scope.REVIEW, asked: str = "") -> list[HelpLine]:
    """Return the help in lines of this width, with the keys in force; what holds in the scope `first` comes first.

    Of a key that is `asked` for, all that it does; of other words, what is told with them, without diacritics too.
    """
    keys = _keys_by_row()
    groups = [(heading, [*_rows(commands, keys)]) for heading, commands in (*_review_groups(), *_other_scopes())]
    if first is not Scope.REVIEW:
        groups.sort(key=lambda group: group[0] != SCOPE_TITLES[first])
    groups.append(("Kinds of fact and their fields (* must be given)", [*_kinds()]))
    lines: list[HelpLine] = []
    for heading, rows in _found(groups, " ".join(asked.split())):
        lines += [HelpLine("", heading, ""), *_columns(rows, width), HelpLine("", "", "")]
    return lines[:-1] or [HelpLine("", NOTHING_FOUND, "")]


def _found(groups: Sequence[Group], asked: str) -> Iterator[Group]:
    by_key = [(heading, [row for row in rows if row.has_key(asked)]) for heading, rows in groups]
    has_key = any(rows for _, rows in by_key)
    wanted = search_key(asked)
    for heading, rows in by_key if has_key else groups:
        told = rows if has_key or not wanted else [row for row in rows if row.tells_of(wanted)]
        if told:
            yield heading, told


def _review_groups() -> Iterator[tuple[str, list[Command]]]:
    left = {command.id: command for command in in_scope(Scope.REVIEW)}
    for heading, names in _REVIEWING:
        found = [left.pop(f"review.{name}", None) for name in names.split()]
        yield heading, [command for command in found if command is not None]
    yield "Also while reviewing", [command for command in left.values() if command.shown_keys]
    yield SCOPE_TITLES[Scope.ANYWHERE], list(in_scope(Scope.ANYWHERE))


def _other_scopes() -> Iterator[tuple[str, list[Command]]]:
    for scope, title in SCOPE_TITLES.items():
        if scope not in {Scope.REVIEW, Scope.ANYWHERE}:
            yield title, [command for command in BY_ID.values() if command.scope is scope]


def _rows(commands: Iterable[Command], every: Mapping[str, frozenset[str]]) -> Iterator[Row]:
    for each in commands:
        if each.shown_keys:
            yield Row("  ".join(each.shown_keys), each.label, (each.help,), every[each.id])


def _keys_by_row() -> dict[str, frozenset[str]]:
    """Return every single key that the row of a command tells of, by the command's id."""
    keys: dict[str, frozenset[str]] = {}
    row = ""
    for command in BY_ID.values():
        row = command.id if command.shown_keys else row
        keys[row] = keys.get(row, frozenset()) | {shown(key) for key in command.bound}
    return keys


def _kinds() -> Iterator[Row]:
    for kind in KINDS.values():
        fields = ", ".join(f"{field_name(f.name)}{'*' if f.required else ''}" for f in fields_of(kind.kind))
        yield Row(kind.label, "", ((kind.__doc__ or "").partition("\n")[0], fields), frozenset())


def _columns(rows: Sequence[Row], width: int) -> Iterator[HelpLine]:
    """Yield rows of one group, keys and names each as wide as the widest of the group."""
    keys_wide = max(len(row.keys) for row in rows) + _GAP
    names_wide = max(len(row.name) for row in rows)
    names_wide += _GAP if names_wide else 0
    for row in rows:
        room = max(_LEAST, width - keys_wide - names_wide)
        first, *others = [line for words in row.words for line in textwrap.wrap(words, room)] or [""]
        yield HelpLine(row.keys.ljust(keys_wide), row.name.ljust(names_wide), first)
        yield from (HelpLine(" " * keys_wide, " " * names_wide, line) for line in others)
