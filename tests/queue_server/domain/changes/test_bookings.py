"""What an event makes of a booking: made, moved, claimed, withdrawn, left."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.appointment import Booking, Slot
from queue_server.domain.half_day import Half
from queue_server.domain.lifecycle import State

NINE = datetime(2026, 11, 24, 1, tzinfo=UTC)
MADE = e.BookingMade(
    booking="b",
    code="000000000007",
    queue="a",
    day="2026-11-24",
    time="09:00",
    start=NINE,
    until=NINE + timedelta(minutes=30),
    half="morning",
    item="i-a",
    person="p",
    digits="0111",
    language="en",
    channel="phone",
)


@pytest.fixture
def was(day: Any) -> Any:
    day.apply(MADE)
    return day.state.bookings.by_id["b"]


def test_a_booking_with_all_that_belongs_to_it(day: Any, was: Any) -> None:
    slot = Slot(day="2026-11-24", time="09:00", start=MADE.start, until=MADE.until, half=Half.MORNING)
    assert was == Booking(
        id="b",
        code="000000000007",
        queue="a",
        slot=slot,
        booked_at=day.now,
        item="i-a",
        person="p",
        digits="0111",
        language="en",
        channel="phone",
    )
    assert day.state.bookings.in_slot("a", NINE) == 1


def test_it_is_moved(day: Any, was: Any) -> None:
    start, until = NINE + timedelta(hours=5), NINE + timedelta(hours=6)
    day.apply(
        e.BookingMoved(
            booking="b", day="2026-11-24", time="14:00", start=start, until=until, half="afternoon"
        )
    )
    slot = Slot(day="2026-11-24", time="14:00", start=start, until=until, half=Half.AFTERNOON)
    assert day.state.bookings.by_id["b"] == replace(was, slot=slot)
    assert [day.state.bookings.in_slot("a", at) for at in (NINE, start)] == [0, 1]


@pytest.mark.parametrize(
    ("event", "state", "held"),
    [
        (e.BookingCancelled, State.CANCELLED, 0),
        (e.BookingReleased, State.NO_SHOW, 0),
        (e.BookingCheckedIn, State.WAITING, 1),
    ],
)
def test_it_ends(day: Any, was: Any, event: Any, state: State, held: int) -> None:
    day.apply(event(booking="b"))
    assert day.state.bookings.by_id["b"] == replace(was, state=state)
    assert day.state.bookings.in_slot("a", NINE) == held


def test_what_is_over_cannot_happen_again(day: Any, was: Any) -> None:
    day.apply(e.BookingReleased(booking=was.id))
    with pytest.raises(AssertionError, match=r"the log says check_in of booking b, which is no_show"):
        day.apply(e.BookingCheckedIn(booking=was.id))
