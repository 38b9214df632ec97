"""One run of a seed: some hours of the hall with its faults, a calm after each, and the verdict."""

import asyncio
from datetime import datetime
from random import Random
from typing import IO, Final
from zoneinfo import ZoneInfo

import msgspec

from simulation import audit, promises
from simulation.calm import calm
from simulation.faults import FAULTS, strike
from simulation.hall import Hall
from simulation.linear import linearizable
from simulation.trace import Trace
from simulation.violation import Violation
from simulation.world import World

HOURS: Final = 4
HOUR: Final = 3600.0
CALM_SECONDS: Final = 300.0
LOOK: Final = 20.0
PLACES: Final = (
    ("Asia/Shanghai", datetime(2026, 11, 25, 8, 30)),  # noqa: DTZ001  local; the zone comes with it
    ("Asia/Shanghai", datetime(2026, 12, 31, 21, 0)),  # noqa: DTZ001  over the year's end
    ("Asia/Shanghai", datetime(2028, 2, 28, 22, 15)),  # noqa: DTZ001  into a leap day
    ("Europe/Berlin", datetime(2026, 3, 29, 0, 30)),  # noqa: DTZ001  an hour is left out
    ("Europe/Berlin", datetime(2026, 10, 25, 0, 30)),  # noqa: DTZ001  an hour comes twice
    ("America/Havana", datetime(2026, 10, 31, 22, 30)),  # noqa: DTZ001  midnight comes twice
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 23, 0)),  # noqa: DTZ001  half an hour is left out
)


class Outcome(msgspec.Struct, frozen=True):
    """What a run came to; ``violation`` is None when every promise was kept."""

    seed: int
    hours: int
    digest: str
    commands: int
    records: int
    turns: int
    starts: int
    violation: Violation | None


def run(seed: int, hours: int = HOURS, *, store: str = "memory", into: IO[str] | None = None) -> Outcome:
    """Simulate ``hours`` hall-hours of ``seed`` on that store; ``into`` gets the trace in words."""
    chance = Random(f"{seed} place")
    zone, local = chance.choice(PLACES)
    world = World(seed, local.replace(tzinfo=ZoneInfo(zone)), Trace(into))
    hall = Hall(world, zone, store)
    violation = None
    try:
        world.loop.run_until_complete(_hours(hall, hours, chance))
        _verdict(hall)
    except Violation as found:
        violation = found
    finally:
        hall.server.bury()
        hall.keeper.close()
        world.loop.close()
    return Outcome(
        seed=seed,
        hours=hours,
        digest=world.trace.digest(),
        commands=len(hall.history.commands),
        records=len(hall.disk.rows),
        turns=world.loop.turns,
        starts=len(hall.server.told),
        violation=violation,
    )


async def _hours(hall: Hall, hours: int, chance: Random) -> None:
    often = {fault.name: chance.choice((0.0, 0.3, 1.0, 3.0)) for fault in FAULTS}
    hall.open()
    for _ in range(hours):
        end = hall.world.loop.time() + HOUR
        hall.work()
        striking = [
            asyncio.get_running_loop().create_task(strike(hall, fault, often[fault.name]))
            for fault in FAULTS
            if often[fault.name]
        ]
        await _until(hall, end - CALM_SECONDS)
        for task in striking:
            task.cancel()
        await calm(hall)
        await _until(hall, end)


async def _until(hall: Hall, end: float) -> None:
    """Let time pass; a promise broken meanwhile ends the run."""
    while hall.world.loop.time() < end:
        hall.world.judge()
        await asyncio.sleep(LOOK)
    hall.world.judge()


def _verdict(hall: Hall) -> None:
    """Judge the whole run. Raises Violation."""
    hall.world.judge()
    records, _ = audit.read(hall.disk, hall.loaded)
    audit.audit(records, hall.history)
    hall.keeper.verify()
    linearizable(records, hall.history, hall.loaded)
    promises.kept(records, hall.loaded)
