"""A spare number as a ticket, and orders that are answered with one while the server is away."""

import asyncio
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.orders import Order, Orders
from kiosk.reserve import Reserve
from kiosk.spare import Spare
from kiosk.taker import Taker
from wire.answers import Done
from wire.blocks import BlockView
from wire.intents import Cancel, Intent, Issue
from wire.live import TicketView

TODAY = "2026-11-24"
CODE = "GA-A-002"
MOMENT = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


class Server:
    """Answers nobody until ``back``; then it issues and cancels."""

    def __init__(self) -> None:
        self.heard: list[Intent] = []
        self.back = False

    async def ask(self, intent: Intent, timeout: float) -> Done:
        self.heard.append(intent)
        if not self.back:
            raise TimeoutError
        ticket = TicketView(id="t1", number="L001", queue="certificate", state="waiting", issued_at=MOMENT)
        return Done(command_id=intent.command_id, ticket=ticket if isinstance(intent, Issue) else None)

    def ask_for_catalogue(self) -> None:
        """Nothing asks."""


@pytest.fixture
def reserve(world: Any, tmp_path: Path) -> Iterator[Reserve]:
    spare = Spare(tmp_path / "spare.journal")
    spare.open(TODAY)
    queue = world.shelves.queue_of(world.shelves.item(CODE))
    spare.leased(BlockView(id="b", queue=queue, prefix="L", day=TODAY, first=501, last=503))
    yield Reserve(spare, world)
    spare.close()


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def orders(tmp_path: Path) -> Orders:
    made = Orders(tmp_path / "orders.journal")
    made.open(0.0)
    return made


@pytest.fixture
def taker(server: Server, orders: Orders, reserve: Reserve) -> Taker:
    return Taker(server, orders, time.time, patient=0.1, reserve=reserve)


async def until(true: Callable[[], Any]) -> None:
    async with asyncio.timeout(60):
        while not true():
            await asyncio.sleep(0.005)


async def test_what_is_given_is_a_ticket_like_any_other(reserve: Reserve, taker: Taker, world: Any) -> None:
    order = taker.order(CODE, "zh", "elderly")
    ticket = await reserve.give(order, sent=False)
    assert ticket is not None
    assert (ticket.number, ticket.id, ticket.state) == ("L501", order.command_id, "waiting")
    assert (ticket.item, ticket.priority, ticket.block) == (CODE, "elderly", "b")
    assert ticket.issued_at == world.now
    assert ticket.windows
    assert len(ticket.follow or "") == 32
    assert await reserve.give(order, sent=False) == ticket


async def test_the_world_knows_of_which_queues_there_are_numbers(reserve: Reserve, world: Any) -> None:
    item = world.shelves.item(CODE)
    world.away = True
    assert world.stranded(item)
    reserve.look()
    assert not world.stranded(item)
    for name in "xyz":
        assert await reserve.give(Order(name, CODE, 0.0), sent=False)
    assert world.stranded(item)
    world.away = False
    assert not world.stranded(item)


async def test_an_item_that_is_not_served_here_has_no_number(reserve: Reserve, taker: Taker) -> None:
    assert await reserve.give(taker.order("XX-0", "zh", "ordinary"), sent=False) is None


async def test_a_full_disk_gives_no_number(reserve: Reserve, taker: Taker) -> None:
    reserve._spare.close()
    assert await reserve.give(taker.order(CODE, "zh", "ordinary"), sent=False) is None


async def test_away_a_spare_number_answers_and_the_server_is_asked_nothing(
    taker: Taker, server: Server, orders: Orders, world: Any
) -> None:
    world.away = True
    order = taker.order(CODE, "zh", "ordinary")
    for _ in range(2):
        answer = await taker.take(order)
        assert isinstance(answer, Done)
        assert answer.ticket is not None
        assert answer.ticket.number == "L501"
    await taker.settle(order)
    taker.give_up(order)
    await taker.close()
    assert server.heard == []
    assert orders.open(time.time()) == ((), ())


async def test_an_order_that_was_sent_is_taken_back_when_a_spare_number_answers_it(
    taker: Taker, server: Server, orders: Orders
) -> None:
    order = taker.order(CODE, "zh", "ordinary")
    answer = await taker.take(order)
    assert isinstance(answer, Done)
    assert answer.ticket is not None
    assert answer.ticket.number == "L501"
    await taker.settle(order)
    await until(lambda: orders.open(time.time()) == ((), (order,)))
    await taker.close()
    server.back = True
    again = Taker(server, orders, time.time, reserve=taker._reserve)
    again.give_up(order)
    await until(lambda: any(isinstance(one, Cancel) for one in server.heard))
    assert [one.ticket for one in server.heard if isinstance(one, Cancel)] == ["t1"]
    await until(lambda: orders.open(time.time()) == ((), ()))
    await again.close()


async def test_an_order_of_an_earlier_run_counts_as_sent(
    taker: Taker, server: Server, world: Any, reserve: Reserve
) -> None:
    world.away = True
    order = taker.order(CODE, "zh", "ordinary")
    taker.resumed(order)
    await taker.take(order)
    given = reserve.given(order.command_id)
    assert given is not None
    assert given.sent
    await until(lambda: server.heard)
    await taker.close()


async def test_without_a_number_to_spare_the_order_waits_for_the_server(
    taker: Taker, server: Server, world: Any
) -> None:
    world.away = True
    order = taker.order("XX-0", "zh", "ordinary")
    assert await taker.take(order) is None
    assert [type(one) for one in server.heard] == [Issue]
