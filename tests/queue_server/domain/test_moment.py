"""A moment: seconds since the epoch to measure by, the site's own clock for days and hours."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from queue_server.domain.moment import Moment

NOW = datetime(2026, 11, 24, 17, 5, 30, tzinfo=UTC)
MOMENT = Moment(NOW, NOW.astimezone(ZoneInfo("Asia/Shanghai")))


def test_it_measures_by_the_same_seconds_everywhere() -> None:
    assert MOMENT.seconds == 1_795_539_930
    assert Moment(NOW, NOW).seconds == MOMENT.seconds


def test_days_and_minutes_are_those_of_the_site() -> None:
    assert MOMENT.day == "2026-11-25"
    assert MOMENT.minute_of_day == 65
