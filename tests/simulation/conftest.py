"""The log is kept out of the way: a hall with faults has much to say."""

import logging
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import structlog

from queue_server.domain import events as e
from queue_server.engine.record import Record
from simulation.trace import Trace
from simulation.world import World

NINE = datetime(2026, 11, 25, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quiet(fresh_logs: None) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))


@pytest.fixture
def world() -> Iterator[World]:
    world = World(1, datetime(2026, 11, 25, 8, 0, tzinfo=UTC), Trace())
    yield world
    world.loop.close()


@pytest.fixture
def play(world: World) -> Callable[[Coroutine[Any, Any, Any]], Any]:
    """Return what runs a coroutine in the world's loop to its end."""
    return world.loop.run_until_complete


@pytest.fixture
def log() -> Callable[..., list[Record]]:
    """Return what makes a log of events, a minute each; (minutes, event) says when."""

    def made(*events: Any) -> list[Record]:
        timed = [event if isinstance(event, tuple) else (n, event) for n, event in enumerate(events)]
        return [
            Record(seq=n, at=NINE + timedelta(minutes=minute), event=event, command_id=f"c{n}")
            for n, (minute, event) in enumerate(timed, 1)
        ]

    return made


@pytest.fixture
def issued() -> Callable[..., e.TicketIssued]:
    """Return what gives number n of a queue."""

    def number(n: int, queue: str = "a", **more: Any) -> e.TicketIssued:
        return e.TicketIssued(
            ticket=f"t{n}",
            number=f"{queue.upper()}{n:03d}",
            queue=queue,
            day="2026-11-25",
            sequence=n,
            follow=f"f{n}",
            **more,
        )

    return number
