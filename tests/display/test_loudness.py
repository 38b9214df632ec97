"""How loud it is by the hour, and silence in the quiet hours."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

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
