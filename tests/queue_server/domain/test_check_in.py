"""Checking in: early, on time and late to the second; by code and by the phone's last digits."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.events import BookingCheckedIn, TicketIssued
from queue_server.domain.lifecycle import State
from queue_server.domain.limits import PersonRule
from wire import intents
from wire.bookings import CancelBooking, CheckIn

MONDAY, TUESDAY = "2026-11-23", "2026-11-24"
LI = "0123456789abcdef" * 2


def by_code(code: str, **more: Any) -> CheckIn:
    return CheckIn(command_id="c", code=code, **more)


def by_digits(digits: str) -> CheckIn:
    return CheckIn(command_id="c", digits=digits)


def come(day: Any, booking: Any, **after_start: float) -> Any:
    """Let its holder come so long after the slot's start; return the ticket."""
    day.now = booking.slot.start + timedelta(**after_start)
    day.do(by_code(booking.code))
    return day.state.tickets[booking.id]


def test_the_booking_becomes_a_ticket_of_the_same_life(booked_day: Any) -> None:
    mine = booked_day.book("09:00", item="i-a", person=LI, digits="5678", language="en")
    booked_day.at_time("08:45")
    checked, issued = booked_day.do(by_code(mine.code, channel="console"))
    assert checked == BookingCheckedIn(booking=mine.id, late=False)
    assert isinstance(issued, TicketIssued)
    ticket = booked_day.state.tickets[mine.id]
    assert (ticket.number, ticket.queue, ticket.item, ticket.person) == ("A001", "a", "i-a", LI)
    assert (ticket.priority, ticket.due, ticket.state) == ("appointment", mine.slot.start, State.WAITING)
    assert (ticket.language, ticket.channel, ticket.arrived_at) == ("en", "console", booked_day.now)
    assert booked_day.state.bookings.by_id[mine.id].state is State.WAITING
    assert booked_day.state.line("a")[0][2] == mine.id
    assert booked_day.replayed() == booked_day.state


@pytest.mark.parametrize(
    ("seconds", "priority"),
    [(-1800, "appointment"), (0, "appointment"), (600, "appointment"), (601, "ordinary"), (1499, "ordinary")],
)
def test_in_time_goes_by_appointment_and_late_as_a_walk_in(
    booked_day: Any, seconds: int, priority: str
) -> None:
    mine = booked_day.book("10:00")
    ticket = come(booked_day, mine, seconds=seconds)
    assert ticket.priority == priority
    assert ticket.due == (mine.slot.start if priority == "appointment" else None)
    late = [event.late for event, _ in booked_day.log if isinstance(event, BookingCheckedIn)]
    assert late == [priority == "ordinary"]


def test_too_early_is_told_from_when(booked_day: Any) -> None:
    mine = booked_day.book("10:00")
    booked_day.now = mine.slot.start - timedelta(seconds=1801)
    refusal = booked_day.refusal(by_code(mine.code))
    assert (refusal.code, refusal.field, refusal.value) == ("too_early", "code", f"{MONDAY} 10:00")
    assert refusal.expected == "at most 30 minutes before it, on its day"


def test_days_before_is_too_early(booked_day: Any) -> None:
    assert booked_day.refusal(by_code(booked_day.book("09:00", TUESDAY).code)).code == "too_early"


def test_when_it_is_over_it_is_over(booked_day: Any) -> None:
    mine = booked_day.book("10:00")
    booked_day.now = mine.slot.start + timedelta(minutes=25)
    refusal = booked_day.refusal(by_code(mine.code))
    assert (refusal.code, refusal.value) == ("booking_over", f"{MONDAY} 10:00")


def test_what_was_withdrawn_or_used_gives_no_number(booked_day: Any) -> None:
    gone, used = booked_day.book("09:00"), booked_day.book("09:00")
    booked_day.do(CancelBooking(command_id="c", code=gone.code))
    assert booked_day.refusal(by_code(gone.code)).code == "booking_over"
    come(booked_day, used)
    refusal = booked_day.refusal(by_code(used.code))
    assert (refusal.code, refusal.value) == ("checked_in", "A001")


def test_the_last_digits_do_when_they_are_of_one_booking(booked_day: Any) -> None:
    mine = booked_day.book("09:00", digits="5678")
    booked_day.book("09:00", digits="5679")
    booked_day.book("09:00", TUESDAY, digits="5678")
    booked_day.at_time("09:00")
    booked_day.do(by_digits("5678"))
    assert booked_day.state.tickets[mine.id].number == "A001"


def test_of_several_with_the_same_digits_the_one_whose_time_it_is(booked_day: Any) -> None:
    mine, later = (booked_day.book(time, digits="5678") for time in ("09:00", "11:00"))
    booked_day.at_time("09:00")
    booked_day.do(by_digits("5678"))
    assert mine.id in booked_day.state.tickets
    refusal = booked_day.refusal(by_digits("5678"))
    assert (refusal.code, refusal.value) == ("too_early", f"{MONDAY} 11:00")
    assert later.id not in booked_day.state.tickets


def test_two_whose_time_it_is_need_the_code(booked_day: Any) -> None:
    for _ in range(2):
        booked_day.book("09:00", digits="5678")
    booked_day.at_time("09:00")
    refusal = booked_day.refusal(by_digits("5678"))
    assert (refusal.code, refusal.field, refusal.value) == ("which_booking", "digits", "5678")
    assert refusal.expected == "the code"


def test_unknown_digits_and_codes_are_named(booked_day: Any) -> None:
    booked_day.book("09:00", TUESDAY, digits="5678")
    refusal = booked_day.refusal(by_digits("5678"))
    assert (refusal.code, refusal.field, refusal.value) == ("unknown_booking", "digits", "5678")
    assert refusal.expected
    refusal = booked_day.refusal(by_code("0" * 12))
    assert (refusal.code, refusal.field, refusal.value) == ("unknown_booking", "code", "0" * 12)


@pytest.mark.parametrize("both", [{}, {"code": "1" * 12, "digits": "5678"}])
def test_one_of_code_and_digits_is_given(booked_day: Any, both: Any) -> None:
    refusal = booked_day.refusal(CheckIn(command_id="c", **both))
    assert (refusal.code, refusal.field, refusal.value) == ("code_or_digits", "code", both.get("code"))
    assert refusal.expected


def test_who_has_an_open_number_of_the_queue_gets_no_second(booked_day: Any) -> None:
    mine = booked_day.book("09:00", person=LI)
    booked_day.take(person=LI)
    booked_day.state.plan = replace(booked_day.state.plan, persons=PersonRule(one_open=True))
    booked_day.at_time("09:00")
    refusal = booked_day.refusal(by_code(mine.code))
    assert (refusal.code, refusal.field, refusal.value) == ("already_waiting", "person", "A001")
    booked_day.do(intents.Cancel(command_id="c", ticket="t002"))
    booked_day.do(by_code(mine.code))


def test_a_queue_that_is_gone_gives_no_number(booked_day: Any) -> None:
    mine = booked_day.book("09:00")
    plan = booked_day.state.plan
    booked_day.state.plan = replace(plan, queues={"b": plan.queues["b"]})
    booked_day.at_time("09:00")
    refusal = booked_day.refusal(by_code(mine.code))
    assert (refusal.code, refusal.field, refusal.value) == ("unknown_queue", "queue", "a")
    assert refusal.expected == "b"


def by_person(person: str) -> CheckIn:
    return CheckIn(command_id="c", person=person)


def test_a_person_checks_in_with_the_first_booking_that_is_due(booked_day: Any) -> None:
    later = booked_day.book("13:30", person=LI)
    mine = booked_day.book("09:00", person=LI)
    booked_day.at_time("08:45")
    assert booked_day.do(by_person(LI))[0] == BookingCheckedIn(booking=mine.id, late=False)
    booked_day.at_time("13:15")
    assert booked_day.do(by_person(LI))[0].booking == later.id


def test_a_person_without_a_booking_today_is_told_so(booked_day: Any) -> None:
    booked_day.book("09:00", TUESDAY, person=LI)
    refusal = booked_day.refusal(by_person(LI))
    assert (refusal.code, refusal.field, refusal.value) == ("unknown_booking", "person", None)


def test_one_claim_is_enough_and_none_is_too_few(booked_day: Any) -> None:
    for asked in (CheckIn(command_id="c"), CheckIn(command_id="c", person=LI, digits="5678")):
        assert booked_day.refusal(asked).code == "code_or_digits"
