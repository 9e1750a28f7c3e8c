"""The commands of who leads a team: who is in it, and what holds for its work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from store.records import Role
from tui.safe import display_safe
from tui.stdio import say, write_json
from tui.store_commands import opened

if TYPE_CHECKING:
    from store.team_measures import Agreement, ReviewerStatistics, Work
    from store.teamwork import TeamMember

__all__ = [
    "Agreement",
    "ReviewerStatistics",
    "Work",
    "add",
    "agreement",
    "retire",
    "settings",
    "show",
    "status_of_reviewers",
]

_SETTINGS = {
    "overlap": "of the articles are read by two reviewers, neither of whom sees the other's verdicts",
    "known_wrong": "of the facts that are shown are known to be wrong, to see who accepts them",
}


def add(url: str, name: str, role: str, *, by: str, database_role: str) -> int:
    """Take somebody into the team of a store, or give a member another role."""
    with opened(url) as store:
        alone = not any(member.role for member in store.team())
        store.add_member(name, Role(role), by=by, database_role=database_role)
    say(f"{display_safe(name)} is {_ROLES[Role(role)]} of this store's team.")
    if database_role:
        shown = display_safe(database_role)
        say(f"They decide by the server's role {shown} alone: let it in by a line of pg_hba.conf, and by a password.")
    if alone:
        say("From now on members alone decide: add the others by `duyet reviewers add NAME`.")
    return 0


_ROLES = {Role.REVIEWER: "a reviewer", Role.ADJUDICATOR: "an adjudicator", Role.ADMIN: "an admin"}


def retire(url: str, name: str, *, by: str) -> int:
    """Let a member leave the team of a store."""
    with opened(url) as store:
        store.retire(name, by=by)
        left = sum(member.role is not None and member.retired_at is None for member in store.team())
    say(f"{display_safe(name)} has retired: what they had is free for others, and their decisions stay.")
    if left == 1:
        say("One member is left: what was to be read twice stays pending until you add another.")
    return 0


def show(url: str, *, as_json: bool) -> int:
    """Print who is in the team of a store, and who has decided in it without being."""
    with opened(url, announced=not as_json) as store:
        members = store.team()
    if as_json:
        _write([_record(member) for member in members])
        return 0
    from rich.table import Table

    from tui.tables import cell, console

    if not any(member.role for member in members):
        say("There is no team, so anybody decides: `duyet reviewers add NAME --role admin` begins one.")
    if not members:
        return 0
    table = Table()
    for title in ("name", "role", "since", "on the server", "decisions"):
        table.add_column(title, justify="right" if title == "decisions" else "left", overflow="fold")
    for member in members:
        table.add_row(*map(cell, _row(member)))
    console().print(table)
    return 0


def status_of_reviewers(url: str, *, as_json: bool) -> int:
    """Print what each reviewer of a store did, in all and by day."""
    with opened(url, announced=not as_json) as store:
        reviewers = store.reviewer_statistics()
    from tui.team_tables import print_reviewers, reviewer_record

    if as_json:
        _write([reviewer_record(one) for one in reviewers])
    else:
        print_reviewers(reviewers)
    return 0


def agreement(url: str, *, as_json: bool) -> int:
    """Print how far two readers of the same articles agree."""
    with opened(url, announced=not as_json) as store:
        found = store.agreement()
    from tui.team_tables import agreement_record, print_agreement

    if as_json:
        _write([agreement_record(one) for one in found])
    elif found:
        print_agreement(found)
    else:
        say("No fact has been judged by two readers yet, so there is no agreement to measure.")
    return 0


def _write(records: list[dict[str, object]]) -> None:
    import msgspec

    write_json(msgspec.json.encode(records))


def settings(url: str, percents: Mapping[str, float], *, by: str) -> int:
    """Set these settings of a store, each in percent, then print all."""
    with opened(url) as store:
        if percents:
            store.set_shares({name: of / 100 for name, of in percents.items()}, by=by)
        shares = store.shares()
        members = sum(member.role is not None and member.retired_at is None for member in store.team())
    for name, share in shares.items():
        say(f"{name.replace('_', '-')}: {share * 100:g} % {_SETTINGS[name]}.")
    if shares["overlap"] and members < 2:
        say("No article is read twice before the team has two members: `duyet reviewers add NAME`.")
    return 0


def _row(member: TeamMember) -> tuple[str, ...]:
    joined = "" if member.joined_at is None else _day(member.joined_at)
    role = "no member" if member.role is None else str(member.role)
    if member.retired_at is not None:
        role = f"retired on {_day(member.retired_at)}"
    return (member.name, role, joined, member.database_role, f"{member.decisions:,}")


def _day(at: datetime) -> str:
    return f"{at.astimezone():%d/%m/%Y}"


def _record(member: TeamMember) -> dict[str, object]:
    return {
        "name": member.name,
        "role": member.role,
        "joined_at": member.joined_at,
        "retired_at": member.retired_at,
        "database_role": member.database_role,
        "decisions": member.decisions,
    }
