"""Is there one order of all that happened, in which each client was told the truth? (Linearizability.)

A search after Wing and Gong, with the memory of Lowe ("Testing for
linearizability", 2017): an operation may come next when nothing that is left
ended before it began. The log's order is tried first, so that a hall without
faults costs one step an operation; answers that only saw are placed as soon as
they are true. The hall as a whole is searched, which is stronger than each queue.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import inf
from typing import Final, cast

from config.load import Loaded
from queue_server.engine.record import Record
from queue_server.siteplan import rules_plan
from simulation.effects import happen
from simulation.history import History
from simulation.model import Model
from simulation.operations import Operation, doing, seeing
from simulation.violation import Violation

MOST_STEPS: Final = 50_000
NEAR: Final = 24
"""How many of those left, in the log's order, may come next; a log in a wider disorder is no log."""


def linearizable(records: Sequence[Record], history: History, loaded: Loaded) -> None:
    """Raise Violation when there is no such order."""
    model = Model(rules_plan(loaded))
    Search(doing(records, history), seeing(records, history), model).run()


@dataclass
class Node:
    """A point of the search: answers ``seen`` on coming here, what may come next, what was tried last."""

    mark: int
    seen: list[int]
    choices: list[int]
    placed: int | None = None


class Search:
    """Places every operation, going back where it must."""

    def __init__(self, did: list[Operation], saw: list[Operation], model: Model) -> None:
        self._did = did
        self._saw = saw
        self._model = model
        self._left = dict.fromkeys(range(len(did)))
        self._unseen = dict.fromkeys(range(len(saw)))
        self._dead: set[tuple[int, ...]] = set()
        self._steps = 0
        self._fewest = len(did) + 1
        self._stuck = ""

    def run(self) -> None:
        """Find an order. Raises Violation."""
        nodes = [self._enter()]
        while self._left or self._unseen:
            node = nodes[-1]
            if node.placed is not None:
                self._take_back(node)
            if not node.choices or self._steps > MOST_STEPS:
                self._leave(node)
                nodes.pop()
                if not nodes or self._steps > MOST_STEPS:
                    raise Violation("not linearizable", self._stuck)
            elif self._place(node, node.choices.pop(0)):
                nodes.append(self._enter())

    def _enter(self) -> Node:
        self._steps += 1
        seen = self._see()
        earliest = self._earliest()
        choices = [at for at in islice(self._left, NEAR) if self._did[at].asked < earliest]
        if len(self._left) < self._fewest:
            self._fewest, self._stuck = len(self._left), self._tell(choices)
        if self._dead and self._key() in self._dead:
            choices = []
        return Node(len(self._model.journal), seen, choices)

    def _earliest(self) -> float:
        ends = [self._did[at].answered for at in islice(self._left, NEAR)]
        ends += [self._saw[at].answered for at in islice(self._unseen, NEAR)]
        return min(ends, default=inf)

    def _see(self) -> list[int]:
        """Place every answer that is true now; it changes nothing, so the sooner the better."""
        seen: list[int] = []
        while True:
            earliest = self._earliest()
            near = [at for at in islice(self._unseen, NEAR) if self._saw[at].asked < earliest]
            true = [at for at in near if (sees := self._saw[at].sees) and sees(self._model)]
            if not true:
                return seen
            for at in true:
                del self._unseen[at]
            seen += true

    def _place(self, node: Node, at: int) -> bool:
        operation = self._did[at]
        happened = all(happen(self._model, record) for record in operation.records)
        if happened and (operation.sees is None or operation.sees(self._model)):
            node.placed = at
            del self._left[at]
            return True
        self._model.undo(node.mark)
        return False

    def _take_back(self, node: Node) -> None:
        self._model.undo(node.mark)
        self._left = dict.fromkeys(sorted([*self._left, cast(int, node.placed)]))
        node.placed = None

    def _leave(self, node: Node) -> None:
        self._dead.add(self._key())
        self._unseen = dict.fromkeys(sorted([*self._unseen, *node.seen]))

    def _key(self) -> tuple[int, ...]:
        return (self._model.fingerprint(), hash(tuple(self._left)))

    def _tell(self, choices: list[int]) -> str:
        after = len(self._did) - len(self._left)
        next_ones = [f"{self._did[at].name}: {self._did[at].records[0].event}" for at in choices[:3]]
        waiting = [self._saw[at].name for at in islice(self._unseen, 1)]
        return f"after {after} of {len(self._did)} operations: next {next_ones}, unseen {waiting}"
