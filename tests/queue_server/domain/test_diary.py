"""Days ahead are counted from the site's own date, over the ends of months and years."""

from datetime import UTC, datetime

from queue_server.domain.diary import Diary, unknown

NOW = datetime(2026, 12, 30, 8, tzinfo=UTC)


def test_today_counts_and_so_does_the_last_day_ahead() -> None:
    assert list(Diary(NOW, "2026-12-30").days(3)) == [
        "2026-12-30",
        "2026-12-31",
        "2027-01-01",
        "2027-01-02",
    ]
    assert list(Diary(NOW, "2026-12-30").days(0)) == ["2026-12-30"]


def test_without_a_calendar_nothing_is_known() -> None:
    assert Diary(NOW, "2026-12-30").calendar is unknown
    assert unknown("2026-12-30") is None
