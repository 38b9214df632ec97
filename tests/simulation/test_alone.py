"""A kiosk goes on while its line is down; the server learns of all it gave, and none is doubled."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from itertools import count
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from queue_server.domain import events as e
from queue_server.engine.record import Record
from simulation import audit
from simulation.alone import Alone
from simulation.drawn import drawn_site
from simulation.hall import Hall
from simulation.trace import Trace
from simulation.world import World
from wire.intents import Issue

NINE = datetime(2026, 11, 25, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def hall() -> Any:
    """The hall of the first seed that lends numbers, without faults."""
    sites = ((seed, drawn_site("Asia/Shanghai", Random(f"{seed} site"), NINE).site) for seed in count(1))
    found = Hall(
        World(next(seed for seed, site in sites if site.blocks.size >= 5), NINE, Trace()),
        "Asia/Shanghai",
        "memory",
    )
    yield found
    found.server.bury()
    found.world.loop.close()


async def until(true: Callable[[], bool]) -> None:
    while not true():
        await asyncio.sleep(1.0)


def order(n: int, **more: Any) -> Issue:
    return Issue(command_id=f"order{n}", **({"queue": "a"} | more))


def test_what_is_given_alone_is_told_later(hall: Hall) -> None:
    kiosk = hall.people[0]
    alone = kiosk.alone
    assert alone is not None
    acting = True

    async def story() -> None:
        nonlocal acting
        hall.open()
        speaking = asyncio.ensure_future(alone.speak(lambda: acting))
        await until(lambda: alone.can(order(0)))
        await kiosk.client.ask(order(1))
        hall.network.part(kiosk.client.name)
        await until(lambda: alone.away)
        alone.give(order(1), sent=True)
        alone.give(order(2), sent=False)
        hall.heal()
        acting = False
        await speaking

    hall.world.loop.run_until_complete(story())
    hall.world.judge()
    records, _ = audit.read(hall.disk, hall.loaded)
    audit.audit(records, hall.history)
    issued = [record.event for record in records if isinstance(record.event, e.TicketIssued)]
    first = [event.sequence for event in issued if event.block]
    assert first[1] == first[0] + 1
    assert [event.block for event in issued].count(None) == 1
    back = next(record for record in records if isinstance(record.event, e.TicketCancelled))
    assert names(back) == [event.ticket for event in issued if not event.block]


def names(record: Record) -> list[str]:
    return [getattr(record.event, "ticket", "")]


def test_only_a_plain_order_can_be_answered_alone(hall: Hall) -> None:
    alone = hall.people[0].alone
    assert alone is not None
    borrow(hall, alone)
    assert alone.can(order(1))
    assert alone.can(Issue(command_id="c", item="SI-A-001"))
    assert not alone.can(order(1, for_window="w1"))
    assert not alone.can(Issue(command_id="c", items=("SI-A-001", "SI-A-002")))


def test_a_block_goes_back_when_all_is_told(hall: Hall) -> None:
    alone = hall.people[0].alone
    assert alone is not None
    borrow(hall, alone)
    before = alone.returnable()
    alone.give(order(1), sent=False)
    (given,) = hall.history.given
    assert set(before) - set(alone.returnable()) == {given.block}
    for block in before:
        alone.given_back(block)
    assert not alone.can(order(1))


def borrow(hall: Hall, alone: Alone) -> None:
    """Let a kiosk lease until it has a number of the first queue."""
    acting = True

    async def story() -> None:
        nonlocal acting
        hall.open()
        speaking = asyncio.ensure_future(alone.speak(lambda: acting))
        await until(lambda: alone.can(order(0)))
        acting = False
        await speaking

    hall.world.loop.run_until_complete(story())
