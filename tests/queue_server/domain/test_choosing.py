"""Calling a chosen ticket: where it may be called, and how the log shows it."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.events import ServiceFinished
from queue_server.domain.plan import Serve
from wire import intents


def chosen(ticket: str, window: str = "w2", reason: str = "baby crying") -> intents.CallTicket:
    return intents.CallTicket(command_id="c", window=window, ticket=ticket, reason=reason)


def test_the_chosen_one_is_called_and_the_log_says_instead_of_whom(day: Any) -> None:
    day.open("w2")
    first, second = day.take("a"), day.take("a")
    day.later(seconds=90)
    (event,) = day.do(chosen(second.id))
    assert (event.ticket, event.window) == (second.id, "w2")
    assert (event.why.rule, event.why.reason, event.why.instead_of) == ("chosen", "baby crying", first.id)
    assert (event.why.waited, event.why.helps, event.why.more) == (90, False, 0)
    assert [one.number for one in event.why.considered] == ["A001", "A002"]
    assert day.state.window("w2").ticket == second.id
    assert day.state.fairness.owed == {"a": {first.id: day.now.timestamp()}}
    assert (day.state.fairness.runs, day.state.tickets[second.id].state) == ({"a": 1}, "called")


def test_the_next_one_chosen_is_instead_of_nobody(day: Any) -> None:
    day.open("w2")
    ticket = day.take("a")
    (event,) = day.do(chosen(ticket.id))
    assert (event.why.rule, event.why.instead_of) == ("chosen", "")
    assert event.tally is None


def test_who_goes_on_to_a_line_of_the_same_window_is_passed(day: Any) -> None:
    day.open("w1")
    (issued,) = day.do(intents.Issue(command_id="c", items=("i-a", "i-b"), order="given"))
    day.call("w1")
    other = day.take("b")
    finished, called = day.do(chosen(other.id, "w1"))
    assert (finished.to_queue, called.ticket, called.why.instead_of) == ("b", other.id, issued.ticket)
    assert day.state.fairness.owed == {"b": {issued.ticket: day.now.timestamp()}}
    assert day.replayed() == day.state


def test_who_is_still_at_the_window_is_finished(day: Any) -> None:
    day.open("w2")
    first, second = day.take("a"), day.take("a")
    day.call("w2")
    finished, _ = day.do(chosen(second.id))
    assert finished == ServiceFinished(ticket=first.id, window="w2", implied=True, by_next=True)


def test_a_queue_the_window_would_not_help_now_may_be_chosen_from(day: Any) -> None:
    windows = {**day.state.plan.windows}
    windows["w2"] = replace(windows["w2"], serves=(Serve("b", days=(6,)),))
    day.state.plan = replace(day.state.plan, windows=windows)
    day.open("w2")
    day.take("b")
    other = day.take("b")
    (event,) = day.do(chosen(other.id))
    assert (event.why.helps, event.why.instead_of) == (True, "")
    assert event.tally.passed == {"b": 1}


@pytest.mark.parametrize("spoilt", ["closed", "unknown window", "unknown ticket", "served", "elsewhere"])
def test_what_cannot_be_called_is_refused(day: Any, spoilt: str) -> None:
    if spoilt != "closed":
        day.open("w2", "w3")
    here, there = day.take("a"), day.take("b")
    if spoilt == "served":
        day.call("w2")
    refusal = {
        "closed": (chosen(here.id), "window_not_open", None, None),
        "unknown window": (chosen(here.id, "w9"), "unknown_window", "window", "w1, w2, w3"),
        "unknown ticket": (chosen("gone"), "unknown_ticket", "ticket", "the id of a ticket of today"),
        "served": (chosen(here.id), "illegal_move", None, None),
        "elsewhere": (
            chosen(there.id),
            "not_served_here",
            "ticket",
            "one that waits in @w2, @clerk:li, a",
        ),
    }[spoilt]
    found = day.refusal(refusal[0])
    assert (found.code, found.field, found.expected) == refusal[1:]
    if spoilt == "served":
        assert found.detail == "cannot call ticket A001: it is called"


def test_one_bound_elsewhere_is_not_called_here(day: Any) -> None:
    day.open("w1", "w2")
    bound = day.take("a", for_window="w1")
    assert day.refusal(chosen(bound.id)).code == "not_served_here"
    (event,) = day.do(chosen(bound.id, "w1"))
    assert event.ticket == bound.id
