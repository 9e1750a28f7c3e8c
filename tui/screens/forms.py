"""The screens on which the form of a fact opens: each has a `session` with the fact, its article and its evidence."""

from __future__ import annotations

from typing import TypeAlias

from tui.screens.adjudicate import AdjudicateScreen
from tui.screens.review import ReviewScreen

FormScreen: TypeAlias = ReviewScreen | AdjudicateScreen
