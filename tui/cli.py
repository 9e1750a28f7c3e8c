"""The command line. Importing it loads the standard library alone; a command imports what it needs when it runs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.arguments import DEFAULT_STORE, parser
from tui.stdio import close_broken, draws, say, why_no_session

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from tui.config import Config

BROKEN_PIPE = 128 + 13
INTERRUPTED = 128 + 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 something was refused or failed, 2 it could not be run."""
    options = parser().parse(argv)
    if argv is None:
        _hide_password(options)
    options.umask = os.umask(0o077)
    try:
        return _run(options)
    except BrokenPipeError:
        close_broken(sys.stdout)
        return BROKEN_PIPE
    except KeyboardInterrupt:
        say("Interrupted; what was stored before stays.")
        return INTERRUPTED


def _hide_password(options: Namespace) -> None:
    from tui.passwords import hide

    if address := getattr(options, "store", None):
        hide(address)


def _run(options: Namespace) -> int:
    from tui.store_commands import StoreError

    try:
        return _COMMANDS[options.command](options)
    except StoreError as error:
        say(f"duyet: {error}")
    except BrokenPipeError:
        raise
    except OSError as error:
        say(f"duyet: {error.filename or 'the system'}: {error.strerror or error}")
    return 1


def _review(options: Namespace) -> int:
    from tui import store_commands

    url, reviewer, config = _store(options), _reviewer(options), _config(options)
    if config is None:
        return 2
    options.plain = config.settings.plain
    plain = options.plain or not draws()
    if obstacle := why_no_session(plain=options.plain):
        return _refuse(f"A review session can't be shown: {obstacle}.")
    if options.plain and "-" in options.paths:
        return _refuse("With --plain, standard input answers questions: add its articles first (duyet add -).")
    if not reviewer:
        return _refuse("Say who reviews: duyet review --reviewer NAME.")
    start_article = None
    if options.paths:
        added = store_commands.add(url, options.paths)
        if not added.complete:
            return _stopped(any_article=added.any_article)
        start_article = added.start_article
    else:
        place = store_commands.shown_place(url)
        if store_commands.is_missing(url):
            return _no_store(place)
        say(f"Store: {place}")
    if plain and not options.plain:
        say("TERM names no terminal that can be drawn on, so this session is in plain lines, as with --plain.")
    queue = {"order": options.order, "filter_line": options.filter, "adjudicate": options.adjudicate}
    asked = {name: value for name, value in queue.items() if value}
    session = _session(config, plain=plain, tour=options.tour)
    return session(store_url=url, reviewer=reviewer, start_article=start_article, **asked)


def _session(config: Config, *, plain: bool, tour: bool) -> Callable[..., int]:
    if plain:
        from tui.plain.run import run_plain

        return run_plain
    from functools import partial

    from tui.app import run_review

    return partial(run_review, settings=config.settings, with_steps=tour or None)


def _config(options: Namespace) -> Config | None:
    """Read the user's file, put its keys in force, and let the command line have the last word."""
    from dataclasses import replace

    from tui.commands import remap
    from tui.settings_commands import read_or_say

    config = read_or_say(options.config)
    if config is None:
        return None
    remap(config.keys)
    theme, plain = options.theme or config.settings.theme, options.plain or config.settings.plain
    return replace(config, settings=replace(config.settings, theme=theme, plain=plain))


def _keys(options: Namespace) -> int:
    from tui.settings_commands import keys

    form = "markdown" if options.markdown else "json" if options.json else "table"
    return keys(options.config, preset=options.preset, form=form)


def _guidelines(options: Namespace) -> int:
    from extract.facts import KINDS
    from tui.guidelines import plain
    from tui.stdio import write_lines

    write_lines(plain([options.kind] if options.kind else KINDS))
    return 0


def _print_config(options: Namespace) -> int:
    from tui.settings_commands import print_config

    return print_config(options.config, path_alone=options.path)


def _add(options: Namespace) -> int:
    from tui.store_commands import add

    return 0 if add(_store(options), options.paths).complete else 1


def _extract(options: Namespace) -> int:
    from tui.extraction import extract

    return extract(options.paths, options.format)


def _evaluate(options: Namespace) -> int:
    from tui.evaluation import evaluate

    return evaluate(
        options.gold,
        kind=options.kind,
        errors=options.errors,
        as_json=options.json,
        save=options.save,
        compare=options.compare,
    )


def _explain(options: Namespace) -> int:
    from tui.explanation import explain_place

    return explain_place(options.path, options.offset, options.id, options.kind)


def _export(options: Namespace) -> int:
    from tui.store_commands import export

    return export(_store(options), options.folder, umask=options.umask)


def _status(options: Namespace) -> int:
    if options.reviewers:
        from tui.team_commands import status_of_reviewers

        return status_of_reviewers(_store(options), as_json=options.json)
    from tui.store_commands import status

    return status(_store(options), as_json=options.json, every_rule=options.rules)


def _reviewers(options: Namespace) -> int:
    from tui import team_commands

    shown = {"list": team_commands.show, "agreement": team_commands.agreement}
    if show := shown.get(options.team_command):
        return show(_store(options), as_json=options.json)
    by, name = _reviewer(options), _name(options.name)
    if options.team_command == "retire":
        return team_commands.retire(_store(options), name, by=by)
    return team_commands.add(_store(options), name, options.role, by=by, database_role=options.database_role)


def _look_after(options: Namespace) -> int:
    from tui import store_commands

    url = _store(options)
    if options.store_command == "check":
        return store_commands.check(url, options.export)
    if options.store_command == "settings":
        from tui.team_commands import settings

        percents = {"overlap": options.overlap, "known_wrong": options.known_wrong}
        return settings(url, {name: of for name, of in percents.items() if of is not None}, by=_reviewer(options))
    with_file = {"backup": store_commands.backup, "restore": store_commands.restore}
    if command := with_file.get(options.store_command):
        return command(url, options.file)
    return {"upgrade": store_commands.upgrade, "reindex": store_commands.reindex}[options.store_command](url)


_COMMANDS = {
    "review": _review,
    "add": _add,
    "extract": _extract,
    "evaluate": _evaluate,
    "explain": _explain,
    "export": _export,
    "status": _status,
    "keys": _keys,
    "config": _print_config,
    "store": _look_after,
    "guidelines": _guidelines,
    "reviewers": _reviewers,
}


def _store(options: Namespace) -> str:
    given: str | None = getattr(options, "store", None)
    return given or os.environ.get("DUYET_STORE") or DEFAULT_STORE


def _reviewer(options: Namespace) -> str:
    return _name(getattr(options, "reviewer", None) or _login_name())


def _name(given: str) -> str:
    from extract.text import canonical

    return canonical(given).strip()


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""


def _stopped(*, any_article: bool) -> int:
    if any_article:
        say("Something was refused (see above): leave it out, or run `duyet review` to go on with what was added.")
    return 1


def _no_store(place: str) -> int:
    return _refuse(f"There is no store at {place}. Make one by naming articles: duyet review PATH...")


def _refuse(sentence: str) -> int:
    say(sentence)
    return 2


if __name__ == "__main__":
    sys.exit(main())
