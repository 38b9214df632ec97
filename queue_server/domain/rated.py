"""What citizens thought of today's service, by window and clerk: pure values, kept until the day is over."""

from typing import Final

import msgspec

from queue_server.domain import events as e

SERVES: Final = (e.ServiceStarted, e.TicketResumed, e.ServiceFinished, e.StopFinished)


class Served(msgspec.Struct, frozen=True):
    """Who was served last at a window, by whom, and whether that was rated."""

    ticket: str
    clerk: str
    rated: bool = False


class Sum(msgspec.Struct, frozen=True):
    """How many rated, and the sum of their levels (5 is the best, 1 the worst)."""

    rated: int = 0
    levels: int = 0


class Ratings(msgspec.Struct):
    """``served`` is by window, ``sums`` by window and clerk: nobody is praised or blamed for another."""

    served: dict[str, Served] = {}
    sums: dict[str, dict[str, Sum]] = {}

    def serve(self, window: str, ticket: str, clerk: str) -> None:
        """Remember whom ``clerk`` serves."""
        before = self.served.get(window)
        if before is None or before.ticket != ticket:
            self.served[window] = Served(ticket, clerk)

    def unserve(self, window: str, before: Served | None) -> None:
        """Let it be ``before`` who was served last, unless who is now has rated: that stands."""
        now = self.served.get(window)
        if now is not None and now.rated:
            return
        if before is not None:
            self.served[window] = before
        else:
            self.served.pop(window, None)

    def of(self, window: str, clerk: str) -> Sum:
        """Return what was thought of ``clerk`` at ``window``."""
        return self.sums.get(window, {}).get(clerk, Sum())

    def add(self, window: str, ticket: str, clerk: str, level: int) -> Sum:
        """Count a rating; return the sum that it makes."""
        before = self.of(window, clerk)
        then = Sum(before.rated + 1, before.levels + level)
        self.sums.setdefault(window, {})[clerk] = then
        self.served[window] = Served(ticket, clerk, rated=True)
        return then
