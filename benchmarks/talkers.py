"""The load on the WebSocket: N programs, each with several commands under way, in a process of its own.

As in :mod:`benchmarks.load`, commands are prepared bytes on bare protocols, and
of an answer only its kind is read. Answers of one connection come in the order
of its commands.  ``python -m benchmarks.talkers PORT CLIENTS AHEAD SECONDS``
writes one JSON object.
"""

import argparse
import asyncio
import json
import os
import time
from collections import deque
from typing import Final

import uvloop

from benchmarks.displays import WITHIN, Screen, Wall
from benchmarks.fanout import hello
from benchmarks.load import QUEUES, SPARE_SECONDS
from benchmarks.measure import answered

ISSUE: Final = b'{"kind":"issue","command_id":"%s-%09d","queue":"%s"}'
DONE: Final = b'"kind":"done"'


class Talker(Screen):
    """A program that keeps ``ahead`` commands under way until time is up; ``ended`` when all are answered."""

    def __init__(self, name: bytes, queue: bytes, seconds: list[float]) -> None:
        super().__init__(Wall(), hello(()))
        self._name = name
        self._queue = queue
        self._seconds = seconds
        self._asked: deque[float] = deque()
        self._count = 0
        self._until = 0.0
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def begin(self, ahead: int, until: float) -> None:
        """Ask for the first ``ahead`` numbers."""
        self._until = until
        for _ in range(ahead):
            self._ask()

    def heard(self, payload: bytes) -> None:
        """Take the answer to the oldest command, and ask again."""
        now = time.perf_counter()
        self._seconds.append(now - self._asked.popleft())
        if DONE not in payload[:80]:
            self._end(RuntimeError(f"the server answered {payload[:400]!r}"))
        elif now < self._until:
            self._ask()
        elif not self._asked:
            self._end(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """A server that hangs up fails the run."""
        self._end(exc or ConnectionError("the server hung up"))

    def _ask(self) -> None:
        self._count += 1
        self._asked.append(time.perf_counter())
        self.say(ISSUE % (self._name, self._count, self._queue))

    def _end(self, error: Exception | None) -> None:
        if self.ended.done():
            return
        if error is None:
            self.ended.set_result(None)
        else:
            self.ended.set_exception(error)
        self.close()


async def run(port: int, clients: int, ahead: int, seconds: float) -> dict[str, float]:
    """Return ``count``, ``per_s`` and, in milliseconds, ``p50``, ``p99`` and ``worst``."""
    loop = asyncio.get_running_loop()
    taken: list[float] = []
    name = b"%x-%x" % (os.getpid(), time.time_ns())
    talkers = [Talker(b"%s-%d" % (name, k), QUEUES[k % len(QUEUES)], taken) for k in range(clients)]
    for talker in talkers:
        await loop.create_connection(lambda talker=talker: talker, "127.0.0.1", port)  # type: ignore[misc]
        await asyncio.wait_for(talker.settled, WITHIN)
    began = time.perf_counter()
    for talker in talkers:
        talker.begin(ahead, began + seconds)
    await asyncio.wait_for(asyncio.gather(*(talker.ended for talker in talkers)), seconds + SPARE_SECONDS)
    return answered(taken, time.perf_counter() - began)


def main() -> None:
    """Run the load and write its figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.talkers", description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("clients", type=int)
    parser.add_argument("ahead", type=int)
    parser.add_argument("seconds", type=float)
    asked = parser.parse_args()
    print(json.dumps(uvloop.run(run(asked.port, asked.clients, asked.ahead, asked.seconds))))


if __name__ == "__main__":
    main()
