"""How soon a clerk calls again, read from when somebody waited for him in truth.

A clerk who is free calls late for one of two reasons: he needs a while after a
service, or nobody is there and he turns to who comes. The log has the calls
alone; which of the two it was follows from since when somebody waited for him.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

import msgspec

from queue_server.domain.moment import Moment
from queue_server.domain.serves import ever_served, served_by
from queue_server.domain.state import HallState

TURNS_WITHIN: Final = 120_000_000
"""Microseconds within which an idle clerk turns to who comes; one who takes longer was not ready."""


class Gap(msgspec.Struct, frozen=True):
    """What is known of how long a clerk needed: more than ``low`` and less than ``high`` microseconds.

    With ``exact`` it is ``low`` itself. ``notices`` is how soon he turned to who
    came; None when he was not idle.
    """

    low: int
    high: int | None = None
    exact: bool = False
    notices: int | None = None

    def likely(self, usual: int) -> int:
        """Return how long he needed: what is known, else what is ``usual`` as far as that can be."""
        if self.exact:
            return self.low
        floor = self.low + 1 if self.low else 0
        return max(usual if self.high is None else min(usual, self.high - 1), floor)


@dataclass(slots=True)
class Idle:
    """A free clerk: ``since`` when, and until when somebody waited ``in_vain`` for him."""

    since: int
    in_vain: int | None = None


class Idling:
    """The open windows of a day that happens: who is free, and since when somebody waits for each."""

    def __init__(self, state: HallState) -> None:
        self._state = state
        self._waits: dict[str, tuple[int, str] | None] = {}
        self._serves: dict[str, frozenset[str]] = {}
        self.idle: dict[str, Idle] = {}

    def opened(self, window: str, at: int, moment: Moment) -> None:
        """A clerk has come to a window, or another one."""
        self._serves[window] = frozenset(ever_served(self._state, window))
        if window not in self._waits:
            self._waits[window] = (at, "") if self._wanted(window, moment) else None
            if self._state.window(window).ticket is None:
                self.idle[window] = Idle(at)

    def is_open(self, window: str) -> bool:
        """Tell whether a clerk is at a window."""
        return window in self._waits

    def left(self, window: str, at: int) -> Gap | None:
        """A clerk goes; return what is known of what he needed, if he was free."""
        idle, since = self.idle.pop(window, None), self._waits.pop(window, None)
        if idle is None:
            return None
        return Gap(at - idle.since, exact=True) if since else Gap(_low(idle))

    def freed(self, window: str, at: int) -> None:
        """A window has no ticket any more."""
        if window in self._waits:
            self.idle[window] = Idle(at)

    def took(self, window: str, ticket: str, at: int) -> Gap | None:
        """A free clerk has called a ticket, or taken it back; return what that tells of him."""
        idle, waits = self.idle.pop(window, None), self._waits.get(window)
        if idle is None:
            return None
        if waits is None:
            return Gap(_low(idle), at - idle.since)
        since, began = waits
        if began == ticket and since > idle.since and at - since <= TURNS_WITHIN:
            return Gap(_low(idle), since - idle.since, notices=at - since)
        return Gap(at - idle.since, exact=True)

    def waited_for(self, window: str) -> tuple[int, str] | None:
        """Return since when somebody waits for a window without a pause, and with whom that began."""
        return self._waits.get(window)

    def restore(self, window: str, idle: Idle | None) -> None:
        """Let a clerk be free, or busy, as before what was undone."""
        self.idle.pop(window, None)
        if idle is not None:
            self.idle[window] = idle

    def changed(
        self, lines: AbstractSet[str], ticket: str, at: int, moment: Moment, *, noticed: bool
    ) -> None:
        """Look again, now that ``lines`` have become empty or are so no more, by ``ticket``.

        When an idle clerk ``noticed`` that ticket, nobody waited in vain for the others.
        """
        for window in [name for name in self._waits if not self._serves[name].isdisjoint(lines)]:
            wanted, before = self._wanted(window, moment), self._waits[window]
            if wanted and before is None:
                self._waits[window] = (at, ticket)
            elif not wanted and before is not None:
                self._waits[window] = None
                if window in self.idle and not noticed:
                    self.idle[window].in_vain = at

    def _wanted(self, window: str, moment: Moment) -> bool:
        return any(line in self._state.lines for line in served_by(self._state, window, moment).lines)


def _low(idle: Idle) -> int:
    return 0 if idle.in_vain is None else idle.in_vain - idle.since
