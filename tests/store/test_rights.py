"""The role of a reviewer on a server: a whole session goes by it, and nothing else does."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest

from store import Batch, Position, RefusedError, Store, StoreError, Verdict, open_store
from store.records import Role
from tests.store.factory import adding, an_article, correcting, deciding, fact, filled, later, office, undone
from tests.store.server import OWNER, Server

A, B = "a" * 32, "b" * 32
ROLES = {"lan": "r_lan", "mai": "r_mai", "hoa": "r_hoa"}


@dataclass
class Team:
    """A store of hai, who owns it, and of three who come by roles of their own."""

    server: Server
    database: str
    hai: Store

    def at(self, name: str) -> Store:
        """Open the store as this reviewer."""
        return open_store(self.server.url(self.database, ROLES[name]))


@pytest.fixture(scope="module")
def staffed(server: Server, template: str) -> str:
    """A database with the store of such a team, to make others like it."""
    server.sql(f"ALTER ROLE {OWNER} CREATEROLE")
    name = server.database(template)
    with open_store(server.url(name)) as hai:
        filled(hai, 3)
        hai.add_member("hai", Role.ADMIN, by="hai")
        hai.set_shares({"overlap": 0}, by="hai")
        for member, role in (("lan", Role.REVIEWER), ("mai", Role.REVIEWER), ("hoa", Role.ADJUDICATOR)):
            hai.add_member(member, role, by="hai", database_role=ROLES[member])
    return name


@pytest.fixture
def team(server: Server, staffed: str) -> Iterator[Team]:
    name = server.database(staffed)
    with open_store(server.url(name)) as hai:
        yield Team(server, name, hai)


@pytest.fixture
def lan(team: Team) -> Iterator[Store]:
    """The store as lan has it, with a decision of hers and one of mai's."""
    with at_work(team) as lan:
        yield lan


@pytest.fixture(scope="module")
def attacked(server: Server, staffed: str) -> Iterator[Store]:
    """The same for statements that are all refused."""
    name = server.database(staffed)
    with open_store(server.url(name)) as hai, at_work(Team(server, name, hai)) as lan:
        yield lan
        assert list(hai.check()) == []


@contextmanager
def at_work(team: Team) -> Iterator[Store]:
    """Let mai and then lan decide, and give lan's store."""
    with team.at("mai") as mai:
        mai.decide(deciding(Verdict.ACCEPT, fact(mai, 0, "bai-2"), reviewer="mai"))
        mai.claim("mai", B, after="bai-1")
        mai.keep_settings("mai", {"order": "kind"})
        mai.save_filter("mai", "own", "kind:office")
    with team.at("lan") as lan:
        lan.decide(deciding(Verdict.ACCEPT, fact(lan)))
        yield lan


def test_a_whole_session_goes_by_the_role_of_a_reviewer(team: Team) -> None:
    with team.at("lan") as lan:
        lan.admit("lan")
        assert [one.article for one in lan.claim("lan", A, articles=2)] == ["bai-0", "bai-1"]
        assert lan.hold("lan", A, "bai-2").mine
        lan.decide(deciding(Verdict.ACCEPT, fact(lan)))
        lan.decide(correcting(fact(lan, 1), {"person": "Mận", "role": "Giám đốc"}))
        lan.decide(adding("bai-1"))
        alike = [fact(lan, 2, f"bai-{number}") for number in range(3)]
        seen = tuple((one.id, one.version) for one in alike)
        lan.decide_batch(Batch(key=uuid4().hex, reviewer="lan", verdict=Verdict.REJECT, at=later(), facts=seen))
        back = undone(lan)
        lan.redo(deciding(Verdict.REJECT, fact=alike[0].id), back.decision)
        lan.remember("lan", Position(article="bai-1"))
        lan.keep_settings("lan", {"order": "kind"})
        lan.save_filter("lan", "mine", "kind:office")
        lan.save_filter("lan", "mine", "kind:award")
        assert lan.saved_filters("lan") == {"mine": "kind:award"}
        lan.drop_filter("lan", "mine")
        lan.renew(A)
        lan.release(A)
    assert list(team.hai.check()) == []
    assert team.hai.progress().decisions == 12


def test_two_readers_and_an_adjudicator_go_by_their_roles(team: Team) -> None:
    team.hai.set_shares({"overlap": 1}, by="hai")
    for name, verdict in (("lan", Verdict.ACCEPT), ("mai", Verdict.REJECT)):
        with team.at(name) as reader:
            reader.claim(name, A, articles=3)
            view = reader.article("bai-0", name).facts[0]
            reader.decide(deciding(verdict, view, reviewer=name))
            reader.release(A)
    with team.at("hoa") as hoa:
        (dispute,) = hoa.disputes()
        settled = deciding(Verdict.ACCEPT, dispute.fact, reviewer="hoa")
        hoa.decide(replace(settled, adjudicates=True))
        assert hoa.dispute_count() == 0
    assert list(team.hai.check()) == []


def test_nobody_decides_in_the_reading_of_another(team: Team) -> None:
    team.hai.set_shares({"overlap": 1}, by="hai")
    with team.at("mai") as mai, team.at("lan") as lan:
        mai.hold("mai", B, "bai-0")
        mai.decide(deciding(Verdict.ACCEPT, mai.article("bai-0", "mai").facts[0], reviewer="mai"))
        mai.release(B)
        for number in (1, 2):  # hers, and the one that nobody has taken
            with pytest.raises(StoreError, match=REFUSED):
                execute(lan, forged(id=2, fact=1, version=2, reading=number))
        with pytest.raises(StoreError, match=REFUSED):
            execute(lan, "UPDATE reading SET begun = 0 WHERE article = 0")
        lan.decide(deciding(Verdict.REJECT, lan.article("bai-0", "lan").facts[0]))
        assert lan.article("bai-0", "lan").facts[0].state == "rejected"
    assert list(team.hai.check()) == []


def test_a_lease_that_no_clock_would_give_keeps_nobody_out(team: Team) -> None:
    with team.at("mai") as mai, team.at("lan") as lan:
        assert mai.hold("mai", B, "bai-0").mine
        execute(mai, "UPDATE reading SET until = '2099-01-01' WHERE article = 0")
        assert lan.hold("lan", A, "bai-0").mine
        lan.decide(deciding(Verdict.ACCEPT, fact(lan)))


def test_wrong_facts_are_mixed_in_by_the_role_of_a_reviewer(team: Team) -> None:
    article = an_article(9)
    team.hai.add([(article, [office(article, confidence=0.95), office(article, "Lê Thị Mận", "Giám đốc")])])
    team.hai.set_shares({"known_wrong": 1}, by="hai")
    with team.at("lan") as lan:
        assert lan.hold("lan", A, "bai-9").mine
        wrong, _ = lan.article("bai-9", "lan").facts
        assert wrong.fields["person"] == "Lê Thị Mận"
        lan.decide(deciding(Verdict.ACCEPT, wrong))
        assert [one.fields["person"] for one in team.hai.article("bai-9").facts] == ["Trần Văn Bền", "Lê Thị Mận"]
    assert list(team.hai.check()) == []


REFUSED = r"doesn't let you do this|never (changed|removed)"

FORGED = """INSERT INTO decision (id, key, proposal, version, reviewer, verdict, at, took, note, reading, hash{more})
    SELECT {id}, 'forged', {fact}, {version}, id, '{verdict}', now(), 1, '', {reading}, '{hash}'{values}
    FROM reviewer WHERE name = '{name}'"""


def forged(name: str = "lan", **more: Any) -> str:
    """Return the statement that enters a decision of this reviewer, who could do so but for what is said."""
    given = {"id": 3, "fact": 8, "version": 1, "verdict": "accept", "reading": 1, "more": "", "values": ""}
    given["hash"] = "0" * 64
    return FORGED.format(name=name, **(given | more))


ATTACKS = {
    "another's name": forged("mai"),
    "the lead's name": forged("hai"),
    "an adjudication": forged(reading=3),
    "another's decision undone": forged(fact=7, version=2, verdict="undo", more=", undoes", values=", 1"),
    "words in place of a hash": forged(hash='","note":"forged'),
    "a gap in the log": forged(id=2_000_000_000),
    "a decision changed": "UPDATE decision SET note = 'x'",
    "a decision removed": "DELETE FROM decision",
    "decisions emptied": "TRUNCATE decision CASCADE",
    "an article changed": "UPDATE article SET text = 'x'",
    "an article removed": "DELETE FROM article",
    "a proposal's fields": "UPDATE proposal SET fields = '{}'",
    "a proposal removed": "DELETE FROM proposal",
    "a machine's proposal": """INSERT INTO proposal (article, kind, fields, start, "end", spans, quote, rule, checks,
        confidence, origin, fingerprint, proposed_at) SELECT article, kind, fields, start, "end", spans, quote, rule,
        checks, 1, origin, 'forged', now() FROM proposal WHERE id = 1""",
    "a wrong fact of one's own": """INSERT INTO proposal (article, kind, fields, start, "end", spans, quote, rule,
        checks, confidence, origin, fingerprint, proposed_at, seed_of)
        SELECT article, kind, fields, start, "end", spans, quote, rule, checks, 1, origin, 'forged', now(), id
        FROM proposal WHERE id = 1""",
    "a trigger off": "ALTER TABLE decision DISABLE TRIGGER ALL",
    "triggers as of a replica": "SET session_replication_role = replica",
    "row security off": "ALTER TABLE decision DISABLE ROW LEVEL SECURITY",
    "a policy gone": "DROP POLICY decision_decide ON decision",
    "a table gone": "DROP TABLE tally",
    "a table of one's own": "CREATE TABLE mine (a integer)",
    "a function changed": "CREATE OR REPLACE FUNCTION keep_chain() RETURNS void LANGUAGE sql AS 'SELECT'",
    "another session": "SET SESSION AUTHORIZATION r_mai",
    "another role": "SET ROLE r_mai",
    "the owner's role": "SET ROLE duyet",
    "rights of one's own": "GRANT ALL ON meta TO r_lan; UPDATE meta SET value = '1' WHERE name = 'overlap'",
    "a role of the team": "UPDATE reviewer SET role = 'admin' WHERE name = 'lan'",
    "another's role of the server": "UPDATE reviewer SET database_role = 'r_lan' WHERE name = 'mai'",
    "a new member": "INSERT INTO reviewer (name, made_at, joined_at) VALUES ('eve', now(), now())",
    "the overlap": "UPDATE meta SET value = '1' WHERE name = 'overlap'",
    "the head of the chain": "UPDATE meta SET value = '9 x' WHERE name = 'chain'",
    "the tally": "UPDATE tally SET times = 0",
    "another's lease": "UPDATE reading SET reviewer = NULL, session = '', until = NULL WHERE article = 1",
    "another's lease made longer": "UPDATE reading SET until = until + interval '1 hour' WHERE article = 1",
    "in an article that another has": forged(fact=5),
    "a lease for another": """UPDATE reading SET reviewer = (SELECT id FROM reviewer WHERE name = 'mai')
        WHERE article = 2""",
    "a filter for another": "INSERT INTO saved_filter SELECT id, 'x', 'x', now() FROM reviewer WHERE name = 'mai'",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_server_refuses_what_no_session_does(attacked: Store, attack: str) -> None:
    with pytest.raises(StoreError, match=REFUSED):
        execute(attacked, ATTACKS[attack])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reviewer SET settings = '{}', article = 0 WHERE name <> 'lan'",
        "UPDATE saved_filter SET line = ''",
        "DELETE FROM saved_filter",
    ],
)
def test_what_others_keep_is_out_of_reach(lan: Store, team: Team, statement: str) -> None:
    execute(lan, statement)
    assert team.hai.settings("mai") == {"order": "kind"}
    assert team.hai.saved_filters("mai") == {"own": "kind:office"}
    assert team.hai.position("mai") is None


def test_a_decision_of_ones_own_is_all_that_can_be_entered(lan: Store, team: Team) -> None:
    execute(lan, forged())
    assert "decision 3" in str([*team.hai.check()])


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE proposal SET state = 'rejected', version = 1 WHERE id = 5", "its state is kept as rejected"),
        ("UPDATE proposal SET likeness = 'x' WHERE id = 5", "its likeness is not that of its fields"),
        ("UPDATE reading SET open = 0 WHERE article = 2", "0 facts are kept as open"),
        ("UPDATE search_text SET words = 'x'", "the search doesn't find it"),
    ],
)
def test_what_a_session_must_write_and_a_person_wrote_is_found(
    lan: Store, team: Team, statement: str, words: str
) -> None:
    execute(lan, statement)
    assert words in " ".join(difference.message for difference in team.hai.check())


def execute(store: Store, statement: str) -> None:
    """Run a statement as psql would by the same role."""
    with store._database.writing() as connection:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def test_a_session_is_told_whose_role_it_has(team: Team) -> None:
    with team.at("lan") as lan:
        with pytest.raises(RefusedError, match="mai decides by the role 'r_mai' of the server alone"):
            lan.admit("mai")
        for name in ("hai", "nobody"):
            with pytest.raises(RefusedError, match="is lan's: say --reviewer lan"):
                lan.admit(name)
        with pytest.raises(RefusedError, match="only an admin"):
            lan.add_member("eve", Role.REVIEWER, by="lan")
    with pytest.raises(RefusedError, match="lan decides by the role 'r_lan'"):
        team.hai.decide(deciding(Verdict.ACCEPT, fact(team.hai)))


def test_who_owns_the_store_writes_under_no_name_that_has_a_role(lan: Store, team: Team) -> None:
    with pytest.raises(StoreError, match=REFUSED):
        execute(team.hai, forged("mai"))
    team.hai.decide(deciding(Verdict.ACCEPT, fact(team.hai, 1), reviewer="hai"))


@pytest.mark.parametrize("named", ["r_lan", ""])
def test_who_retires_reads_on_and_writes_no_more_until_taken_in_again(lan: Store, team: Team, named: str) -> None:
    team.hai.retire("lan", by="hai")
    assert fact(lan).state == "accepted"
    with pytest.raises(StoreError, match="lan has retired"):
        lan.decide(deciding(Verdict.ACCEPT, fact(lan, 1)))
    for statement in (forged(), "UPDATE proposal SET state = 'rejected'", "UPDATE reading SET open = 0"):
        with pytest.raises(StoreError, match=REFUSED):
            execute(lan, statement)
    team.hai.add_member("lan", Role.REVIEWER, by="hai", database_role=named)
    lan.decide(deciding(Verdict.ACCEPT, fact(lan, 1)))


@pytest.mark.parametrize(
    ("role", "words"),
    [("r_mai", "is mai's already"), ("postgres", "could do more"), ("pg_read_all_data", "can't log in")],
)
def test_a_role_that_is_not_fit_is_refused(team: Team, role: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        team.hai.add_member("eve", Role.REVIEWER, by="hai", database_role=role)


@pytest.mark.parametrize("more", ["SUPERUSER", "IN ROLE pg_write_all_data", "IN ROLE pg_execute_server_program"])
def test_a_role_that_could_do_more_as_another_is_refused(team: Team, more: str) -> None:
    team.server.sql(f"CREATE ROLE boss {more}; CREATE ROLE eve LOGIN NOINHERIT IN ROLE boss")
    try:
        with pytest.raises(RefusedError, match="'eve' of the server could do more"):
            team.hai.add_member("eve", Role.REVIEWER, by="hai", database_role="eve")
    finally:
        team.server.sql("DROP ROLE eve; DROP ROLE boss")


def test_what_everybody_on_the_server_may_change_no_role_is_fit_for(team: Team) -> None:
    team.server.sql("GRANT UPDATE ON meta TO PUBLIC", team.database)
    with pytest.raises(RefusedError, match="could do more"):
        team.hai.add_member("lan", Role.REVIEWER, by="hai")


def test_whoever_may_make_no_roles_is_told_who_can(team: Team) -> None:
    team.server.sql(f"ALTER ROLE {OWNER} NOCREATEROLE")
    try:
        with pytest.raises(RefusedError, match="let its administrator run `createuser eve`"):
            team.hai.add_member("eve", Role.REVIEWER, by="hai", database_role="eve")
    finally:
        team.server.sql(f"ALTER ROLE {OWNER} CREATEROLE")


def test_the_name_of_a_role_stays_a_name(team: Team) -> None:
    role = 'o"; DROP TABLE meta; -- %s'
    team.hai.add_member("eve", Role.REVIEWER, by="hai", database_role=role)
    assert team.hai.shares()["overlap"] == 0


def test_a_file_knows_no_roles(tmp_path: Any) -> None:
    with open_store(str(tmp_path / "duyet.db"), create=True) as store:
        with pytest.raises(RefusedError, match="a SQLite file knows no roles"):
            store.add_member("lan", Role.ADMIN, by="lan", database_role="r_lan")
        assert store.team() == ()


def test_by_a_role_of_ones_own_one_sees_ones_own_work_unless_one_leads(lan: Store, team: Team) -> None:
    assert [one.name for one in lan.reviewer_statistics()] == ["lan"]
    assert [one.name for one in team.hai.reviewer_statistics()] == ["hai", "hoa", "lan", "mai"]
    team.hai.add_member("lan", Role.ADMIN, by="hai")
    assert len(lan.reviewer_statistics()) == 4
