"""The accounts of fairness: what arrival order would have done, and who was passed how often.

Beside the hall stands its shadow, a hall that serves strictly by arrival: each
real call is also one call there, by the same window, of the same lines. A
ticket that the shadow calls and the hall does not is *owed* from then on; one
that the hall calls before the shadow does stays in the shadow as a ghost until
its own turn there. ``docs/why/fairness.md`` says what follows from it.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from queue_server.domain.place import Place


class Tally(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one call changes in the accounts; it stands in the event, so that a replay decides nothing.

    ``turn`` is the ticket that arrival order would have called, in line
    ``turn_line``; both are empty when it is the one called. ``owed`` says that
    it is an ordinary ticket and still waits. ``passed`` has the lines whose run
    of overtakes changes, with the new run. ``cycle`` is the new step of
    ``group``'s alternation.
    """

    turn: str = ""
    turn_line: str = ""
    owed: bool = False
    passed: dict[str, int] = msgspec.field(default_factory=dict)
    group: str = ""
    cycle: int = 0


UNTOLD: Final = Tally()
"""Arrival order called the same ticket, and nobody was passed: also what an older log means."""


@dataclass
class Fairness:
    """The accounts of a day.

    ``shadow`` has the places of a line that arrival order has not called yet,
    ``owed`` since when (seconds since the epoch) arrival order would have
    called an ordinary ticket, longest first. ``runs`` counts the calls in a row
    that passed the first ordinary ticket of a line, ``passers`` are the places
    of those called before it that came later. ``cycles`` is where each
    alternating group stands.
    """

    shadow: dict[str, list[Place]] = field(default_factory=dict)
    owed: dict[str, dict[str, float]] = field(default_factory=dict)
    runs: dict[str, int] = field(default_factory=dict)
    passers: dict[str, list[Place]] = field(default_factory=dict)
    cycles: dict[str, int] = field(default_factory=dict)

    def join(self, line: str, place: Place) -> None:
        """Let a ticket wait in the shadow too; one whose ghost still stands there takes its place."""
        if not self.expects(line, place):
            insort(self.shadow.setdefault(line, []), place)

    def expect(self, line: str, place: Place) -> None:
        """Let a waiting ticket of which nothing is known wait in the shadow, as after an older release."""
        if place[2] not in self.owed.get(line, ()):
            self.join(line, place)

    def expects(self, line: str, place: Place) -> bool:
        """Tell whether arrival order has not called this place yet."""
        waiting = self.shadow.get(line, [])
        at = bisect_left(waiting, place)
        return at < len(waiting) and waiting[at] == place

    def leave(self, line: str, place: Place) -> None:
        """Forget a ticket that waits no longer."""
        self.disown(line, place[2])
        if self.expects(line, place):
            self._drop(line, bisect_left(self.shadow[line], place))

    def called(self, line: str, place: Place, expected: bool, tally: Tally, at: float) -> None:
        """Enter a call of the ticket at ``place``, which has left its line already.

        ``expected`` is what ``expects`` told of it before. AssertionError when the log cannot be true.
        """
        if tally.turn and expected:
            self.join(line, place)
        if tally.turn:
            self._take_turn(tally, at)
        self._pass(tally.passed, place)
        if tally.group:
            self.cycles[tally.group] = tally.cycle

    def overtaken(self, line: str, place: Place) -> int:
        """Return how many who came later than ``place`` were called before it."""
        passers = self.passers.get(line)
        return len(passers) - bisect_right(passers, place) if passers else 0

    def forget_before(self, line: str, first: Place | None) -> None:
        """Let the first ordinary ticket of a line be ``first``: who passed only others counts no more."""
        if first is None:
            self.runs.pop(line, None)
        passers = self.passers.get(line)
        if passers is None:
            return
        left = passers[bisect_right(passers, first) :] if first else []
        if left:
            self.passers[line] = left
        else:
            del self.passers[line]

    def spent(self, line: str, first: Place | None) -> list[Place]:
        """Return the passers of a line who count no more when ``first`` is its first ordinary ticket."""
        passers = self.passers.get(line, [])
        return passers[: bisect_right(passers, first)] if first else passers

    def unpass(self, line: str, place: Place) -> None:
        """Let the ticket at ``place`` not have passed a line; nothing where that counts no more."""
        passers = self.passers.get(line, [])
        at = bisect_left(passers, place)
        if at == len(passers) or passers[at] != place:
            return
        del passers[at]
        if not passers:
            del self.passers[line]

    def pass_again(self, line: str, spent: Sequence[Place]) -> None:
        """Let passers of a line count again, for whom they had passed is back."""
        if spent:
            self.passers[line] = sorted((*spent, *self.passers.get(line, ())))

    def _take_turn(self, tally: Tally, at: float) -> None:
        line = tally.turn_line
        waiting = self.shadow.get(line, [])
        if not waiting or waiting[0][2] != tally.turn:
            raise AssertionError(f"the log says it was the turn of {tally.turn} in {line}, which it was not")
        self._drop(line, 0)
        if tally.owed:
            self.owe(line, tally.turn, at)

    def _pass(self, passed: Mapping[str, int], place: Place) -> None:
        runs, passers = self.runs, self.passers
        for line, run in passed.items():
            if not run:
                runs.pop(line, None)
                continue
            runs[line] = run
            if line in passers:
                insort(passers[line], place)
            else:
                passers[line] = [place]

    def _drop(self, line: str, at: int) -> None:
        del self.shadow[line][at]
        if not self.shadow[line]:
            del self.shadow[line]

    def owe(self, line: str, ticket: str, since: float) -> None:
        """Let a ticket be owed a call, the longest owed first: by the clock, which may have been set back."""
        owed = self.owed.setdefault(line, {})
        latest = next(reversed(owed.values()), since)
        owed[ticket] = since
        if latest > since:
            self.owed[line] = dict(sorted(owed.items(), key=lambda one: one[1]))

    def disown(self, line: str, ticket: str) -> None:
        """Let a ticket not be owed a call (any more)."""
        owed = self.owed.get(line)
        if owed is not None and owed.pop(ticket, None) is not None and not owed:
            del self.owed[line]
