"""What goes wrong, as a table: how often an hour, and how. A run takes some rows and leaves others out."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from simulation.hall import Hall
from simulation.line import FULL

Strike = Callable[[Hall, Random], None]
NIGHT: Final = timedelta(minutes=12)
STEPS: Final = tuple(
    timedelta(seconds=seconds)
    for seconds in (1, -1, 60, -60, 1800, -1800, 3600, -3600, 86_400, -86_400, 3 * 86_400, 7 * 86_400)
)


class Fault(msgspec.Struct, frozen=True):
    """A row of the table."""

    name: str
    an_hour: float
    strike: Strike


def _cut(hall: Hall, chance: Random) -> None:
    if hall.network.lines:
        chance.choice(hall.network.lines).cut()


def _half_open(hall: Hall, chance: Random) -> None:
    if hall.network.lines:
        chance.choice(hall.network.lines).go_dark(chance.choice((("up",), ("down",), ("up", "down"))))


def _slow_client(hall: Hall, chance: Random) -> None:
    if hall.network.lines:
        line = chance.choice(hall.network.lines)
        line.pace, line.full = chance.choice(((0.05, FULL), (1.0, FULL), (10.0, 4)))


def _part(hall: Hall, chance: Random) -> None:
    name = chance.choice(hall.clients).name
    hall.network.part(name)
    hall.world.later(chance.uniform(1.0, 120.0), hall.network.apart.discard, name)


def _alone(hall: Hall, chance: Random) -> None:
    """A kiosk must go on by itself for some minutes."""
    name = chance.choice([person.client.name for person in hall.people if person.alone])
    hall.network.part(name)
    hall.world.later(chance.uniform(60.0, 900.0), hall.network.apart.discard, name)


def _kill(hall: Hall, chance: Random) -> None:
    hall.server.kill_after(chance.randrange(1, 400), quietly=chance.random() < 0.3)


def _stop(hall: Hall, _chance: Random) -> None:
    hall.server.stop()


def _pause(hall: Hall, chance: Random) -> None:
    hall.server.pause(chance.uniform(0.01, 60.0))


def _failing_writes(hall: Hall, chance: Random) -> None:
    hall.disk.mood.extend(chance.choice(("before", "after", "")) for _ in range(chance.randrange(1, 5)))


def _disk_gone(hall: Hall, chance: Random) -> None:
    hall.disk.down = True
    hall.world.later(chance.uniform(0.05, 60.0), hall.disk_back)


def _slow_disk(hall: Hall, chance: Random) -> None:
    hall.disk.slow = chance.choice((5.0, 50.0, 500.0))
    hall.world.later(chance.uniform(1.0, 120.0), hall.disk_quick)


def _clock_step(hall: Hall, chance: Random) -> None:
    """Set the clock, but no day may begin twice within a client's patience: ids are kept for a day."""
    by = chance.choice(STEPS)
    if _far_from_midnight(hall, timedelta(0)) and _far_from_midnight(hall, by) and hall.days_apart():
        hall.step_clock(by)


def _over_midnight(hall: Hall, chance: Random) -> None:
    """Just before midnight the clock is set on over it, and soon back again, or lets it pass."""
    if not (_far_from_midnight(hall, timedelta(0)) and hall.days_apart()):
        return
    zone, now = ZoneInfo(hall.timezone), hall.world.clock()
    local = now.astimezone(zone)
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    hall.step_clock(midnight - local + timedelta(seconds=chance.uniform(-30, 30)))
    back = timedelta(seconds=-chance.uniform(60, 4000))
    if chance.random() < 0.5:
        hall.world.later(chance.uniform(1, 100), hall.step_clock, back)


def _far_from_midnight(hall: Hall, by: timedelta) -> bool:
    zone, then = ZoneInfo(hall.timezone), hall.world.clock() + by
    return (then - NIGHT).astimezone(zone).date() == (then + NIGHT).astimezone(zone).date()


FAULTS: Final[tuple[Fault, ...]] = (
    Fault("cut", 20, _cut),
    Fault("half open", 8, _half_open),
    Fault("slow client", 8, _slow_client),
    Fault("parted client", 6, _part),
    Fault("kill", 8, _kill),
    Fault("stop", 2, _stop),
    Fault("pause", 3, _pause),
    Fault("failing writes", 6, _failing_writes),
    Fault("disk gone", 3, _disk_gone),
    Fault("slow disk", 3, _slow_disk),
    Fault("clock step", 3, _clock_step),
    Fault("over midnight", 1, _over_midnight),
    Fault("kiosk alone", 3, _alone),
)


async def strike(hall: Hall, fault: Fault, often: float) -> None:
    """Let one fault happen again and again until cancelled, ``often`` times its usual rate."""
    chance = hall.world.chance(f"fault {fault.name}")
    while True:
        await asyncio.sleep(chance.expovariate(fault.an_hour * often / 3600))
        hall.world.note("fault", fault.name)
        fault.strike(hall, chance)
