"""Closing time held against the log, and against what clients were told.

Who comes after the hall has closed, when nobody works any more, is told that it
is too late today, or refused, as the site's rule says; and nobody is turned away
while the hall is open, nobody waits and a window is free.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from config.settings import Site
from queue_server.domain import events as e
from queue_server.domain.hours import Hours
from queue_server.engine.record import Record
from simulation.history import Asked
from simulation.model import Model
from simulation.violation import Violation
from wire.intents import Issue


def told_in_time(records: Iterable[Record], site: Site, hours: Callable[[str], Hours | None]) -> None:
    """Raise Violation when a number was given too late without a word, or against the rule."""
    zone, refuses = ZoneInfo(site.timezone), site.rules.at_closing == "refuse"
    worked: datetime | None = None
    arrived = ""
    for record in records:
        event = record.event
        if isinstance(event, e.BookingCheckedIn):
            arrived = record.command_id
        elif isinstance(event, e.TicketIssued) and event.block is None:
            ends = _ended(hours(record.at.astimezone(zone).date().isoformat()), record.at)
            late = ends is not None and (worked is None or worked < ends) and not _elsewhere(event)
            if refuses and record.command_id != arrived and (late or event.today == "no"):
                raise Violation("given too late", f"{event} at {record.at}")
            if late and event.today != "no":
                raise Violation("not warned", f"{event} at {record.at}")
        elif hasattr(event, "window") or isinstance(event, e.TicketCancelled | e.TicketExpired):
            worked = record.at if worked is None else max(worked, record.at)


def may_refuse(asked: Asked) -> Callable[[Model], bool]:
    """Return whether one could be told that it is too late, by the state of the hall."""
    return partial(_may_refuse, asked)


def _may_refuse(asked: Asked, model: Model) -> bool:
    intent = asked.intent
    if model.plan.rules.at_closing != "refuse" or not isinstance(intent, Issue):
        return False
    queue = intent.queue or (None if intent.item in model.plan.routes else intent.item)
    queue = model.plan.queue_of_item.get(queue or "", queue)
    bound = intent.items or intent.for_window or intent.for_clerk
    return not asked.stayed_open or queue is None or bool(bound) or not model.has_a_free_window(queue)


def _ended(hours: Hours | None, now: datetime) -> datetime | None:
    """Return when the hall closed for the day, if it has."""
    ends = hours.ends if hours else None
    return ends if ends is not None and now >= ends else None


def _elsewhere(event: e.TicketIssued) -> bool:
    """Tell whether it waits for a clerk, who may sit nowhere: then nothing is known of the wait."""
    return (event.bound_to or "").startswith("clerk:")
