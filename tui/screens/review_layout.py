"""What the review screen is made of, and how it is laid out: wide, narrow and broad, and in each of its states."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult

from tui.scopes import Scope
from tui.widgets.article_view import ArticleView
from tui.widgets.ask_bar import AskBar
from tui.widgets.fact_card import FactCard
from tui.widgets.fact_form import FactForm
from tui.widgets.fact_list import FactList
from tui.widgets.focus_view import FocusView
from tui.widgets.guideline_pane import GuidelinePane
from tui.widgets.kind_chooser import KindChooser
from tui.widgets.laid_once import Columns, Rows
from tui.widgets.menu_line import MenuLine
from tui.widgets.prompt import Prompt
from tui.widgets.status_line import TwoEndedLine, status_and_keys

LAYOUT = """
ReviewScreen {
    background: $background;
    & > #panes { height: 1fr; }
    ArticleView { width: 1fr; height: 1fr; margin: 1 2 0 2; }
    FocusView { width: 1fr; height: 1fr; display: none; }
    #side { width: 40%; min-width: 46; max-width: 64; background: $panel; }
    FactList { height: 2fr; background: $surface; padding: 1 0 0 0; }
    #queue, AskBar { display: none; }
    &.-queue #queue { display: block; }
    &.-queue FactList { padding: 0; }
    AskBar.-open, MenuLine.-open { display: block; }
    &.-focus {
        ArticleView, #side { display: none; }
        FocusView { display: block; }
        #side.-form { display: block; }
    }
    &.-focus.-note #side { display: block; width: 100%; max-width: 100%; height: 1; min-height: 1; dock: bottom; }
    &.-focus.-note { #queue, FactList, FactCard { display: none; } }
    FactCard { height: 3fr; margin: 1 1 0 1; }
    GuidelinePane { height: 3fr; margin: 1 1 0 1; display: none; }
    &.-guide {
        GuidelinePane { display: block; }
        FactList { display: none; }
        FactCard { height: 2fr; }
        #side.-form GuidelinePane, #side.-add GuidelinePane { display: none; }
    }
    &.-guide.-focus {
        #side { display: block; }
        FactCard { display: none; }
    }
    KindChooser { height: 1fr; margin: 1 1 0 1; display: none; }
    FactForm { height: 1fr; margin: 1 1 0 1; display: none; }
    Prompt, MenuLine { display: none; }
    #steps { display: none; }
    &.-steps #steps { display: block; }
    #side.-form, #side.-add { FactList, FactCard { display: none; } }
    #side.-form FactForm { display: block; }
    #side.-add KindChooser { display: block; }
    #side.-note #note, #side.-search #search, #side.-reason_words #reason { display: block; }
    &.-broad {
        ArticleView { max-width: 104; }
        #side { width: 1fr; max-width: 120; }
    }
    &.-narrow {
        & > #panes { layout: vertical; }
        ArticleView { margin: 0 1; }
        #side { width: 100%; max-width: 100%; height: 45%; min-height: 10; }
        #side.-form { height: auto; max-height: 85%; }
        FactList { height: 1fr; padding: 0; display: none; }
        FactCard, KindChooser, FactForm { margin: 0 1; }
        FactCard { height: 1fr; }
        GuidelinePane { height: 2fr; margin: 0 1; }
        FactForm { height: auto; }
        FormWords { max-height: 3; }
        SuggestionList { height: 3; }
        #queue { display: none; }
        #side.-list FactList { display: block; }
        #side.-list FactCard { display: none; }
        #side.-list.-form, #side.-list.-add { FactList { display: none; } }
        &.-guide #side { height: 70%; }
        &.-guide #side.-list { FactList { display: none; } FactCard { display: block; } }
    }
}
"""
"""In Textual's CSS. A state is a class of the screen and of its side: "-form", "-note", "-queue", "-focus"."""

BESIDE: Mapping[Scope, str] = {
    Scope.FORM: "FactList, FactCard, GuidelinePane, FactForm",
    Scope.ADD: "FactList, FactCard, GuidelinePane, KindChooser",
    Scope.NOTE: "#queue, FactList, FactCard, #note",
    Scope.SEARCH: "#search",
    Scope.REASON_WORDS: "#reason",
}
"""States in which something else stands beside the article, with the panes that come and go; within them all stays."""

CHOOSING = frozenset({Scope.REASON, Scope.ORDER})
"""States in which the menu line is open."""

ASKING = frozenset({Scope.FILTER, Scope.NAMING, Scope.GOTO})
"""States in which the line across the screen is open."""


def panes() -> ComposeResult:
    """Yield title, panes, the lines in which one types or chooses, status and keys."""
    yield TwoEndedLine(id="title")
    with Columns(id="panes"):
        yield ArticleView(id="article")
        yield FocusView(id="focus")
        with Rows(id="side"):
            yield TwoEndedLine(id="queue")
            yield FactList(id="facts")
            yield GuidelinePane(id="guide")
            yield FactCard(id="card")
            yield KindChooser(id="kinds")
            yield FactForm(id="form")
            yield Prompt("note", id="note")
            yield Prompt("search", id="search")
            yield Prompt("reason", id="reason")
    yield MenuLine()
    yield AskBar(id="ask")
    yield TwoEndedLine(id="steps")
    yield from status_and_keys()
