"""Who hears what, as plain values."""

from datetime import UTC, datetime
from typing import Any

import pytest

from queue_server.engine.published import Published
from queue_server.gateway.notices import Notices
from queue_server.gateway.rooms import Rooms, is_public
from wire.live import (
    Call,
    Change,
    HallPlan,
    QueuePlan,
    QueueView,
    SitePlan,
    TicketView,
    WindowPlan,
    WindowView,
)

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PLAN = SitePlan(
    site="s",
    name="s",
    name_en="s",
    halls=tuple(HallPlan(id=name, name=name, name_en=name) for name in ("left", "right")),
    windows=(
        WindowPlan(id="w1", label="1", hall="left", name="1", name_en="1", queues=("a", "b")),
        WindowPlan(id="w3", label="3", hall="right", name="3", name_en="3", queues=("b",)),
    ),
    queues=tuple(QueuePlan(id=q, prefix=q.upper(), name=q, name_en=q) for q in "ab"),
)
ROOMS = Rooms(PLAN)


def ticket(name: str, state: Any = "waiting", window: str | None = None) -> TicketView:
    return TicketView(id=name, number=name, queue="a", state=state, issued_at=AT, window=window)


def call(name: str, window: str) -> Call:
    return Call(ticket=name, number=name, window=window, hall="x", queue="a", times=1, at=AT)


CHANGE = Change(
    seq=7,
    day="d",
    tickets=(
        ticket("t1"),
        ticket("t2", "called", "w1"),
        ticket("t3", "serving", "w3"),
        ticket("t4", "waiting", "w1"),
    ),
    windows=(WindowView(id="w1", state="open"), WindowView(id="w3", state="open")),
    queues=(QueueView(id="a", waiting=1, open_windows=1), QueueView(id="b", waiting=0, open_windows=2)),
    calls=(call("t2", "w1"), call("t3", "w3")),
)


def heard(*rooms: str, own: Any = ()) -> dict[str, list[str]]:
    part = ROOMS.part(CHANGE, rooms, own)
    assert part is not None
    return {
        "tickets": [t.id for t in part.tickets],
        "windows": [w.id for w in part.windows],
        "queues": [q.id for q in part.queues],
        "calls": [c.ticket for c in part.calls],
    }


def test_staff_hear_everything() -> None:
    assert ROOMS.part(CHANGE, ("staff",), ()) is CHANGE
    assert ROOMS.part(CHANGE, ("hall:left", "staff"), ()) is CHANGE


def test_a_hall_hears_of_its_windows_and_never_of_who_waits() -> None:
    assert heard("hall:left") == {"tickets": ["t2"], "windows": ["w1"], "queues": ["a", "b"], "calls": ["t2"]}
    assert heard("hall:right") == {"tickets": ["t3"], "windows": ["w3"], "queues": ["b"], "calls": ["t3"]}


def test_a_kiosk_hears_of_the_queues_alone() -> None:
    assert heard("kiosk") == {"tickets": [], "windows": [], "queues": ["a", "b"], "calls": []}


def test_two_rooms_hear_the_sum_and_nothing_twice() -> None:
    both = heard("hall:left", "hall:right", "kiosk")
    assert both["tickets"] == both["calls"] == ["t2", "t3"]
    assert (both["windows"], both["queues"]) == (["w1", "w3"], ["a", "b"])


def test_who_follows_a_ticket_hears_of_it_alone() -> None:
    own = [ticket("t3", "serving", "w3")]
    told = heard("ticket:secret", own=own)
    assert told == {"tickets": ["t3"], "windows": [], "queues": [], "calls": ["t3"]}


def test_ones_own_ticket_is_not_told_twice_in_its_hall() -> None:
    assert heard("hall:right", "ticket:secret", own=[ticket("t3", "serving", "w3")])["tickets"] == ["t3"]


def test_a_change_of_nothing_is_not_told() -> None:
    assert ROOMS.part(Change(seq=8, day="d"), ("hall:left",), ()) is None
    assert ROOMS.part(CHANGE, (), ()) is None


def test_tickets_that_are_gone_are_told_everywhere() -> None:
    part = ROOMS.part(Change(seq=8, day="d", gone=("t1",)), ("kiosk",), ())
    assert part is not None
    assert part.gone == ("t1",)


def test_a_snapshot_is_the_whole_cut_to_the_rooms() -> None:
    published = Published(
        7,
        "d",
        {t.id: t for t in CHANGE.tickets},
        {w.id: w for w in CHANGE.windows},
        {q.id: q for q in CHANGE.queues},
        {c.ticket: c for c in CHANGE.calls},
    )
    snapshot = ROOMS.snapshot(published, ("hall:right",), (), Notices(("words",), ("in English",)))
    assert (snapshot.seq, snapshot.day, snapshot.plan) == (7, "d", PLAN)
    assert (snapshot.ticker, snapshot.ticker_en) == (("words",), ("in English",))
    assert [t.id for t in snapshot.tickets] == ["t3"]
    empty = ROOMS.snapshot(Published(), (), (), Notices())
    assert (empty.seq, empty.tickets, empty.plan) == (0, (), PLAN)


@pytest.mark.parametrize("room", ["staff", "kiosk", "hall:left", "hall:right", "ticket:anything"])
def test_rooms_there_are(room: str) -> None:
    assert ROOMS.knows(room)


@pytest.mark.parametrize("room", ["", "hall:", "hall:cellar", "ticket:", "Staff", "staff:", "kiosk:x"])
def test_rooms_there_are_not(room: str) -> None:
    assert not ROOMS.knows(room)


def test_only_walls_and_ones_own_ticket_are_public() -> None:
    rooms = ("hall:left", "ticket:x", "staff", "kiosk")
    assert [room for room in rooms if is_public(room)] == ["hall:left", "ticket:x"]
