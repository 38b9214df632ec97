"""The load on a REST server: N clients, each with one request under way, in a process of its own.

It must cost far less than the server, or it measures itself: requests are made
of prepared bytes on bare protocols, and of an answer only the status and the
length are read.  ``python -m benchmarks.load PORT CLIENTS SECONDS`` takes
numbers, with ``--windows l01,l02…`` each client calls the next at one of these
windows instead; it writes one JSON object.
"""

import argparse
import asyncio
import json
import os
import time
from collections.abc import Sequence
from typing import Final, NamedTuple, cast

import uvloop

from benchmarks.measure import answered

TAKE: Final = b'{"command_id":"%%s-%%09d","queue":"%s"}'
CALL: Final = b'{"command_id":"%s-%09d"}'
HEAD: Final = (
    b"POST /api/v1/%s HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
)
QUEUES: Final = (b"police", b"tax", b"medical", b"labour")
SPARE_SECONDS: Final = 20.0


class Wish(NamedTuple):
    """What a client asks for again and again: where, with which body, and the status of a yes."""

    path: bytes
    body: bytes
    status: bytes


def wishes(windows: Sequence[bytes]) -> list[Wish]:
    """Return what clients ask for by turns: numbers, or the next at each of the ``windows``."""
    if windows:
        return [Wish(b"windows/%s/call-next" % window, CALL, b"200") for window in windows]
    return [Wish(b"tickets", TAKE % queue, b"201") for queue in QUEUES]


class Client(asyncio.Protocol):
    """One citizen after the other; ``seconds`` takes how long each waited."""

    def __init__(self, name: bytes, wish: Wish, until: float, seconds: list[float]) -> None:
        self._name = name
        self._wish = wish
        self._head = HEAD % (wish.path, len(wish.body % (name, 0)))
        self._until = until
        self._seconds = seconds
        self._buffer = b""
        self._asked = 0.0
        self._count = 0
        self.ended = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask at once."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is one in all but name
        self._ask()

    def data_received(self, data: bytes) -> None:
        """Take an answer, or a part of it, and ask again until time is up."""
        data = self._buffer + data if self._buffer else data
        if not complete(data):
            self._buffer = data
            return
        self._buffer = b""
        now = time.perf_counter()
        self._seconds.append(now - self._asked)
        if data[9:12] != self._wish.status:
            self._end(RuntimeError(f"the server answered {data[:400]!r}"))
        elif now < self._until:
            self._ask()
        else:
            self._end(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """A server that hangs up fails the run."""
        self._end(exc or ConnectionError("the server hung up"))

    def _ask(self) -> None:
        self._count += 1
        self._asked = time.perf_counter()
        self._transport.write(self._head + self._wish.body % (self._name, self._count))

    def _end(self, error: Exception | None) -> None:
        if not self.ended.done():
            if error is None:
                self.ended.set_result(None)
            else:
                self.ended.set_exception(error)
            self._transport.close()


def complete(data: bytes) -> bool:
    """Tell whether ``data`` is a whole answer: its head and as many bytes as that names."""
    end = data.find(b"\r\n\r\n")
    if end < 0:
        return False
    at = data.lower().find(b"content-length:", 0, end)
    return len(data) - end - 4 >= int(data[at + 15 : data.index(b"\r", at)])


async def run(port: int, clients: int, seconds: float, windows: Sequence[bytes] = ()) -> dict[str, float]:
    """Return ``count``, ``per_s`` and, in milliseconds, ``p50``, ``p99`` and ``worst``."""
    loop = asyncio.get_running_loop()
    taken: list[float] = []
    asked = wishes(windows)
    name = b"%x-%x" % (os.getpid(), time.time_ns())
    began = time.perf_counter()
    made = [
        await loop.create_connection(
            lambda k=k: Client(  # type: ignore[misc]
                b"%s-%d" % (name, k), asked[k % len(asked)], began + seconds, taken
            ),
            "127.0.0.1",
            port,
        )
        for k in range(clients)
    ]
    await asyncio.wait_for(asyncio.gather(*(client.ended for _, client in made)), seconds + SPARE_SECONDS)
    return answered(taken, time.perf_counter() - began)


def main() -> None:
    """Run the load and write its figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("clients", type=int)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--windows", default="", help="separated by commas")
    asked = parser.parse_args()
    windows = [window.encode() for window in asked.windows.split(",") if window]
    print(json.dumps(uvloop.run(run(asked.port, asked.clients, asked.seconds, windows))))


if __name__ == "__main__":
    main()
