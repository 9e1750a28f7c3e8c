"""Adding a decision on a PostgreSQL server by a function of its own: others wait for the log no longer than for that.

Between the lock and the commit nothing waits for the program: the server itself reads the head of the log, makes the
hash of the decision as `store.chain.digest` does, and enters it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import String, bindparam, text

from store.chain import said_around
from store.locks import Lock
from store.together import Question

FUNCTION = f"""CREATE OR REPLACE FUNCTION append_decision(said_first text, said_between text, said_last text,
    new_state text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    kept text;
    latest record;
    made decision;
    head integer := 0;
    previous text := '';
    said text;
BEGIN
    PERFORM pg_advisory_xact_lock({Lock.LOG.value});
    SELECT value INTO kept FROM meta WHERE name = 'chain';
    IF kept ~ '^[0-9]+ ' THEN
        head := split_part(kept, ' ', 1);
        previous := substr(kept, length(split_part(kept, ' ', 1)) + 2);
    END IF;
    SELECT id, hash INTO latest FROM decision ORDER BY id DESC LIMIT 1;
    IF latest.id > head THEN
        head := latest.id;
        previous := latest.hash;
    END IF;
    said := said_first || head + 1 || said_between || previous || said_last;
    made := json_populate_record(NULL::decision, said::json);
    made.hash := encode(sha256(convert_to(said, 'UTF8')), 'hex');
    INSERT INTO decision SELECT made.*;
    PERFORM keep_chain();
    UPDATE proposal SET state = new_state, version = made.version, decision = made.id WHERE id = made.proposal;
    RETURN made.id;
END $$"""  # noqa: S608


_ADD = text("SELECT append_decision(:first, :between, :last, :state) AS id").bindparams(
    *(bindparam(name, type_=String) for name in ("first", "between", "last", "state"))
)


def adding(row: Mapping[str, Any], state: str) -> Question:
    """Return the question that adds a row of the log, of which only id and hash are missing, and answers with its `id`.

    The fact that it decides on is then in this state.
    """
    first, between, last = said_around(row)
    return Question(_ADD, {"first": first, "between": between, "last": last, "state": state})
