"""What goes over a line of bars next: emergency, call, refresh, poll; the well before the ailing. Pure.

One slot a bar holds what it should show; newer wishes replace older ones, so a
backlog can never show yesterday's call. Times are seconds of any steady clock.

A bar's health has three values: ``good``, ``bad`` with the bar's own reason,
``unknown`` for one that does not answer, or never does. One lost answer is not
yet silence.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType
from typing import Final, Literal

from display.led.boards import Showing
from display.led.rhythm import POLL_EVERY, USUAL, Rhythm
from display.led.text import State

RETRY_AFTER: Final = (0.0, 0.5, 2.0, 5.0, 10.0)
SILENCES_TO_UNKNOWN: Final = 2


class Urgency(IntEnum):
    """Less is sooner."""

    EMERGENCY = 0
    CALL = 1
    REFRESH = 2
    POLL = 3


URGENCIES: Final[Mapping[State, Urgency]] = MappingProxyType(
    {"emergency": Urgency.EMERGENCY, "call": Urgency.CALL}
)
"""State → how soon its first showing goes out; all others are refreshes."""


@dataclass(frozen=True)
class Health:
    """How a bar is; ``reason`` says why when it is not good."""

    state: Literal["good", "bad", "unknown"]
    reason: str = ""


@dataclass(frozen=True)
class Job:
    """One exchange with one bar: a page of ``showing``, the brightness ``level``, or a mere poll."""

    screen: int
    urgency: Urgency
    showing: Showing | None = None
    page: int = 0
    level: int | None = None


@dataclass
class Slot:
    """All that is known of one bar; ``polled`` when its make answers at all.

    ``ahead`` is the share of a round by which its first poll and refresh on a
    ``fresh`` line come early: so those of all bars are spread over the round.
    """

    screen: int
    polled: bool = True
    rhythm: Rhythm = USUAL
    ahead: float = 0.0
    fresh: bool = True
    wanted: Showing | None = None
    pending: bool = False
    due: float = 0.0
    failures: int = 0
    silences: int = 0
    page: int = 0
    shown_at: float = 0.0
    sent_at: float = 0.0
    heard_at: float = 0.0
    level: int | None = None
    level_pending: bool = False
    health: Health = field(default_factory=lambda: Health("unknown", "not yet heard"))

    def jobs(self) -> Iterator[tuple[float, Job]]:
        """Yield what this bar needs of the line, each with its time.

        One that was silent twice is only asked, which is short: when it answers, all else follows.
        """
        if self.polled and self.silences >= SILENCES_TO_UNKNOWN:
            yield self.due, Job(self.screen, Urgency.POLL)
            return
        if self.wanted and self.pending:
            urgency = URGENCIES.get(self.wanted.state, Urgency.REFRESH)
            yield self.due, Job(self.screen, urgency, self.wanted)
            return
        if self.wanted:
            yield from self._later(self.wanted)
        if self.level is not None and self.level_pending:
            yield self.due, Job(self.screen, Urgency.REFRESH, level=self.level)
        if self.polled:
            yield max(self.due, self.heard_at + self.rhythm.poll), Job(self.screen, Urgency.POLL)

    def _later(self, wanted: Showing) -> Iterator[tuple[float, Job]]:
        again = Job(self.screen, Urgency.REFRESH, wanted, self.page)
        yield self.sent_at + self.rhythm.refresh, again
        if not wanted.ended(self.page):
            turned = Job(self.screen, Urgency.REFRESH, wanted, self.page + 1)
            yield max(self.due, self.shown_at + wanted.every), turned


class Schedule:
    """The bars of one line; ``polled`` when they answer."""

    def __init__(self, screens: Iterable[int], *, polled: bool = True, rhythm: Rhythm = USUAL) -> None:
        known = list(screens)
        self.slots = {
            screen: Slot(screen, polled, rhythm, place / len(known)) for place, screen in enumerate(known)
        }

    def want(self, screen: int, showing: Showing, now: float) -> None:
        """Show this from now on; the same as before asks for nothing."""
        slot = self.slots[screen]
        if slot.wanted and showing.is_same_but_for_the_others(slot.wanted):
            slot.wanted = showing
        elif showing != slot.wanted:
            slot.wanted, slot.pending, slot.due, slot.page = showing, True, now, 0

    def want_level(self, screen: int, level: int, now: float) -> None:
        """Be so bright from now on, in hundredths."""
        slot = self.slots[screen]
        if level != slot.level:
            slot.level, slot.level_pending = level, True
            slot.due = max(slot.due, now) if slot.failures else now

    def next(self, now: float) -> Job | None:
        """Return the exchange to do now, or None when nothing is due."""
        due = [(slot, job) for slot in self.slots.values() for at, job in slot.jobs() if at <= now]
        if not due:
            return None
        return min(due, key=lambda found: (found[1].urgency, found[0].failures > 0, found[0].due))[1]

    def wait(self, now: float) -> float:
        """Return the seconds until something is due; 0 when something is."""
        due = (at for slot in self.slots.values() for at, _ in slot.jobs())
        return max(0.0, min(due, default=now + POLL_EVERY) - now)

    def is_urgent(self, now: float) -> bool:
        """Whether a call waits for a bar that was well so far: reason to give up on one that was not."""
        job = self.next(now)
        return job is not None and job.urgency <= Urgency.CALL and not self.slots[job.screen].failures

    def acked(self, job: Job, now: float) -> None:
        """The bar took it."""
        slot = self.slots[job.screen]
        slot.failures = slot.silences = 0
        slot.heard_at, slot.health = now, Health("good")
        self._done(slot, job, now)

    def sent(self, job: Job, now: float) -> None:
        """It went out to a bar that never answers: nobody knows more."""
        slot = self.slots[job.screen]
        slot.health = Health("unknown", "never answers")
        self._done(slot, job, now)

    def refused(self, job: Job, reason: str, now: float) -> None:
        """The bar is there and said no."""
        slot = self.slots[job.screen]
        slot.silences, slot.heard_at, slot.health = 0, now, Health("bad", reason)
        self._failed(slot, now)

    def silent(self, job: Job, now: float, why: str = "no answer") -> None:
        """No answer in time; it may have lost power, so all is sent again when it is back."""
        slot = self.slots[job.screen]
        slot.silences += 1
        self._failed(slot, now)
        if slot.failures >= SILENCES_TO_UNKNOWN:
            slot.health = Health("unknown", why)

    def is_ailing(self, screen: int) -> bool:
        """Whether the bar was silent so often already that nothing is hoped for."""
        return self.slots[screen].failures >= SILENCES_TO_UNKNOWN

    def line_lost(self, reason: str) -> None:
        """The line itself is gone: nothing is known of any bar, and all must be sent again."""
        for slot in self.slots.values():
            slot.health = Health("unknown", reason)
            slot.due, slot.failures, slot.silences, slot.fresh = 0.0, 0, 0, True
            self._send_all_again(slot)

    def _done(self, slot: Slot, job: Job, now: float) -> None:
        if job.level is not None:
            slot.level_pending = slot.level_pending and job.level != slot.level
        if job.showing and slot.wanted and job.showing.is_same_but_for_the_others(slot.wanted):
            slot.pending, slot.page, slot.shown_at, slot.sent_at = False, job.page, now, now
            if slot.fresh:
                slot.fresh = False
                slot.sent_at -= slot.ahead * slot.rhythm.refresh
                slot.heard_at -= slot.ahead * slot.rhythm.poll

    def _failed(self, slot: Slot, now: float) -> None:
        slot.due = now + RETRY_AFTER[min(slot.failures, len(RETRY_AFTER) - 1)]
        slot.failures += 1
        self._send_all_again(slot)

    def _send_all_again(self, slot: Slot) -> None:
        slot.pending, slot.page = slot.wanted is not None, 0
        slot.level_pending = slot.level is not None
