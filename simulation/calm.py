"""When faults end: everybody is served again within a bound, and sees the same hall as who comes fresh."""

import asyncio
from collections.abc import Callable
from typing import Final

from simulation.client import Client
from simulation.hall import Hall
from simulation.people import Person
from wire.answers import Done, NobodyWaits, Refused
from wire.intents import CallNext, Issue, OpenWindow
from wire.mirror import Mirror
from wire.session import Phase

BOUND: Final = 90.0
FINISH: Final = 240.0
LOOK: Final = 1.0


async def calm(hall: Hall) -> None:
    """End the faults, and hold the hall to what it promises then."""
    hall.heal()
    hall.rest()
    await _within(hall, "not connected again", lambda: _away(hall))
    await _within(hall, "not answered", hall.at_it, FINISH)
    served = [_served(hall, person) for person in hall.people]
    await asyncio.gather(*served)
    await _within(hall, "not told everything", lambda: _behind(hall))
    await _compare(hall)


async def _within(hall: Hall, name: str, missing: Callable[[], list[str]], bound: float = BOUND) -> None:
    """Wait until nothing is missing."""
    end = hall.world.loop.time() + bound
    while left := missing():
        if hall.world.loop.time() > end:
            hall.world.blame(name, f"after {bound:.0f} s: {', '.join(left)}")
        hall.world.judge()
        await asyncio.sleep(LOOK)


def _away(hall: Hall) -> list[str]:
    return [client.name for client in hall.clients if client.session.phase is not Phase.LIVE]


def _behind(hall: Hall) -> list[str]:
    epoch, told = list(hall.server.told.items())[-1]
    return [c.name for c in hall.clients if c.epoch != epoch or not c.listening.all_heard(told)]


async def _served(hall: Hall, person: Person) -> None:
    """A kiosk gives a number, a window opens and calls."""
    name = person.name
    if not person.window:
        answer = await person.client.ask(Issue(command_id=name(), queue="a"), BOUND)
        late = isinstance(answer, Refused) and answer.code == "closing"  # whether rightly is judged later
        good = isinstance(answer, Done) or late
    else:
        opened = await person.client.ask(OpenWindow(command_id=name(), window=person.window), BOUND)
        answer = await person.client.ask(CallNext(command_id=name(), window=person.window), BOUND)
        good = isinstance(opened, Done) and isinstance(answer, Done | NobodyWaits)
    if not good:
        hall.world.blame("not served", f"{person.client.name}, {BOUND:.0f} s after the last fault: {answer}")


async def _compare(hall: Hall) -> None:
    """Who was there all along and who comes now see the same."""
    for rooms in dict.fromkeys(client.rooms for client in hall.clients):
        fresh = Client(hall.network, f"fresh {rooms[0]}", rooms)
        fresh.connect()
        await _within(hall, "not connected again", lambda c=fresh: [] if c.mirror.plan else [c.name])  # type: ignore[misc]
        await _within(hall, "not told everything", lambda: _behind(hall))
        for client in hall.clients:
            if client.rooms == rooms and client.mirror.seq >= fresh.mirror.seq:
                _same(hall, client.name, client.mirror, fresh.mirror, whole="staff" in rooms)
        fresh.close()


def _same(hall: Hall, name: str, seen: Mirror, fresh: Mirror, *, whole: bool) -> None:
    for part in ("windows", "queues", "tickets"):
        was, now = getattr(seen, part), getattr(fresh, part)
        wrong = [key for key in now if was.get(key) != now[key]]
        wrong += [key for key in was if key not in now] if whole else []
        if wrong:
            key = wrong[0]
            hall.world.blame("sees another hall", f"{name}: {part} {key}: {was.get(key)} not {now.get(key)}")
