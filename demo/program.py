"""One supervised program: started, waited for, restarted when it dies, stopped for good.

What a newcomer gets wrong: the command line is made anew at every start (a
restarted X display may have another number), and every program gets a session
of its own, so that Ctrl-C in a terminal reaches only the demo, which then
stops the programs in order. Should the demo itself be killed, the kernel tells
its programs to stop (``setpriv --pdeathsig``).
"""

import asyncio
import contextlib
import json
import os
import shutil
import signal
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

POLL: Final = 0.05
READY_SECONDS: Final = 45.0
STOP_SECONDS: Final = 1.5
RESTART_AFTER: Final = (0.2, 0.5, 1.0, 2.0, 5.0)
STEADY_SECONDS: Final = 20.0
LAST_WORDS: Final = 400


class CannotStart(Exception):
    """A program did not come up; the sentence says which, why, and where to read more."""


@dataclass(frozen=True)
class Command:
    """What is run: the words, and what is set in its environment beyond our own."""

    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Program:
    """What is to run.

    ``command`` is asked at every start; ``ready`` tells whether the program does
    its work by now; ``rank`` orders starting (low first) and stopping (high first);
    ``hears`` programs take orders as JSON lines on standard input.
    """

    name: str
    command: Callable[[], Command]
    ready: Callable[[], Awaitable[bool]]
    rank: int = 0
    hears: bool = False


class Running:
    """A :class:`Program` at work; ``say`` hears one line whenever something befalls it."""

    def __init__(self, program: Program, log: Path, say: Callable[[str], None]) -> None:
        self.program = program
        self.log = log
        self.restarts = 0
        self._say = say
        self._process: asyncio.subprocess.Process | None = None
        self._watch: asyncio.Task[None] | None = None
        self._stopping = False
        self._allowed = asyncio.Event()
        self._allowed.set()

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        alive = self._process is not None and self._process.returncode is None
        return self._process.pid if self._process is not None and alive else None

    async def start(self, timeout: float = READY_SECONDS) -> None:
        """Start the program and return when it is ready. Raises CannotStart."""
        process = await self._spawn()
        await self._until_ready(process, timeout)
        self._watch = asyncio.create_task(self._keep_up(process), name=f"watch {self.program.name}")

    def order(self, order: Mapping[str, Any]) -> None:
        """Tell a program that hears orders what to do; nothing happens while it is down."""
        if self._process is not None and self._process.stdin is not None and self.pid is not None:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")

    def kill(self) -> None:
        """End the process without a word, as a power cut does; it is started again."""
        with contextlib.suppress(ProcessLookupError):
            if self._process is not None:
                self._process.kill()

    def hold(self, on: bool) -> None:
        """End the process without a word and keep it down; or let it be started again."""
        if not on:
            self._allowed.set()
        elif self._allowed.is_set():
            self._allowed.clear()
            self.kill()

    async def stop(self) -> None:
        """End the program, kindly for 1.5 s, then at once; it is not restarted."""
        self._stopping = True
        if self._watch is not None:
            self._watch.cancel()
        process = self._process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()

    async def _spawn(self) -> asyncio.subprocess.Process:
        command = self.program.command()
        with self.log.open("ab") as log:
            try:
                self._process = await asyncio.create_subprocess_exec(
                    *_tied_to_us(command.words),
                    stdin=asyncio.subprocess.PIPE if self.program.hears else asyncio.subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    env={**os.environ, **command.environment},
                    start_new_session=True,
                )
            except OSError as error:
                raise CannotStart(f"{self.program.name}: cannot run {command.words[0]}: {error}") from error
        return self._process

    async def _until_ready(self, process: asyncio.subprocess.Process, timeout: float) -> None:
        deadline = asyncio.get_running_loop().time() + timeout
        while not await self.program.ready():
            if process.returncode is not None:
                raise CannotStart(
                    f"{self.program.name} ended with status {process.returncode}: {self._last_words()}"
                )
            if asyncio.get_running_loop().time() > deadline:
                raise CannotStart(
                    f"{self.program.name} is not ready after {timeout:g} s: {self._last_words()}"
                )
            await asyncio.sleep(POLL)

    async def _keep_up(self, process: asyncio.subprocess.Process) -> None:
        failures = 0
        while not self._stopping:
            loop = asyncio.get_running_loop()
            begun = loop.time()
            status = await process.wait()
            failures = 0 if loop.time() - begun > STEADY_SECONDS else failures + 1
            wait = RESTART_AFTER[min(failures, len(RESTART_AFTER)) - 1] if failures else RESTART_AFTER[0]
            why = f"; it said {self._last_words()}" if status > 0 else ""
            self._say(f"{self.program.name} ended (status {status}{why}); starting it again")
            await asyncio.sleep(wait)
            await self._allowed.wait()
            self.restarts += 1
            try:
                process = await self._spawn()
            except CannotStart as error:
                self._say(str(error))

    def _last_words(self) -> str:
        said = self.log.read_bytes()[-LAST_WORDS:].decode(errors="replace").strip()
        last = said.splitlines()[-1] if said else "it said nothing"
        return f"{last} (all of it: {self.log})"


def _tied_to_us(words: tuple[str, ...]) -> tuple[str, ...]:
    setpriv = shutil.which("setpriv")
    return (setpriv, "--pdeathsig", "TERM", "--", *words) if setpriv else words
