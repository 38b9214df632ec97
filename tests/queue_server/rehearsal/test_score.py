"""Each estimate beside what happened: error, bias, and how many waits the band held."""

from datetime import UTC, datetime, timedelta

import pytest

from queue_server.domain import events as e
from queue_server.rehearsal.score import Score, day_score

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def visit(
    name: str, told: tuple[int, int, int] | None, waited: float | None, queue: str = "a"
) -> list[tuple[e.Event, datetime]]:
    low, seconds, high = told or (None, None, None)
    issued = e.TicketIssued(
        ticket=name, number="A001", queue=queue, day="d", sequence=1, follow="f",
        wait_low=low, wait_high=high, wait_seconds=seconds,
    )  # fmt: skip
    log: list[tuple[e.Event, datetime]] = [(issued, NINE)]
    if waited is not None:
        log.append((e.TicketCalled(ticket=name, window="w1"), NINE + timedelta(seconds=waited)))
    return log


def test_waits_are_scored_in_all_and_by_queue() -> None:
    log = [
        *visit("on the low edge", (5, 420, 9), 300),
        *visit("early", (5, 420, 9), 299),
        *visit("on the high edge", (5, 420, 9), 540, "b"),
        *visit("late", (5, 420, 9), 541, "b"),
        *visit("at once", (0, 0, 1), 90),
        *visit("nobody knew", None, 100),
        *visit("never called", (5, 420, 9), None),
    ]
    found = day_score(log)
    assert (found.total.tickets, found.total.waited) == (5, 4)
    assert (found.total.hit, found.total.early, found.total.late) == (0.5, 0.25, 0.25)
    assert found.total.error == pytest.approx((120 + 121 + 120 + 121) / 4 / 60)
    assert found.total.bias == pytest.approx((120 + 121 - 120 - 121) / 4 / 60)
    assert list(found.queues) == ["a", "b"]
    assert (found.queues["a"].early, found.queues["a"].late) == (0.5, 0)
    assert found.queues["a"].bias == pytest.approx(241 / 2 / 60)


def test_a_day_without_waits_has_no_score() -> None:
    assert day_score([]).total == Score(tickets=0, waited=0)
    assert day_score(visit("at once", (0, 0, 1), 3)).queues == {"a": Score(tickets=1, waited=0)}
