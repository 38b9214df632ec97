"""The script of a day that was, read from its log: who came, what came of each call, what clerks did. Pure.

Played again under the same rules it gives the same calls at the same instants,
where the log tells all that it needs: the start and end of each service. What
the log does not tell is filled in with what was usual on that day, and counted.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.events import Event
from queue_server.domain.evolve import evolve
from queue_server.domain.hours import Hours
from queue_server.domain.lifecycle import State
from queue_server.domain.moment import Moment
from queue_server.domain.plan import Plan
from queue_server.domain.state import HallState
from queue_server.rehearsal.drafts import (
    MICRO,
    Ends,
    LegDraft,
    TicketDraft,
    TurnDraft,
    arrival_of,
    turn_of,
    usual,
)
from queue_server.rehearsal.idling import Gap
from queue_server.rehearsal.notebook import Notebook
from queue_server.rehearsal.script import Chosen, Script
from queue_server.rehearsal.stage import Happened, Watch

ENDS: Final[Mapping[type[Event], Ends]] = MappingProxyType(
    {
        e.ServiceFinished: "finished",
        e.StopFinished: "finished",
        e.TicketMissed: "missed",
        e.TicketHeld: "held",
        e.TicketTransferred: "transferred",
    }
)
MOVES_NOBODY: Final = frozenset(
    {
        e.SlipPrinted,
        e.SlipFailed,
        e.CallShown,
        e.CallSpoken,
        e.CallUnproven,
        e.TicketRecalled,
        e.BookingMade,
        e.BookingMoved,
        e.BookingCancelled,
        e.BookingCheckedIn,
        e.BookingReleased,
        e.BlockLeased,
        e.BlockReturned,
        e.BoardDoubted,
        e.BoardTrusted,
        e.HelpCalled,
        e.HelpTaken,
        e.HelpEnded,
        e.ServiceRated,
    }
)
"""What moves nobody in the lines: proofs, and the books of appointments and number blocks."""


class Day(msgspec.Struct, frozen=True):
    """A day of a site: the local ISO date ``name``, the instant it begins, and its hours where known."""

    name: str
    midnight: datetime
    hours: Hours | None = None


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """A day's script, how many calls it has, and how many services of these the log did not tell.

    ``state`` is the hall at the end of the log.
    """

    script: Script
    state: HallState
    calls: int
    guessed: int


def recorded(log: Iterable[Happened], plan: Plan, day: Day, watch: Watch | None = None) -> Recorded:
    """Return the script of the ``day`` whose records, from its opening on, are ``log``.

    ``watch`` sees each event that moves somebody before it changes the state.
    Raises AssertionError or KeyError when the log cannot be true.
    """
    reader = _Reader(plan, day, watch)
    for event, at in log:
        if type(event) not in MOVES_NOBODY:
            reader.read(event, at)
    return reader.written()


class _Reader:
    """The day as far as it was read."""

    def __init__(self, plan: Plan, day: Day, watch: Watch | None) -> None:
        self._state = HallState(plan=plan)
        self._day = day
        self._wall = datetime.fromisoformat(day.name).replace(tzinfo=UTC)
        self._watch = watch
        self._book = Notebook(self._state)

    def read(self, event: Event, at: datetime) -> None:
        """Let an event happen, and note what it tells. A clock that was set back stands still meanwhile."""
        book = self._book
        book.now = max(book.now, (at - self._day.midnight) // timedelta(microseconds=1))
        if isinstance(event, e.TicketIssued):
            event = replace(event, block=None)
        before, moment = set(self._state.lines), self._moment()
        note = NOTES.get(type(event))
        gap = note(book, event) if note else None
        if self._watch:
            self._watch(self._state, event, moment.now)
        evolve(self._state, event, moment.now)
        noticed = gap is not None and gap.notices is not None
        self._look(event, before ^ set(self._state.lines), noticed=noticed)

    def written(self) -> Recorded:
        """Return the script."""
        book, day = self._book, self._day
        book.over()
        tickets, found = book.tickets.values(), usual(book.tickets.values(), book.turns)
        script = Script(
            day=day.name,
            midnight=day.midnight,
            arrivals=tuple(arrival_of(ticket, found) for ticket in tickets),
            turns=tuple(turn_of(turn, found) for turn in book.turns),
            hours=day.hours,
            chosen=tuple(book.chosen),
            typical=found.legs,
            notices=found.notices / MICRO,
        )
        legs = [leg for ticket in tickets for leg in ticket.legs]
        guessed = sum(not leg.is_measured for leg in legs)
        return Recorded(script=script, state=self._state, calls=len(legs), guessed=guessed)

    def _moment(self) -> Moment:
        span = timedelta(microseconds=self._book.now)
        return Moment(self._day.midnight + span, self._wall + span)

    def _look(self, event: Event, lines: set[str], *, noticed: bool) -> None:
        """Note what an event that has happened changed for the clerks."""
        idling, window = self._book.idling, getattr(event, "window", "")
        if isinstance(event, e.WindowOpened) and window in self._state.plan.windows:
            idling.opened(window, self._book.now, self._moment())
        if lines:
            ticket = getattr(event, "ticket", "")
            idling.changed(lines, ticket, self._book.now, self._moment(), noticed=noticed)


def _issued(book: Notebook, event: e.TicketIssued) -> None:
    told = replace(event, wait_low=None, wait_high=None, wait_seconds=None, today=None)
    book.tickets[event.ticket] = TicketDraft(at=book.now, issued=told)


def _called(book: Notebook, event: e.TicketCalled) -> Gap | None:
    ticket, saved = book.state.tickets[event.ticket], book.saved.get(event.window)
    end = saved if saved is not None and saved.by_next and saved.at == book.now else None
    notices = book.turned(event.window, event.ticket, next(iter(end.tickets))) if end else None
    book.save(event.window, event.ticket, with_end=end)
    gap = book.took(event.window, event.ticket)
    if gap is not None and gap.notices is not None:
        notices = gap.notices
    leg = LegDraft(
        window=event.window, queue=ticket.queue, item=ticket.item, called=book.now, notices=notices
    )
    book.add(event.ticket, leg)
    if event.why is not None and event.why.rule == "chosen":
        book.chosen.append(Chosen(book.now / MICRO, event.window, event.ticket))
    return gap


def _started(book: Notebook, event: e.ServiceStarted) -> None:
    book.save(event.window, event.ticket)
    book.amend(event.ticket, started=book.now)


def _ended(book: Notebook, event: Any) -> None:
    book.save(event.window, event.ticket, by_next=getattr(event, "by_next", False))
    more: dict[str, Any] = {"ended": book.now, "ends": ENDS[type(event)]}
    if isinstance(event, e.TicketTransferred):
        alone = event.to_window is None and event.to_clerk is None
        to = event.to_queue if alone else None
        more |= {"to_queue": to, "to_window": event.to_window, "to_clerk": event.to_clerk}
    book.amend(event.ticket, **more)
    book.freed(event.window, event.ticket)


def _resumed(book: Notebook, event: e.TicketResumed) -> None:
    book.save(event.window, event.ticket)
    book.took(event.window, event.ticket)
    ticket, held = book.state.tickets[event.ticket], book.last(event.ticket)
    book.amend(event.ticket, away=book.now - (held.ended or held.called))
    leg = LegDraft(
        window=event.window, queue=ticket.queue, item=ticket.item, called=book.now, started=book.now
    )
    book.add(event.ticket, leg)


def _requeued(book: Notebook, event: e.TicketRequeued) -> None:
    missed = book.last(event.ticket)
    book.amend(event.ticket, away=book.now - (missed.ended or missed.called))


def _cancelled(book: Notebook, event: e.TicketCancelled) -> None:
    ticket = book.state.tickets[event.ticket]
    if ticket.state is State.CALLED and ticket.window is not None:
        book.amend(ticket.id, ended=book.now, ends="cancelled")
        book.freed(ticket.window, ticket.id)
    else:
        book.change(ticket.id, cancels=book.now)


def _rerouted(book: Notebook, event: e.ItineraryChanged) -> None:
    """Take the stops that a clerk changed on the way as if they had been so from the start."""
    kept = tuple(stop for stop in event.stops if stop.progress != "skipped")
    issued = book.tickets[event.ticket].issued
    book.change(event.ticket, issued=replace(issued, stops=kept if len(kept) > 1 else ()))


def _window_opened(book: Notebook, event: e.WindowOpened) -> None:
    book.turns_up(TurnDraft(book.now, event.window, "open", event.clerk))


def _window_left(book: Notebook, event: e.WindowPaused | e.WindowClosed) -> None:
    if isinstance(event, e.WindowPaused) and book.state.window(event.window).state == "paused":
        return  # only told why: nobody left
    book.owe(event.window, book.idling.left(event.window, book.now))
    does: Any = "pause" if isinstance(event, e.WindowPaused) else "close"
    book.turns.append(TurnDraft(book.now, event.window, does))


def _undone(book: Notebook, event: e.ActionUndone) -> None:
    book.undo(event.window)


NOTES: Final[Mapping[type[Event], Callable[[Notebook, Any], Gap | None]]] = MappingProxyType(
    {
        e.TicketIssued: _issued,
        e.TicketCalled: _called,
        e.ServiceStarted: _started,
        e.TicketResumed: _resumed,
        e.TicketRequeued: _requeued,
        e.TicketCancelled: _cancelled,
        e.ItineraryChanged: _rerouted,
        e.WindowOpened: _window_opened,
        e.WindowPaused: _window_left,
        e.WindowClosed: _window_left,
        e.ActionUndone: _undone,
        **dict.fromkeys(ENDS, _ended),
    }
)
"""What each event tells; looked at before it changes the state."""
