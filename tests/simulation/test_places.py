"""Slots and quotas held against logs made by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.hours import Hours, Opening
from queue_server.domain.itinerary import Stop
from queue_server.domain.limits import Quota, SlotRule
from queue_server.siteplan import rules_plan
from simulation.places import quotas_kept, slots_kept
from simulation.site import simulated_site
from simulation.violation import Violation

DAY = "2026-11-25"
TEN = datetime(2026, 11, 25, 2, tzinfo=UTC)
PLAN = replace(
    rules_plan(simulated_site("Asia/Shanghai")),
    slots={"a": SlotRule(minutes=30, capacity=3, walk_ins=34)},
    quotas={"i": Quota(morning=1, afternoon=2)},
)
HOURS = Hours(datetime(2026, 11, 24, 16, tzinfo=UTC), (Opening(0, 1439),))


def booked(n: int, start: datetime = TEN, half: str = "morning", item: str | None = None) -> e.BookingMade:
    return e.BookingMade(
        booking=f"b{n}",
        code=f"{n:012d}",
        queue="a",
        day=DAY,
        time=f"{start:%H:%M}",
        start=start,
        until=start + timedelta(minutes=30),
        half=half,
        item=item,
    )


def moved(n: int, start: datetime) -> e.BookingMoved:
    until = start + timedelta(minutes=30)
    return e.BookingMoved(booking=f"b{n}", day=DAY, time="", start=start, until=until, half="morning")


LATER = TEN + timedelta(minutes=30)


@pytest.mark.parametrize(
    "events",
    [
        [booked(1)],
        [booked(1), e.BookingCancelled(booking="b1"), booked(2)],
        [booked(1), e.BookingReleased(booking="b1"), booked(2)],
        [booked(1), moved(1, LATER), booked(2)],
        [booked(1), booked(2, LATER)],
    ],
)
def test_a_slot_has_room(log: Any, events: Any) -> None:
    slots_kept(log(*events), PLAN)


@pytest.mark.parametrize(
    "events",
    [
        [booked(1), booked(2)],
        [booked(1), e.BookingCheckedIn(booking="b1"), booked(2)],
        [booked(1), booked(2, LATER), moved(2, TEN)],
    ],
)
def test_a_slot_is_overfull(log: Any, events: Any) -> None:
    plan = replace(PLAN, slots={"a": replace(PLAN.slots["a"], capacity=2)})
    with pytest.raises(Violation, match="slot overfull"):
        slots_kept(log(*events), plan)


def quota(log: Any, *events: Any, hours: Hours | None = HOURS) -> bool:
    """Tell whether the quota was kept."""
    try:
        quotas_kept(log(*events), PLAN, lambda _: hours)
    except Violation:
        return False
    return True


def test_an_item_has_so_many_numbers_in_a_half_day(log: Any, issued: Any) -> None:
    one, two = issued(1, item="i"), issued(2, item="i")
    assert quota(log, one)
    assert not quota(log, one, two)
    assert quota(log, one, two, hours=None)
    assert quota(log, one, e.TicketCancelled(ticket="t1"), two)
    assert quota(log, one, booked(1, half="afternoon", item="i"), booked(2, half="afternoon", item="i"))
    assert not quota(log, booked(1, item="i"), one)


def test_a_visit_has_one_of_each_item(log: Any, issued: Any) -> None:
    stops = (Stop(queue="b", item="j", progress="here"), Stop(queue="a", item="i"))
    visit = issued(1, "b", item="j", stops=stops)
    assert not quota(log, visit, issued(2, item="i"))
    skipped = (stops[0], replace(stops[1], progress="skipped"))
    left_out = e.ItineraryChanged(ticket="t1", change="skip", stops=skipped, stop=0, queue="b", item="j")
    assert quota(log, visit, left_out, issued(2, item="i"))


def test_what_a_kiosk_gave_by_itself_counts_but_was_not_refused(log: Any, issued: Any) -> None:
    one, two = issued(1, item="i"), issued(2, item="i")
    lent = replace(one, block="b", taken_at=TEN)
    assert quota(log, two, lent)
    assert not quota(log, lent, two)
