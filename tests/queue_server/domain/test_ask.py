"""An intent with its moment: what the rules may know of the time, and of the calendar it stands in."""

from typing import Any

from queue_server.domain.diary import Diary
from queue_server.domain.moment import Moment
from wire import intents


def test_the_moment_and_the_calendar_are_those_of_the_ask(booked_day: Any) -> None:
    ask = booked_day.asked(intents.CallNext(command_id="c", window="w1"))
    assert ask.moment == Moment(ask.now, ask.local)
    assert (ask.moment.minute_of_day, ask.moment.day) == (480, "2026-11-23")
    assert ask.diary == Diary(ask.now, "2026-11-23", booked_day.calendar)
    assert list(ask.diary.days(1)) == ["2026-11-23", "2026-11-24"]
