"""From when the first ordinary ticket of each line may be passed by nobody: an index of the guarantee.

A decision then looks at those lines alone whose moment has come, not at the
accounts of each. ``guarantee`` says what the moment is. A call may pass a
hundred lines; only those of them are looked at again where that may have
reached a bound.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping
from dataclasses import dataclass, field

from queue_server.domain.fairness import Fairness
from queue_server.domain.plan import Plan

AFTER_ALL_NAMES = "\U0010ffff"


@dataclass
class Unpassable:
    """``since`` has the moment of each line that has one, in epoch seconds; ``sorted`` is by moment.

    ``passes`` is how many more calls a line can be passed by before its moment
    may be another. ``plan`` and ``fairness`` are those it was made from; beside others it means
    nothing. ``touched`` are the lines whose moment may be another by now.
    """

    plan: Plan | None = None
    fairness: Fairness | None = None
    since: dict[str, float] = field(default_factory=dict)
    sorted: list[tuple[float, str]] = field(default_factory=list)
    passes: dict[str, float] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)

    def passed(self, runs: Mapping[str, int]) -> None:
        """Take note of a call that changed these runs: it passed each line once, or ended its run (0)."""
        passes = self.passes
        for line, run in runs.items():
            left = passes.get(line, 0) - 1
            passes[line] = left
            if left < 1 or not run:
                self.touched.add(line)

    def put(self, line: str, moment: float | None, passes: float = 0) -> None:
        """Let the moment of a line be this until it was passed so often; None for a line that has none."""
        self.passes[line] = passes
        was = self.since.get(line)
        if was == moment:
            return
        if was is not None:
            del self.since[line]
            del self.sorted[bisect_left(self.sorted, (was, line))]
        if moment is not None:
            self.since[line] = moment
            insort(self.sorted, (moment, line))

    def by(self, now: float) -> list[str]:
        """Return the lines whose moment has come."""
        return [line for _, line in self.sorted[: bisect_right(self.sorted, (now, AFTER_ALL_NAMES))]]
