"""What a call, a recall, a missed call and a return make of a ticket and its window."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.fairness import Tally
from queue_server.domain.lifecycle import State
from queue_server.domain.place import place_of
from queue_server.domain.state import WindowNow
from queue_server.domain.trail import Step
from queue_server.domain.why import Why

WHY = Why(rule="arrival", policy="arrival", group="default")


def called(day: Any, **more: Any) -> Any:
    """Return a ticket called at w1 half a minute after it came."""
    day.open("w1")
    ticket = day.take()
    day.later(seconds=30)
    day.apply(e.TicketCalled(ticket=ticket.id, window="w1", **more))
    return ticket


def test_a_call(day: Any) -> None:
    ticket = called(day, why=WHY)
    assert day.ticket(ticket.id) == replace(
        ticket,
        state=State.CALLED,
        window="w1",
        times=1,
        calls=1,
        called_at=day.now,
        why=WHY,
        trail=(*ticket.trail, Step(State.CALLED, day.now, 0, "w1")),
    )
    assert day.state.window("w1") == WindowNow("open", "li", ticket.id, day.now)
    assert day.state.lines == {}
    assert day.state.fairness.shadow == {}


def test_another_call_after_a_return_begins_anew(day: Any) -> None:
    ticket = called(day)
    day.apply(e.CallShown(ticket=ticket.id, times=1, screen="b"))
    day.apply(e.TicketMissed(ticket=ticket.id, window="w1"))
    day.apply(e.TicketRequeued(ticket=ticket.id, arrived_at=day.now))
    day.later(minutes=1)
    day.apply(e.TicketCalled(ticket=ticket.id, window="w1"))
    now = day.ticket(ticket.id)
    assert (now.times, now.calls, now.called_at) == (1, 2, day.now)
    assert (now.proven_at, now.unproven, now.started_at, now.why) == (None, False, None, None)


def test_a_call_out_of_turn_enters_the_accounts(day: Any) -> None:
    day.open("w1")
    first, second = day.take(), day.take(priority="elderly")
    tally = Tally(turn=first.id, turn_line="a", owed=True, passed={"a": 1})
    day.apply(e.TicketCalled(ticket=second.id, window="w1", tally=tally))
    fairness = day.state.fairness
    assert fairness.owed == {"a": {first.id: day.now.timestamp()}}
    assert fairness.shadow == {"a": [place_of(second)]}
    assert (fairness.runs, fairness.passers) == ({"a": 1}, {"a": [place_of(second)]})


def test_a_recall(day: Any) -> None:
    ticket = called(day)
    was = day.ticket(ticket.id)
    day.later(seconds=20)
    day.apply(e.TicketRecalled(ticket=ticket.id, window="w1", times=2))
    step = Step(State.CALLED, day.now, 0, "w1")
    assert day.ticket(ticket.id) == replace(
        was, times=2, calls=2, called_at=day.now, trail=(*was.trail, step)
    )
    assert day.state.window("w1").ticket == ticket.id


def test_a_missed_call(day: Any) -> None:
    ticket = called(day)
    was = day.ticket(ticket.id)
    day.later(seconds=60)
    day.apply(e.TicketMissed(ticket=ticket.id, window="w1"))
    step = Step(State.NO_SHOW, day.now, 0, "w1")
    assert day.ticket(ticket.id) == replace(
        was, state=State.NO_SHOW, ended_at=day.now, trail=(*was.trail, step)
    )
    assert day.state.window("w1") == WindowNow("open", "li", None, day.now)


def test_a_return(day: Any) -> None:
    ticket = called(day)
    day.apply(e.TicketMissed(ticket=ticket.id, window="w1"))
    was, place = day.ticket(ticket.id), day.now + timedelta(minutes=2)
    day.later(minutes=5)
    day.apply(e.TicketRequeued(ticket=ticket.id, arrived_at=place))
    assert day.ticket(ticket.id) == replace(
        was,
        state=State.WAITING,
        arrived_at=place,
        returns=1,
        ended_at=None,
        times=0,
        trail=(*was.trail, Step(State.WAITING, day.now, 0, None)),
    )
    assert day.state.latest_arrival == place
    assert day.state.lines == {"a": {"ordinary": [place_of(day.ticket(ticket.id))]}}
    day.apply(e.TicketCalled(ticket=ticket.id, window="w1"), e.TicketMissed(ticket=ticket.id, window="w1"))
    day.apply(e.TicketRequeued(ticket=ticket.id, arrived_at=place))
    assert day.ticket(ticket.id).returns == 2


def test_a_call_that_nothing_proved(day: Any) -> None:
    ticket = called(day)
    was = day.ticket(ticket.id)
    day.apply(e.CallUnproven(ticket=ticket.id, window="w1", times=1))
    assert day.ticket(ticket.id) == replace(was, unproven=True)
