"""PostgreSQL for sessions that are killed, and outages of it in the middle of their work."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.hostile import news
from tests.store.server import Server, running_server

_PAUSE = 0.2
_TRIES = 100


@dataclass
class ServerStores:
    """Databases of a server."""

    server: Server

    def make(self, _number: int) -> str:
        """Make a store in a database of its own and return its address."""
        url = self.server.url(self.server.database())
        news.fill(url)
        return url

    def crash(self, number: int) -> None:
        """Let the server end at once, by SIGKILL or by its own immediate shutdown in turn, and start it again."""
        if number % 2:
            self.server.kill()
        else:
            self.server.stop("immediate")
        start_again(self.server)


def start_again(server: Server) -> None:
    """Start a server as soon as what is left of the killed one is gone."""
    for tried in range(_TRIES):
        try:
            return server.start()
        except AssertionError:
            if tried == _TRIES - 1:
                raise
            time.sleep(_PAUSE)
    return None


@contextmanager
def server_stores() -> Iterator[ServerStores]:
    """Start a server; at the end it is gone with all its databases."""
    with running_server() as server:
        yield ServerStores(server)
