"""Where commands work: the states of the review screen, and the screens beside it."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """Where a command works; each scope is a state of the review screen, or a screen of its own (`APART`)."""

    REVIEW = "review"
    FORM = "form"
    NOTE = "note"
    SEARCH = "search"
    ORDER = "order"
    FILTER = "filter"
    NAMING = "naming"
    GOTO = "goto"
    FOUND = "found"
    ADD = "add"
    BATCH = "batch"
    BATCH_ARTICLE = "batch_article"
    REASON = "reason"
    REASON_WORDS = "reason_words"
    SELECT = "select"
    BROWSE = "browse"
    BROWSE_SORT = "browse_sort"
    ADJUDICATE = "adjudicate"
    DASHBOARD = "dashboard"
    HISTORY = "history"
    HELP = "help"
    HELP_FIND = "help_find"
    ANYWHERE = "anywhere"


SCOPE_TITLES = {
    Scope.REVIEW: "Reviewing",
    Scope.FORM: "Correcting or adding a fact",
    Scope.NOTE: "Writing a note",
    Scope.SEARCH: "Searching in the article",
    Scope.FOUND: "Going through what was found",
    Scope.ORDER: "Choosing the order",
    Scope.FILTER: "Typing a filter",
    Scope.NAMING: "Saving a filter under a name",
    Scope.GOTO: "Going to an article",
    Scope.ADD: "Adding a missed fact: marking what states it, then its kind",
    Scope.BATCH: "Deciding many facts at once",
    Scope.BATCH_ARTICLE: "Reading the article of one of them",
    Scope.REASON: "Choosing the reason of a rejection",
    Scope.REASON_WORDS: "Writing a reason",
    Scope.SELECT: "Marking words of the article",
    Scope.BROWSE: "In the table of verified facts",
    Scope.BROWSE_SORT: "Choosing what the table is sorted by",
    Scope.ADJUDICATE: "Settling what two readers differ on",
    Scope.DASHBOARD: "On the dashboard",
    Scope.HISTORY: "Reading the history of a fact",
    Scope.HELP: "On this page",
    Scope.HELP_FIND: "Finding a key or words on this page",
    Scope.ANYWHERE: "Anywhere",
}

TYPING = frozenset(
    {
        Scope.FORM,
        Scope.NOTE,
        Scope.SEARCH,
        Scope.REASON_WORDS,
        Scope.FILTER,
        Scope.NAMING,
        Scope.GOTO,
        Scope.HELP_FIND,
    }
)
"""Where one types: there no command can have a key that a field takes."""

APART = frozenset(
    {
        Scope.BROWSE,
        Scope.BROWSE_SORT,
        Scope.ADJUDICATE,
        Scope.DASHBOARD,
        Scope.HISTORY,
        Scope.HELP,
        Scope.HELP_FIND,
    }
)
"""Screens of their own, on which what works anywhere else needs a key of theirs."""
