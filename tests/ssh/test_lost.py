"""Clients that are killed and networks that fail: the program ends, decisions stay, the next login goes on there."""

from __future__ import annotations

import re
import signal

from store import open_store
from tests.ssh.lines import Link, Relay
from tests.ssh.server import Server
from tests.ssh.test_session import decided, end
from tests.store.team import leases
from tests.tui.conftest import states
from tests.tui.terminal import PATIENCE, decide_two


def test_a_killed_client_ends_the_program_and_the_next_login_goes_on_at_the_same_fact(server: Server) -> None:
    with server.terminal() as terminal:
        decide_two(terminal)
        (session,) = server.sessions()
        assert len(leases(server.store)) == 1
        assert terminal.end(signal.SIGKILL) == -signal.SIGKILL
    server.wait_until_ended(session)
    assert decided(server) == {"Hội nghị": ["lan accept"], "Đại hội ": ["lan reject"]}
    assert not leases(server.store)
    with server.terminal() as terminal:
        terminal.wait_for("fact 3/9", "Nguyễn Nam Đình")
        terminal.send("f")
        terminal.wait_for("flagged Office")
        assert end(terminal) == 0
    assert states(server.store)[:4] == ["accepted", "rejected", "flagged", "pending"]


def test_a_client_killed_while_keys_pour_in_loses_nothing_that_was_shown(server: Server) -> None:
    with server.terminal() as terminal:
        terminal.wait_for("lan at", "fact 1/9")
        terminal.send("a" * 8)
        terminal.wait_for("accepted")
        (session,) = server.sessions()
        shown = max(int(number) for number in re.findall(r"fact (\d)/9", terminal.text)) - 1
        terminal.end(signal.SIGKILL)
    server.wait_until_ended(session)
    with open_store(str(server.store)) as store:
        kept = [(str(fact.state), fact.version) for fact in store.article("meeting").facts]
        assert list(store.check()) == []
    made = kept.count(("accepted", 1))
    assert made >= shown
    assert kept == [("accepted", 1)] * made + [("pending", 0)] * (9 - made)


def test_a_network_that_is_gone_ends_the_program_and_loses_nothing(server: Server, line: Relay | Link) -> None:
    with server.terminal(via=line) as terminal:
        decide_two(terminal)
        (session,) = server.sessions()
        line.drop()
        terminal.send("a")
        server.wait_until_ended(session)
        line.mend()
        assert not leases(server.store)
        assert states(server.store)[:3] == ["accepted", "rejected", "pending"]
        with server.terminal(via=line) as again:
            again.wait_for("fact 3/9", "Nguyễn Nam Đình")
            assert end(again) == 0


def test_a_login_beside_a_connection_that_hangs_goes_on_at_the_same_fact(server: Server, relay: Relay) -> None:
    with server.terminal(via=relay) as terminal:
        decide_two(terminal)
        (session,) = server.sessions()
        relay.drop()
        with server.terminal() as again:
            again.wait_for("fact 3/9", "Nguyễn Nam Đình")
            again.send("x")
            again.wait_for("rejected Office")
            server.wait_until_ended(session)
            assert end(again) == 0
    assert states(server.store)[:4] == ["accepted", "rejected", "rejected", "pending"]


def test_a_line_that_fails_for_a_moment_or_loses_packets_delays_keys_and_loses_none(server: Server, link: Link) -> None:
    with server.terminal(via=link, options=("-C",)) as terminal:
        decide_two(terminal)
        terminal.quiet()
        link.drop()
        terminal.send("a")
        assert link.lost.wait(PATIENCE)
        link.loss = 0.1
        terminal.wait_for("accepted Office: Nguyễn")
        terminal.send("af")
        terminal.wait_for("flagged Office")
        assert end(terminal) == 0
    assert states(server.store)[:6] == ["accepted", "rejected", "accepted", "accepted", "flagged", "pending"]
