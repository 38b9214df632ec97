"""What each event teaches: looked at before it changes the state. Nothing is learned but from events."""

from collections.abc import Callable, Mapping
from datetime import datetime
from math import log
from types import MappingProxyType
from typing import Any, Final

from queue_server.domain import events as e
from queue_server.domain.events import Event
from queue_server.domain.learned import HOUR, NO_SHOWS, STAFFED, STAFFED_STEP, Band, bucket
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket

Lesson = Callable[[HallState, Any, datetime], None]
SHORTEST: Final = 5.0
LONGEST: Final = 7200.0
LONGEST_PAUSE: Final = 2700.0
LONGEST_GAP: Final = 180.0
GAP_STEP: Final = 0.02
BAND_STEP: Final = 0.04
OUTSIDE: Final = 0.1
"""The share of waits that is to lie below the band, and above it."""
FURTHEST: Final = 4.0


def learn(state: HallState, event: Event, at: datetime) -> None:
    """Take from ``event`` what it teaches; ``state`` is that before it."""
    lesson = LESSONS.get(type(event))
    if lesson is not None:
        lesson(state, event, at)


def _taken(state: HallState, event: Any, at: datetime) -> float | None:
    """Return how many seconds the ticket has taken its window; None when that is no measurement."""
    window = state.window(event.window)
    if window.ticket != event.ticket or window.since is None:
        return None
    seconds = (at - window.since).total_seconds()
    return seconds if SHORTEST <= seconds <= LONGEST else None


def _served(state: HallState, event: Any, at: datetime) -> None:
    """A window is free again after service."""
    seconds, ticket, learned = _taken(state, event, at), state.tickets[event.ticket], state.learned
    if seconds is None:
        return
    believed, hour = learned.item(ticket.queue, ticket.item), at.hour
    plain = log(seconds) - learned.hour(hour)
    learned.by_hour[hour] = learned.by_hour.get(hour, HOUR).moved(log(seconds) - believed.mu)
    if ticket.item is not None:
        learned.items[ticket.item] = believed.moved(plain)
    learned.queues[ticket.queue] = learned.queue(ticket.queue).moved(plain)
    learned.site = learned.site.moved(plain)
    _came(state, ticket.queue, True)


def _missed(state: HallState, event: e.TicketMissed, at: datetime) -> None:
    seconds = _taken(state, event, at)
    if seconds is not None:
        state.learned.missed = state.learned.missed.moved(log(seconds))
        _came(state, state.tickets[event.ticket].queue, False)


def _came(state: HallState, queue: str, came: bool) -> None:
    shares = state.learned.no_shows
    shares[queue] = shares.get(queue, NO_SHOWS).seen(not came)


def _called(state: HallState, event: e.TicketCalled, at: datetime) -> None:
    ticket, window = state.tickets[event.ticket], state.window(event.window)
    if window.since is not None and window.ticket is None and ticket.arrived_at <= window.since:
        gap = (at - window.since).total_seconds()
        if 0 <= gap <= LONGEST_GAP:
            state.learned.gap += GAP_STEP * (gap - state.learned.gap)
    if ticket.calls == 0 and ticket.wait_seconds:
        _told(state, ticket, (at - ticket.issued_at).total_seconds())


def _told(state: HallState, ticket: Ticket, waited: float) -> None:
    """Move the band towards holding the middle and the stated share of waits."""
    assert ticket.wait_seconds is not None
    low, high = (ticket.wait_low or 0) * 60, (ticket.wait_high or 0) * 60
    now = state.learned.band(ticket.people_ahead)
    state.learned.bands[bucket(ticket.people_ahead)] = Band(
        _nudged(now.mid, 0.5, waited < ticket.wait_seconds),
        _nudged(now.low, OUTSIDE, waited < low),
        _nudged(now.high, 1 - OUTSIDE, waited <= high),
    )


def _nudged(edge: float, share: float, below: bool) -> float:
    """Return the ``share``-quantile after one more that lay below it, or not (stochastic approximation)."""
    return min(max(edge + BAND_STEP * (share - below), -FURTHEST), FURTHEST)


def _window_opened(state: HallState, event: e.WindowOpened, at: datetime) -> None:
    window = state.window(event.window)
    state.learned.opened.add(event.window)
    if window.state == "paused" and window.since is not None:
        seconds = (at - window.since).total_seconds()
        if SHORTEST <= seconds <= LONGEST_PAUSE:
            state.learned.pause = state.learned.pause.moved(log(seconds))


def _day_opened(state: HallState, _event: e.DayOpened, _at: datetime) -> None:
    """What of the staff was seen on the day that is over; a day on which nobody came teaches nothing."""
    learned = state.learned
    for window in state.plan.windows if learned.opened else ():
        before = learned.staffed.get(window, STAFFED)
        learned.staffed[window] = before + STAFFED_STEP * ((window in learned.opened) - before)
    learned.opened = set()


LESSONS: Final[Mapping[type[Event], Lesson]] = MappingProxyType(
    {
        e.DayOpened: _day_opened,
        e.TicketCalled: _called,
        e.TicketMissed: _missed,
        e.ServiceFinished: _served,
        e.StopFinished: _served,
        e.TicketHeld: _served,
        e.TicketTransferred: _served,
        e.WindowOpened: _window_opened,
    }
)
