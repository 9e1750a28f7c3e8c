"""A step to a later version of the tables runs alike on both kinds of database, as a whole or not at all."""

from collections.abc import Callable
from typing import Any

import pytest
from alembic.operations import Operations
from sqlalchemy import Column, String, text

from store import NewerSchemaError, OlderSchemaError, Store, StoreError, Verdict, migrations, open_store, upgrade_store
from store.tables import SCHEMA_VERSION
from tests.store.backends import tampered, url_of
from tests.store.factory import deciding, fact, worked_on

NEXT = SCHEMA_VERSION + 1


@pytest.fixture
def worked(empty: Store) -> Store:
    worked_on(empty)
    return empty


def _step(op: Operations) -> None:
    """Add a column, and change what is allowed in a table to which others refer, as the next version might."""
    op.add_column("reviewer", Column("language", String(), nullable=False, server_default="vi"))
    with op.batch_alter_table("proposal") as proposal:
        proposal.drop_constraint("ck_proposal_evidence", type_="check")
        proposal.create_check_constraint("ck_proposal_evidence", 'start >= 0 AND start <= "end"')


def _become_next(patch: pytest.MonkeyPatch, step: Callable[[Operations], None]) -> None:
    """Make this program the one of the next version, with the step that leads to it."""
    for module in ("tables", "schema", "upgrading"):
        patch.setattr(f"store.{module}.SCHEMA_VERSION", NEXT)
    patch.setitem(migrations._STEPS, NEXT, step)


def _asked(store: Store, query: str) -> list[Any]:
    with store._database.reading() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_a_step_changes_tables_and_keeps_every_row(worked: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    log, facts = (_asked(worked, f"SELECT * FROM {name} ORDER BY id") for name in ("decision", "proposal"))
    _become_next(monkeypatch, _step)
    with pytest.raises(OlderSchemaError, match="duyet store upgrade"):
        open_store(url_of(worked))
    done = upgrade_store(url_of(worked))
    assert (done.before, done.now) == (SCHEMA_VERSION, NEXT)
    with open_store(url_of(worked)) as store:
        assert _asked(store, "SELECT DISTINCT language FROM reviewer") == [("vi",)]
        assert _asked(store, "SELECT * FROM decision ORDER BY id") == log
        assert _asked(store, "SELECT * FROM proposal ORDER BY id") == facts
        assert list(store.check()) == []
        store.decide(deciding(Verdict.ACCEPT, fact(store, 0, "bai-1")))
        with pytest.raises(StoreError, match="never changed"), store._database.writing() as connection:
            connection.execute(text("UPDATE decision SET note = 'x'"))


def test_a_step_that_fails_leaves_the_store_as_it_was(worked: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(op: Operations) -> None:
        _step(op)
        raise StoreError("no room left")

    before = _asked(worked, "SELECT * FROM proposal ORDER BY id")
    with monkeypatch.context() as patch:
        _become_next(patch, fail)
        with pytest.raises(StoreError, match="no room left"):
            upgrade_store(url_of(worked))
    assert _asked(worked, "SELECT * FROM proposal ORDER BY id") == before
    assert list(worked.check()) == []


def test_an_older_program_refuses_a_newer_store_in_words(worked: Store) -> None:
    tampered(worked, f"UPDATE meta SET value = '{NEXT}' WHERE name = 'schema_version'")
    words = (
        f"was made by a newer duyet .store version {NEXT}, this one knows {SCHEMA_VERSION}.: update duyet to open it"
    )
    for call in (open_store, upgrade_store):
        with pytest.raises(NewerSchemaError, match=words):
            call(url_of(worked))
