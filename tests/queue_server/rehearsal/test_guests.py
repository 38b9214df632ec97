"""What comes of a ticket's next call: of an invented citizen by his patience, of a real one as it was."""

from datetime import UTC, datetime
from typing import Any

from queue_server.domain import events as e
from queue_server.domain.ticket import Ticket
from queue_server.rehearsal.guests import GIVEN_UP_AFTER, RECALLED_AFTER, Guests
from queue_server.rehearsal.script import Arrival, Leg, Script

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ISSUED = e.TicketIssued(ticket="t1", number="A001", queue="a", day="2026-11-23", sequence=1, follow="f")
USUAL = {"": Leg(service=1), "a": Leg(service=2), "i-a": Leg(service=3)}


def ticket(queue: str = "a", item: str | None = None) -> Ticket:
    return Ticket(
        id="t1", number="A001", queue=queue, item=item, day="2026-11-23", follow="f",
        issued_at=NINE, arrived_at=NINE, order=1,
    )  # fmt: skip


def guests(arrival: Arrival) -> Guests:
    made = Guests(Script(day="2026-11-23", midnight=NINE, arrivals=(), turns=(), typical=USUAL))
    made.came("t1", arrival)
    return made


def test_the_invented_have_a_service_for_each_stop_and_little_patience() -> None:
    found = guests(Arrival(at=0, services=(100.0, 200.0), walking=7, after=3, leaves_after=60))
    assert [found.called(ticket(), 60).service for _ in range(3)] == [100, 200, 200]
    gone = found.called(ticket(), 61)
    assert (gone.ends, gone.recalled, gone.service) == (
        "missed",
        RECALLED_AFTER,
        RECALLED_AFTER + GIVEN_UP_AFTER,
    )


def test_the_real_go_the_way_they_went_queue_by_queue() -> None:
    legs = (Leg(queue="a", service=10, window="w1"), Leg(queue="b", service=20), Leg(queue="a", service=30))
    found = guests(Arrival(at=0, issued=ISSUED, legs=legs))
    coming: Any = found.turned_to_by(ticket())
    assert coming.window == "w1"
    assert [found.called(ticket(queue), 0).service for queue in ("a", "a", "b")] == [10, 30, 20]
    assert found.turned_to_by(ticket()) is None


def test_who_is_called_more_often_than_in_truth_takes_what_is_usual() -> None:
    found = guests(Arrival(at=0, issued=ISSUED))
    asked = [ticket("a", "i-a"), ticket("a", "unknown"), ticket("z", None)]
    assert [found.called(one, 0).service for one in asked] == [3, 2, 1]
