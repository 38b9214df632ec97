"""What an older log or snapshot leaves out, and what a plan does not name, has one meaning for ever."""

from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import msgspec
import pytest

from queue_server.domain import events as e
from queue_server.domain.account import Account
from queue_server.domain.appointment import Booking
from queue_server.domain.block import Block
from queue_server.domain.fairness import Tally
from queue_server.domain.help import Help
from queue_server.domain.last import Last
from queue_server.domain.lifecycle import State
from queue_server.domain.limits import BlockRule, CheckInRule, PersonRule, SlotRule
from queue_server.domain.plan import Group, Guarantee, Plan, PriorityClass, Queue, Serve, Window
from queue_server.domain.rules import Rules
from queue_server.domain.state import WindowNow
from queue_server.domain.ticket import Ticket
from queue_server.domain.why import Why

NOTHING: dict[str, Any] = {"item": None, "person": None}
UNKNOWN_WAIT = {"wait_low": None, "wait_high": None, "wait_seconds": None, "today": None, "people_ahead": 0}
A_CITIZEN = {"priority": "ordinary", "language": "zh", "channel": "kiosk", "due": None, "bound_to": None}
ALONE = {"stops": (), "stop": 0, "block": None}

LEFT_OUT: dict[type[Any], dict[str, Any]] = {
    e.BoardDoubted: {"detail": ""},
    e.BookingCheckedIn: {"late": False},
    e.BookingMade: {**NOTHING, "digits": None, "language": "zh", "channel": "rest"},
    e.HelpCalled: {"language": "zh"},
    Help: {"language": "zh", "by": "", "taken_at": None},
    e.ItineraryChanged: {"item": None, "reason": ""},
    e.ServiceFinished: {"implied": False, "by_next": False},
    e.StopFinished: {"to_item": None, "implied": False, "by_next": False},
    e.TicketCalled: {"why": None, "tally": None},
    e.TicketCancelled: {"reason": ""},
    e.TicketExpired: {"reason": "day_over"},
    e.TicketIssued: {**NOTHING, **UNKNOWN_WAIT, **A_CITIZEN, **ALONE, "phone": None, "taken_at": None},
    e.TicketRequeued: {"by": "clerk"},
    e.TicketTransferred: {"to_window": None, "to_clerk": None},
    e.WindowPaused: {"reason": "", "until": None},
    Ticket: {
        **NOTHING,
        **UNKNOWN_WAIT,
        **A_CITIZEN,
        **ALONE,
        **dict.fromkeys(("bound_at", "window", "called_at", "started_at", "ended_at", "why", "proven_at")),
        **dict.fromkeys(("times", "calls", "returns"), 0),
        "state": State.WAITING,
        "slip": "",
        "unproven": False,
        "trail": (),
    },
    Booking: {**NOTHING, "state": State.BOOKED, "digits": None, "language": "zh", "channel": "rest"},
    Account: {"password": ""},
    Block: {"returned": False, "merged": {}},
    Last: {"taught": (), "entry": None, "ghost": False, "served": None},
    Tally: {"turn": "", "turn_line": "", "owed": False, "group": "", "cycle": 0, "passed": {}},
    Why: {
        **dict.fromkeys(("due", "reason", "instead_of"), ""),
        "waited": 0,
        "priority": "ordinary",
        "figures": {},
        "considered": (),
        "more": 0,
        "helps": False,
    },
    WindowNow: {
        "state": "closed",
        "clerk": "",
        "ticket": None,
        "since": None,
        "reason": "",
        "until": None,
        "rated": 0,
        "rating_sum": 0,
    },
    Queue: {"windows": (), "group": "default", "promise": 30},
    Serve: {"helps": True, "over": None, "days": (0, 1, 2, 3, 4, 5, 6), "start": 0, "until": 1440},
    Window: {"queues": (), "serves": (), "witnessed": False},
    PriorityClass: {"head_start": 0, "rank": 0},
    Guarantee: dict.fromkeys(("in_a_row", "overtakes", "cap", "aged")),
    Group: {
        "policy": "head_start",
        "first": ("appointment",),
        "turns": (2, 1),
        "climb": 0,
        "guarantee": Guarantee(),
    },
    Plan: {
        **dict.fromkeys(("classes", "groups", "slots", "quotas", "routes"), MappingProxyType({})),
        "bound": 0,
        "check_in": CheckInRule(30, 10, 30),
        "persons": PersonRule(False, 0),
        "rules": Rules(),
        "blocks": BlockRule(0, 501),
        "kiosks": (),
    },
    Rules: {
        **dict.fromkeys(("recalls", "recall_seconds", "no_show_seconds", "returns", "return_minutes"), 0),
        **dict.fromkeys(("hold_minutes", "closing_minutes"), 0),
        "proof_seconds": 15,
        "return_place": "after",
        "return_after": 3,
        "undo_seconds": 10,
        "at_closing": "warn",
    },
    SlotRule: {"walk_ins": 0, "days_ahead": 7},
    CheckInRule: {"early": 30, "late": 10, "release": 30},
    BlockRule: {"size": 0, "first": 501},
    PersonRule: {"one_open": False, "daily": 0},
}


@pytest.mark.parametrize("kind", LEFT_OUT, ids=lambda kind: kind.__name__)
def test_what_is_left_out_means_this(kind: type[Any]) -> None:
    assert defaults(kind) == LEFT_OUT[kind]


def defaults(kind: type[Any]) -> dict[str, Any]:
    found = {}
    for field in msgspec.structs.fields(kind):
        if field.default is not msgspec.NODEFAULT:
            found[field.name] = field.default
        elif field.default_factory is not msgspec.NODEFAULT:
            found[field.name] = field.default_factory()
    return found


def test_every_event_that_leaves_something_out_is_here() -> None:
    assert {kind for kind in e.Event.__subclasses__() if defaults(kind)} <= set(LEFT_OUT)


def test_a_ticket_of_an_old_snapshot_is_read() -> None:
    nine = datetime(2026, 11, 23, 1, tzinfo=UTC)
    least = {"id": "t", "number": "A001", "queue": "a", "day": "2026-11-23", "follow": "f", "order": 1}
    ticket = msgspec.convert({**least, "issued_at": nine, "arrived_at": nine}, Ticket)
    assert (ticket.state, ticket.priority, ticket.since) == (State.WAITING, "ordinary", nine)
