"""The hall's server with one thing made different, to show what that thing is worth.

``python -m benchmarks.altered [--one-by-one] [--sync-ms N] [--marks] -- OPTIONS``
runs ``hall-server OPTIONS`` with a commit for every command, or with a disk
that takes longer to sync, or writing to its standard output when it begins to
publish each change (nanoseconds of the monotonic clock, one line each).
"""

import argparse
import asyncio
import os
import time
from collections.abc import Sequence

from queue_server import __main__ as hall_server
from queue_server.domain.ticket import Ticket
from queue_server.engine import engine
from queue_server.engine.record import Row
from queue_server.engine.span import Span
from queue_server.gateway.hub import Hub
from queue_server.storage.sqlite import SqliteStore
from wire.live import Change


def commit_one_by_one() -> None:
    """Let every command have a transaction of its own."""
    engine.GROUP = 1  # type: ignore[misc]


def slow_disk(seconds: float) -> None:
    """Let each commit take ``seconds`` longer, as on a disk that syncs slowly."""
    append = SqliteStore.append

    async def slowly(
        self: SqliteStore, rows: Sequence[Row], tickets: Sequence[Ticket], spans: Sequence[Span] = ()
    ) -> None:
        await asyncio.sleep(seconds)
        await append(self, rows, tickets, spans)

    SqliteStore.append = slowly  # type: ignore[method-assign]


def mark_publishing() -> None:
    """Write when each change begins to be published, after it has been."""
    publish = Hub.publish

    def marked(self: Hub, change: Change) -> None:
        began = time.monotonic_ns()
        publish(self, change)
        os.write(1, b"%d\n" % began)

    Hub.publish = marked  # type: ignore[method-assign]


def main() -> int:
    """Alter, then serve."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.altered", description=__doc__)
    parser.add_argument("--one-by-one", action="store_true")
    parser.add_argument("--sync-ms", type=float, default=0)
    parser.add_argument("--marks", action="store_true")
    parser.add_argument("options", nargs="*")
    asked = parser.parse_args()
    if asked.one_by_one:
        commit_one_by_one()
    if asked.sync_ms:
        slow_disk(asked.sync_ms / 1000)
    if asked.marks:
        mark_publishing()
    return hall_server.main(asked.options)


if __name__ == "__main__":
    raise SystemExit(main())
