"""The ticket at a window, or the reason why not."""

from typing import Any

from queue_server.domain.lifecycle import Action
from queue_server.domain.present import ticket_for, unknown_window
from queue_server.domain.refusal import Refusal
from queue_server.domain.ticket import Ticket
from wire.intents import Resume, Start


def test_a_known_window_is_no_reason(day: Any) -> None:
    assert unknown_window(day.state, "w1") is None


def test_an_unknown_window_lists_the_known_ones(day: Any) -> None:
    refusal = unknown_window(day.state, "")
    assert refusal is not None
    assert (refusal.field, refusal.value, refusal.expected) == ("window", "", "w1, w2, w3")


def test_the_ticket_at_the_window(day: Any) -> None:
    day.open("w1")
    day.take()
    day.call()
    ticket = ticket_for(day.state, "w1", Action.START, day.asked(Start(command_id="c", window="w1")))
    assert isinstance(ticket, Ticket)
    assert ticket.number == "A001"


def test_an_action_that_the_life_cycle_forbids_is_named_with_the_number(day: Any) -> None:
    day.open("w1")
    day.take()
    day.call()
    asked = day.asked(Resume(command_id="c", window="w1"))
    refusal = ticket_for(day.state, "w1", Action.RESUME, asked)
    assert isinstance(refusal, Refusal)
    assert refusal.detail == "cannot resume ticket A001: it is called"
