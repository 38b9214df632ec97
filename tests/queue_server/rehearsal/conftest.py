"""Days made by hand at the small site: what is asked when, decided by the rules, as a log."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from queue_server.domain import events as e
from queue_server.domain.plan import Plan
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.rehearsal.recorded import Day
from queue_server.rehearsal.script import Script
from queue_server.rehearsal.stage import Happened, Stage
from wire import intents

MIDNIGHT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
NINE = 9 * 3600.0
Step = tuple[float, type[intents.Intent], dict[str, Any]]


class Made:
    """A day asked for step by step, each so many seconds after nine; tickets are named by their order."""

    day = Day("2026-11-23", MIDNIGHT)

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._stage = Stage(
            Script(day=self.day.name, midnight=MIDNIGHT, arrivals=(), turns=()), HallState(plan=plan)
        )
        self._names: list[str] = []

    def on(
        self, after_nine: float, intent: type[intents.Intent], *, actor: str = "clerk:li", **more: Any
    ) -> None:
        """Let something be asked; ``ticket`` counts the numbers taken so far, from 1."""
        self._stage.at(NINE + after_nine, lambda: self._ask(intent, actor, more))

    def run(self) -> list[Happened]:
        """Return the log of the day."""
        self._stage.run()
        return self._stage.log

    def _ask(self, intent: type[intents.Intent], actor: str, more: dict[str, Any]) -> None:
        if "ticket" in more:
            more["ticket"] = self._names[more["ticket"] - 1]
        done = self._stage.ask(intent, actor, **more)
        assert done is not None
        assert not isinstance(done, Refusal), (intent, more, done)
        self._names += [event.ticket for event in done if isinstance(event, e.TicketIssued)]


@pytest.fixture
def made(plan: Plan) -> Made:
    return Made(plan)


def second(at: datetime) -> float:
    """Return seconds after nine."""
    return (at - MIDNIGHT).total_seconds() - NINE


@pytest.fixture
def told() -> Callable[[Sequence[Happened]], list[Any]]:
    """Return what tells a log in short: what happened to whom, where, how many seconds after nine."""

    def tell(log: Sequence[Happened]) -> list[Any]:
        names: dict[str, int] = {}
        for event, _ in log:
            if isinstance(event, e.TicketIssued):
                names[event.ticket] = len(names) + 1
        moved = [one for one in log if not isinstance(one[0], e.TicketRecalled | e.DayOpened)]
        found = [
            (
                second(at),
                type(event).__name__,
                names.get(getattr(event, "ticket", ""), 0),
                getattr(event, "window", ""),
            )
            for event, at in moved
        ]
        return sorted(found)

    return tell
