"""What is published: views of everything durable, and the change that each group of records makes.

Read by gateways at any time; it never shows what is not yet committed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from queue_server.domain import events as e
from queue_server.domain.lifecycle import State
from queue_server.domain.state import HallState
from queue_server.engine.record import Record
from queue_server.engine.views import call_view, queue_view, ticket_view, window_view
from wire.live import Call, Change, QueueView, TicketView, WindowView

KEPT_CALLS = 50


@dataclass
class Published:
    """Views of the durable state as of record ``seq``."""

    seq: int = 0
    day: str = ""
    tickets: dict[str, TicketView] = field(default_factory=dict)
    windows: dict[str, WindowView] = field(default_factory=dict)
    queues: dict[str, QueueView] = field(default_factory=dict)
    calls: dict[str, Call] = field(default_factory=dict)

    def reset(self, state: HallState) -> None:
        """Take the whole state over, as after a start."""
        self.seq, self.day = state.seq, state.day
        self.tickets = {ticket.id: ticket_view(state, ticket) for ticket in state.tickets.values()}
        self.windows = {name: window_view(state, name) for name in state.plan.windows}
        self.queues = {name: queue_view(state, name) for name in state.plan.queues}
        called = [ticket for ticket in state.tickets.values() if ticket.state is State.CALLED]
        called.sort(key=lambda ticket: (ticket.called_at is not None, ticket.called_at))
        self.calls = {call.ticket: call for ticket in called if (call := call_view(state, ticket))}

    def take(self, state: HallState, records: Iterable[Record]) -> Change:
        """Take a durable group over; return what became different."""
        tickets, windows, queues, called, gone = _touched(state, records, self.tickets)
        changed = tuple(ticket_view(state, state.tickets[name]) for name in tickets if name in state.tickets)
        change = Change(
            seq=state.seq,
            day=state.day,
            tickets=changed,
            windows=tuple(window_view(state, name) for name in windows if name in state.plan.windows),
            queues=tuple(queue_view(state, name) for name in queues if name in state.plan.queues),
            calls=tuple(self._calls(state, called)),
            gone=tuple(gone),
        )
        self.seq, self.day = change.seq, change.day
        self.tickets.update((view.id, view) for view in change.tickets)
        self.windows.update((view.id, view) for view in change.windows)
        self.queues.update((view.id, view) for view in change.queues)
        for name in gone:
            self.tickets.pop(name, None)
            self.calls.pop(name, None)
        return change

    def _calls(self, state: HallState, called: Iterable[str]) -> Iterable[Call]:
        for name in called:
            ticket = state.tickets.get(name)
            call = call_view(state, ticket) if ticket and ticket.state is State.CALLED else None
            if call is not None:
                self.calls.pop(name, None)
                self.calls[name] = call
                yield call
        while len(self.calls) > KEPT_CALLS:
            del self.calls[next(iter(self.calls))]


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
        if isinstance(event, e.CallShown | e.CallSpoken):
            continue
        if isinstance(event, e.DayOpened):
            gone = [name for name in known if name not in state.tickets]
            queues.update(dict.fromkeys(state.plan.queues))
            windows.update(dict.fromkeys(state.plan.windows))
            continue
        name = getattr(event, "ticket", None)
        if name is not None:
            tickets[name] = None
            before, now = known.get(name), state.tickets.get(name)
            queues.update(dict.fromkeys(view.queue for view in (before, now) if view is not None))
        window = str(getattr(event, "window", ""))
        if window:
            windows[window] = None
        if isinstance(event, e.TicketCalled | e.TicketRecalled):
            called[str(name)] = None
        elif (
            isinstance(event, e.WindowOpened | e.WindowPaused | e.WindowClosed)
            and window in state.plan.windows
        ):
            queues.update(dict.fromkeys(state.plan.windows[window].queues))
    return tickets, windows, queues, called, gone
