"""The triggers of a PostgreSQL server: the same refusals and the same tally as those of a SQLite file."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from store.server_append import FUNCTION

_REFUSE = """CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation';
END $$"""

_KEEP = """CREATE OR REPLACE FUNCTION keep_tally() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
DECLARE
    of_rule CONSTANT text := CASE WHEN new.fingerprint IS NULL THEN '' ELSE new.rule END;
BEGIN
    UPDATE tally SET times = times - 1 WHERE kind = new.kind AND rule = of_rule AND state = old.state;
    INSERT INTO tally AS kept (kind, rule, state, times) VALUES (new.kind, of_rule, new.state, 1)
        ON CONFLICT (kind, rule, state) DO UPDATE SET times = kept.times + 1;
    RETURN NULL;
END $$"""
"""Who may decide needs no right to write the tally: it is kept with the rights of the store's owner."""

_KEEP_ADDED = """CREATE OR REPLACE FUNCTION keep_tally_of_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
BEGIN
    INSERT INTO tally AS kept (kind, rule, state, times) VALUES (new.kind, '', new.state, 1)
        ON CONFLICT (kind, rule, state) DO UPDATE SET times = kept.times + 1;
    RETURN NULL;
END $$"""

_KEEP_CHAIN = """CREATE OR REPLACE FUNCTION keep_chain() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
BEGIN
    UPDATE meta SET value = value::bigint + added.undos
        FROM (SELECT count(*) AS undos FROM decision WHERE undoes IS NOT NULL
            AND id > (SELECT split_part(value, ' ', 1)::bigint FROM meta WHERE name = 'chain')) AS added
        WHERE name = 'undos' AND added.undos > 0;
    UPDATE meta SET value = latest.id || ' ' || latest.hash
        FROM (SELECT id, hash FROM decision ORDER BY id DESC LIMIT 1) AS latest
        WHERE name = 'chain' AND split_part(value, ' ', 1)::bigint < latest.id;
END $$"""
"""The head of the log only ever moves on, to the latest decision that is there; undos on the way are counted."""

_PUT_WRONG = """CREATE OR REPLACE FUNCTION put_wrong(true_fact integer, wrong_fields text, wrong_spans text,
    wrong_fingerprint text, wrong_likeness text) RETURNS integer LANGUAGE sql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
    WITH made AS (INSERT INTO proposal (article, kind, fields, start, "end", spans, quote, rule, confidence, checks,
            origin, fingerprint, likeness, proposed_at, seed_of)
        SELECT article, kind, wrong_fields, start, "end", wrong_spans, quote, rule, confidence, checks,
            origin, wrong_fingerprint, wrong_likeness, proposed_at, id
        FROM proposal WHERE id = true_fact AND state = 'pending' AND version = 0 AND seed_of IS NULL
            AND fingerprint IS NOT NULL AND (SELECT value::float FROM meta WHERE name = 'known_wrong') > 0
        RETURNING id, kind, rule), counted AS (INSERT INTO tally AS kept (kind, rule, state, times)
            SELECT kind, rule, 'pending', 1 FROM made
            ON CONFLICT (kind, rule, state) DO UPDATE SET times = kept.times + 1)
    SELECT id FROM made
$$"""
"""Who reviews has no right to enter what looks like a proposal of the machine, and mixes in a wrong fact by this."""

_KEPT_ALONE = ("decision", "article", "proposal")
"""Tables that are never emptied."""


def make_server_triggers(connection: Connection, refusals: Mapping[str, tuple[str, str]]) -> None:
    """Make the triggers anew: `refusals` has by name what each stops, and the words with which."""
    connection.exec_driver_sql(_REFUSE)
    for name, (event, words) in refusals.items():
        _make(connection, f"refuse_{name}", f"BEFORE {event} FOR EACH ROW EXECUTE FUNCTION refuse_change('{words}')")
    for table in _KEPT_ALONE:
        emptied = f"BEFORE TRUNCATE ON {table} EXECUTE FUNCTION refuse_change('{table}s are never removed')"
        _make(connection, f"refuse_{table}_truncate", emptied)
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    for function in (_KEEP, _KEEP_ADDED, _KEEP_CHAIN, _PUT_WRONG):
        connection.exec_driver_sql(function.format(schema=schema))
    connection.exec_driver_sql(FUNCTION)
    changed = "AFTER UPDATE OF state ON proposal FOR EACH ROW WHEN (old.state <> new.state)"
    _make(connection, "tally_state", f"{changed} EXECUTE FUNCTION keep_tally()")
    added = "AFTER INSERT ON proposal FOR EACH ROW WHEN (new.fingerprint IS NULL)"
    _make(connection, "tally_added", f"{added} EXECUTE FUNCTION keep_tally_of_added()")


def _make(connection: Connection, name: str, what: str) -> None:
    connection.exec_driver_sql(f"CREATE OR REPLACE TRIGGER {name} {what}")
