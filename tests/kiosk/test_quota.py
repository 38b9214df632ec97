"""What is left now and next, from what was told: over noon and over midnight without a further word."""

from datetime import datetime

from kiosk.quota import left_later, left_now
from wire.live import HalfView, QuotaView


def at(time: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{time}:00+08:00")


def half(day: str, name: str, until: str, left: int) -> HalfView:
    return HalfView(day=f"2026-11-{day}", half=name, until=at(until), left=left)  # type: ignore[arg-type]


MORNING = half("24", "morning", "24T12:00", 0)
AFTERNOON = half("24", "afternoon", "25T00:00", 3)
NEXT = half("26", "morning", "26T12:00", 12)
TOLD = QuotaView(item="GA-L-010", halves=(MORNING, AFTERNOON, NEXT))


def test_the_clock_leads_from_half_to_half() -> None:
    assert left_now(TOLD, at("24T09:30")) == MORNING
    assert left_later(TOLD, at("24T09:30")) == AFTERNOON
    assert left_now(TOLD, at("24T12:00")) == AFTERNOON
    assert left_later(TOLD, at("24T12:00")) == NEXT


def test_of_a_day_that_nothing_was_told_of_nothing_is_known() -> None:
    assert left_now(TOLD, at("25T09:00")) is None
    assert left_later(TOLD, at("25T09:00")) == NEXT
    assert left_later(TOLD, at("27T09:00")) is None


def test_an_item_without_a_quota_has_nothing_left_to_tell() -> None:
    assert left_now(None, at("24T09:30")) is None
    assert left_later(None, at("24T09:30")) is None
