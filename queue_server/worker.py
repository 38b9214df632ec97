"""``python -m queue_server.worker``: one long piece of reckoning in a process of its own.

A job comes as JSON on standard input, what comes of it goes as JSON to standard
output. It reads the site's log through a connection that cannot write, gives
way to everything else on the machine, and ends by itself should nobody end it.
"""

import asyncio
import os
import signal
import sys
from typing import Final

import msgspec

from config.calendar import load_calendar
from queue_server.engine.ports import StoreFailed
from queue_server.sitehours import SiteHours
from queue_server.storage.place import place
from queue_server.storage.reading import open_reading
from queue_server.whatif.job import Answer, Job, answered, why

NICE: Final = 10
LONGEST: Final = 600
"""Seconds after which a forgotten worker ends: more than any server waits."""


async def work(job: Job) -> Answer:
    """Return what comes of a job."""
    try:
        log = await open_reading(place(job.store))
    except StoreFailed as error:
        return Answer(wrong=(why(error),))
    try:
        return await answered(job, log, SiteHours(job.site, load_calendar()))
    finally:
        await log.close()


def main() -> int:
    """Do the job on standard input; 0 done or answered why not, 1 a fault."""
    os.nice(NICE)
    signal.alarm(LONGEST)
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    sys.stdout.buffer.write(msgspec.json.encode(asyncio.run(work(job))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
