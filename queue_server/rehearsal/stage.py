"""The hall in virtual time: what is due, soonest first, and the hall's own rules that decide what happens."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from heapq import heappop, heappush
from typing import Any, Final

from queue_server.domain.ask import Ask
from queue_server.domain.clockwork import due
from queue_server.domain.day import opening
from queue_server.domain.decide import decide
from queue_server.domain.decision import Nobody
from queue_server.domain.events import Event, TicketHeld, touched
from queue_server.domain.evolve import evolve
from queue_server.domain.lifecycle import State
from queue_server.domain.outlook import Outlook
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket
from queue_server.rehearsal.script import Script
from wire import intents

Happened = tuple[Event, datetime]
Watch = Callable[[HallState, Event, datetime], None]
Act = Callable[[], object]
MICRO: Final = 1_000_000
"""Time is counted in whole microseconds, as the log does: so what is added up meets to the instant."""


class Stage:
    """One day under way; ``waits`` is told of each ticket that begins to wait."""

    def __init__(
        self, script: Script, state: HallState, watch: Watch | None = None, *, told: bool = True
    ) -> None:
        self.script = script
        self.state = state
        self.log: list[Happened] = []
        self.waits: Callable[[Ticket], None] = lambda _: None
        self._watch = watch
        self._due: list[tuple[int, int, Act]] = []
        self._micros = 0
        self._planned = 0
        self._asked = 0
        self._outlook = Outlook(state.plan)
        if not told:
            self._outlook.pools = {}  # where nobody is known to call, no wait is reckoned
        self.now = script.midnight

    @property
    def seconds(self) -> float:
        """The time, in seconds after midnight."""
        return self._micros / MICRO

    def at(self, seconds: float, act: Act) -> None:
        """Let ``act`` happen at a second of the day; of what happens at once, in the order of planning."""
        self._plan(round(seconds * MICRO), act)

    def later(self, seconds: float, act: Act) -> None:
        """Let ``act`` happen so much later."""
        self._plan(self._micros + round(seconds * MICRO), act)

    def run(self) -> None:
        """Play until nothing more is due."""
        self._at_closing()
        while self._due:
            self._micros, _, act = heappop(self._due)
            self.now = self.script.midnight + timedelta(microseconds=self._micros)
            act()

    def ask(
        self, intent: type[intents.Intent], actor: str = "rehearsal", **more: Any
    ) -> Sequence[Event] | Refusal | None:
        """Let the rules decide; apply what happens. None when nobody waits."""
        return self.settle(self.asking(intent, actor, **more))

    def settle(self, ask: Ask) -> Sequence[Event] | Refusal | None:
        """Let the rules decide what is asked; apply what happens. None when nobody waits."""
        decision = decide(self.state, ask)
        if isinstance(decision, Nobody):
            return None
        if not isinstance(decision, Refusal):
            self.happen(decision)
        return decision

    def asking(self, intent: type[intents.Intent], actor: str = "rehearsal", **more: Any) -> Ask:
        """Return an intent as the rules are asked it now; the day is open by then."""
        self._asked += 1
        self.happen(opening(self.state, self.script.day))
        word = f"{self.script.day}-{self._asked:06d}"
        return Ask(
            intent=intent(command_id=word, **more),
            actor=actor,
            device="rehearsal",
            now=self.now,
            today=self.script.day,
            local=self.script.local(self.seconds),
            fresh_id=word,
            fresh_follow=f"f{word}",
            hours=self.script.hours,
            outlook=self._outlook,
        )

    def happen(self, events: Sequence[Event]) -> None:
        """Let events happen; then tell of the tickets that wait by them and did not before."""
        begun: dict[str, None] = {}
        for event in events:
            before = {name: self._line(name) for name in touched(event)}
            if self._watch:
                self._watch(self.state, event, self.now)
            evolve(self.state, event, self.now)
            self.log.append((event, self.now))
            begun |= {name: None for name, line in before.items() if self._line(name) not in (line, None)}
            self._set_alarm(event)
        for name in begun:
            if self._line(name) is not None:
                self.waits(self.state.tickets[name])

    def _line(self, name: str) -> tuple[str, str | None] | None:
        """Return where a ticket waits; None when it does not."""
        ticket = self.state.tickets.get(name)
        return (ticket.queue, ticket.bound_to) if ticket and ticket.state is State.WAITING else None

    def _plan(self, micros: int, act: Act) -> None:
        self._planned += 1
        heappush(self._due, (micros, self._planned, act))

    def _tick(self) -> None:
        """Let what is due by the rules of time happen."""
        self.happen(due(self.state, self.now, self.script.hours))

    def _set_alarm(self, event: Event) -> None:
        """See to it that time is looked at when a ticket is held or bound too long."""
        plan = self.state.plan
        if isinstance(event, TicketHeld) and plan.rules.hold_minutes:
            self.later(plan.rules.hold_minutes * 60, self._tick)
        if plan.bound and any(self._is_bound_since_now(name) for name in touched(event)):
            self.later(plan.bound * 60, self._tick)

    def _is_bound_since_now(self, name: str) -> bool:
        ticket = self.state.tickets.get(name)
        return ticket is not None and ticket.bound_at == self.now

    def _at_closing(self) -> None:
        grace, hours = self.state.plan.rules.closing_minutes, self.script.hours
        if grace and hours is not None and hours.ends is not None:
            over = hours.ends + timedelta(minutes=grace)
            self.at((over - self.script.midnight).total_seconds(), self._tick)
