"""The day player: a discrete-event simulation whose only rules are the hall's own.

Citizens and clerks act as the script says; what happens is decided by
``decide`` and applied by ``evolve``, as in a live hall, only in virtual time.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from heapq import heappop, heappush
from typing import Any, Final

import msgspec

from queue_server.domain.ask import Ask
from queue_server.domain.day import opening
from queue_server.domain.decide import decide
from queue_server.domain.decision import Nobody
from queue_server.domain.events import Event, TicketCalled, TicketIssued
from queue_server.domain.evolve import evolve
from queue_server.domain.outlook import Outlook
from queue_server.domain.plan import Plan
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.rehearsal.desk import Desk
from queue_server.rehearsal.script import Arrival, Script, Turn
from wire import intents

RECALLED_AFTER: Final = 40.0
GIVEN_UP_AFTER: Final = 40.0
LOOKS_AGAIN: Final = 60.0
"""How often an idle clerk looks whether a rule of time lets him call after all."""

Happened = tuple[Event, datetime]
Watch = Callable[[HallState, Event, datetime], None]


class Played(msgspec.Struct, frozen=True):
    """A day as it went: its events with their times, the state at its end, and who was turned away."""

    log: Sequence[Happened]
    state: HallState
    refused: Sequence[tuple[Arrival, Refusal]]


def play(script: Script, plan: Plan, state: HallState | None = None, watch: Watch | None = None) -> Played:
    """Return how the day goes under ``plan``, from ``state`` (which is changed) or from an empty hall.

    ``watch`` sees each event before it changes the state.
    """
    return _Player(script, state or HallState(plan=plan), watch).run()


class _Player:
    """One day being played; ``_due`` holds what will happen, soonest first."""

    def __init__(self, script: Script, state: HallState, watch: Watch | None) -> None:
        self._script = script
        self._state = state
        self._watch = watch
        self._now = script.midnight
        self._log: list[Happened] = []
        self._refused: list[tuple[Arrival, Refusal]] = []
        self._arrivals: dict[str, Arrival] = {}
        self._stops: Counter[str] = Counter()
        self._desks = {name: Desk() for name in state.plan.windows}
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._order = 0
        self._said = 0
        self._outlook = Outlook(state.plan)
        self._seconds = 0.0

    def run(self) -> Played:
        """Play the day to its end."""
        for turn in self._script.turns:
            self._at(turn.at, lambda turn=turn: self._turn(turn))  # type: ignore[misc]
        for arrival in self._script.arrivals:
            self._at(arrival.at, lambda arrival=arrival: self._arrive(arrival))  # type: ignore[misc]
        while self._due:
            at, _, act = heappop(self._due)
            self._now = self._script.instant(at)
            self._seconds = at
            act()
        return Played(self._log, self._state, self._refused)

    def _at(self, seconds: float, act: Callable[[], None]) -> None:
        self._order += 1
        heappush(self._due, (seconds, self._order, act))

    def _in(self, seconds: float, act: Callable[[], None]) -> None:
        self._at(self._seconds + seconds, act)

    def _ask(self, intent: type[intents.Intent], **more: Any) -> Sequence[Event] | Refusal | None:
        """Let the rules decide; apply what happens. None when nobody waits."""
        self._said += 1
        self._apply(opening(self._state, self._script.day))
        word = f"{self._script.day}-{self._said:06d}"
        ask = Ask(
            intent=intent(command_id=word, **more),
            actor="rehearsal",
            device="rehearsal",
            now=self._now,
            today=self._script.day,
            local=self._script.local(self._seconds),
            fresh_id=word,
            fresh_follow=f"f{word}",
            hours=self._script.hours,
            outlook=self._outlook,
        )
        decision = decide(self._state, ask)
        if isinstance(decision, Nobody):
            return None
        if isinstance(decision, Refusal):
            return decision
        self._apply(decision)
        return decision

    def _apply(self, events: Sequence[Event]) -> None:
        for event in events:
            if self._watch:
                self._watch(self._state, event, self._now)
            evolve(self._state, event, self._now)
            self._log.append((event, self._now))

    def _arrive(self, arrival: Arrival) -> None:
        more = {"item": arrival.item} if arrival.item is not None else {"queue": arrival.queue}
        done = self._ask(intents.Issue, priority=arrival.priority, channel=arrival.channel, **more)
        if isinstance(done, Refusal):
            self._refused.append((arrival, done))
            return
        assert done
        issued = done[-1]
        assert isinstance(issued, TicketIssued), issued
        self._arrivals[issued.ticket] = arrival
        self._wake(issued.queue)

    def _wake(self, queue: str) -> None:
        """Let the clerk who has been idle longest, of those who serve the queue, call."""
        serving = self._state.plan.queues[queue].windows
        idle = sorted((self._desks[name].idle_since, name) for name in serving if self._desks[name].is_idle)
        for _, name in idle:
            if self._next(name):
                return

    def _turn(self, turn: Turn) -> None:
        desk = self._desks[turn.window]
        desk.wants = turn.does
        if turn.does == "open":
            self._ask(intents.OpenWindow, window=turn.window, clerk=turn.window)
            desk.is_open = True
            if not desk.busy:
                self._next(turn.window)
        elif not desk.busy:
            self._leave(turn.window)

    def _leave(self, window: str) -> None:
        desk = self._desks[window]
        desk.is_open = False
        self._ask(intents.PauseWindow if desk.wants == "pause" else intents.CloseWindow, window=window)

    def _next(self, window: str) -> bool:
        """Press next; whoever is at the window is finished by it."""
        desk = self._desks[window]
        if desk.wants != "open":
            return False
        done = self._ask(intents.CallNext, window=window)
        assert not isinstance(done, Refusal), done
        called = done[-1] if done else None
        if not isinstance(called, TicketCalled):
            self._rests(window)
            return False
        desk.busy = True
        ticket = self._state.tickets[called.ticket]
        arrival = self._arrivals.get(called.ticket, Arrival(at=self._seconds))
        if self._now - ticket.issued_at > timedelta(seconds=min(arrival.leaves_after, 1e6)):
            self._in(RECALLED_AFTER, lambda: self._recall(window))
        else:
            self._in(arrival.walking, lambda: self._start(window, called.ticket, arrival))
        return True

    def _rests(self, window: str) -> None:
        desk = self._desks[window]
        desk.busy, desk.idle_since = False, self._seconds
        desk.rested += 1
        rested = desk.rested
        self._in(LOOKS_AGAIN, lambda: self._look_again(window, rested))

    def _look_again(self, window: str, rested: int) -> None:
        desk = self._desks[window]
        if desk.is_idle and desk.rested == rested and self._somebody_waits(window):
            self._next(window)

    def _somebody_waits(self, window: str) -> bool:
        return any(self._state.line(queue) for queue in self._state.plan.windows[window].queues)

    def _recall(self, window: str) -> None:
        self._ask(intents.Recall, window=window)
        self._in(GIVEN_UP_AFTER, lambda: self._give_up(window))

    def _give_up(self, window: str) -> None:
        self._ask(intents.NoShow, window=window)
        self._free(window, 0.0)

    def _start(self, window: str, ticket: str, arrival: Arrival) -> None:
        self._ask(intents.Start, window=window)
        stop = min(self._stops[ticket], len(arrival.services) - 1)
        self._stops[ticket] += 1
        seconds = arrival.services[stop]
        self._in(seconds, lambda: self._finish(window, arrival.after))

    def _finish(self, window: str, after: float) -> None:
        self._ask(intents.Finish, window=window)
        self._free(window, after)

    def _free(self, window: str, after: float) -> None:
        desk = self._desks[window]
        if desk.wants != "open":
            desk.busy = False
            self._leave(window)
        elif after:
            self._in(after, lambda: self._free(window, 0.0))
        else:
            self._next(window)
