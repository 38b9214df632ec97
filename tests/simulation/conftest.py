"""The log is kept out of the way: a hall with faults has much to say."""

import logging
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import structlog

from simulation.trace import Trace
from simulation.world import World


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
