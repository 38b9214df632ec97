"""How long each window was open and taken, read from a day's log. Pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

import msgspec

from queue_server.domain import events as e
from queue_server.rehearsal.stage import Happened

TAKES = e.TicketCalled | e.TicketResumed
FREES = (
    e.ServiceFinished
    | e.StopFinished
    | e.TicketMissed
    | e.TicketHeld
    | e.TicketTransferred
    | e.TicketCancelled
    | e.TicketExpired
)
TAKEN_AGAIN: Final = frozenset({"call", "finish", "no_show", "hold", "transfer"})
"""Undone actions after which the ticket that had left is at the window again."""
LEAVES = e.WindowPaused | e.WindowClosed


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """A window's day in seconds: ``busy`` from each call to the end of its service; ``share`` of ``open``."""

    open: float
    busy: float
    calls: int
    share: float | None = None


class _Window:
    def __init__(self) -> None:
        self.opened: datetime | None = None
        self.taken: datetime | None = None
        self.open = self.busy = 0.0
        self.calls = 0

    def opens(self, at: datetime) -> None:
        self.opened = self.opened or at

    def leaves(self, at: datetime) -> None:
        self.open += (at - self.opened).total_seconds() if self.opened else 0.0
        self.opened = None

    def takes(self, at: datetime) -> None:
        self.taken = at
        self.calls += 1

    def frees(self, at: datetime) -> None:
        self.busy += (at - self.taken).total_seconds() if self.taken else 0.0
        self.taken = None

    def use(self, until: datetime) -> Use:
        until = max(until, self.taken or until, self.opened or until)
        self.frees(until)
        self.leaves(until)
        share = round(min(self.busy / self.open, 1.0), 4) if self.open else None
        return Use(open=round(self.open, 1), busy=round(self.busy, 1), calls=self.calls, share=share)


class _Windows:
    """All windows, and at which of them each ticket is."""

    def __init__(self) -> None:
        self.found: dict[str, _Window] = {}
        self._at: dict[str, str] = {}

    def window(self, name: str) -> _Window:
        return self.found.setdefault(name, _Window())

    def takes(self, window: str, ticket: str, at: datetime) -> None:
        self._at[ticket] = window
        self.window(window).takes(at)

    def frees(self, ticket: str, at: datetime) -> None:
        if ticket in self._at:
            self.window(self._at.pop(ticket)).frees(at)

    def undone(self, event: e.ActionUndone, at: datetime) -> None:
        """Let a window go on from what an undo brought back: free after a call, taken after an end."""
        if event.action == "call":
            self.frees(event.ticket, at)
            self.window(event.window).calls -= 1
        ended = event.tickets[1:] if event.action == "call" else event.tickets
        for ticket in ended if event.action in TAKEN_AGAIN else ():
            self.takes(event.window, ticket, at)
            self.window(event.window).calls -= 1


def uses(log: Iterable[Happened], until: datetime) -> dict[str, Use]:
    """Return the use of each window that was ever opened; what goes on at the end does so ``until`` then."""
    windows = _Windows()
    for event, at in log:
        if isinstance(event, e.WindowOpened):
            windows.window(event.window).opens(at)
        elif isinstance(event, LEAVES):
            windows.window(event.window).leaves(at)
        elif isinstance(event, TAKES):
            windows.takes(event.window, event.ticket, at)
        elif isinstance(event, FREES):
            windows.frees(event.ticket, at)
        elif isinstance(event, e.ActionUndone):
            windows.undone(event, at)
    return {name: windows.found[name].use(until) for name in sorted(windows.found)}
