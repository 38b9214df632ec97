"""A hall-kiosk in a process of its own, without a screen, touched over its automation socket."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec

CODE: Final = "GA-A-002"
TOUCHES: Final[Mapping[str, str]] = MappingProxyType(
    {"attract": "begin", "home": f"popular:{CODE}", "item": "take", "units": "home", "list": "home"}
)
"""What a citizen who wants a number touches, by the screen that is there."""
LOOK_AGAIN: Final = 0.05
PATIENCE: Final = 120.0


class Kiosk:
    """The kiosk whose state is in ``folder``; its server is behind ``port``, its ``printer`` an address."""

    def __init__(self, folder: Path, port: int, printer: str, *more: str) -> None:
        self._socket = folder / "kiosk.sock"
        self._options = (
            *("--no-screen", "--automation", str(self._socket), "--state", str(folder / "state")),
            *("--server", f"ws://127.0.0.1:{port}/ws", "--printer", printer),
            *more,
        )
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, said: Path = Path(os.devnull)) -> None:
        """Start it and wait until it can be touched; what it logs goes to ``said``."""
        self._socket.unlink(missing_ok=True)
        with said.open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "kiosk", *self._options, stderr=log
            )
        async with asyncio.timeout(PATIENCE):
            while not self._socket.exists():
                await asyncio.sleep(LOOK_AGAIN)

    async def stop(self, which: signal.Signals = signal.SIGKILL) -> None:
        """End it by a signal and wait for it."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(which)
            await self._process.wait()

    async def ask(self, **question: Any) -> Any:
        """Ask over the automation socket and return the answer."""
        reader, writer = await asyncio.open_unix_connection(str(self._socket))
        try:
            writer.write(msgspec.json.encode(question) + b"\n")
            return msgspec.json.decode(await asyncio.wait_for(reader.readline(), PATIENCE))
        finally:
            writer.close()

    async def take(self) -> str:
        """Do what a citizen does until there is a number on the glass, and return it."""
        async with asyncio.timeout(PATIENCE):
            while True:
                seen = await self.ask(ask="screen")
                if seen["screen"] == "taken":
                    await self.ask(touch="done")
                    return str(seen["number"])
                await self.ask(touch="ok" if seen["dialog"] else TOUCHES.get(seen["screen"], "home"))
                await asyncio.sleep(LOOK_AGAIN)

    async def sees(self, *, away: bool) -> None:
        """Wait until it knows that the server is away, or is there."""
        async with asyncio.timeout(PATIENCE):
            while (await self.ask(ask="screen"))["away"] is not away:
                await asyncio.sleep(LOOK_AGAIN)
