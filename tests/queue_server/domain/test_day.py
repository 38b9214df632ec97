"""The business day: it only goes forward by itself, and no number is ever given twice on one day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain.changes.day import KEPT_DAYS
from queue_server.domain.day import opening
from queue_server.domain.events import DayOpened, TicketExpired, WindowClosed
from queue_server.domain.state import HallState
from wire import intents


def on(day: Any, today: str) -> None:
    """Let the clock say that it is ``today``."""
    day.today = today
    day.apply(*opening(day.state, today))


def test_the_first_command_ever_opens_the_first_day(plan: Any) -> None:
    assert opening(HallState(plan=plan), "2026-11-23") == [DayOpened(day="2026-11-23")]


def test_an_open_day_is_not_opened_again(day: Any) -> None:
    day.take()
    assert opening(day.state, "2026-11-23") == ()


def test_only_the_windows_that_are_still_open_are_closed(day: Any) -> None:
    day.open("w1", "w2")
    day.at(intents.CloseWindow, "w1")
    assert opening(day.state, "2026-11-24") == [WindowClosed(window="w2"), DayOpened(day="2026-11-24")]


def test_numbers_restart_with_the_day(day: Any) -> None:
    assert [day.take().number for _ in range(3)] == ["A001", "A002", "A003"]
    on(day, "2026-11-24")
    assert day.take().number == "A001"


def test_a_clock_set_back_keeps_the_day_and_its_numbers_go_on(day: Any) -> None:
    day.take()
    day.later(days=-400)
    on(day, "2025-10-19")
    ticket = day.take()
    assert (ticket.number, ticket.day, day.state.day) == ("A002", "2026-11-23", "2026-11-23")


def test_over_midnight_forward_and_back_no_number_is_repeated(day: Any) -> None:
    seen = {(ticket.day, ticket.number) for ticket in [day.take(), day.take()]}
    for today in ("2026-11-24", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-24"):
        on(day, today)
        ticket = day.take()
        assert (ticket.day, ticket.number) not in seen
        seen.add((ticket.day, ticket.number))
    assert len(seen) == 7


def test_a_day_opened_twice_goes_on_counting(day: Any) -> None:
    """Nothing opens a past day today; should a record do so (a repair, a later rule), numbers go on."""
    day.take()
    on(day, "2026-11-24")
    day.apply(DayOpened(day="2026-11-23"))
    day.today = "2026-11-23"
    assert day.take().number == "A002"


def test_what_is_left_over_ends_with_the_day(day: Any) -> None:
    day.open("w1", "w2")
    waiting, called = day.take(), day.take("b")
    served = day.call("w2")
    day.at(intents.Start, "w2")
    day.call("w1")
    events = opening(day.state, "2026-11-24")
    assert {e.ticket for e in events if isinstance(e, TicketExpired)} == {waiting.id, called.id, served}
    assert {e.window for e in events if isinstance(e, WindowClosed)} == {"w1", "w2"}
    assert events[-1] == DayOpened(day="2026-11-24")
    day.apply(*events)
    assert not day.state.tickets
    assert not any(day.state.lines.values())
    assert all(now.state == "closed" and now.ticket is None for now in day.state.windows.values())


def test_a_held_ticket_expires_too(day: Any) -> None:
    day.open("w1")
    day.take()
    held = day.call("w1")
    day.at(intents.Start)
    day.at(intents.Hold)
    assert TicketExpired(ticket=held) in opening(day.state, "2026-11-24")


def test_a_refusal_on_a_new_day_opens_it_all_the_same(day: Any) -> None:
    day.take()
    day.today = "2026-11-24"
    assert day.refusal(intents.Issue(command_id="c", queue="nowhere")).code == "unknown_queue"
    assert day.state.day == "2026-11-24"


def test_only_so_many_days_of_sequences_are_kept(day: Any) -> None:
    for number in range(1, 29):
        on(day, f"2027-01-{number:02d}")
        day.take()
    assert len({key[0] for key in day.state.sequences}) <= KEPT_DAYS


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Europe/Berlin", datetime(2026, 3, 28, 22, 0, tzinfo=UTC)),  # an hour is missing that night
        ("Europe/Berlin", datetime(2026, 10, 24, 21, 0, tzinfo=UTC)),  # an hour comes twice
        ("America/Santiago", datetime(2026, 9, 6, 2, 0, tzinfo=UTC)),  # midnight itself is missing
        ("America/Havana", datetime(2026, 11, 1, 3, 0, tzinfo=UTC)),  # midnight's hour comes twice
    ],
)
def test_daylight_saving_opens_each_local_day_once(day: Any, zone: str, start: datetime) -> None:
    day.apply(*opening(day.state, "2026-01-01"))
    opened = []
    for minutes in range(0, 12 * 60, 7):
        at = start + timedelta(minutes=minutes)
        events = opening(day.state, at.astimezone(ZoneInfo(zone)).date().isoformat())
        opened += [event.day for event in events if isinstance(event, DayOpened)]
        day.apply(*events)
    assert len(opened) == len(set(opened)) == 2
    assert opened == sorted(opened)


CLOCKS = st.lists(
    st.tuples(
        st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 1, 9)),
        st.sampled_from(["a", "b"]),
    ),
    max_size=40,
)


@given(CLOCKS)
def test_whatever_the_clock_does_no_number_comes_twice_on_a_day(another_day: Any, clocks: Any) -> None:
    day = another_day()
    taken = []
    for today, queue in clocks:
        on(day, today.isoformat())
        ticket = day.take(queue)
        taken.append((ticket.day, ticket.number))
    assert len(taken) == len(set(taken))
    assert [name for name, _ in taken] == sorted(name for name, _ in taken)  # days only go forward
