"""A day at the small site, driven rule by rule: what every test of the rules starts from."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from queue_server.domain.ask import Ask
from queue_server.domain.day import opening
from queue_server.domain.decide import decide
from queue_server.domain.decision import Decision, Nobody
from queue_server.domain.events import Event
from queue_server.domain.evolve import evolve
from queue_server.domain.plan import Plan
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket
from wire import intents

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # nine in the morning, in Shanghai


class Day:
    """A day at the small site: asks go through the rules, their events into the state."""

    def __init__(self, plan: Plan) -> None:
        self.state = HallState(plan=plan)
        self.now = NINE
        self.today = "2026-11-23"
        self.log: list[tuple[Event, datetime]] = []
        self._ids = count(1)

    def apply(self, *events: Event) -> None:
        for event in events:
            evolve(self.state, event, self.now)
            self.log.append((event, self.now))

    def decide(self, intent: intents.Intent, actor: str = "clerk:li") -> Decision:
        number = next(self._ids)
        ask = Ask(
            intent=intent,
            actor=actor,
            device="desk",
            now=self.now,
            today=self.today,
            fresh_id=f"t{number:03d}",
            fresh_follow=f"f{number:03d}",
        )
        return decide(self.state, ask)

    def do(self, intent: intents.Intent) -> list[Event]:
        """Carry an intent out; it must not be refused."""
        self.apply(*opening(self.state, self.today))
        decision = self.decide(intent)
        assert not isinstance(decision, Refusal | Nobody), decision
        self.apply(*decision)
        return list(decision)

    def refusal(self, intent: intents.Intent) -> Refusal:
        """Return why an intent is refused; it must be."""
        self.apply(*opening(self.state, self.today))
        decision = self.decide(intent)
        assert isinstance(decision, Refusal), decision
        return decision

    def take(self, queue: str = "a", **more: Any) -> Ticket:
        issued: Any = self.do(intents.Issue(command_id="c", queue=queue, **more))[0]
        return self.state.tickets[issued.ticket]

    def open(self, *windows: str) -> None:
        for window in windows:
            self.do(intents.OpenWindow(command_id="c", window=window, clerk="li"))

    def at(self, kind: type[intents.AtWindow], window: str = "w1", **more: Any) -> list[Event]:
        return self.do(kind(command_id="c", window=window, **more))

    def call(self, window: str = "w1") -> str:
        """Call the next and return its id."""
        called: Any = self.at(intents.CallNext, window)[-1]
        return str(called.ticket)

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def replayed(self) -> HallState:
        """Return the state that the log alone leads to."""
        state = HallState(plan=self.state.plan)
        for event, at in self.log:
            evolve(state, event, at)
        return state


@pytest.fixture
def day(plan: Plan) -> Day:
    return Day(plan)


@pytest.fixture(scope="session")
def another_day(plan: Plan) -> Callable[[], Day]:
    return lambda: Day(plan)
