"""Who hears what: the part of a snapshot or a change that belongs to a room. Pure.

``staff`` hears all; ``kiosk`` the queues and quotas; ``hall:<id>`` what is called, served
and waited for at the hall's windows; ``ticket:<follow>`` one ticket;
``programme`` what the screens are to show, which is no part of a change.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from queue_server.engine.published import Published
from queue_server.gateway.notices import Notices
from wire.live import Change, SitePlan, Snapshot, TicketView

STAFF = "staff"
KIOSK = "kiosk"
PROGRAMME = "programme"
PUBLIC_ROOMS = ("hall:", "ticket:", PROGRAMME)


def is_public(room: str) -> bool:
    """Tell whether anybody may listen: what hangs on the walls, and one's own ticket."""
    return room.startswith(PUBLIC_ROOMS)


class Rooms:
    """The rooms of a site; ``plan`` says which windows and queues belong to a hall."""

    def __init__(self, plan: SitePlan) -> None:
        self.plan = plan
        self._windows: dict[str, frozenset[str]] = {}
        self._queues: dict[str, frozenset[str]] = {}
        for hall in plan.halls:
            inside = [window for window in plan.windows if window.hall == hall.id]
            self._windows[hall.id] = frozenset(window.id for window in inside)
            self._queues[hall.id] = frozenset(queue for window in inside for queue in window.queues)

    def knows(self, room: str) -> bool:
        """Tell whether there is such a room."""
        kind, _, name = room.partition(":")
        return (
            room in (STAFF, KIOSK, PROGRAMME)
            or (kind == "hall" and name in self._windows)
            or (kind == "ticket" and bool(name))
        )

    def snapshot(
        self, published: Published, rooms: Sequence[str], own: Sequence[TicketView], notices: Notices
    ) -> Snapshot:
        """Return what a client in ``rooms`` is told first; ``own`` are the tickets it follows."""
        whole = Change(
            seq=published.seq,
            day=published.day,
            tickets=tuple(published.tickets.values()),
            windows=tuple(published.windows.values()),
            queues=tuple(published.queues.values()),
            calls=tuple(published.calls.values()),
            quotas=tuple(published.quotas.values()),
            helps=tuple(published.helps.values()),
        )
        part = self.part(whole, rooms, own) or Change(seq=published.seq, day=published.day)
        return Snapshot(
            seq=part.seq,
            day=part.day,
            plan=self.plan,
            tickets=part.tickets,
            windows=part.windows,
            queues=part.queues,
            calls=part.calls,
            quotas=part.quotas,
            helps=part.helps,
            ticker=notices.ticker,
            ticker_en=notices.ticker_en,
        )

    def part(self, change: Change, rooms: Sequence[str], own: Sequence[TicketView]) -> Change | None:
        """Return what of ``change`` these rooms hear, or None when it is nothing."""
        if STAFF in rooms:
            return change
        windows, queues = self._scope(rooms)
        mine = {ticket.id for ticket in own}
        tickets = tuple(t for t in change.tickets if t.window in windows and t.state != "waiting")
        part = replace(
            change,
            tickets=(*(t for t in tickets if t.id not in mine), *own),
            windows=tuple(window for window in change.windows if window.id in windows),
            queues=tuple(queue for queue in change.queues if queue.id in queues),
            calls=tuple(call for call in change.calls if call.window in windows or call.ticket in mine),
            quotas=change.quotas if KIOSK in rooms else (),
            helps=change.helps if KIOSK in rooms else (),
        )
        heard = (
            part.tickets
            or part.windows
            or part.queues
            or part.calls
            or part.quotas
            or part.helps
            or part.gone
        )
        return part if heard else None

    def _scope(self, rooms: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
        windows: frozenset[str] = frozenset()
        queues: frozenset[str] = frozenset()
        for room in rooms:
            kind, _, name = room.partition(":")
            if kind == "hall":
                windows |= self._windows[name]
                queues |= self._queues[name]
            elif room == KIOSK:
                queues |= frozenset(queue.id for queue in self.plan.queues)
        return windows, queues
