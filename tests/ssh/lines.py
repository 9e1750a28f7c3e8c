"""Lines between a client and the server that fail as networks do: nothing is closed, and what is sent is lost."""

from __future__ import annotations

import fcntl
import os
import random
import select
import socket
import struct
import subprocess
import threading
import uuid
from types import TracebackType
from typing import Self

_TUNSETIFF = 0x400454CA
_TUN_WITHOUT_HEADER = 0x0001 | 0x1000
_LARGEST = 65_536


class Relay:
    """Hands bytes between clients and a port until it is told to drop them; counts what went each way."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.address = "127.0.0.1"
        self.within: tuple[str, ...] = ()
        self.up = self.down = 0
        self._drops = False

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def drop(self) -> None:
        """Lose everything from now on."""
        self._drops = True

    def mend(self) -> None:
        """Serve new clients again; those whose bytes were lost are left as they are."""
        self._drops = False

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._hand_over, args=(client,), daemon=True).start()

    def _hand_over(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self._target)) as server:
            lost = False
            while True:
                for near in select.select([client, server], [], [])[0]:
                    try:
                        data = near.recv(_LARGEST)
                    except OSError:
                        return
                    if not data:
                        return
                    lost = lost or self._drops
                    if not lost:
                        (server if near is client else client).sendall(data)
                        self.up += len(data) * (near is client)
                        self.down += len(data) * (near is server)


class Link:
    """Two ends of a line that hands over IP packets, the far one in a network of its own, where clients run.

    `loss` is the share of packets that vanish, 1 a network that is gone; `lost` is set once one did. Needs root and
    /dev/net/tun.
    """

    def __init__(self) -> None:
        unique = uuid.uuid4()
        self.loss = 0.0
        self.port = 0
        self.lost = threading.Event()
        self._chance = random.Random(4)
        self._net = f"198.{18 + unique.bytes[0] % 2}.{unique.bytes[1]}"
        self.address = f"{self._net}.1"
        self._ends = [_tun(f"duyet{unique.hex[:6]}{end}") for end in "ab"]
        self._wake, self._stop = os.pipe()
        own = ["setpriv", "--pdeathsig", "KILL", "unshare", "--net", "sh", "-ec", "ip link set lo up; echo; exec cat"]
        self._far = subprocess.Popen(own, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.within = ("nsenter", "--net", "--target", str(self._far.pid))
        assert self._far.stdout is not None
        self._far.stdout.readline()
        near, far = (f"duyet{unique.hex[:6]}{end}" for end in "ab")
        _ip("link", "set", far, "netns", str(self._far.pid))
        _ip("addr", "add", f"{self.address}/30", "dev", near)
        _ip("link", "set", near, "up")
        _ip("addr", "add", f"{self._net}.2/30", "dev", far, within=self.within)
        _ip("link", "set", far, "up", within=self.within)
        self._pump = threading.Thread(target=self._hand_over, daemon=True)
        self._pump.start()

    def drop(self) -> None:
        """Lose everything from now on."""
        self.lost.clear()
        self.loss = 1.0

    def mend(self) -> None:
        """Hand over everything again."""
        self.loss = 0.0

    def close(self) -> None:
        """Take the line away."""
        os.close(self._stop)
        self._pump.join()
        self._far.kill()
        self._far.communicate()
        for end in (*self._ends, self._wake):
            os.close(end)

    def _hand_over(self) -> None:
        near, far = self._ends
        while self._wake not in (ready := select.select([near, far, self._wake], [], [])[0]):
            for end in ready:
                packet = os.read(end, _LARGEST)
                if self._chance.random() < self.loss:
                    self.lost.set()
                else:
                    os.write(far if end == near else near, packet)


def _tun(name: str) -> int:
    end = os.open("/dev/net/tun", os.O_RDWR | os.O_CLOEXEC)
    fcntl.ioctl(end, _TUNSETIFF, struct.pack("16sH22x", name.encode(), _TUN_WITHOUT_HEADER))
    return end


def _ip(*words: str, within: tuple[str, ...] = ()) -> None:
    subprocess.run([*within, "ip", *words], check=True, capture_output=True)
