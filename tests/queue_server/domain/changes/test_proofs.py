"""What a receipt makes of a ticket: a slip, and the proof of the present call alone."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e


@pytest.fixture
def was(day: Any) -> Any:
    """A ticket called the second time of its life, and recalled once."""
    day.open("w1")
    ticket = day.take()
    day.call()
    day.apply(e.TicketMissed(ticket=ticket.id, window="w1"))
    day.apply(e.TicketRequeued(ticket=ticket.id, arrived_at=day.now))
    day.call()
    day.apply(e.TicketRecalled(ticket=ticket.id, window="w1", times=2))
    day.apply(e.CallUnproven(ticket=ticket.id, window="w1", times=2))
    day.later(seconds=3)
    return day.ticket(ticket.id)


@pytest.mark.parametrize("kind", [{"screen": "b"}, {"speaker": "b"}])
@pytest.mark.parametrize("times", [2, 3])
def test_the_present_summons_is_proven_by_any_of_its_calls(day: Any, was: Any, kind: Any, times: int) -> None:
    event = (e.CallShown if "screen" in kind else e.CallSpoken)(ticket=was.id, times=times, **kind)
    day.apply(event)
    proven = replace(was, proven_at=day.now, unproven=False)
    assert day.ticket(was.id) == proven
    day.later(seconds=9)
    day.apply(event)
    assert day.ticket(was.id) == proven


def test_the_summons_before_proves_nothing(day: Any, was: Any) -> None:
    day.apply(e.CallShown(ticket=was.id, times=1, screen="b"))
    assert day.ticket(was.id) == was


def test_who_is_called_no_more_is_proven_nothing(day: Any, was: Any) -> None:
    day.apply(e.ServiceStarted(ticket=was.id, window="w1"))
    served = day.ticket(was.id)
    day.apply(e.CallShown(ticket=was.id, times=3, screen="b"))
    assert day.ticket(was.id) == served


def test_a_slip_is_printed_or_says_why_not(day: Any) -> None:
    ticket = day.take()
    day.apply(e.SlipFailed(ticket=ticket.id, printer="k", reason="jam"))
    assert day.ticket(ticket.id) == replace(ticket, slip="jam")
    day.apply(e.SlipPrinted(ticket=ticket.id, printer="k"))
    assert day.ticket(ticket.id) == replace(ticket, slip="printed")


def test_what_is_said_of_a_board_moves_nobody(day: Any) -> None:
    day.take()
    tickets = dict(day.state.tickets)
    day.apply(e.BoardDoubted(board="b", fault="frozen"), e.BoardTrusted(board="b", fault="frozen"))
    assert day.state.tickets == tickets
