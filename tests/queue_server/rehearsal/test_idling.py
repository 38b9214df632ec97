"""How long a clerk needed, and how soon he turned to who came: told apart by since when somebody waited."""

from datetime import UTC, datetime
from typing import Any

import pytest

from queue_server.domain import events as e
from queue_server.domain.evolve import evolve
from queue_server.domain.moment import Moment
from queue_server.domain.state import HallState
from queue_server.rehearsal.idling import TURNS_WITHIN, Gap, Idling

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
MOMENT = Moment(NINE, NINE)


@pytest.mark.parametrize(
    ("gap", "usual", "likely"),
    [
        (Gap(7, exact=True), 100, 7),
        (Gap(0), 100, 100),
        (Gap(0, 50), 100, 49),
        (Gap(0, 500), 100, 100),
        (Gap(200, 500), 100, 201),
        (Gap(200), 100, 201),
    ],
)
def test_what_is_likely_lies_within_what_is_known(gap: Gap, usual: int, likely: int) -> None:
    assert gap.likely(usual) == likely


class Hall:
    """Windows w1 and w2 open since 0; tickets come to queue a and are called, by the microsecond."""

    def __init__(self, plan: Any) -> None:
        self.state = HallState(plan=plan)
        self.idling = Idling(self.state)
        evolve(self.state, e.DayOpened(day="2026-11-23"), NINE)
        for window in ("w1", "w2"):
            evolve(self.state, e.WindowOpened(window=window, clerk=window), NINE)
            self.idling.opened(window, 0, MOMENT)

    def comes(self, ticket: str, at: int) -> None:
        issued = e.TicketIssued(
            ticket=ticket, number="A001", queue="a", day="2026-11-23", sequence=1, follow=ticket
        )
        self._happens(issued, ticket, at, noticed=False)

    def called(self, ticket: str, window: str, at: int) -> Gap | None:
        gap = self.idling.took(window, ticket, at)
        noticed = gap is not None and gap.notices is not None
        self._happens(e.TicketCalled(ticket=ticket, window=window), ticket, at, noticed=noticed)
        return gap

    def _happens(self, event: e.Event, ticket: str, at: int, *, noticed: bool) -> None:
        before = set(self.state.lines)
        evolve(self.state, event, NINE)
        self.idling.changed(before ^ set(self.state.lines), ticket, at, MOMENT, noticed=noticed)


@pytest.fixture
def hall(plan: Any) -> Hall:
    return Hall(plan)


def test_who_comes_to_a_free_clerk_is_turned_to(hall: Hall) -> None:
    hall.comes("t1", 100)
    assert hall.called("t1", "w1", 130) == Gap(0, 100, notices=30)


def test_a_clerk_for_whom_somebody_waits_already_needs_the_time_himself(hall: Hall) -> None:
    hall.comes("t1", 100)
    hall.comes("t2", 110)
    assert hall.called("t1", "w1", 120) == Gap(0, 100, notices=20)
    assert hall.called("t2", "w2", 150) == Gap(150, exact=True)


def test_a_clerk_who_lets_wait_too_long_was_not_ready(hall: Hall) -> None:
    hall.comes("t1", 100)
    late = 100 + TURNS_WITHIN + 1
    assert hall.called("t1", "w1", late) == Gap(late, exact=True)


def test_nobody_waits_in_vain_for_who_is_just_not_the_first_to_turn(hall: Hall) -> None:
    hall.comes("t1", 100)
    hall.called("t1", "w1", 130)
    hall.comes("t2", 500)
    assert hall.called("t2", "w2", 500) == Gap(0, 500, notices=0)


def test_who_is_called_by_a_busy_clerk_waited_in_vain_for_the_free_one(hall: Hall) -> None:
    hall.comes("t1", 10)
    hall.called("t1", "w1", 10)
    hall.comes("t2", 100)
    hall.idling.freed("w1", 130)
    assert hall.called("t2", "w1", 140) == Gap(10, exact=True)
    hall.comes("t3", 300)
    assert hall.called("t3", "w2", 310) == Gap(140, 300, notices=10)


def test_who_goes_while_somebody_waits_was_busy_until_then(hall: Hall) -> None:
    assert hall.idling.left("w2", 50) == Gap(0)
    hall.comes("t1", 100)
    assert hall.idling.left("w1", 130) == Gap(130, exact=True)
    assert hall.idling.left("w1", 140) is None


def test_a_busy_clerk_tells_nothing(hall: Hall) -> None:
    hall.comes("t1", 10)
    hall.called("t1", "w1", 10)
    assert hall.idling.took("w1", "t2", 20) is None
