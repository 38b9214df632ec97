"""Drafts become legs: what was measured as it was, what was not as is usual, within what is known."""

from typing import Any

import pytest

from queue_server.domain import events as e
from queue_server.rehearsal.drafts import (
    MICRO,
    LegDraft,
    TicketDraft,
    TurnDraft,
    arrival_of,
    leg_of,
    turn_of,
    usual,
)
from queue_server.rehearsal.idling import Gap
from queue_server.rehearsal.script import Leg

ISSUED = e.TicketIssued(ticket="t1", number="A001", queue="a", day="2026-11-23", sequence=1, follow="f")


def leg(item: str | None = "i", **more: Any) -> LegDraft:
    times = {key: round(value * MICRO) for key, value in more.items() if isinstance(value, int | float)}
    return LegDraft(**{"window": "w", "queue": "a", "item": item, "called": 0, **more, **times})


def ticket(*legs: LegDraft) -> TicketDraft:
    return TicketDraft(at=5 * MICRO, issued=ISSUED, legs=legs)


DAY = usual(
    [
        ticket(leg(started=10, ended=110, gap=Gap(4 * MICRO, exact=True), notices=2)),
        ticket(leg(started=30, ended=330, gap=Gap(8 * MICRO, exact=True), notices=6)),
        ticket(leg("j", ended=900)),
        ticket(leg("j", started=5, ended=1000, over_by=500), leg("j", started=1, ended=2, ends="missed")),
    ],
    [TurnDraft(0, "w", "open", "li", Gap(6 * MICRO, exact=True))],
)


def test_what_is_usual_is_taken_from_what_was_measured() -> None:
    assert DAY.leg("i", "a") == Leg(walking=20, service=200, after=6)
    assert DAY.leg("j", "a").service == 900
    assert DAY.leg("unknown", "a").service == pytest.approx(1300 / 3, abs=0.001)
    assert DAY.leg(None, "elsewhere") == DAY.legs[""]
    assert (DAY.needs, DAY.notices) == (6 * MICRO, 4 * MICRO)


def test_a_day_without_a_measurement_is_like_any() -> None:
    found = usual([], [])
    assert (found.leg("i", "a"), found.needs, found.notices) == (Leg(), 0, 0)


@pytest.mark.parametrize(
    ("draft", "service", "told"),
    [
        (leg(called=1, started=11, ended=61), 50, True),
        (leg(called=1, ended=61), 60, False),
        (leg(called=1, started=11), 200, True),
        (leg(called=1, started=11, ended=900, over_by=100), 89 - 1e-6, True),
        (leg(called=1, started=11, ended=900, over_by=800), 200, True),
    ],
)
def test_a_service_is_as_long_as_it_was_or_as_is_likely(draft: LegDraft, service: float, told: bool) -> None:
    made = leg_of(draft, DAY)
    assert made.service == pytest.approx(service)
    assert made.told is told


def test_all_else_is_kept() -> None:
    draft = leg(called=1, started=4, ended=9, ends="held", away=30, notices=2, gap=Gap(0, 3 * MICRO))
    made = leg_of(draft, DAY)
    assert (made.walking, made.ends, made.away, made.notices, made.window) == (3, "held", 30, 2, "w")
    assert made.after == pytest.approx(3, abs=0.001)
    turn = turn_of(TurnDraft(7 * MICRO, "w", "open", "li", Gap(0)), DAY)
    assert (turn.at, turn.window, turn.does, turn.clerk, turn.after) == (7, "w", "open", "li", 6)
    arrival = arrival_of(ticket(draft), DAY)
    assert (arrival.at, arrival.issued, len(arrival.legs), arrival.cancels) == (5, ISSUED, 1, None)
