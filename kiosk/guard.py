"""``hall-kiosk --guarded``: starts the kiosk, and starts it again when it falls or hangs.

The kiosk beats once a second on a pipe, out of the very loop that draws and
hears touches: a loop that is stuck, or a process that was stopped, is silent,
and is killed. It imports nothing of the kiosk, so that it can hardly fall itself.
"""

import argparse
import asyncio
import math
import os
import signal
import sys
import time
from collections.abc import Sequence
from typing import Final

from kiosk.ending import AGAIN, HEART

WAITS: Final = (0.0, 0.5, 1.0, 2.0, 4.0)
"""Seconds before the next start, by how many runs ended badly in a row."""

STEADY: Final = 60.0
"""Seconds after which a run counts as having gone well."""

STARTS_WITHIN: Final = 120.0
HANGS_AFTER: Final = 15.0
ENDS_WITHIN: Final = 10.0
FINAL: Final = frozenset({0, 2})
"""Exit statuses after which it is not started again: stopped in good order, wrong usage."""


class Guard:
    """Keeps ``command`` running: ``hangs`` seconds of silence are too many, ``starts`` at the beginning."""

    def __init__(
        self, command: Sequence[str], hangs: float = HANGS_AFTER, starts: float = STARTS_WITHIN
    ) -> None:
        self._command = tuple(command)
        self._hangs = hangs
        self._starts = starts
        self._child: asyncio.subprocess.Process | None = None
        self._heard = 0.0
        self._stopping = False
        self._end_by = math.inf

    async def run(self) -> int:
        """Start it again and again; return the exit status when it is to stay ended."""
        bad = 0
        while True:
            began = time.monotonic()
            status, alive = await self._once()
            if self._stopping or status in FINAL or (status == 1 and not alive and not bad):
                return max(status, 0)
            bad = 0 if status == AGAIN or time.monotonic() - began > STEADY else bad + 1
            sys.stderr.write(f"hall-kiosk: ended with {status}; started again\n")
            await asyncio.sleep(WAITS[min(max(bad - 1, 0), len(WAITS) - 1)])

    def stop(self) -> None:
        """Let the kiosk end in good order, and do not start it again."""
        self._stopping = True
        self._end_by = time.monotonic() + ENDS_WITHIN
        if self._child is not None and self._child.returncode is None:
            self._child.send_signal(signal.SIGTERM)
            self._child.send_signal(signal.SIGCONT)

    async def _once(self) -> tuple[int, bool]:
        """Run it once; return its exit status and whether it ever beat."""
        ear, mouth = os.pipe()
        os.set_blocking(ear, False)
        loop = asyncio.get_running_loop()
        self._heard = 0.0
        began = time.monotonic()
        try:
            environment = {**os.environ, HEART: str(mouth)}
            self._child = await asyncio.create_subprocess_exec(
                *self._command, pass_fds=(mouth,), env=environment
            )
            os.close(mouth)
            loop.add_reader(ear, self._hear, ear)
            ended = asyncio.create_task(self._child.wait())
            while not ended.done():
                await asyncio.wait([ended], timeout=0.2)
                if self._silent(began) and not ended.done():
                    sys.stderr.write("hall-kiosk: hangs; killed\n")
                    self._child.kill()
                    await ended
            return ended.result(), bool(self._heard)
        finally:
            loop.remove_reader(ear)
            os.close(ear)
            await self._bury()

    async def _bury(self) -> None:
        """Leave no kiosk behind that nobody guards."""
        if self._child is not None and self._child.returncode is None:
            self._child.kill()
            await self._child.wait()

    def _hear(self, ear: int) -> None:
        if os.read(ear, 4096):
            self._heard = time.monotonic()
        else:
            asyncio.get_running_loop().remove_reader(ear)

    def _silent(self, began: float) -> bool:
        if time.monotonic() > self._end_by:
            return True
        since, patience = (self._heard, self._hangs) if self._heard else (began, self._starts)
        return time.monotonic() - since > patience


def main(argv: Sequence[str] | None = None) -> int:
    """Guard a kiosk that is started with the given options."""
    parser = argparse.ArgumentParser(prog="hall-kiosk --guarded", add_help=False)
    parser.add_argument("--hangs", type=float, default=HANGS_AFTER)
    asked, options = parser.parse_known_args(argv)
    return asyncio.run(_guard([sys.executable, "-m", "kiosk", *options], asked.hangs))


async def _guard(command: Sequence[str], hangs: float) -> int:
    guard = Guard(command, hangs)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, guard.stop)
    return await guard.run()


if __name__ == "__main__":
    sys.exit(main())
