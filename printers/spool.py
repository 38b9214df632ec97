"""The print jobs of one printer: in order, each at most once, whatever crashes in between.

Before a byte goes to the printer the journal says ``handed_over``. A job found
in that step after a restart may or may not be on paper, so it ends as
``Unknown("restart")`` and is not printed again; to print a number again, give
the job another id. Times are seconds since 1970, from ``clock``.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Final, Protocol

from printers.journal import Entry, Journal, Step
from printers.outcome import NotPrinted, Outcome, Unknown

REMEMBERED: Final = 86_400.0  # seconds a reported job's id is kept, to refuse its repeat
COMPACT_EVERY: Final = 2_000  # entries
log = logging.getLogger(__name__)


class Prints(Protocol):
    """What the spool needs of a printer; see Printer.print."""

    async def print(self, data: bytes, deadline: float) -> Outcome:
        """Print ``data`` and tell what became of it."""


class _Job:
    def __init__(self, last: Entry) -> None:
        self.last = last
        self.data = last.data
        self.ended: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        if last.outcome is not None:
            self.ended.set_result(last.outcome)


class Spool:
    """One worker over one printer.

    A job older than ``stale_after`` seconds is not printed any more: its
    citizen has the number from the screen by then. ``deadline`` is given to
    the printer for each job.
    """

    def __init__(
        self,
        printer: Prints,
        journal: Path,
        *,
        clock: Callable[[], float] = time.time,
        stale_after: float = 120.0,
        deadline: float = 20.0,
    ) -> None:
        self._printer = printer
        self._journal = Journal(journal)
        self._clock = clock
        self._stale_after = stale_after
        self._deadline = deadline
        self._jobs: dict[str, _Job] = {}
        self._waiting: asyncio.Queue[str] = asyncio.Queue()
        self._to_report: asyncio.Queue[str] = asyncio.Queue()
        self._writing = asyncio.Lock()
        self._written = 0
        self._stopping = False
        self._worker: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Take up what the last run left and begin to print; raises BadJournal, OSError."""
        for entry in await asyncio.to_thread(self._journal.read):
            self._remember(entry)
        await self._compact()
        for name, job in tuple(self._jobs.items()):
            if job.last.step == "handed_over":
                await self._end(name, Unknown("restart"))
            elif job.last.step == "queued":
                self._waiting.put_nowait(name)
            elif job.last.step == "ended":
                self._to_report.put_nowait(name)
        self._worker = asyncio.create_task(self._work(), name="spool")

    async def close(self) -> None:
        """Finish the job that is printing and stop; those that wait are taken up by the next start."""
        self._stopping = True
        self._waiting.put_nowait("")
        if self._worker is not None:
            await self._worker
        for job in self._jobs.values():
            job.ended.cancel()

    async def submit(self, name: str, data: bytes) -> Outcome:
        """Print ``data`` as job ``name`` and return what became of it.

        A name that was given before is not printed again: its first outcome is
        returned. Giving up waiting does not take the job back. Raises
        RuntimeError after :meth:`close`.
        """
        if self._stopping:
            raise RuntimeError("the spool is closed")
        if name not in self._jobs:
            job = self._remember(Entry(name, "queued", self._clock(), data))
            if await self._wrote(job.last):
                self._waiting.put_nowait(name)
            else:
                await self._end(name, NotPrinted("disk"))
        return await asyncio.shield(self._jobs[name].ended)

    async def outcomes(self) -> AsyncIterator[tuple[str, Outcome]]:
        """Yield (job name, outcome) of every job that ended and was not reported, first the last run's.

        For one reporter; call :meth:`reported` once the report is safe.
        """
        while True:
            name = await self._to_report.get()
            yield name, self._jobs[name].ended.result()

    async def reported(self, name: str) -> None:
        """Note that the outcome of job ``name`` is known where it must be."""
        await self._step(name, "reported")
        if self._written >= COMPACT_EVERY:
            await self._compact()

    async def _work(self) -> None:
        while not self._stopping:
            name = await self._waiting.get()
            if name and not self._stopping:
                await self._end(name, await self._printed(self._jobs[name]))

    async def _printed(self, job: _Job) -> Outcome:
        if self._clock() - job.last.at > self._stale_after:
            return NotPrinted("stale")
        if not await self._step(job.last.job, "handed_over"):
            return NotPrinted("disk")
        try:
            return await self._printer.print(job.data, self._deadline)
        except Exception:  # a mistake in a driver must not keep all later slips from coming out
            log.exception("print_failed", extra={"job": job.last.job})
            return Unknown("error")

    async def _end(self, name: str, outcome: Outcome) -> None:
        await self._step(name, "ended", outcome)
        job = self._jobs[name]
        job.data = b""
        if not job.ended.done():
            job.ended.set_result(outcome)
        self._to_report.put_nowait(name)

    async def _step(self, name: str, step: Step, outcome: Outcome | None = None) -> bool:
        job = self._jobs[name]
        outcome = outcome or job.last.outcome
        job.last = Entry(name, step, self._clock(), outcome=outcome)
        return await self._wrote(job.last)

    def _remember(self, entry: Entry) -> _Job:
        job = self._jobs.get(entry.job)
        if job is None or entry.outcome is not None:
            job = self._jobs[entry.job] = _Job(entry)
        job.last = entry
        return job

    async def _wrote(self, entry: Entry) -> bool:
        """Return whether ``entry`` is safe on disk."""
        async with self._writing:
            try:
                await asyncio.to_thread(self._journal.append, entry)
            except OSError:
                log.exception("journal_failed", extra={"job": entry.job})
                return False
            self._written += 1
        return True

    async def _compact(self) -> None:
        async with self._writing:
            oldest = self._clock() - REMEMBERED
            for name, job in tuple(self._jobs.items()):
                if job.last.step == "reported" and job.last.at < oldest:
                    del self._jobs[name]
            kept = tuple(
                Entry(name, job.last.step, job.last.at, job.data, job.last.outcome)
                for name, job in self._jobs.items()
            )
            await asyncio.to_thread(self._journal.rewrite, kept)
            self._written = 0
