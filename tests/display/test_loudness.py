"""How loud it is by the hour, and silence in the quiet hours."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.times import EVERY_DAY
from config.voice import Loudness, Quiet, Voice
from display.loudness import percent

VOICE = Voice(
    quiet=(Quiet(days=("mon",), start="12:00", until="13:30"), Quiet(start="18:00", until="24:00")),
    loudness=(
        Loudness(start="08:00", until="09:00", percent=60),
        Loudness(start="14:00", until="24:00", percent=80),
    ),
)


@pytest.mark.parametrize(
    ("local", "loud"),
    [
        ("2026-07-13T07:59", 100),
        ("2026-07-13T08:00", 60),
        ("2026-07-13T08:59", 60),
        ("2026-07-13T09:00", 100),
        ("2026-07-13T12:00", 0),
        ("2026-07-13T13:29", 0),
        ("2026-07-13T13:30", 100),
        ("2026-07-14T12:30", 100),
        ("2026-07-14T17:59", 80),
        ("2026-07-14T23:59", 0),
    ],
)
def test_the_hour_says_how_loud(local: str, loud: int) -> None:
    assert percent(VOICE, datetime.fromisoformat(local).replace(tzinfo=ZoneInfo("Asia/Shanghai"))) == loud


CLOCKS = st.times().map(lambda time: f"{time:%H:%M}")
SPANS = st.tuples(CLOCKS, CLOCKS).filter(lambda span: span[0] < span[1])
DAYS = st.sets(st.sampled_from(EVERY_DAY), min_size=1).map(tuple)


@given(
    quiet=st.lists(st.tuples(DAYS, SPANS), max_size=3),
    loud=st.lists(st.tuples(SPANS, st.integers(1, 100)), max_size=3),
    now=st.datetimes(),
)
def test_silent_in_quiet_hours_and_never_else(quiet: list[Any], loud: list[Any], now: datetime) -> None:
    voice = Voice(
        quiet=tuple(Quiet(days=days, start=start, until=until) for days, (start, until) in quiet),
        loudness=tuple(Loudness(start=start, until=until, percent=p) for (start, until), p in loud),
    )
    minute, day = now.strftime("%H:%M"), EVERY_DAY[now.weekday()]
    silent = any(day in days and start <= minute < until for days, (start, until) in quiet)
    wanted = {p for (start, until), p in loud if start <= minute < until} or {100}
    assert percent(voice, now) in ({0} if silent else wanted)
