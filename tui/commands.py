"""The keys: one table, from which bindings, hint line, help screen, palette and the README's table are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extract.facts import KINDS
from tui.gateway import REASONS
from tui.key_names import shown
from tui.scopes import APART, SCOPE_TITLES, TYPING, Scope

if TYPE_CHECKING:
    from textual.binding import Binding

__all__ = [
    "APART",
    "BY_ID",
    "COMMANDS",
    "SCOPE_TITLES",
    "TYPING",
    "Command",
    "Hint",
    "Scope",
    "bindings",
    "choices",
    "hints",
    "in_scope",
    "key_for",
    "on_key",
    "remap",
]


class Hint(NamedTuple):
    """A key and what it does, for the line of keys of a `narrow` screen, of a wider one (False), or of any (None)."""

    key: str
    label: str
    narrow: bool | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a key does. `keys` are Textual's names, the first being the one to teach."""

    id: str
    scope: Scope
    keys: tuple[str, ...]
    label: str
    help: str
    footer: bool = False
    shown_as: tuple[str, ...] | None = None
    """What stands for the keys of a whole row of commands; nothing where another's row tells of this one."""
    narrow: bool | None = None
    """Whether it is hinted on narrow screens or on wider ones alone."""

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys as a person reads them on a keyboard; none where another command's row tells of this one."""
        if self.shown_as is not None and self.bound == self.keys:
            return self.shown_as
        return tuple(shown(key) for key in self.bound)

    @property
    def bound(self) -> tuple[str, ...]:
        """The keys in force: those that the user's file gives it, else those of the table."""
        return _REMAPPED.get(self.id, self.keys)

    def binding(self) -> Binding:
        """Return the binding that runs this command by the table's keys; its id is that of the command."""
        from textual.binding import Binding

        return Binding(",".join(self.keys), f"command('{self.id}')", self.label, show=False, id=self.id)


def _review(
    name: str, keys: str, label: str, text: str, *, footer: bool = False, narrow: bool | None = None
) -> Command:
    return Command(f"review.{name}", Scope.REVIEW, tuple(keys.split()), label, text, footer, narrow=narrow)


def _in(scope: Scope, name: str, keys: str, label: str, text: str, *, footer: bool = False) -> Command:
    return Command(f"{scope}.{name}", scope, tuple(keys.split()), label, text, footer)


def _fields(scope: Scope, text: str, *modifiers: str) -> Iterator[Command]:
    """A key for each of the ten fields that a kind may have, told of in one row."""
    for number in range(1, 11):
        keys = tuple(f"{modifier}{number % 10}" for modifier in modifiers)
        shown = tuple(f"{modifier.capitalize()}1…0" for modifier in modifiers) if number == 1 else ()
        yield Command(f"{scope}.field_{number}", scope, keys, "field", text, shown_as=shown)


def _numbered(scope: Scope, name: str, count: int, label: str, text: str) -> Iterator[Command]:
    """A digit for each of so many things, told of in one row."""
    for number in range(1, count + 1):
        shown = (f"1…{count % 10}",) if number == 1 else ()
        yield Command(f"{scope}.{name}_{number}", scope, (str(number % 10),), label, text, shown_as=shown)


def _kinds() -> Iterator[Command]:
    """A digit for each kind: letters go to words."""
    for number, (name, kind) in enumerate(KINDS.items(), 1):
        yield _in(Scope.ADD, name, f"{number}", kind.label, _opening(kind))


def _marking(scope: Scope) -> Iterator[Command]:
    """The ways to words of the article, which are the same wherever words are marked."""
    yield _in(scope, "right", "right", "word", "Go to the next word.", footer=True)
    yield _in(scope, "left", "left", "previous word", "Go to the previous word.")
    yield _in(scope, "other_end", "tab", "other end", "Move the other end of what is marked.", footer=True)
    yield _in(scope, "down", "down", "sentence", "Go to the next sentence.", footer=True)
    yield _in(scope, "up", "up", "previous sentence", "Go to the previous sentence.")
    letters = "Go to the next word that begins with what is typed, without diacritics."
    yield Command(f"{scope}.jump", scope, (), "jump", letters, footer=True, shown_as=("a…z",))
    yield _in(scope, "page_down", "pagedown ctrl+d", "page down", "Go a page down.")
    yield _in(scope, "page_up", "pageup ctrl+u", "page up", "Go a page up.")
    yield _in(scope, "anchor", "space", "start here", "Mark from this word on, or start anew.", footer=True)


def _adjudicating() -> Iterator[Command]:
    """What an adjudicator does with a dispute."""
    scope = Scope.ADJUDICATE
    yield _in(scope, "first", "1 left", "first", "The first reader is right.", footer=True)
    yield _in(scope, "second", "2 right", "second", "The second reader is right.", footer=True)
    yield _in(scope, "reject", "x delete", "neither", "The article doesn't say this.", footer=True)
    yield _in(scope, "correct", "e f2", "correct", "Correct what was taken last, or the first version.", footer=True)
    yield _in(scope, "undo", "u minus", "undo", "Take back the latest decision that was made here.", footer=True)
    yield _in(scope, "next", "j down", "next", "Go to the next dispute.", footer=True)
    yield _in(scope, "previous", "k up", "previous", "Go to the dispute before it.")
    yield _in(scope, "page_down", "pagedown space ctrl+d", "page down", "A page down.")
    yield _in(scope, "page_up", "pageup ctrl+u", "page up", "A page up.")
    yield _in(scope, "close", "escape q A ampersand", "back", "Go back to the fact.", footer=True)
    yield _in(scope, "article", "tab", "article", "Read the article, or what both readers say.", footer=True)


def _reasons() -> Iterator[Command]:
    """A number for each of the usual reasons."""
    for number, reason in enumerate(REASONS, 1):
        yield _in(Scope.REASON, str(number), str(number), reason, "Reject for this reason.")


def _opening(kind: type) -> str:
    return (kind.__doc__ or "").partition("\n")[0]


_FILTER = "Find facts of the whole store by words, kind, state, rule and more."
_GUIDELINE = "Show what counts as a fact of this kind, beside it; again: close."

COMMANDS: tuple[Command, ...] = (
    _review("accept", "a enter", "accept", "The fact is right as shown.", footer=True),
    _review("reject", "x delete", "reject", "The article doesn't say this.", footer=True),
    _review("reject_because", "X ctrl+x", "reject because", "Reject, and say why by one more key."),
    _review("correct", "e f2", "correct", "Change fields or evidence, then save.", footer=True),
    *_fields(Scope.REVIEW, "Correct the field with this number; typing replaces its value, → keeps it.", "", "alt+"),
    _review("repeat", "c quotation_mark", "as before", "Correct it as the nearest corrected fact of its kind was."),
    _review("skip", "space f3", "skip", "Leave it undecided and go on.", footer=True),
    _review("flag", "f f4", "flag", "Mark it for somebody else to look at.", footer=True),
    _review("undo", "u minus", "undo", "Put moved evidence back; else take back the latest decision.", footer=True),
    _review("redo", "U ctrl+r", "redo", "Decide again what was undone last."),
    _review(
        "alike",
        "b equals_sign",
        "all alike",
        "Decide on all pending facts that say the same.",
    ),
    _review("of_rule", "B ctrl+b", "all of this rule", "Decide on all facts of this rule that are as sure."),
    _review("add", "n plus", "add", "Add a fact that the machine missed.", footer=True, narrow=False),
    _review("note", "m f9", "note", "Write a note; it is saved with the decision."),
    _review("next_fact", "j down", "next fact", "Go to the next fact of the article."),
    _review("previous_fact", "k up", "previous fact", "Go to the previous fact of the article."),
    _review("next_article", "right_square_bracket right", "next article", "Go to the next article."),
    _review("previous_article", "left_square_bracket left", "previous article", "Go to the previous article."),
    _review("next_open", "t f11", "next open", "Go to the next fact that is pending, skipped or flagged."),
    _review("widen_end", "s f8", "widen end", "The evidence ends a word later."),
    _review("narrow_end", "S f7", "narrow end", "The evidence ends a word earlier."),
    _review("widen_start", "d f5", "widen start", "The evidence starts a word earlier."),
    _review("narrow_start", "D f6", "narrow start", "The evidence starts a word later."),
    _review("next_value", "v full_stop", "next value", "Show where the next value of the fact stands."),
    _review("previous_value", "V comma", "previous value", "Show where the value before it stands."),
    _review("browse", "l vertical_line", "verified", "Show the verified facts by kind in a table."),
    _review("dashboard", "p percent_sign", "dashboard", "Show progress, pace, and how right each rule proved."),
    _review("adjudicate", "A ampersand", "adjudicate", "Say which is right where two readers of a team differ."),
    _review("history", "h ctrl+t", "history", "Show every decision on this fact: who, when, what changed."),
    _review("copy", "y ctrl+y", "copy", "Copy the quote to the clipboard; once more: with its source."),
    _review("guidelines", "i ctrl+k", "guideline", _GUIDELINE, footer=True, narrow=False),
    _review("guidelines_down", "J shift+down", "guideline down", "Read on in the guideline."),
    _review("guidelines_up", "K shift+up", "guideline up", "Read back in the guideline."),
    _review("filter", "slash ctrl+n", "filter", _FILTER, footer=True, narrow=False),
    _review("show_all", "escape asterisk", "all facts", "Drop the filter."),
    _review("order", "o ctrl+o", "order", "Choose the order in which the facts come."),
    _review("focus", "z ctrl+l", "focus", "One fact at a time, its sentence in context; again for the article."),
    _review("goto", "g ctrl+g", "go to", "Go to an article by its number, its id or words of its title."),
    _review("search", "backslash ctrl+f", "search", "Find words in the article, with or without diacritics."),
    _review("page_down", "pagedown ctrl+d", "page down", "Read on in the article."),
    _review("page_up", "pageup ctrl+u", "page up", "Read back in the article."),
    _review(
        "other_pane", "tab", "pane", "On a narrow screen: the card or the list of facts.", footer=True, narrow=True
    ),
    _review("quit", "q f10", "quit", "End the session; every decision is stored already."),
    _in(Scope.FORM, "save", "enter", "save", "Save the fact and go on; unchanged, it is accepted.", footer=True),
    _in(Scope.FORM, "cancel", "escape", "cancel", "Leave everything as it was.", footer=True),
    _in(Scope.FORM, "next_field", "tab", "next field", "Go to the next field.", footer=True),
    _in(Scope.FORM, "previous_field", "shift+tab", "previous field", "Go to the previous field."),
    _in(Scope.FORM, "down", "down", "suggestions", "The next suggestion; without any, the next field.", footer=True),
    _in(Scope.FORM, "up", "up", "back", "The suggestion before it; without any, the field before."),
    _in(Scope.FORM, "take", "right", "take the best", "Behind what was typed: take the best suggestion, go on typing."),
    *_fields(Scope.FORM, "Go to the field with this number.", "alt+"),
    _in(Scope.FORM, "anew", "f4", "anew", "Drop what was typed and start from the fact as it is stored."),
    _in(Scope.FORM, "mark", "f2", "from text", "Mark the value of the field in the article.", footer=True),
    _in(Scope.FORM, "select", "f9", "evidence", "Select the evidence anew, from where it is now.", footer=True),
    _in(Scope.FORM, "widen_end", "f8", "widen end", "The evidence ends a word later."),
    _in(Scope.FORM, "narrow_end", "f7", "narrow end", "The evidence ends a word earlier."),
    _in(Scope.FORM, "widen_start", "f5", "widen start", "The evidence starts a word earlier."),
    _in(Scope.FORM, "narrow_start", "f6", "narrow start", "The evidence starts a word later."),
    _in(Scope.FORM, "page_down", "pagedown", "page down", "Read on in the article."),
    _in(Scope.FORM, "page_up", "pageup", "page up", "Read back in the article."),
    _in(Scope.NOTE, "save", "enter", "keep the note", "Keep the note for the decision.", footer=True),
    _in(Scope.NOTE, "cancel", "escape", "cancel", "Leave the note as it was.", footer=True),
    _in(Scope.SEARCH, "find", "enter", "find", "Go to the first place that begins with these words.", footer=True),
    _in(Scope.SEARCH, "cancel", "escape", "back", "Go back to the fact.", footer=True),
    _in(Scope.FOUND, "next", "n down enter", "next", "Go to the next place.", footer=True),
    _in(Scope.FOUND, "previous", "N up", "previous", "Go to the place before it.", footer=True),
    _in(Scope.FOUND, "add", "plus", "add", "Add a fact that was missed here.", footer=True),
    _in(Scope.FOUND, "search", "backslash ctrl+f", "search", "Search for something else.", footer=True),
    _in(Scope.FOUND, "page_down", "pagedown ctrl+d", "page down", "Read on in the article."),
    _in(Scope.FOUND, "page_up", "pageup ctrl+u", "page up", "Read back in the article."),
    _in(Scope.FOUND, "back", "escape q", "back", "Go back to the fact.", footer=True),
    _in(Scope.ORDER, "article", "a 1", "article", "Article by article, in reading order."),
    _in(Scope.ORDER, "uncertainty", "u 2", "uncertainty", "What the rules are least sure of first."),
    _in(Scope.ORDER, "kind", "k 3", "kind", "Kind by kind."),
    _in(Scope.ORDER, "rule", "r 4", "rule", "Rule by rule."),
    _in(Scope.ORDER, "confidence", "c 5", "confidence", "What the rules are surest of first."),
    _in(Scope.ORDER, "next", "o ctrl+o", "the next one", "Take the order after the present one.", footer=True),
    _in(Scope.ORDER, "cancel", "escape q", "as it is", "Leave the order as it is.", footer=True),
    _in(Scope.FILTER, "apply", "enter", "apply", "Show what matches; an empty line shows all.", footer=True),
    _in(Scope.FILTER, "cancel", "escape", "back", "Leave the filter as it was.", footer=True),
    _in(Scope.FILTER, "complete", "tab", "complete", "Take the first word that is offered.", footer=True),
    _in(Scope.FILTER, "down", "down", "saved", "Pick a saved filter, or one that was used lately.", footer=True),
    _in(Scope.FILTER, "up", "up", "back up", "Back among the saved filters, to what was typed."),
    _in(Scope.FILTER, "save", "ctrl+s", "save", "Save the filter under a name.", footer=True),
    _in(Scope.FILTER, "forget", "f8", "forget", "Forget the saved filter that is picked."),
    _in(Scope.NAMING, "save", "enter", "save", "Save the filter under this name.", footer=True),
    _in(Scope.NAMING, "cancel", "escape", "back", "Go back to the filter.", footer=True),
    _in(Scope.GOTO, "go", "enter", "go there", "Go to the article.", footer=True),
    _in(Scope.GOTO, "down", "down", "next", "Pick the next article that is offered.", footer=True),
    _in(Scope.GOTO, "up", "up", "previous", "Pick the article before it.", footer=True),
    _in(Scope.GOTO, "cancel", "escape", "back", "Stay at this fact.", footer=True),
    *_kinds(),
    _in(Scope.ADD, "cancel", "escape", "cancel", "Add nothing.", footer=True),
    *_marking(Scope.ADD),
    _in(Scope.BATCH, "accept", "a f5", "accept", "Accept all that are in.", footer=True),
    _in(Scope.BATCH, "reject", "x delete", "reject", "Reject all that are in.", footer=True),
    _in(Scope.BATCH, "reject_because", "X ctrl+x", "reject because", "Reject all that are in, and say why."),
    _in(Scope.BATCH, "out", "space f3", "out", "Take this fact out, or in again.", footer=True),
    _in(Scope.BATCH, "open", "enter", "read", "Read its article.", footer=True),
    _in(Scope.BATCH, "down", "j down", "next", "Go to the next fact."),
    _in(Scope.BATCH, "up", "k up", "previous", "Go to the fact before it."),
    _in(Scope.BATCH, "page_down", "pagedown ctrl+d", "page down", "Go a page down."),
    _in(Scope.BATCH, "page_up", "pageup ctrl+u", "page up", "Go a page up."),
    _in(Scope.BATCH, "first", "g home", "first", "Go to the first fact."),
    _in(Scope.BATCH, "last", "G end", "last", "Go to the last fact."),
    _in(Scope.BATCH, "raise", "plus", "fewer", "In the list of a rule: leave out those that are least sure."),
    _in(Scope.BATCH, "lower", "minus", "more", "In the list of a rule: take in those that are less sure."),
    _in(Scope.BATCH, "leave", "escape q", "leave", "Decide nothing.", footer=True),
    _in(Scope.BATCH_ARTICLE, "out", "space f3", "out/in", "Take this fact out, or in again.", footer=True),
    _in(Scope.BATCH_ARTICLE, "next", "j right", "next", "Read the article of the next fact.", footer=True),
    _in(Scope.BATCH_ARTICLE, "previous", "k left", "previous", "Read the article of the fact before.", footer=True),
    _in(Scope.BATCH_ARTICLE, "down", "down", "down", "A line down."),
    _in(Scope.BATCH_ARTICLE, "up", "up", "up", "A line up."),
    _in(Scope.BATCH_ARTICLE, "page_down", "pagedown ctrl+d", "page down", "Read on.", footer=True),
    _in(Scope.BATCH_ARTICLE, "page_up", "pageup ctrl+u", "page up", "Read back."),
    _in(Scope.BATCH_ARTICLE, "back", "escape enter q", "back", "Go back to the list.", footer=True),
    *_reasons(),
    _in(Scope.REASON, "words", "enter o", "own words", "Write the reason.", footer=True),
    _in(Scope.REASON, "last", "X ctrl+x", "the one before", "Say it of the fact that was just rejected.", footer=True),
    _in(Scope.REASON, "cancel", "escape q", "cancel", "Leave the fact as it was.", footer=True),
    _in(Scope.REASON_WORDS, "save", "enter", "reject", "Reject the fact for this reason.", footer=True),
    _in(Scope.REASON_WORDS, "cancel", "escape", "cancel", "Leave the fact as it was.", footer=True),
    _in(Scope.SELECT, "take", "enter", "take, save", "Take the marked words and save the fact.", footer=True),
    _in(Scope.SELECT, "keep", "f2 f9", "take", "Take the marked words and go on in the form.", footer=True),
    _in(Scope.SELECT, "cancel", "escape", "back", "Leave it as it was and go back to the form.", footer=True),
    *_marking(Scope.SELECT),
    _in(Scope.BROWSE, "open", "enter", "open", "Go to the fact in its article.", footer=True),
    _in(Scope.BROWSE, "close", "escape q l vertical_line", "back", "Go back to where you were.", footer=True),
    _in(Scope.BROWSE, "correct", "e f2", "correct", "Go to the fact and correct it.", footer=True),
    _in(Scope.BROWSE, "next_kind", "tab", "next kind", "Show the next kind of fact.", footer=True),
    _in(Scope.BROWSE, "previous_kind", "shift+tab", "previous kind", "Show the kind before it."),
    *_numbered(Scope.BROWSE, "kind", len(KINDS), "kind", "Show the kind of this number."),
    _in(Scope.BROWSE, "filter", "slash", "filter", "Show those alone that a filter line lists.", footer=True),
    _in(Scope.BROWSE, "sort", "s f8", "sort", "Sort by the column whose number is pressed next.", footer=True),
    _in(Scope.BROWSE, "sort_next", "greater_than_sign", "sort by next", "Sort by the next column."),
    _in(Scope.BROWSE, "sort_previous", "less_than_sign", "sort by previous", "Sort by the column before it."),
    _in(Scope.BROWSE, "history", "h ctrl+t", "history", "Show every decision on the fact.", footer=True),
    _in(Scope.BROWSE, "copy", "y ctrl+y", "copy", "Copy the quote; once more: with its source.", footer=True),
    _in(Scope.BROWSE, "down", "down j", "down", "Go to the next row."),
    _in(Scope.BROWSE, "up", "up k", "up", "Go to the row before it."),
    _in(Scope.BROWSE, "page_down", "pagedown space ctrl+d", "page down", "A page down."),
    _in(Scope.BROWSE, "page_up", "pageup ctrl+u", "page up", "A page up."),
    _in(Scope.BROWSE, "first", "home g", "first", "Go to the first row."),
    _in(Scope.BROWSE, "last", "end G", "last", "Go to the last row."),
    _in(Scope.BROWSE, "right", "right right_square_bracket", "columns", "Show columns further to the right."),
    _in(Scope.BROWSE, "left", "left left_square_bracket", "columns back", "Show the columns before them."),
    _in(Scope.BROWSE, "read", "r f5", "read anew", "Read the table anew from the store."),
    *_numbered(Scope.BROWSE_SORT, "column", 10, "column", "Sort by the column of this number."),
    _in(
        Scope.BROWSE_SORT, "turn", "s f8", "the other way", "Sort by the same column the other way round.", footer=True
    ),
    _in(Scope.BROWSE_SORT, "cancel", "escape q", "cancel", "Leave the order as it is.", footer=True),
    *_adjudicating(),
    _in(Scope.DASHBOARD, "open", "enter", "review rule", "Review the facts of the rule at the caret.", footer=True),
    _in(Scope.DASHBOARD, "close", "escape q p percent_sign", "back", "Go back to the fact.", footer=True),
    _in(Scope.DASHBOARD, "down", "down j", "next rule", "Go to the next rule, or a line down.", footer=True),
    _in(Scope.DASHBOARD, "up", "up k", "previous rule", "Go to the previous rule, or a line up."),
    _in(Scope.DASHBOARD, "section", "tab", "next section", "Go to the next heading.", footer=True),
    _in(Scope.DASHBOARD, "page_down", "pagedown space ctrl+d", "page down", "A page down.", footer=True),
    _in(Scope.DASHBOARD, "page_up", "pageup ctrl+u", "page up", "A page up."),
    _in(Scope.DASHBOARD, "read", "r f5", "read anew", "Read the figures anew from the store.", footer=True),
    _in(Scope.HISTORY, "close", "escape q h ctrl+t", "back", "Go back to the fact.", footer=True),
    _in(Scope.HISTORY, "down", "down j", "down", "A line down.", footer=True),
    _in(Scope.HISTORY, "up", "up k", "up", "A line up.", footer=True),
    _in(Scope.HISTORY, "page_down", "pagedown space ctrl+d", "page down", "A page down.", footer=True),
    _in(Scope.HISTORY, "page_up", "pageup ctrl+u", "page up", "A page up."),
    _in(Scope.HELP, "close", "escape q question_mark f1", "close", "Go back to reviewing.", footer=True),
    _in(Scope.HELP, "down", "down j", "down", "A line down.", footer=True),
    _in(Scope.HELP, "up", "up k", "up", "A line up."),
    _in(Scope.HELP, "page_down", "pagedown space", "page down", "A page down.", footer=True),
    _in(Scope.HELP, "page_up", "pageup", "page up", "A page up."),
    _in(Scope.HELP, "find", "slash ctrl+f", "find", "Find a key or words on this page.", footer=True),
    _in(Scope.HELP_FIND, "keep", "enter", "keep", "Leave on the page what was found.", footer=True),
    _in(Scope.HELP_FIND, "whole", "escape", "whole page", "Show the whole page again.", footer=True),
    _in(Scope.HELP_FIND, "down", "down", "down", "A line down."),
    _in(Scope.HELP_FIND, "up", "up", "up", "A line up."),
    _in(Scope.ANYWHERE, "help", "question_mark f1", "help", "Show this page.", footer=True),
    _in(Scope.ANYWHERE, "quit", "ctrl+q ctrl+c", "quit", "End the session, whatever is being typed."),
    _in(Scope.ANYWHERE, "suspend", "ctrl+z", "suspend", "Go to the shell for a while; fg comes back."),
    _in(Scope.ANYWHERE, "palette", "ctrl+p", "commands", "Find a command by its name."),
)
"""Every command, in the order in which help shows them."""

BY_ID = {command.id: command for command in COMMANDS}

_REMAPPED: dict[str, tuple[str, ...]] = {}
_BY_KEY: dict[str, list[str]] = {}


def remap(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Put the keys of these commands in force, for the whole process and until the next call; others keep theirs.

    One process has one keyboard before it. What is given must have been checked, as `tui.keymap` does.
    """
    _REMAPPED.clear()
    _REMAPPED.update(keys)
    _BY_KEY.clear()
    for command in COMMANDS:
        for key in command.bound:
            _BY_KEY.setdefault(key, []).append(command.id)


def on_key(key: str) -> tuple[str, ...]:
    """Return the ids of the commands that have this key, each in its own scope."""
    return tuple(_BY_KEY.get(key, ()))


def key_for(command_id: str, *, typing: bool = False) -> str:
    """Return the key to name in a sentence about a command; where one types, one that no field takes."""
    return BY_ID[command_id].shown_keys[-1 if typing else 0]


remap({})


def in_scope(scope: Scope) -> tuple[Command, ...]:
    """Return the commands of one scope, without those that work anywhere."""
    return tuple(command for command in COMMANDS if command.scope is scope)


def bindings(*scopes: Scope) -> list[Binding]:
    """Return a binding for every command of these scopes."""
    return [command.binding() for command in COMMANDS if command.scope in scopes and command.keys]


def hints(scope: Scope) -> tuple[Hint, ...]:
    """Return what the hint line of a scope shows; where one types, keys that no field takes."""
    which = -1 if scope in TYPING else 0
    anywhere = () if scope in {Scope.HELP, Scope.HELP_FIND} else in_scope(Scope.ANYWHERE)
    shown = (c for c in (*in_scope(scope), *anywhere) if c.footer and c.shown_keys)
    return tuple(Hint(c.shown_keys[which], c.label, c.narrow) for c in shown)


def choices(scope: Scope) -> list[tuple[str, str]]:
    """Return the (key, label) pairs that the menu line of a scope shows; the others are in its hint line."""
    return [(command.shown_keys[0], command.label) for command in in_scope(scope) if not command.footer]
