"""What the help says, in the order in which it is wanted: the ten most used commands, the others, the kinds of fact."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract.facts import KINDS, fields_of
from tui.commands import BY_ID, SCOPE_TITLES, Command, Scope, in_scope
from tui.wording import field_name

_GAP = 2
_LEAST = 24
"""The fewest cells for words; a narrower screen cuts them."""

_REVIEWING = (
    ("Most used", "accept reject correct field_1 skip undo next_fact previous_fact add filter"),
    ("Deciding", "reject_because repeat flag note redo alike of_rule"),
    ("Evidence", "next_value previous_value widen_end narrow_end widen_start narrow_start search page_down page_up"),
    ("Going on", "next_article previous_article next_open goto order focus show_all other_pane quit"),
    ("Looking up", "guidelines guidelines_down guidelines_up history copy browse dashboard"),
)


class HelpLine(NamedTuple):
    """Keys, a name, words, the first two filled with blanks to their columns; a heading is a name alone."""

    keys: str
    name: str
    words: str


def help_lines(width: int, first: Scope = Scope.REVIEW) -> list[HelpLine]:
    """Return the help in lines of this width, with the keys in force; what holds in the scope `first` comes first."""
    lines: list[HelpLine] = []
    groups = [*_review_groups(), *_other_scopes()]
    if first is not Scope.REVIEW:
        groups.sort(key=lambda group: group[0] != SCOPE_TITLES[first])
    for heading, commands in groups:
        lines += [HelpLine("", heading, ""), *_told(commands, width), HelpLine("", "", "")]
    return [*lines, *_kinds(width)]


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


def _told(commands: Iterable[Command], width: int) -> Iterator[HelpLine]:
    rows = [("  ".join(each.shown_keys), each.label, each.help) for each in commands if each.shown_keys]
    return _columns(rows, width)


def _kinds(width: int) -> Iterator[HelpLine]:
    yield HelpLine("", "Kinds of fact and their fields (* must be given)", "")
    rows: list[tuple[str, str, str]] = []
    for kind in KINDS.values():
        fields = ", ".join(f"{field_name(f.name)}{'*' if f.required else ''}" for f in fields_of(kind.kind))
        rows += [(kind.label, "", (kind.__doc__ or "").partition("\n")[0]), (" ", "", fields)]
    yield from _columns(rows, width)


def _columns(rows: Sequence[tuple[str, str, str]], width: int) -> Iterator[HelpLine]:
    """Yield rows of one group, keys and names each as wide as the widest of the group."""
    keys_wide = max((len(keys) for keys, _, _ in rows), default=0) + _GAP
    names_wide = max((len(name) for _, name, _ in rows), default=0)
    names_wide += _GAP if names_wide else 0
    for keys, name, words in rows:
        first, *others = textwrap.wrap(words, max(_LEAST, width - keys_wide - names_wide)) or [""]
        yield HelpLine(keys.ljust(keys_wide), name.ljust(names_wide), first)
        yield from (HelpLine(" " * keys_wide, " " * names_wide, line) for line in others)
