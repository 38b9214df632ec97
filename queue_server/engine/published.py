"""What is published: views of everything durable, and the change that each group of records makes.

Read by gateways at any time; it never shows what is not yet committed.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeVar

from queue_server.domain import events as e
from queue_server.domain.outlook import Look
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket
from queue_server.domain.why import Why
from queue_server.engine.alarms import help_news, helps_of
from queue_server.engine.limited import limited
from queue_server.engine.record import Record
from queue_server.engine.views import (
    booking_view,
    call_view,
    queue_view,
    quota_view,
    ticket_view,
    window_view,
)
from wire.bookings import BookingView
from wire.live import Call, Change, HelpView, QueueView, QuotaView, TicketView, WindowView

KEPT_CALLS = 50
Kinds = frozenset[type[Any]]
"""Of events."""
PROOFS: Final = Kinds((e.CallShown, e.CallSpoken))
CALLS: Final = Kinds((e.TicketCalled, e.TicketRecalled))
TURNS: Final = Kinds((e.WindowOpened, e.WindowPaused, e.WindowClosed))
T = TypeVar("T")


@dataclass
class Published:
    """Views of the durable state as of record ``seq``.

    ``reckoned`` when the waits were made anew, at a start: listeners that go on where they
    were have those of before, until the next change tells every queue.
    """

    seq: int = 0
    day: str = ""
    tickets: dict[str, TicketView] = field(default_factory=dict)
    windows: dict[str, WindowView] = field(default_factory=dict)
    queues: dict[str, QueueView] = field(default_factory=dict)
    calls: dict[str, Call] = field(default_factory=dict)
    quotas: dict[str, QuotaView] = field(default_factory=dict)
    helps: dict[str, HelpView] = field(default_factory=dict)
    bookings: dict[str, BookingView] = field(default_factory=dict)
    whys: dict[str, Why] = field(default_factory=dict)
    reckoned: bool = field(default=False, compare=False)

    def take_all(self, look: Look) -> Change | None:
        """Take the whole state over, as after a start; return what became different by it, if anything.

        After a commit that failed on the way back, the log may hold records
        that nobody was told of: the change returned tells them.
        """
        state = look.state
        if self.queues and self.seq == state.seq:
            return None  # all of it was told; only the waits are others by now
        before = Published(self.seq, self.day, self.tickets, self.windows, self.queues, self.calls)
        self.seq, self.day = state.seq, state.day
        self.tickets = {ticket.id: ticket_view(state.plan, ticket) for ticket in state.tickets.values()}
        self.windows = {name: window_view(state, name) for name in state.plan.windows}
        self.queues = {name: queue_view(look, name) for name in state.plan.queues}
        self.reckoned = True
        quotas_before, self.quotas = self.quotas, {name: quota_view(look, name) for name in state.plan.quotas}
        helps_before, self.helps = self.helps, helps_of(state)
        self._take_all_bookings(state)
        self.calls = {call.ticket: call for call in sorted(_calls(state), key=_when)[-KEPT_CALLS:]}
        self.whys = {ticket.id: ticket.why for ticket in state.tickets.values() if ticket.why}
        if before.seq == self.seq:
            return None
        return Change(
            seq=self.seq,
            day=self.day,
            tickets=_news(self.tickets, before.tickets),
            windows=_news(self.windows, before.windows),
            queues=_news(self.queues, before.queues),
            calls=tuple(call for call in self.calls.values() if _fresh(call, before.calls)),
            quotas=_news(self.quotas, quotas_before),
            helps=tuple(help_news(self.helps, helps_before)),
            gone=tuple(name for name in before.tickets if name not in self.tickets),
        )

    def take(self, look: Look, records: Iterable[Record]) -> Change:
        """Take a durable group over; return what became different."""
        state = look.state
        records = list(records)
        self._take_bookings(state, records)
        tickets, windows, queues, called, gone = _touched(state, records, self.tickets)
        if self.reckoned:
            queues.update(dict.fromkeys(state.plan.queues))
        here = (state.tickets[name] for name in tickets if name in state.tickets)
        helps = helps_of(state)
        change = Change(
            seq=state.seq,
            day=state.day,
            tickets=tuple(ticket_view(state.plan, ticket) for ticket in here),
            windows=tuple(window_view(state, name) for name in windows if name in state.plan.windows),
            queues=tuple(self._queues(look, queues, windows)),
            calls=tuple(self._calls(state, called)),
            quotas=tuple(self._quotas(look, records)),
            helps=tuple(help_news(helps, self.helps)),
            gone=tuple(gone),
        )
        self._explain(records)
        self.helps, self.reckoned = helps, False
        self.seq, self.day = change.seq, change.day
        self.tickets.update((view.id, view) for view in change.tickets)
        self.windows.update((view.id, view) for view in change.windows)
        self.queues.update((view.id, view) for view in change.queues)
        self.quotas.update((view.item, view) for view in change.quotas)
        for name in gone:
            self.tickets.pop(name, None)
            self.calls.pop(name, None)
            self.whys.pop(name, None)
        return change

    def _take_all_bookings(self, state: HallState) -> None:
        """No listener is told of these; they are looked up."""
        kept = state.bookings.by_id
        self.bookings = {name: booking_view(state.plan, booking) for name, booking in kept.items()}

    def _take_bookings(self, state: HallState, records: Iterable[Record]) -> None:
        events = [record.event for record in records]
        if any(isinstance(event, e.DayOpened) for event in events):
            self._take_all_bookings(state)
        for name in (event.booking for event in events if hasattr(event, "booking")):
            booking = state.bookings.by_id.get(name)
            if booking is not None:  # else the day it was of is over by the end of the group
                self.bookings[name] = booking_view(state.plan, booking)

    def _explain(self, records: Iterable[Record]) -> None:
        """Keep why each ticket was called last."""
        for record in records:
            if isinstance(record.event, e.TicketCalled) and record.event.why is not None:
                self.whys[record.event.ticket] = record.event.why

    def _queues(self, look: Look, touched: Collection[str], windows: Collection[str]) -> Iterable[QueueView]:
        """Yield the queues touched, and those that wait for the same windows where that made a difference."""
        plan = look.state.plan
        beside = (queue for name in windows if name in plan.windows for queue in plan.windows[name].queues)
        for name in dict.fromkeys((*touched, *beside)):
            if name in plan.queues:
                view = queue_view(look, name)
                if name in touched or view != self.queues.get(name):
                    yield view

    def _quotas(self, look: Look, records: Iterable[Record]) -> Iterable[QuotaView]:
        """Yield what is left of limited numbers, where that is not as it was told."""
        views = (quota_view(look, item) for item in limited(look.state, records))
        return (view for view in views if view != self.quotas.get(view.item))

    def _calls(self, state: HallState, called: Iterable[str]) -> Iterable[Call]:
        for name in called:
            ticket = state.tickets.get(name)
            call = call_view(state, ticket) if ticket else None
            if call is not None:
                self.calls.pop(name, None)
                self.calls[name] = call
                yield call
        while len(self.calls) > KEPT_CALLS:
            del self.calls[next(iter(self.calls))]


def _calls(state: HallState) -> Iterable[Call]:
    return (call for ticket in state.tickets.values() if (call := call_view(state, ticket)))


def _when(call: Call) -> datetime:
    return call.at


def _fresh(call: Call, before: Mapping[str, Call]) -> bool:
    return call.ticket not in before or before[call.ticket].at != call.at


def _news(now: Mapping[str, T], before: Mapping[str, T]) -> tuple[T, ...]:
    return tuple(view for name, view in now.items() if before.get(name) != view)


def _proves(state: HallState, event: Any, known: dict[str, TicketView]) -> bool:
    """Tell whether this proof is the one that counts; the many others change no view."""
    ticket, before = state.tickets.get(event.ticket), known.get(event.ticket)
    if ticket is None or before is None:
        return False
    return (ticket.proven_at, ticket.unproven) != (before.proven_at, before.unproven)


def _queues(before: TicketView | None, now: Ticket | None) -> list[str]:
    """Return the queues of a ticket as it was and as it is."""
    return [one.queue for one in (before, now) if one is not None]


def _touched(
    state: HallState, records: Iterable[Record], known: dict[str, TicketView]
) -> tuple[dict[str, None], dict[str, None], dict[str, None], dict[str, None], list[str]]:
    """Return the names touched, each once and in order: tickets, windows, queues, calls; and tickets gone."""
    tickets: dict[str, None] = {}
    windows: dict[str, None] = {}
    queues: dict[str, None] = {}
    called: dict[str, None] = {}
    gone: list[str] = []
    for record in records:
        event = record.event
        kind = type(event)
        name = getattr(event, "ticket", None)
        if kind in PROOFS and not _proves(state, event, known):
            continue
        if kind is e.DayOpened:
            gone = [name for name in known if name not in state.tickets]
            queues.update(dict.fromkeys(state.plan.queues))
            windows.update(dict.fromkeys(state.plan.windows))
            continue
        for each in e.touched(event):
            tickets[each] = None
            queues.update(dict.fromkeys(_queues(known.get(each), state.tickets.get(each))))
        window = str(getattr(event, "window", ""))
        if kind is e.TicketCancelled and name in known:
            window = known[str(name)].window or ""  # a called ticket that is withdrawn frees its window
        if window:
            windows[window] = None
        if kind in CALLS:
            called[str(name)] = None
        elif kind in TURNS and window in state.plan.windows:
            queues.update(dict.fromkeys(state.plan.windows[window].queues))
    return tickets, windows, queues, called, gone
