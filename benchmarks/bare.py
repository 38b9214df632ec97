"""The reference of ``fanout``: a bare ``websockets`` server that broadcasts the bytes it is handed.

``python -m benchmarks.bare PORT`` sends every text frame it receives to all
that are connected, and writes to its standard output when it began (nanoseconds
of the monotonic clock, one line each).
"""

import asyncio
import contextlib
import os
import sys
import time

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed

CONNECTED: set[ServerConnection] = set()


async def converse(connection: ServerConnection) -> None:
    """Keep one connection, and send on what it says."""
    CONNECTED.add(connection)
    with contextlib.suppress(ConnectionClosed):
        async for text in connection:
            began = time.monotonic_ns()
            broadcast(CONNECTED, text)
            os.write(1, b"%d\n" % began)
    CONNECTED.discard(connection)


async def main(port: int) -> None:
    """Serve until stopped."""
    async with serve(converse, "127.0.0.1", port, compression=None, backlog=2048):
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1])))
