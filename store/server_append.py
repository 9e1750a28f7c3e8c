"""Adding a decision on a PostgreSQL server by a function of its own: others wait for the log no longer than for that.

Between the lock and the commit nothing waits for the program: the server itself reads the head of the log, makes the
hash of the decision as `store.chain.digest` does, and enters it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BigInteger, Integer, String, bindparam, text

from store.chain import Grounds, said_around
from store.locks import Lock
from store.terms import standing_column
from store.together import Question

FUNCTION = f"""CREATE OR REPLACE FUNCTION append_decision(said_first text, said_between text, said_last text,
    new_state text, place_of_fact bigint, new_standing text, of_reading integer,
    opened integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    kept text;
    latest record;
    made decision;
    head integer := 0;
    previous text := '';
    said text;
BEGIN
    UPDATE search_text SET standing = new_standing WHERE place = place_of_fact;
    UPDATE reading SET open = open + opened, begun = 1 WHERE article = place_of_fact >> 32 AND number = of_reading;
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


_TYPES = {"place": BigInteger, "reading": Integer, "opened": Integer}
_NAMES = ("first", "between", "last", "state", "place", "standing", "reading", "opened")
_ADD = text(f"SELECT append_decision({', '.join(f':{name}' for name in _NAMES)}) AS id").bindparams(
    *(bindparam(name, type_=_TYPES.get(name, String)) for name in _NAMES)
)


def adding(row: Mapping[str, Any], grounds: Grounds, state: str, place: int, opened: int) -> Question:
    """Return the question that adds a row of the log, of which only id and hash are missing, and answers with its `id`.

    The fact that it decides on, at this place of the search index, is then in this state, and so many more facts are
    pending in its reading.
    """
    first, between, last = said_around(row, grounds)
    values = (first, between, last, state, place, standing_column(state, row["reviewer"]), row["reading"], opened)
    return Question(_ADD, dict(zip(_NAMES, values, strict=True)))
