"""Row-level security of a PostgreSQL server: which rows a reviewer's role may write; it may read all."""

from __future__ import annotations

from sqlalchemy import Connection

from store.readings import LONGEST_AHEAD

_OWNER = "pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = 'decision'::regclass), 'MEMBER')"
_ME = "(SELECT id FROM reviewer WHERE database_role = session_user AND joined_at IS NOT NULL AND retired_at IS NULL)"

_LONGEST = f"clock_timestamp() + interval '{LONGEST_AHEAD.total_seconds():.0f} seconds'"
_RUNS = f"until BETWEEN clock_timestamp() AND {_LONGEST}"
"""As `store.readings` has it: a lease that ends later than any can tells of a clock that was set back, and is none."""

_AS_ONESELF = """EXISTS (SELECT FROM reviewer AS me WHERE me.id = decision.reviewer AND me.database_role = session_user
    AND me.joined_at IS NOT NULL AND me.retired_at IS NULL AND (decision.reading < 3 OR me.role <> 'reviewer'))"""
_IN_OWN_READING = f"""(reading = 3 OR NOT EXISTS (SELECT FROM proposal AS fact
    JOIN reading AS others ON others.article = fact.article AND others.number = decision.reading
    LEFT JOIN reviewer AS reader ON reader.id = others.reviewer
    WHERE fact.id = decision.proposal AND others.reviewer IS DISTINCT FROM decision.reviewer
    AND ((others.{_RUNS} AND reader.retired_at IS NULL) OR EXISTS (SELECT FROM reading AS second
        WHERE second.article = fact.article AND second.number = 2))))"""  # noqa: S608
"""Where two read an article, each decides in the reading that is theirs; where one does, unless another has it now."""

_OWN_UNDONE = """(undoes IS NULL OR EXISTS
    (SELECT FROM decision AS undone WHERE undone.id = decision.undoes AND undone.reviewer = decision.reviewer))"""
_NEXT = """id = 1 + greatest((SELECT max(latest.id) FROM decision AS latest),
    (SELECT split_part(value, ' ', 1)::bigint FROM meta WHERE name = 'chain')) AND hash ~ '^[0-9a-f]{64}$'"""
"""Else a single row with the highest number there is would let nobody decide any more.

And words in place of a hash would stand in what the next decision is made of (`store.server_append`).
"""

_NOT_ANOTHERS = """EXISTS (SELECT FROM reviewer AS me
    WHERE me.id = decision.reviewer AND me.database_role IN ('', session_user))"""
_ADDED = f"""fingerprint IS NULL AND rule = '' AND checks = '[]' AND origin = 'reviewer' AND state = 'pending'
    AND version = 0 AND decision IS NULL AND content IS NULL AND seed_of IS NULL AND {_ME} IS NOT NULL"""
"""A fact as a reviewer adds it, and not as the machine proposes one."""

_MIXED_IN = f"""state = 'pending' AND version = 0 AND seed_of IS NOT NULL AND {_ME} IS NOT NULL
    AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = 'decision'::regclass), 'MEMBER')"""  # noqa: S608
"""A fact known to be wrong, which a member's session makes by `put_wrong` alone, as the store's owner."""

_POLICIES = {
    "decision": (
        ("read", "FOR SELECT USING (true)"),
        ("decide", f"FOR INSERT WITH CHECK ({_AS_ONESELF} AND {_IN_OWN_READING} AND {_OWN_UNDONE} AND {_NEXT})"),
        # Who owns the store decides under the names that have no role of their own.
        ("own", f"FOR INSERT WITH CHECK ({_OWNER} AND {_NOT_ANOTHERS})"),
        ("upgrade", f"FOR UPDATE USING ({_OWNER})"),
    ),
    "proposal": (
        ("read", "FOR SELECT USING (true)"),
        ("own", f"FOR ALL USING ({_OWNER})"),
        ("enter", f"FOR INSERT WITH CHECK ({_ADDED})"),
        ("mix_in", f"FOR INSERT WITH CHECK ({_MIXED_IN})"),
        ("keep", f"FOR UPDATE USING ({_ME} IS NOT NULL)"),
    ),
    "reviewer": (
        ("read", "FOR SELECT USING (true)"),
        ("own", f"FOR ALL USING ({_OWNER})"),
        ("keep", "FOR UPDATE USING (database_role = session_user)"),
    ),
    "saved_filter": (
        ("own", f"FOR ALL USING ({_OWNER})"),
        ("keep", f"FOR ALL USING (reviewer = {_ME})"),
    ),
}

_LEASES = """CREATE OR REPLACE FUNCTION keep_leases() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS $$
DECLARE
    me CONSTANT integer := {me};
    held boolean;
BEGIN
    IF {owner} THEN
        RETURN new;
    END IF;
    IF me IS NULL THEN
        RAISE EXCEPTION USING MESSAGE = 'who is no member takes no article', ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF new.reviewer IS NOT NULL AND new.reviewer <> me THEN
            RAISE EXCEPTION USING MESSAGE = 'a reading is taken for oneself', ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN new;
    END IF;
    IF (old.reviewer, old.session, old.until, old.begun)
            IS NOT DISTINCT FROM (new.reviewer, new.session, new.until, new.begun) THEN
        RETURN new;
    END IF;
    held := old.reviewer <> me AND (old.{runs} OR (old.begun = 1
            AND EXISTS (SELECT FROM reading AS other WHERE other.article = old.article AND other.number <> old.number)))
        AND NOT EXISTS (SELECT FROM reviewer WHERE id = old.reviewer AND retired_at IS NOT NULL);
    IF held OR new.begun < old.begun OR (new.reviewer <> me
            AND (old.reviewer, old.session, old.until) IS DISTINCT FROM (new.reviewer, new.session, new.until)) THEN
        RAISE EXCEPTION USING MESSAGE = 'nobody takes or gives what another reviewer has',
            ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN new;
END $$"""
"""What a lease was can't be asked by a policy, which sees the new row alone."""


def protect(connection: Connection, schema: str) -> None:
    """Make the policies anew and put them in force, for the owner of the tables as well; done again it is no change."""
    quoted = connection.dialect.identifier_preparer.quote_identifier(schema)
    connection.exec_driver_sql(f"REVOKE CREATE ON SCHEMA {quoted} FROM PUBLIC")
    for table, policies in _POLICIES.items():
        for name, rule in policies:
            connection.exec_driver_sql(f"DROP POLICY IF EXISTS {table}_{name} ON {table}")
            connection.exec_driver_sql(f"CREATE POLICY {table}_{name} ON {table} {rule}")
        connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    connection.exec_driver_sql(_LEASES.format(schema=quoted, me=_ME, owner=_OWNER, runs=_RUNS))
    connection.exec_driver_sql(
        "CREATE OR REPLACE TRIGGER keep_leases BEFORE INSERT OR UPDATE ON reading "
        "FOR EACH ROW EXECUTE FUNCTION keep_leases()"
    )
