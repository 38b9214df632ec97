"""How an appointment is shown: the last digits of a phone number alone, and the ticket it became."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from queue_server.gateway.booking_bodies import booking_out
from wire.bookings import BookingView

TEN = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
VIEW = BookingView(
    id="b1",
    code="123456789012",
    queue="a",
    state="booked",
    day="2026-11-24",
    time="10:00",
    start=TEN,
    until=TEN + timedelta(minutes=30),
    opens=TEN - timedelta(minutes=30),
    booked_at=TEN - timedelta(days=1),
    digits="5678",
)


def test_only_the_last_digits_are_shown() -> None:
    assert booking_out(VIEW, "综合", None).phone == "****5678"
    assert booking_out(replace(VIEW, digits=None), "综合", None).phone is None


def test_all_else_is_shown_as_it_is() -> None:
    shown = booking_out(VIEW, "综合", None)
    assert (shown.id, shown.code, shown.queue, shown.queue_name) == ("b1", "123456789012", "a", "综合")
    assert (shown.start, shown.until, shown.check_in_from) == (VIEW.start, VIEW.until, VIEW.opens)
    assert (shown.state, shown.ticket) == ("booked", None)
