"""The guarantee held against the log: no call passes an ordinary ticket that may not be passed any more.

What is counted is what ``docs/why/fairness.md`` promises, from the calls
themselves, on the lines of the second opinion. Calls of a chosen ticket may
break a bound, but count. Since when a ticket is owed is taken from the log.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from queue_server.domain import events as e
from queue_server.domain.plan import ORDINARY, Guarantee, Plan
from queue_server.engine.record import Record
from simulation.effects import happen
from simulation.model import Model
from simulation.turns import Place, group_of
from simulation.violation import Violation


class Passed(msgspec.Struct, frozen=True):
    """What the last call at a window did: whom it passed, each line's run before and after, whose turn."""

    tickets: tuple[str, ...]
    runs: dict[str, tuple[int, int]]
    turn: str


def bounds_kept(records: Iterable[Record], plan: Plan) -> None:
    """Raise Violation when a call passed an ordinary ticket against a bound."""
    accounts = _Accounts(plan)
    for record in records:
        accounts.take(record)


class _Accounts:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._model = Model(plan)
        self._overtakes: Counter[str] = Counter()
        self._runs: dict[str, int] = {}
        self._owed: dict[str, datetime] = {}
        self._last: dict[str, Passed] = {}

    def take(self, record: Record) -> None:
        """Let a record happen."""
        event = record.event
        if isinstance(event, e.TicketCalled):
            self._called(event, record.at)
        elif isinstance(event, e.ActionUndone) and event.action == "call":
            self._take_back(self._last.pop(event.window, None))
        ticket = getattr(event, "ticket", "")
        line = self._model.line_of.get(ticket)
        happen(self._model, record)
        self._forget(ticket, moved=self._model.line_of.get(ticket) != line)

    def _called(self, event: e.TicketCalled, now: datetime) -> None:
        model, place = self._model, self._model.place[event.ticket]
        chosen = event.why is not None and event.why.rule == "chosen"
        lines = [*model.served(event.window, now), model.line_of[event.ticket]]
        passed = {line: list(self._before(line, place)) for line in dict.fromkeys(lines)}
        for line, tickets in passed.items() if not chosen else ():
            self._judge(line, tickets, event, now)
        runs = {
            line: (self._runs.get(line, 0), self._runs.get(line, 0) + 1) for line in passed if passed[line]
        }
        runs |= {line: (self._runs.get(line, 0), 0) for line in passed if not passed[line]}
        self._runs |= {line: run for line, (_, run) in runs.items()}
        everybody = tuple(ticket for tickets in passed.values() for ticket in tickets)
        self._overtakes.update(everybody)
        turn = event.tally.turn if event.tally and event.tally.owed else ""
        if turn:
            self._owed[turn] = now
        self._last[event.window] = Passed(everybody, runs, turn)

    def _before(self, line: str, place: Place) -> Iterator[str]:
        """Yield the ordinary tickets of a line that came before ``place``, the first one first."""
        waiting = self._model.lines.get(line, {})
        before = sorted((at, ticket) for ticket, at in waiting.items() if at < place)
        return (ticket for _, ticket in before if self._model.priority[ticket] == ORDINARY)

    def _judge(self, line: str, tickets: Sequence[str], event: e.TicketCalled, now: datetime) -> None:
        """Raise Violation when the call must not pass one of them."""
        for ticket in tickets:
            bounds = self._bounds(ticket)
            broken = {
                "overtakes": at_least(self._overtakes[ticket], bounds.overtakes),
                "aged": _since(self._model.place[ticket][0], bounds.aged, now),
                "cap": ticket in self._owed and _since(self._owed[ticket], bounds.cap, now),
            }
            self._blame(broken, ticket, event)
        if tickets:
            run = at_least(self._runs.get(line, 0), self._bounds(tickets[0]).in_a_row)
            self._blame({"in a row": run}, tickets[0], event)

    def _bounds(self, ticket: str) -> Guarantee:
        return group_of(self._plan, self._model.queue[ticket]).guarantee

    def _blame(self, broken: dict[str, bool], ticket: str, event: e.TicketCalled) -> None:
        for name in (name for name, is_broken in broken.items() if is_broken):
            raise Violation("bound broken", f"{name}: {event.ticket} at {event.window} passed {ticket}")

    def _take_back(self, last: Passed | None) -> None:
        """Take a call out of the accounts; where another changed a run since, nothing is promised of it."""
        if last is None:
            return
        self._overtakes.subtract(last.tickets)
        self._owed.pop(last.turn, None)
        for line, (before, after) in last.runs.items():
            self._runs[line] = before if self._runs.get(line, 0) == after else 0

    def _forget(self, ticket: str, *, moved: bool) -> None:
        """Forget what was counted for who has left a line, and the run of a line with nobody ordinary."""
        if moved:
            self._overtakes.pop(ticket, None)
            self._owed.pop(ticket, None)
        for line in list(self._runs):
            waiting = self._model.lines.get(line, {})
            if not any(self._model.priority[one] == ORDINARY for one in waiting):
                del self._runs[line]


def at_least(count: int, bound: int | None) -> bool:
    """Tell whether a bound is reached; None is no bound."""
    return bound is not None and count >= bound


def _since(since: datetime, minutes: int | None, now: datetime) -> bool:
    return minutes is not None and now - since >= timedelta(minutes=minutes)
