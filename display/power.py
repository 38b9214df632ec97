"""Switching the screen itself off and on by a command of the site: ``xset dpms force {power}``."""

import asyncio
import shlex
from typing import Final

import structlog

log = structlog.get_logger()
DEADLINE: Final = 20.0
WORDS: Final = {True: "on", False: "off"}


class Power:
    """Runs ``command`` with ``{power}`` filled in whenever the screen is to change; no command, no change."""

    def __init__(self, command: str) -> None:
        self._command = shlex.split(command)
        self._wanted: bool | None = None
        self._changed = asyncio.Event()

    def want(self, on: bool) -> None:
        """Have the screen on or off."""
        if self._command and on != self._wanted:
            self._wanted = on
            self._changed.set()

    async def run(self) -> None:
        """Switch until cancelled."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            await self._switch(WORDS[bool(self._wanted)])

    async def _switch(self, word: str) -> None:
        command = [part.replace("{power}", word) for part in self._command]
        try:
            process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
        except OSError as error:
            log.warning("screen_not_switched", power=word, why=str(error))
            return
        try:
            _, said = await asyncio.wait_for(process.communicate(), DEADLINE)
            why = said.decode(errors="replace").strip() or f"ended {process.returncode}"
        except TimeoutError:
            process.kill()
            await process.wait()
            why = f"no answer within {DEADLINE:.0f} s"
        if process.returncode:
            log.warning("screen_not_switched", power=word, why=why)
