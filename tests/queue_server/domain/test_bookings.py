"""The bookings of a site: places are counted right through every turn, later days are kept."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from queue_server.domain.appointment import Booking, Slot
from queue_server.domain.bookings import Bookings
from queue_server.domain.half_day import Half
from queue_server.domain.lifecycle import State
from queue_server.domain.limits import CheckInRule

NINE = datetime(2026, 11, 24, 1, tzinfo=UTC)


def booking(name: str, hour: int = 0, day: str = "2026-11-24") -> Booking:
    start = NINE + timedelta(hours=hour)
    slot = Slot(day=day, time="09:00", start=start, until=start + timedelta(hours=1), half=Half.MORNING)
    return Booking(id=name, code=f"code-{name}", queue="a", slot=slot, booked_at=NINE)


def test_what_was_put_is_found_by_its_code() -> None:
    bookings, mine = Bookings(), booking("x")
    bookings.put(mine)
    assert bookings.find("code-x") is mine
    assert bookings.find("code-y") is None


def test_places_are_taken_moved_and_given_back() -> None:
    bookings = Bookings()
    for name in "xy":
        bookings.put(booking(name))
    assert bookings.in_slot("a", NINE) == 2
    bookings.put(booking("x", hour=1))
    assert (bookings.in_slot("a", NINE), bookings.in_slot("a", NINE + timedelta(hours=1))) == (1, 1)
    bookings.put(replace(booking("y"), state=State.CANCELLED))
    assert bookings.in_slot("a", NINE) == 0
    assert bookings.held == {("a", NINE + timedelta(hours=1)): 1}


def test_who_came_keeps_the_place_and_who_did_not_gives_it_back() -> None:
    bookings = Bookings()
    bookings.put(booking("x"))
    bookings.put(replace(booking("x"), state=State.WAITING))
    assert bookings.in_slot("a", NINE) == 1
    bookings.put(replace(booking("x"), state=State.NO_SHOW))
    assert bookings.held == {}


def test_only_what_is_still_to_come_counts_as_booked() -> None:
    bookings = Bookings()
    for name, state in {"x": State.BOOKED, "y": State.WAITING, "z": State.CANCELLED}.items():
        bookings.put(replace(booking(name), state=state))
    assert [each.id for each in bookings.booked()] == ["x"]


def test_what_is_over_of_days_before_is_forgotten_and_nothing_else() -> None:
    bookings = Bookings()
    old, today, later = "2026-11-23", "2026-11-24", "2026-11-25"
    bookings.put(booking("left", day=old))
    bookings.put(replace(booking("came", day=old), state=State.WAITING))
    bookings.put(replace(booking("over"), state=State.CANCELLED))
    bookings.put(replace(booking("here"), state=State.WAITING))
    bookings.put(booking("later", day=later))
    bookings.forget_before(today)
    assert set(bookings.by_id) == {"left", "over", "here", "later"}
    assert set(bookings.by_code) == {f"code-{name}" for name in bookings.by_id}
    assert bookings.in_slot("a", NINE) == 3


def test_the_times_of_a_booking() -> None:
    rule, mine = CheckInRule(early=30, late=10, release=25), booking("x")
    assert mine.opens(rule) == NINE - timedelta(minutes=30)
    assert mine.punctual_until(rule) == NINE + timedelta(minutes=10)
    assert mine.released_at(rule) == NINE + timedelta(minutes=25)
    assert mine.day == "2026-11-24"
