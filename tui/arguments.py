"""The arguments of the command line."""

from __future__ import annotations

import argparse
import sys
from itertools import takewhile
from typing import TYPE_CHECKING, NoReturn

from tui.passwords import masked
from tui.safe import display_safe
from tui.settings import ORDERS, PRESETS, THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_STORE = "duyet.db"

PATHS = 'files, folders, or "-" for standard input: plain text (.txt, .text) or JSON Lines (.jsonl, .ndjson)'
"""What the paths of a command stand for."""

ROLES = ("reviewer", "adjudicator", "admin")
"""Those of `store.records.Role`, which isn't loaded either."""

KINDS = ("article", "office", "congress", "event", "document", "statistic", "award", "statement")
"""Those of `extract.facts.KINDS`, which isn't loaded to read a command line; a test compares them."""

_CONFIG = "the file of settings (default: DUYET_CONFIG, else duyet/config.toml in your folder of settings)"

_EPILOG = """\
examples:
  duyet review articles/             add the articles of a folder and review them
  duyet review                       go on where the last session was left
  duyet review --filter 'conf:<0.6' --order uncertainty
                                     review what the rules are not sure of
  duyet export dataset/              write what was verified
  duyet status --store ~/news.db     show counts of another store
"""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are safe to show, as they repeat what was typed, an address with a password too."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and the complaint to standard error and exit with status 2."""
        super().error(display_safe(masked(message)))

    def parse(self, argv: Sequence[str] | None = None) -> argparse.Namespace:
        """Return what was asked for; an option of a command that stands before the command is refused as just that."""
        given = sys.argv[1:] if argv is None else argv
        of = next((action.choices for action in self._actions if isinstance(action, argparse._SubParsersAction)), {})
        before = takewhile(lambda word: word not in of, given)
        for option in (word.partition("=")[0] for word in before if word.startswith("--")):
            named = [name for name, command in of.items() if option in command._option_string_actions]
            if named and option not in self._option_string_actions:
                meant = next((word for word in given if word in named), named[0])
                self.error(f"{option} stands behind its command: {self.prog} {meant} {option}")
        return self.parse_args(argv)


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_args: object, **_kwargs: object) -> NoReturn:
        from importlib.metadata import version

        sys.stdout.write(f"duyet {version('duyet')}\n")
        parser.exit()


def parser() -> Parser:
    """Return the parser; `command` of what it parses names the command, and `store` and `reviewer` may be absent."""
    shared = _shared_options()
    whole = Parser(
        prog="duyet",
        description="Review facts that rules propose from Vietnamese news, and export what was verified.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[shared],
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)

    review = commands.add_parser("review", help="add articles, then review facts at the terminal", parents=[shared])
    review.add_argument("paths", nargs="*", metavar="PATH", help=PATHS)
    plain = "ask in lines of text, without drawing: for screen readers, poor terminals and pipes"
    review.add_argument("--order", choices=ORDERS, default="", metavar="ORDER", help=f"one of {', '.join(ORDERS)}")
    review.add_argument("--filter", default="", metavar="LINE", help="show what matches, as typed after / in a session")
    review.add_argument("--adjudicate", action="store_true", help="begin with what two readers of a team differ on")
    review.add_argument("--plain", action="store_true", help=plain)
    review.add_argument("--config", metavar="FILE", help=_CONFIG)
    review.add_argument("--tour", action="store_true", help="show the first steps again")
    review.add_argument("--theme", choices=THEMES, help=f"the colours: {', '.join(THEMES)}")

    add = commands.add_parser("add", help="add articles and their proposals to the store", parents=[shared])
    add.add_argument("paths", nargs="+", metavar="PATH", help=PATHS)

    extract = commands.add_parser("extract", help="print what the rules propose; needs no store and makes none")
    extract.add_argument("--format", choices=["jsonl", "table"], help="default: table on a terminal, else jsonl")
    extract.add_argument("paths", nargs="+", metavar="PATH", help=PATHS)

    _add_tools_for_rules(commands)

    export = commands.add_parser("export", help="write the verified facts into a folder", parents=[shared])
    export.add_argument("folder", metavar="DIR", help="made if it isn't there; an export in it is replaced whole")

    status = commands.add_parser("status", help="print progress, pace and how right the rules proved", parents=[shared])
    status.add_argument("--json", action="store_true", help="print one JSON object")
    reviewers = "show each reviewer's pace, times, agreement and false accepts, in all and by day"
    status.add_argument("--reviewers", action="store_true", help=reviewers)
    status.add_argument("--rules", action="store_true", help="show every rule, not those with most decisions alone")

    _add_settings(commands)

    _add_team(commands, shared)
    _add_store(commands, shared)
    return whole


def _add_store(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    store = commands.add_parser("store", help="look after the store", parents=[shared])
    store_commands = store.add_subparsers(title="commands", metavar="COMMAND", dest="store_command", required=True)
    check = "rebuild the state from the decisions, test their chain and every span, print the differences"
    checks = store_commands.add_parser("check", help=check, parents=[shared])
    checks.add_argument("--export", metavar="DIR", help="look as well whether all decisions of an export are there")
    upgrade = "change a store that an older duyet made to this one's form, after a copy beside it"
    store_commands.add_parser("upgrade", help=upgrade, parents=[shared])
    backup = store_commands.add_parser("backup", help="copy the whole store into a file", parents=[shared])
    backup.add_argument("file", metavar="FILE", help="a new file, for its owner alone; sessions may go on meanwhile")
    restore = store_commands.add_parser("restore", help="make a store from a backup", parents=[shared])
    restore.add_argument("file", metavar="FILE", help="what backup wrote; --store is where nothing is yet")
    settings = "show or set what holds for the work of a team"
    setting = store_commands.add_parser("settings", help=settings, parents=[shared])
    overlap, wrong = "articles that two reviewers read, neither seeing the other's verdicts", "facts known to be wrong"
    for option, usual, of in (("--overlap", 10.0, overlap), ("--known-wrong", 3.0, f"{wrong}, mixed in")):
        told = f"the share of {of}; {usual:g} without a number"
        setting.add_argument(option, type=_percent, nargs="?", const=usual, metavar="PERCENT", help=told)
    reindex = "make the search index and the counts anew, where check says that they differ"
    store_commands.add_parser("reindex", help=reindex, parents=[shared])


def _percent(given: str) -> float:
    try:
        percent = float(given.removesuffix("%").replace(",", "."))
    except ValueError:
        percent = -1.0
    if not 0 <= percent <= 100:
        raise argparse.ArgumentTypeError(f"{given!r} is no percentage from 0 to 100")
    return percent


def _add_team(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    team = commands.add_parser("reviewers", help="say who is in the team of a store", parents=[shared])
    team_commands = team.add_subparsers(title="commands", metavar="COMMAND", dest="team_command", required=True)
    add = team_commands.add_parser("add", help="take somebody in, or change a member's role", parents=[shared])
    add.add_argument("name", metavar="NAME", help="the name by which they review: that of their login, or --reviewer")
    roles = f"one of {', '.join(ROLES)}: an adjudicator settles disputes, an admin leads the team (default: reviewer)"
    add.add_argument("--role", choices=ROLES, default=ROLES[0], metavar="ROLE", help=roles)
    of_server = "a role of the PostgreSQL server, made if need be, by which alone they decide"
    add.add_argument("--database-role", default="", metavar="ROLE", help=of_server)
    listed = team_commands.add_parser("list", help="print who is in the team", parents=[shared])
    agreement = "print how far two readers of the same articles agree, by kind and by field"
    agreed = team_commands.add_parser("agreement", help=agreement, parents=[shared])
    for each in (listed, agreed):
        each.add_argument("--json", action="store_true", help="print one JSON array")
    retire = team_commands.add_parser("retire", help="let a member leave; their decisions stay", parents=[shared])
    retire.add_argument("name", metavar="NAME", help="who leaves")


def _add_settings(commands: argparse._SubParsersAction[Parser]) -> None:
    keys = commands.add_parser("keys", help="print the keys as they hold with your settings")
    keys.add_argument("--preset", choices=PRESETS, help=f"another set of keys: {', '.join(PRESETS)}")
    form = keys.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true", help="print tables in Markdown")
    form.add_argument("--json", action="store_true", help="print one JSON array")

    config = commands.add_parser("config", help="print your settings, each explained, as a file to begin with")
    config.add_argument("--path", action="store_true", help="print where the file of settings is looked for")
    guidelines = commands.add_parser("guidelines", help="print what counts as a fact of each kind, and its fields")
    guidelines.add_argument(
        "kind", nargs="?", choices=KINDS, metavar="KIND", help=f"this kind alone: {', '.join(KINDS)}"
    )
    for each in (keys, config):
        each.add_argument("--config", metavar="FILE", help=_CONFIG)


def _add_tools_for_rules(commands: argparse._SubParsersAction[Parser]) -> None:
    evaluate = commands.add_parser("evaluate", help="measure the rules against annotated articles")
    gold = 'JSON Lines with "id", "text" and "facts", or "-" for standard input; or a run that was kept'
    evaluate.add_argument("gold", metavar="GOLD.jsonl", help=gold)
    evaluate.add_argument("--kind", choices=KINDS, metavar="KIND", help=f"this kind alone: {', '.join(KINDS)}")
    evaluate.add_argument("--errors", action="store_true", help="show every error with its context")
    evaluate.add_argument("--json", action="store_true", help="print one JSON object")
    evaluate.add_argument("--save", metavar="RUN.json", help="keep this run's counts, to compare with later")
    evaluate.add_argument("--compare", metavar="RUN.json", help="show what differs from a run that was kept")

    explain = commands.add_parser("explain", help="print what the rules made of a place in an article, and why")
    explain.add_argument("path", metavar="FILE", help="a text or JSON Lines file")
    explain.add_argument("offset", metavar="OFFSET", type=int, help="in code points of the article's text, from 0")
    explain.add_argument(
        "--kind", choices=KINDS, metavar="KIND", help="the rules of this kind, and the steps they took"
    )
    explain.add_argument("--id", help="which article is meant, where the file holds several")


def _shared_options() -> Parser:
    """Return options that stand before or after the command; one that isn't given leaves no trace in either place."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    store = f"the store: its file, or postgresql://USER@HOST/DATABASE (default: DUYET_STORE, else {DEFAULT_STORE})"
    shared.add_argument("--store", metavar="PATH", help=store)
    shared.add_argument("--reviewer", metavar="NAME", help="who decides (default: your login name)")
    return shared
