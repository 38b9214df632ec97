"""The small site that the tests of the server play at."""

import logging

import pytest
import structlog

from queue_server.domain.plan import Plan, Queue, Window


@pytest.fixture(scope="session", autouse=True)
def quiet() -> None:
    """Keep the log out of the way: writing tracebacks in colour takes longer than the tests."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))


@pytest.fixture(scope="session")
def plan() -> Plan:
    """Two queues, three windows: w1 serves both, w2 only A, w3 only B."""
    return Plan(
        queues={"a": Queue("a", "A", ("w1", "w2")), "b": Queue("b", "B", ("w1", "w3"))},
        windows={
            "w1": Window("w1", "1", "left", ("a", "b")),
            "w2": Window("w2", "2", "left", ("a",)),
            "w3": Window("w3", "3", "right", ("b",)),
        },
        queue_of_item={"i-a": "a", "i-b": "b"},
        head_start={"elderly": 15},
    )
