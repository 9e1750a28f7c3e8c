"""The PostgreSQL server of docs/server.md: as Debian sets one up, in the room of the tests' sshd."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from tests.ssh.recipe import commands, files, filled_in
from tests.ssh.server import Server
from tests.store.server import MISSING, programs

PORT = 5432
DUYET = "/opt/duyet/.venv/bin/duyet"
KEPT = "kept"
"""A copy of the page's database as the page makes it."""

_CONFIGURED = "/etc/postgresql/15/"
# debconf locks its answers, which the rooms of two servers would share.
_SET_UP = """\
if ! [ -e /etc/ssl/private/ssl-cert-snakeoil.key ]; then
    cp -a /var/cache/debconf /tmp/debconf
    mount --bind /tmp/debconf /var/cache/debconf
    make-ssl-cert generate-default-snakeoil
fi
mount -t tmpfs -o mode=755,uid=postgres,gid=postgres none /var/lib/postgresql
install --directory --owner root --group postgres --mode 1775 /var/log/postgresql
pg_createcluster --port {port} --pgoption fsync=off {version} main --start -- --no-sync
"""
"""What the installation of the package does by itself."""


def why_none() -> str:
    """Return why Debian's PostgreSQL can't be set up here, or ""."""
    found = programs()
    return "" if found is not None and found.is_relative_to("/usr/lib/postgresql") else MISSING


_DECIDED = """SELECT name || ' ' || verdict FROM decision JOIN reviewer ON reviewer.id = decision.reviewer
    ORDER BY decision.id"""


class Newsroom:
    """The team of the page's PostgreSQL section: `lead` owns the store, `binh` and `chi` review."""

    def __init__(self, server: Server) -> None:
        self.server = server
        found = programs()
        assert found is not None, MISSING
        self._version = found.parent.name

    def __enter__(self) -> Self:
        self.server.run(_SET_UP.format(version=self._version, port=PORT))
        for user in ("root, for PostgreSQL", "postgres", "lead"):
            self.follow(user)
        self.server.run(f"createdb --template news --owner lead {KEPT}", user="postgres")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._control("stop --mode immediate")

    def follow(self, who: str) -> None:
        """Run the blocks that the page gives to somebody: "lead", "root, for PostgreSQL"."""
        user = who.partition(",")[0].removeprefix("root")
        self.server.run("\n".join(commands(f"as {who}")), user=user)

    def renew(self, template: str = KEPT) -> None:
        """Take the database back to what the page made, without a backup of it; or to another template."""
        again = f"dropdb --if-exists --force news; createdb --encoding UTF8 --template {template} --owner lead news"
        self.server.run(again, user="postgres")
        if template == KEPT:
            self.server.run("rm -f /srv/news/*")

    def sql(self, statement: str, user: str = "lead") -> str:
        """Run a statement by hand as a system user, and return what it printed."""
        return self.server.run(_psql(statement), user=user).strip()

    def decide(self, name: str, key: str) -> None:
        """Decide one fact in plain lines, as a system user without a terminal."""
        session = f"printf '{key}\\nq\\n' | {DUYET} review --plain --store postgresql:///news"
        assert f"{name} at" in self.server.run(session, user=name)

    def refusal(self, statement: str, user: str) -> str:
        """Return why a statement isn't run; "" where it is."""
        done = self.server.tried(_psql(statement), user=user)
        return done.stderr if done.returncode else ""

    def decisions(self) -> list[str]:
        """Return who decided what, oldest first, in a store that is whole."""
        self.server.run(f"{DUYET} store check --store postgresql:///news", user="lead")
        said = (
            "SELECT name || ' ' || verdict FROM decision JOIN reviewer ON reviewer.id = reviewer ORDER BY decision.id"
        )
        return self.sql(said).splitlines()

    def open_to_network(self, address: str) -> None:
        """Follow what the page says of a database elsewhere, for one that is here at `address`."""
        self.server.run(f"echo '{address} db.example' >> /etc/hosts")
        places = {"'*'": f"'{address}'", "192.0.2.10/32": f"{address}/32"}
        for path, text in files(_CONFIGURED).items():
            place = self.server.house.outside(path.replace(_CONFIGURED, f"/etc/postgresql/{self._version}/"))
            with place.open("a") as file:
                file.write(filled_in(text, places))
        self._control("restart")

    def _control(self, what: str) -> None:
        self.server.run(f"pg_ctlcluster {self._version} main {what}")


def _psql(statement: str) -> str:
    return f"psql --no-psqlrc --tuples-only --no-align --set ON_ERROR_STOP=1 news <<'END'\n{statement}\nEND"
