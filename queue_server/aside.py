"""Long reckoning beside a server at work: in a process of its own, one at a time, for a limited time."""

import asyncio
import sys
from typing import Any, Final

import msgspec
import structlog

from config.load import Loaded
from queue_server.storage.place import Place, written
from queue_server.whatif.job import Answer, Job, Kind, NotReckoned, Wrong

log = structlog.get_logger(__name__)
SECONDS: Final = 120.0
WORKER: Final = (sys.executable, "-m", "queue_server.worker")


class Reckoner:
    """Has jobs done for a site; the server's own process does nothing for them but wait."""

    def __init__(self, loaded: Loaded, place: Place, seconds: float = SECONDS) -> None:
        self._loaded = loaded
        self._store = written(place)
        self._seconds = seconds
        self._busy = False

    async def __call__(self, kind: Kind, document: dict[str, Any]) -> bytes:
        """Return what comes of a job, as JSON. Raises NotReckoned."""
        if self._busy:
            raise NotReckoned(
                Wrong(code="busy", detail="another day is being reckoned; ask again in a moment")
            )
        self._busy = True
        try:
            said = await self._done(self._job(kind, document))
        finally:
            self._busy = False
        answer = msgspec.json.decode(said, type=Answer)
        if answer.wrong:
            raise NotReckoned(*answer.wrong)
        return bytes(answer.done)

    def _job(self, kind: Kind, document: dict[str, Any]) -> bytes:
        loaded = self._loaded
        job = Job(
            kind=kind,
            document=document,
            store=self._store,
            county=loaded.county,
            site=loaded.site,
            items=loaded.items,
        )
        return msgspec.json.encode(job)

    async def _done(self, job: bytes) -> bytes:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*WORKER, stdin=pipe, stdout=pipe, stderr=pipe)
        try:
            said, cried = await asyncio.wait_for(process.communicate(job), self._seconds)
        except TimeoutError as error:
            detail = f"not reckoned within {self._seconds:.0f} s; hall-admin what-if takes its time"
            raise NotReckoned(Wrong(code="too_long", detail=detail)) from error
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            log.error("worker_failed", status=process.returncode, said=cried.decode(errors="replace"))
            raise NotReckoned(Wrong(code="fault", detail="a fault in the server"))
        return said
