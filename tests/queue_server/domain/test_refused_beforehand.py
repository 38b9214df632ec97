"""What is said, word by word, when an appointment, a number of a person or a number block is refused."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.decide import decide
from queue_server.domain.hours import Hours, Opening
from queue_server.domain.limits import BlockRule, CheckInRule, PersonRule, Quota, SlotRule
from wire import blocks, bookings, intents

KIOSK = "device:desk"
WORD = "0" * 32
ANNA = "a" * 32
SAID = (Path(__file__).parent / "refused.txt").read_text(encoding="utf-8").splitlines()


def ask(kind: Any, **fields: Any) -> Any:
    """Return what asks this of a day."""
    return lambda day: day.refusal(kind(command_id="c", **fields))


def by(actor: str, kind: Any, **fields: Any) -> Any:
    """Return what lets ``actor`` ask this."""
    return lambda day: day.refusal(kind(command_id="c", **fields), actor)


def book(**fields: Any) -> Any:
    return ask(bookings.Book, **({"day": "2026-11-23", "time": "09:00", "queue": "a"} | fields))


def appointments(day: Any) -> None:
    """Queue a takes two in each half hour of today and tomorrow; it is eight o'clock."""
    slots = {"a": SlotRule(minutes=30, capacity=2, days_ahead=1)}
    rule = CheckInRule(early=30, late=10, release=25)
    day.state.plan = replace(day.state.plan, slots=slots, check_in=rule)
    day.calendar = all_day
    day.at_time("08:00")


def booked(day: Any) -> None:
    """At nine, by somebody, with a phone number."""
    appointments(day)
    day.book("09:00", digits="0001", person=ANNA)


def booked_full(day: Any) -> None:
    booked(day)
    day.book("09:00", digits="0001")


def before_midnight(day: Any) -> None:
    """It is a quarter to midnight, and the appointment is at midnight."""
    appointments(day)
    day.book("00:00", "2026-11-24")
    day.at_time("23:45")


def checked_in(day: Any) -> None:
    booked(day)
    day.at_time("09:00")
    day.do(bookings.CheckIn(command_id="c", digits="0001"))


def released(day: Any) -> None:
    booked(day)
    day.time_passes(hours=2)


def one_each(day: Any) -> None:
    """One open number for each person, and two a day."""
    appointments(day)
    day.state.plan = replace(day.state.plan, persons=PersonRule(one_open=True, daily=2))


def anna_waits(day: Any) -> None:
    one_each(day)
    day.take("a", person=ANNA)


def anna_has_an_appointment(day: Any) -> None:
    one_each(day)
    day.book("09:00", person=ANNA)


def anna_had_two(day: Any) -> None:
    one_each(day)
    day.take("a", person=ANNA)
    day.take("b", person=ANNA)
    day.open("w1", "w3")
    for window in ("w1", "w3"):
        day.call(window)
        day.at(intents.Start, window)
        day.at(intents.Finish, window)


def no_numbers(day: Any) -> None:
    appointments(day)
    day.state.plan = replace(day.state.plan, quotas={"i-a": Quota(1, 0)})
    day.take(None, item="i-a")


def lending(day: Any) -> None:
    day.state.plan = replace(day.state.plan, blocks=BlockRule(2, 5))


def lent(day: Any) -> None:
    """The block t001 has A005 and A006."""
    lending(day)
    day.do(blocks.LeaseBlock(command_id="c", queue="a"), KIOSK)


def merged(day: Any) -> None:
    lent(day)
    day.do(merging(5)(day), KIOSK)


def given_back(day: Any) -> None:
    lent(day)
    day.do(blocks.ReturnBlock(command_id="c", block="t001"), KIOSK)


def merging(sequence: int, word: str = WORD, **days: float) -> Any:
    def told(day: Any) -> Any:
        at = day.now + timedelta(**days)
        return blocks.MergeTicket(
            command_id="c", block="t001", sequence=sequence, ticket=word, follow=word[::-1], taken_at=at
        )

    return told


def tell(sequence: int, word: str = WORD, **days: float) -> Any:
    return lambda day: day.refusal(merging(sequence, word, **days)(day), KIOSK)


def lent_all_day(day: Any) -> None:
    lending(day)
    for _ in range(24):
        day.do(blocks.LeaseBlock(command_id="c", queue="a"), KIOSK)


def nothing(_day: Any) -> None:
    pass


def all_day(day: str) -> Hours:
    """Open from midnight to midnight."""
    return Hours(datetime.fromisoformat(f"{day}T00:00:00+08:00"), (Opening(0, 1440),))


def coded(kind: Any, **fields: Any) -> Any:
    """Return what asks this of the first booking."""
    return lambda day: day.refusal(
        kind(command_id="c", code=next(iter(day.state.bookings.by_code)), **fields)
    )


def past_closing(day: Any) -> None:
    """Nobody is at a window, and by the rule a number too late is refused."""
    day.rules(at_closing="refuse")


def too_late(day: Any) -> Any:
    """Ask for a number when the hall has been closed for an hour."""
    asked = day.asked(intents.Issue(command_id="c", queue="a"))
    hours = Hours(day.now - timedelta(hours=9), (Opening(0, 480),), next_start=day.now + timedelta(days=1))
    return decide(day.state, replace(asked, hours=hours))


def hour_late(day: Any) -> None:
    booked(day)
    day.later(hours=2)


REFUSED: Mapping[str, tuple[Callable[[Any], None], Any]] = MappingProxyType(
    {
        "no appointments at all": (nothing, book()),
        "no appointments here": (appointments, book(queue="b")),
        "no slot": (appointments, book(time="09:01")),
        "full": (booked_full, book()),
        "move nothing": (
            appointments,
            ask(bookings.MoveBooking, code="0" * 12, day="2026-11-23", time="09:00"),
        ),
        "check in by nothing": (booked, ask(bookings.CheckIn)),
        "check in by a person": (booked, ask(bookings.CheckIn, person="b" * 32)),
        "check in by digits": (booked, ask(bookings.CheckIn, digits="0009")),
        "check in by digits of two": (booked_full, ask(bookings.CheckIn, digits="0001")),
        "check in too early": (booked, ask(bookings.CheckIn, digits="0001")),
        "check in before its day": (before_midnight, coded(bookings.CheckIn)),
        "one open number": (anna_waits, ask(intents.Issue, queue="a", person=ANNA)),
        "one appointment": (anna_has_an_appointment, book(time="09:30", person=ANNA)),
        "two a day": (anna_had_two, ask(intents.Issue, queue="a", person=ANNA)),
        "two a day, and an appointment": (anna_had_two, book(time="09:30", person=ANNA)),
        "no numbers left": (no_numbers, ask(intents.Issue, item="i-a")),
        "no blocks": (nothing, by(KIOSK, blocks.LeaseBlock, queue="a")),
        "a block of no queue": (lending, by(KIOSK, blocks.LeaseBlock, queue="z")),
        "a block for a clerk": (lending, ask(blocks.LeaseBlock, queue="a")),
        "too many blocks": (lent_all_day, by(KIOSK, blocks.LeaseBlock, queue="a")),
        "no such block": (lending, by(KIOSK, blocks.ReturnBlock, block="x")),
        "another's block": (lent, ask(blocks.ReturnBlock, block="t001")),
        "given back twice": (given_back, by(KIOSK, blocks.ReturnBlock, block="t001")),
        "told after it was given back": (given_back, tell(5)),
        "told twice": (merged, tell(5)),
        "told of another's number": (merged, tell(5, "1" * 32)),
        "told of a number not lent": (lent, tell(7)),
        "told of another day": (lent, tell(5, days=1)),
        "cancel with a number": (checked_in, coded(bookings.CancelBooking)),
        "check in once more": (checked_in, coded(bookings.CheckIn)),
        "check in long after": (released, coded(bookings.CheckIn)),
        "move long after": (released, coded(bookings.MoveBooking, day="2026-11-24", time="09:00")),
        "move to no slot": (booked, coded(bookings.MoveBooking, day="2026-11-24", time="09:01")),
        "check in when it is over": (hour_late, coded(bookings.CheckIn)),
        "move when it is over": (hour_late, coded(bookings.MoveBooking, day="2026-11-24", time="09:00")),
        "too late": (past_closing, too_late),
        "by code and digits": (booked, coded(bookings.CheckIn, digits="0001")),
    }
)
"""A story: what has happened, and what is asked then; ``refused.txt`` has what is said."""


@pytest.mark.parametrize("story", REFUSED)
def test_what_is_said(day: Any, story: str) -> None:
    before, asked = REFUSED[story]
    before(day)
    refusal = asked(day)
    parts = (refusal.code, refusal.detail, refusal.field, refusal.value, refusal.expected)
    assert " | ".join([story, *(part or "-" for part in parts)]) in SAID
