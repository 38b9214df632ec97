"""The workload: one row for each thing a person may do, with its weight and where it makes sense.

A new command is a new row. ``make`` returns the intent, or None when the
person sees nothing to do it to; now and then a row is taken wherever the
person stands, for refusals are part of life.
"""

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from simulation import appointments, lent, visits
from simulation.sight import Make, Sight
from simulation.site import CLERKS, QUEUES, WINDOWS
from wire import intents
from wire.intents import Intent


class Action(msgspec.Struct, frozen=True):
    """A row: how likely, where (states of the own window, or ``kiosk``), and what."""

    weight: float
    places: Sequence[str]
    make: Make


def _at(kind: Any) -> Make:
    return lambda sight, name: kind(command_id=name, window=sight.window)


def _open(sight: Sight, name: str) -> Intent:
    clerk = sight.chance.choice((None, *CLERKS))
    return intents.OpenWindow(command_id=name, window=sight.window, clerk=clerk)


def _cancel(sight: Sight, name: str) -> Intent | None:
    seen = [ticket.id for ticket in sight.hall.tickets.values() if ticket.state in CANCELLED_FROM]
    tickets = seen if sight.window else sight.taken
    return intents.Cancel(command_id=name, ticket=sight.chance.choice(tickets)) if tickets else None


def _resume(sight: Sight, name: str) -> Intent | None:
    held = [t for t in sight.hall.tickets.values() if t.state == "held" and t.window == sight.window]
    ticket = sight.chance.choice(held) if held else None
    return intents.Resume(command_id=name, window=sight.window, ticket=ticket.id) if ticket else None


def _to_queue(sight: Sight, name: str) -> Intent:
    queue = sight.chance.choice(QUEUES)
    return intents.Transfer(command_id=name, window=sight.window, to_queue=queue)


def _to_window(sight: Sight, name: str) -> Intent:
    window = sight.chance.choice(tuple(WINDOWS))
    return intents.Transfer(command_id=name, window=sight.window, to_window=window)


def _to_clerk(sight: Sight, name: str) -> Intent:
    clerk = sight.chance.choice(CLERKS)
    return intents.Transfer(command_id=name, window=sight.window, to_clerk=clerk)


def _call_ticket(sight: Sight, name: str) -> Intent | None:
    waiting = [
        t.id for t in sight.hall.tickets.values() if t.state == "waiting" and sight.window in t.windows
    ]
    if not waiting:
        return None
    ticket = sight.chance.choice(waiting)
    return intents.CallTicket(command_id=name, window=sight.window, ticket=ticket, reason="asked for")


def _requeue(sight: Sight, name: str) -> Intent | None:
    missed = [ticket.id for ticket in sight.hall.tickets.values() if ticket.state == "no_show"]
    tickets = missed if sight.window else sight.taken
    return intents.Requeue(command_id=name, ticket=sight.chance.choice(tickets)) if tickets else None


CANCELLED_FROM: Final = ("waiting", "called", "held")
KIOSK: Final = ("kiosk",)
FREE: Final = ("open",)
CALLED: Final = ("called",)
SERVING: Final = ("serving",)
BUSY: Final = ("called", "serving")
SHUT: Final = ("closed", "paused")
GOES_HOME: Final = 0.9

ACTIONS: Final[tuple[Action, ...]] = (
    Action(12, KIOSK, visits.issue),
    Action(4, KIOSK, visits.issue_item),
    Action(4, KIOSK, visits.issue_items),
    Action(2, KIOSK, visits.issue_bound),
    Action(6, KIOSK, appointments.book),
    Action(6, KIOSK, appointments.check_in),
    Action(1, KIOSK, appointments.move),
    Action(0.5, KIOSK, appointments.cancel),
    Action(1, KIOSK, _cancel),
    Action(0.5, KIOSK, _requeue),
    Action(1, KIOSK, lent.lease),
    Action(0.5, KIOSK, lent.give_back),
    Action(2, FREE, _requeue),
    Action(1, FREE, _call_ticket),
    Action(1, (*FREE, *BUSY), _at(intents.Undo)),
    Action(1, CALLED, _at(intents.CalledOut)),
    Action(20, FREE, _at(intents.CallNext)),
    Action(10, BUSY, _at(intents.CallNext)),
    Action(3, CALLED, _at(intents.Recall)),
    Action(10, CALLED, _at(intents.Start)),
    Action(3, CALLED, _at(intents.NoShow)),
    Action(8, SERVING, _at(intents.Finish)),
    Action(3, SERVING, _at(intents.Hold)),
    Action(4, FREE, _resume),
    Action(2, BUSY, _to_queue),
    Action(2, BUSY, _to_window),
    Action(1, BUSY, _to_clerk),
    Action(1, (*FREE, *BUSY), visits.add_stop),
    Action(1, (*FREE, *BUSY), visits.skip_stop),
    Action(1, (*FREE, *BUSY), visits.order_stops),
    Action(1, BUSY, _cancel),
    Action(20, SHUT, _open),
    Action(1, FREE, _at(intents.PauseWindow)),
    Action(1, FREE, _at(intents.CloseWindow)),
)
"""Receipts (shown, spoken, printed) are not rows: devices send them by themselves, see ``people``."""


def choose(sight: Sight, name: str) -> Intent | None:
    """Return what the person does now, if anything."""
    if sight.closed and sight.place in (*FREE, *SHUT) and sight.chance.random() < GOES_HOME:
        return None if sight.place == "closed" else intents.CloseWindow(command_id=name, window=sight.window)
    anywhere = sight.chance.random() < 0.03
    rows = [row for row in ACTIONS if anywhere or sight.place in row.places]
    if anywhere and not sight.window:
        rows = [row for row in rows if "kiosk" in row.places]
    if not rows:
        return None
    (row,) = sight.chance.choices(rows, [row.weight for row in rows])
    return row.make(sight, name)
