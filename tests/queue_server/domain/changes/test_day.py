"""What a new business day leaves of the one before."""

from typing import Any

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.block import Block
from queue_server.domain.changes.day import KEPT_DAYS
from queue_server.domain.fairness import Fairness


def test_who_is_open_stays_and_the_rest_is_forgotten(day: Any) -> None:
    day.open("w1")
    gone, here = day.take(), day.take()
    day.apply(e.TicketCancelled(ticket=gone.id))
    day.later(hours=20)
    day.apply(e.DayOpened(day="2026-11-24"))
    state = day.state
    assert (state.day, state.latest_arrival, state.fairness) == ("2026-11-24", None, Fairness())
    assert (list(state.tickets), state.by_follow) == ([here.id], {here.follow: here.id})


def test_the_numbers_of_so_many_days_are_known(day: Any) -> None:
    days = [f"2026-11-{n:02d}" for n in range(1, 25)]
    for name in days:
        day.state.sequences[name, "A"] = 5
        block = Block(
            id=name, device="k", queue="a", prefix="A", day=name, first=9, last=9, leased_at=day.now
        )
        day.state.blocks.put(block)
    day.apply(e.DayOpened(day="2026-11-25"))
    kept = [*days, "2026-11-25"][-15:]
    assert len(kept) == KEPT_DAYS
    assert [name for name, _ in day.state.sequences] == kept[:-1]
    assert list(day.state.blocks.by_id) == kept[:-1]


def test_bookings_of_days_before_are_forgotten(booked_day: Any) -> None:
    mine, later = booked_day.book("09:00"), booked_day.book("09:00", day="2026-11-24")
    booked_day.apply(e.BookingReleased(booking=mine.id), e.DayOpened(day="2026-11-24"))
    assert booked_day.state.bookings.by_id == {later.id: replace(later)}
