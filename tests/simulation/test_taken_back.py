"""Undo held against the log: what is whole again, and what is not."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain import evolve as evolving
from queue_server.siteplan import rules_plan
from simulation.site import simulated_site
from simulation.taken_back import undone
from simulation.violation import Violation

PLAN = rules_plan(simulated_site("Asia/Shanghai"))
OPEN = e.WindowOpened(window="w2", clerk="li")
CALL = e.TicketCalled(ticket="t1", window="w2")
START = e.ServiceStarted(ticket="t1", window="w2")


def undo(action: str) -> e.ActionUndone:
    return e.ActionUndone(window="w2", action=action, ticket="t1", tickets=("t1",))


@pytest.mark.parametrize(
    "events",
    [
        [CALL, undo("call")],
        [CALL, START, undo("start")],
        [CALL, START, e.TicketHeld(ticket="t1", window="w2"), undo("hold")],
        [CALL, e.TicketTransferred(ticket="t1", window="w2", to_queue="b"), undo("transfer")],
    ],
)
def test_all_is_as_before(log: Any, issued: Any, events: Any) -> None:
    undone(log(OPEN, issued(1), *events), PLAN)


def test_what_time_does_meanwhile_is_no_act(log: Any, issued: Any) -> None:
    """A held ticket is released by time: the act before it at the window is the one that is undone."""
    first, second = (e.TicketCalled(ticket=name, window="w2") for name in ("t1", "t2"))
    held, end = e.TicketHeld(ticket="t1", window="w2"), e.ServiceFinished(ticket="t2", window="w2")
    back = e.ActionUndone(window="w2", action="finish", ticket="t2", tickets=("t2",))
    released = e.TicketReleased(ticket="t1", window="w2")
    undone(log(OPEN, issued(1), issued(2), first, START, held, second, end, released, back), PLAN)


def forgetful(restore: Callable[..., None]) -> Callable[..., None]:
    def leaves_the_priority(state: Any, event: Any, at: Any) -> None:
        restore(state, event, at)
        ticket = state.tickets[event.ticket]
        state.tickets[ticket.id] = replace(ticket, returns=9)

    return leaves_the_priority


def empty_handed(restore: Callable[..., None]) -> Callable[..., None]:
    def leaves_the_window(state: Any, event: Any, at: Any) -> None:
        restore(state, event, at)
        state.windows[event.window] = replace(state.window(event.window), ticket=None)

    return leaves_the_window


@pytest.mark.parametrize("broken", [forgetful, empty_handed])
def test_what_is_left_is_found(log: Any, issued: Any, broken: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    changes: dict[Any, Any] = {**evolving.CHANGES, e.ActionUndone: broken(evolving.CHANGES[e.ActionUndone])}
    monkeypatch.setattr(evolving, "CHANGES", changes)
    with pytest.raises(Violation, match="not undone"):
        undone(log(OPEN, issued(1), CALL, START, undo("start")), PLAN)
