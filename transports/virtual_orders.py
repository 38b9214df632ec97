"""Orders to a virtual device: JSON objects, one a line, on standard input.

Read in a thread of its own, because standard input may be a pipe, a terminal,
a file or nothing, and the event loop cannot watch all of these. The end of
input ends nothing: the device runs on.
"""

import asyncio
import json
import os
import threading
from collections.abc import Callable, Iterator
from typing import Any


def listen(obey: Callable[[dict[str, Any]], None], complain: Callable[[str], None]) -> None:
    """Call ``obey`` on the running loop with every order; ``complain`` of lines that are none.

    A ValueError or KeyError of ``obey`` is complained of too.
    """
    loop = asyncio.get_running_loop()

    def heed(line: bytes) -> None:
        try:
            order = json.loads(line)
            if not isinstance(order, dict):
                raise ValueError("expected a JSON object")
            obey(order)
        except (ValueError, KeyError) as error:
            complain(f"{line.decode(errors='replace').strip()}: {error}")

    def read() -> None:
        for line in _lines():
            if loop.is_closed():
                return
            loop.call_soon_threadsafe(heed, line)

    threading.Thread(target=read, name="orders", daemon=True).start()


def _lines() -> Iterator[bytes]:
    buffer = b""
    while True:
        try:
            piece = os.read(0, 4096)  # not sys.stdin: its lock would hang the interpreter's end
        except OSError:
            return
        if not piece:
            return
        *lines, buffer = (buffer + piece).split(b"\n")
        yield from (line for line in lines if line.strip())
