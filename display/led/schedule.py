"""What goes over a line of bars next: call before refresh before poll, the well before the ailing. Pure.

One slot a bar holds what it should show; newer wishes replace older ones, so a
backlog can never show yesterday's call. Times are seconds of any steady clock.

A bar's health has three values: ``good``, ``bad`` with the bar's own reason,
``unknown`` for one that does not answer. One lost answer is not yet silence.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final, Literal

from display.led.boards import Showing

POLL_EVERY: Final = 5.0
REFRESH_EVERY: Final = 60.0
RETRY_AFTER: Final = (0.0, 0.5, 2.0, 5.0, 10.0)
SILENCES_TO_UNKNOWN: Final = 2


class Urgency(IntEnum):
    """Less is sooner."""

    CALL = 0
    REFRESH = 1
    POLL = 2


@dataclass(frozen=True)
class Health:
    """How a bar is; ``reason`` says why when it is not good."""

    state: Literal["good", "bad", "unknown"]
    reason: str = ""


@dataclass(frozen=True)
class Job:
    """One exchange with one bar: ``showing``, or None for a mere poll."""

    screen: int
    urgency: Urgency
    showing: Showing | None


@dataclass
class Slot:
    """All that is known of one bar."""

    screen: int
    wanted: Showing | None = None
    pending: bool = False
    due: float = 0.0
    failures: int = 0
    shown_at: float = 0.0
    heard_at: float = 0.0
    health: Health = field(default_factory=lambda: Health("unknown", "not yet heard"))

    def next_job(self, now: float) -> tuple[float, Job]:
        """Return when this bar next needs the line, and for what."""
        urgency = Urgency.CALL if self.wanted and self.wanted.state == "call" else Urgency.REFRESH
        if self.wanted and self.pending:
            return self.due, Job(self.screen, urgency, self.wanted)
        if self.wanted and now >= self.shown_at + REFRESH_EVERY:
            return self.shown_at + REFRESH_EVERY, Job(self.screen, Urgency.REFRESH, self.wanted)
        return max(self.due, self.heard_at + POLL_EVERY), Job(self.screen, Urgency.POLL, None)


class Schedule:
    """The bars of one line."""

    def __init__(self, screens: Iterable[int]) -> None:
        self.slots = {screen: Slot(screen) for screen in screens}

    def want(self, screen: int, showing: Showing, now: float) -> None:
        """Show this from now on; the same as before asks for nothing."""
        slot = self.slots[screen]
        if showing != slot.wanted:
            slot.wanted, slot.pending, slot.due = showing, True, now

    def next(self, now: float) -> Job | None:
        """Return the exchange to do now, or None when nothing is due."""
        due = [(slot, job) for slot in self.slots.values() for at, job in [slot.next_job(now)] if at <= now]
        if not due:
            return None
        return min(due, key=lambda found: (found[1].urgency, found[0].failures > 0, found[0].due))[1]

    def wait(self, now: float) -> float:
        """Return the seconds until something is due; 0 when something is."""
        due = (slot.next_job(now)[0] for slot in self.slots.values())
        return max(0.0, min(due, default=now + POLL_EVERY) - now)

    def acked(self, job: Job, now: float) -> None:
        """The bar took it."""
        slot = self.slots[job.screen]
        slot.failures, slot.heard_at, slot.health = 0, now, Health("good")
        if job.showing is not None:
            slot.shown_at = now
            slot.pending = slot.pending and job.showing != slot.wanted

    def refused(self, job: Job, reason: str, now: float) -> None:
        """The bar is there and said no."""
        slot = self.slots[job.screen]
        slot.heard_at, slot.health = now, Health("bad", reason)
        self._failed(slot, now)

    def silent(self, job: Job, now: float) -> None:
        """No answer in time; it may have lost power, so all is sent again when it is back."""
        slot = self.slots[job.screen]
        self._failed(slot, now)
        if slot.failures >= SILENCES_TO_UNKNOWN:
            slot.health = Health("unknown", "no answer")

    def line_lost(self, reason: str) -> None:
        """The line itself is gone: nothing is known of any bar, and all must be sent again."""
        for slot in self.slots.values():
            slot.health = Health("unknown", reason)
            slot.pending, slot.due, slot.failures = slot.wanted is not None, 0.0, 0

    def _failed(self, slot: Slot, now: float) -> None:
        slot.due = now + RETRY_AFTER[min(slot.failures, len(RETRY_AFTER) - 1)]
        slot.failures += 1
        slot.pending = slot.wanted is not None
