"""Which limited items a group of records is about, and that clients are told what is left of them."""

from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.half_day import NOON
from queue_server.domain.hours import Hours, Opening
from queue_server.domain.limits import Quota
from wire import intents
from wire.live import HalfView


def hours_of(day: str) -> Hours:
    return Hours(datetime.fromisoformat(f"{day}T00:00+08:00"), (Opening(540, NOON), Opening(810, 1050)))


@pytest.fixture
def limited_world(world: Any) -> Any:
    """A world on whose item i-a there are two numbers in the morning and one in the afternoon."""
    world.plan = replace(world.plan, quotas={"i-a": Quota(morning=2, afternoon=1)})
    world.hours = hours_of
    return world


def left(halves: tuple[HalfView, ...]) -> list[tuple[str, int]]:
    return [(half.half, half.left) for half in halves]


async def test_what_is_left_is_told_with_every_number_of_the_item(limited_world: Any) -> None:
    running = await limited_world.started()
    (taken, *_) = await running.ask(intents.Issue(command_id="c1", item="i-a"))
    (quota,) = limited_world.published[-1].quotas
    assert quota.item == "i-a"
    assert left(quota.halves)[:2] == [("morning", 1), ("afternoon", 1)]
    await running.ask(intents.Issue(command_id="c2", queue="a"))
    assert limited_world.published[-1].quotas == ()
    await running.ask(intents.Cancel(command_id="c3", ticket=taken.ticket.id))
    assert left(limited_world.published[-1].quotas[0].halves)[0] == ("morning", 2)
    assert running.engine.published.quotas["i-a"] == limited_world.published[-1].quotas[0]
    await running.stop()


async def test_a_new_day_tells_of_all_again(limited_world: Any) -> None:
    running = await limited_world.started()
    await running.ask(intents.Issue(command_id="c1", item="i-a"))
    limited_world.later(days=1)
    await running.ask(intents.Issue(command_id="c2", queue="a"))
    assert [quota.item for quota in limited_world.published[-1].quotas] == ["i-a"]
    await running.stop()


async def test_without_quotas_nothing_is_told(world: Any) -> None:
    running = await world.started()
    await running.ask(intents.Issue(command_id="c1", item="i-a"))
    assert world.published[-1].quotas == ()
    assert running.engine.published.quotas == {}
    await running.stop()
