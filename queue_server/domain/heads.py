"""The heads of all queues: the first of each class, sorted over the queues that a policy judges alike.

An index of the lines, so that a decision looks neither at those who wait behind
nor at each queue: the first of a class over a hundred queues is the first
of a sorted list. Bound tickets stand outside, for a window has few such lines.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from queue_server.domain.place import Place
from queue_server.domain.plan import Plan

Kind = tuple[str, int]
"""Group and promise of a queue: ``deadline`` judges by the latter."""
Head = tuple[Place, str]
"""The place of who is first of a class in a line, and the line."""
Lines = Mapping[str, Mapping[str, list[Place]]]


@dataclass
class Heads:
    """``sorted`` has the heads of each kind by class, no list empty; ``waiting`` how many wait in each line.

    ``plan`` is the one they are sorted by; under another they mean nothing.
    """

    plan: Plan | None = None
    sorted: dict[Kind, dict[str, list[Head]]] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)

    def join(self, line: str, priority: str, places: list[Place], place: Place) -> None:
        """Take note that ``place`` has come into a line, of whose class ``places`` wait now."""
        self.waiting[line] = self.waiting.get(line, 0) + 1
        if places[0] == place:
            self.first_is(line, priority, places[1] if len(places) > 1 else None, place)

    def leave(self, line: str, priority: str, places: list[Place], place: Place) -> None:
        """Take note that ``place`` has left a line, of whose class ``places`` wait now."""
        left = self.waiting[line] = self.waiting[line] - 1
        if not left:
            del self.waiting[line]
        if not places or place < places[0]:
            self.first_is(line, priority, place, places[0] if places else None)

    def first(self, lines: frozenset[str]) -> Iterator[tuple[Kind, str, Head]]:
        """Yield the first of each kind and class over ``lines``."""
        for kind, classes in self.sorted.items():
            for priority, heads in classes.items():
                head = next((one for one in heads if one[1] in lines), None)
                if head is not None:
                    yield kind, priority, head

    def first_is(self, line: str, priority: str, was: Place | None, now: Place | None) -> None:
        """Let the first of a class in a queue be ``now``, and no more ``was``; None is nobody."""
        queue = self.plan.queues.get(line) if self.plan else None
        if queue is None:
            return
        kind = (queue.group, queue.promise)
        heads = self.sorted.setdefault(kind, {}).setdefault(priority, [])
        if was is not None:
            del heads[bisect_left(heads, (was, line))]
        if now is not None:
            insort(heads, (now, line))
        if not heads:
            del self.sorted[kind][priority]
        if not self.sorted[kind]:
            del self.sorted[kind]


def heads_of(plan: Plan, lines: Lines) -> Heads:
    """Return the heads of all ``lines`` under a plan; costs a look at each line."""
    heads = Heads(plan)
    for line, classes in lines.items():
        heads.waiting[line] = sum(map(len, classes.values()))
        for priority, places in classes.items():
            heads.first_is(line, priority, None, places[0])
    return heads
