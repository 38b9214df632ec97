"""Quotas: so many numbers a half-day, and the next half-day that has some when they are used."""

from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.half_day import Half
from queue_server.domain.limits import Quota
from queue_server.domain.quota import LOOK_AHEAD, HalfDay, half_day_of, numbers_left, used_up
from queue_server.domain.refusal import Refusal
from wire import intents
from wire.bookings import CancelBooking, CheckIn

MONDAY, TUESDAY, FRIDAY = "2026-11-23", "2026-11-24", "2026-11-27"


@pytest.fixture
def day(booked_day: Any) -> Any:
    """A Monday at eight on which i-a has two numbers in the morning and one in the afternoon."""
    quotas = {"i-a": Quota(morning=2, afternoon=1)}
    booked_day.state.plan = replace(booked_day.state.plan, quotas=quotas)
    return booked_day


def take(day: Any, item: str = "i-a") -> Any:
    return day.do(intents.Issue(command_id="c", item=item))[0]


def refused(day: Any, item: str = "i-a") -> Refusal:
    refusal: Refusal = day.refusal(intents.Issue(command_id="c", item=item))
    return refusal


def test_the_numbers_of_a_morning_are_used_and_the_afternoon_has_some(day: Any) -> None:
    take(day)
    take(day)
    refusal = refused(day)
    assert (refusal.code, refusal.field, refusal.value) == ("quota_used", "item", "i-a")
    assert refusal.expected == f"next: {MONDAY} afternoon"


def test_noon_itself_begins_the_afternoon(day: Any) -> None:
    take(day)
    take(day)
    day.at_time("11:59")
    assert refused(day).code == "quota_used"
    day.at_time("12:00")
    take(day)
    assert refused(day).expected == f"next: {TUESDAY} morning"


def test_other_items_and_a_whole_queue_have_no_quota(day: Any) -> None:
    for _ in range(3):
        take(day, "i-b")
        day.take("a")
    take(day)
    take(day)
    assert refused(day).code == "quota_used"


def test_a_number_withdrawn_is_free_again_and_one_served_is_not(day: Any) -> None:
    day.open("w1")
    first = take(day)
    take(day)
    day.call("w1")
    day.at(intents.Finish)
    assert refused(day).code == "quota_used"
    day.do(intents.Cancel(command_id="c", ticket="t003"))
    assert first.ticket == "t002"
    take(day)
    assert refused(day).code == "quota_used"


def test_a_booking_uses_a_number_of_its_half_until_it_is_given_up(day: Any) -> None:
    booking = day.book("14:00", item="i-a")
    day.at_time("12:00")
    assert refused(day).expected == f"next: {TUESDAY} morning"
    day.do(CancelBooking(command_id="c", code=booking.code))
    take(day)


def test_who_checks_in_is_not_counted_twice_nor_in_another_half(day: Any) -> None:
    booking = day.book("13:30", item="i-a")
    day.state.plan = replace(day.state.plan, check_in=replace(day.state.plan.check_in, early=120))
    day.at_time("11:30")
    day.do(CheckIn(command_id="c", code=booking.code))
    take(day)
    take(day)
    assert refused(day).expected == f"next: {TUESDAY} morning"


def test_bookings_of_other_days_count_on_their_days(day: Any) -> None:
    for time in ("09:00", "09:30"):
        day.book(time, TUESDAY, item="i-a")
    take(day)
    take(day)
    day.at_time("12:00")
    take(day)
    assert refused(day).expected == f"next: {TUESDAY} afternoon"


def test_over_a_weekend_the_next_is_on_monday(day: Any) -> None:
    day.state.plan = replace(day.state.plan, quotas={"i-a": Quota(morning=1, afternoon=0)})
    day.at_time("09:00", FRIDAY)
    take(day)
    assert refused(day).expected == "next: 2026-11-30 morning"


def test_when_there_are_none_at_all_that_is_said(day: Any) -> None:
    day.state.plan = replace(day.state.plan, quotas={"i-a": Quota(morning=0, afternoon=0)})
    assert refused(day).expected == f"none within {LOOK_AHEAD} days"


def test_the_last_day_looked_at_is_the_thirtieth(day: Any) -> None:
    known, offered = day.calendar, "2026-12-23"  # a Wednesday, thirty days on
    day.calendar = lambda on: known(on) if on in (MONDAY, offered) else None
    take(day)
    take(day)
    day.at_time("12:00")
    take(day)
    assert refused(day).expected == f"next: {offered} morning"
    day.calendar = lambda on: known(on) if on in (MONDAY, "2026-12-24") else None
    assert refused(day).expected == f"none within {LOOK_AHEAD} days"


def test_where_nothing_is_known_of_the_day_no_quota_holds(day: Any) -> None:
    day.calendar = lambda _: None
    for _ in range(5):
        take(day)
    assert half_day_of(day.diary) == HalfDay(MONDAY, Half.MORNING)


def test_the_half_day_that_it_is(day: Any) -> None:
    day.at_time("11:59")
    assert half_day_of(day.diary) == HalfDay(MONDAY, Half.MORNING)
    day.at_time("12:00")
    assert half_day_of(day.diary) == HalfDay(MONDAY, Half.AFTERNOON)
    assert str(half_day_of(day.diary)) == f"{MONDAY} afternoon"


def test_the_booking_that_is_moved_does_not_count(day: Any) -> None:
    booking = day.book("14:00", item="i-a")
    asked = HalfDay(MONDAY, Half.AFTERNOON)
    assert used_up(day.state, "a", "i-a", asked, day.diary) is not None
    assert used_up(day.state, "a", "i-a", asked, day.diary, without=booking.id) is None
    assert used_up(day.state, "a", None, asked, day.diary) is None


def test_a_visit_takes_a_number_of_each_of_its_items(day: Any) -> None:
    """Also of those it is not at yet, and of those it has left behind (found by simulation)."""
    day.open("w1", "w2", "w3")
    visits = [
        day.do(intents.Issue(command_id="c", items=("i-b", "i-a"), order="given"))[0].ticket for _ in range(2)
    ]
    assert refused(day).code == "quota_used"
    day.do(intents.SkipStop(command_id="c", ticket=visits[0], stop=1, reason="done elsewhere"))
    take(day)
    assert refused(day).code == "quota_used"
    for _ in visits:
        day.call("w3")
    assert refused(day).code == "quota_used"


def shown(day: Any, item: str = "i-a") -> list[tuple[str, int]]:
    return [(str(one.at), one.left) for one in numbers_left(day.state, item, day.diary)]


def test_what_is_left_is_told_for_today_and_for_the_next_day_that_has_some(day: Any) -> None:
    take(day)
    assert shown(day) == [(f"{MONDAY} morning", 1), (f"{MONDAY} afternoon", 1), (f"{TUESDAY} morning", 2)]
    take(day)
    day.at_time("12:00")
    take(day)
    assert shown(day) == [(f"{MONDAY} afternoon", 0), (f"{TUESDAY} morning", 2)]
    assert refused(day).expected == f"next: {TUESDAY} morning"


def test_a_half_day_is_over_at_noon_or_at_midnight(day: Any) -> None:
    morning, afternoon, _ = numbers_left(day.state, "i-a", day.diary)
    assert morning.until == datetime.fromisoformat(f"{MONDAY}T12:00+08:00")
    assert afternoon.until == datetime.fromisoformat(f"{TUESDAY}T00:00+08:00")


def test_nothing_is_told_of_an_item_without_a_quota(day: Any) -> None:
    assert shown(day, "i-b") == []
