"""Bugs planted from outside, to prove that the checkers see them; the product knows nothing of it."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from msgspec.structs import replace

from queue_server.domain import decide, evolve, issuing
from queue_server.domain import events as e
from queue_server.domain.blocks import Blocks
from queue_server.engine import engine as engines
from queue_server.engine.engine import Engine
from queue_server.engine.inbox import Inbox
from queue_server.engine.memory import Memory
from queue_server.engine.published import Published
from queue_server.engine.said import Said
from queue_server.gateway.hub import Hub
from queue_server.gateway.rooms import Rooms
from simulation.plant import Plant
from simulation.planted_rules import OF_THE_RULES
from wire.intents import Issue


@contextlib.contextmanager
def planted(name: str) -> Iterator[Plant]:
    """Let the bug of that name be there meanwhile."""
    plant = PLANTED[name]
    original = getattr(plant.owner, plant.name)
    setattr(plant.owner, plant.name, plant.instead(original))
    try:
        yield plant
    finally:
        setattr(plant.owner, plant.name, original)


def _nothing(_original: Any) -> Any:
    return lambda *_: None


def _day_of_the_clock(rules: Any) -> Any:
    def issue(state: Any, intent: Any, ask: Any) -> Any:
        decision = issuing.issue(state, intent, ask)
        if not isinstance(decision, list):
            return decision
        prefix = state.plan.queues[decision[0].queue].prefix
        sequence = state.sequences.get((ask.today, prefix), 0) + 1
        return [replace(decision[0], sequence=sequence, number=f"{prefix}{sequence:03d}")]

    return {**rules, Issue: issue}


def _publish_first(keep: Any) -> Any:
    async def told_too_soon(self: Any, batch: Any) -> None:
        self._publish(self.published.take(self.look(), batch.records))
        await keep(self, batch)

    return told_too_soon


def _answer_first(settle: Any) -> Any:
    def answered_too_soon(self: Any, waiting: Any, batch: Any) -> Any:
        given = settle(self, waiting, batch)
        if not waiting.answered.done():
            waiting.answered.set_result(given)
        return given

    return answered_too_soon


def _two_writers(run: Any) -> Any:
    async def both(self: Any) -> None:
        await asyncio.gather(run(self), run(self))

    return both


def _new_arrival(changes: Any) -> Any:
    def transferred(state: Any, event: Any, at: Any) -> None:
        changes[e.TicketTransferred](state, event, at)
        ticket = state.tickets[event.ticket]
        state.leave(ticket)
        state.tickets[ticket.id] = late = replace(ticket, arrived_at=at, order=state.seq + 1)
        state.join(late)

    return {**changes, e.TicketTransferred: transferred}


def _stays_in_line(changes: Any) -> Any:
    def called(state: Any, event: Any, at: Any) -> None:
        waiting = state.tickets[event.ticket]
        changes[e.TicketCalled](state, event, at)
        state.join(waiting)

    return {**changes, e.TicketCalled: called}


def _one_behind(snapshot: Any) -> Any:
    def stale(*given: Any) -> Any:
        whole = snapshot(*given)
        return replace(whole, tickets=whole.tickets[:-1])

    return stale


def _skip_one(missed: Any) -> Any:
    def skipping(self: Any, resume: Any) -> Any:
        found = missed(self, resume)
        return found[1:] if found else found

    return skipping


def _drop_one(keep: Any) -> Any:
    async def dropping(self: Any, batch: Any) -> None:
        whole = batch.records
        batch.records = whole[:-1] if len(whole) > 1 else whole
        await keep(self, batch)
        batch.records = whole

    return dropping


def _without(*fields: str) -> Callable[[Any], Any]:
    """Return what lets a server remember all but ``fields`` when it comes back."""

    def instead(remembered: Any) -> Any:
        async def forgetful(store: Any, plan: Any) -> Any:
            memory, start = await remembered(store, plan)
            for field in fields:
                getattr(memory if hasattr(memory, field) else memory.state, field).clear()
            return memory, start

        return forgetful

    return instead


def _without_blocks(remembered: Any) -> Any:
    async def forgetful(store: Any, plan: Any) -> Any:
        memory, start = await remembered(store, plan)
        memory.state.blocks = Blocks()
        return memory, start

    return forgetful


def _twice(publish: Any) -> Any:
    def publishing(self: Any, change: Any) -> None:
        publish(self, change)
        publish(self, change)

    return publishing


def _stay_wrong(_original: Any) -> Any:
    async def go_on(self: Any, **_: Any) -> None:
        self._sound = True

    return go_on


def _old_number(freeze: Any) -> Any:
    def frozen(memory: Any) -> Any:
        stored = freeze(memory)
        return replace(stored, seq=stored.seq - 1)

    return frozen


def _deaf(_take: Any) -> Any:
    async def taken(self: Any, _most: int) -> Any:
        await self._some.wait()
        self._some.clear()
        return []

    return taken


def _untold(take_all: Any) -> Any:
    def silent(self: Any, state: Any) -> None:
        take_all(self, state)

    return silent


TWICE: Final = ("carried out twice", "not linearizable", "two answers", "repeated number", "left untold")
PLANTED: Final[Mapping[str, Plant]] = MappingProxyType(
    {
        "no dedupe of command ids": Plant(Memory, "known", _nothing, TWICE),
        "number from the clock's day": Plant(
            decide, "RULES", _day_of_the_clock, ("repeated number", "left out number")
        ),
        "publish before commit": Plant(Engine, "_keep", _publish_first, ("told before durable",)),
        "acknowledge before commit": Plant(
            Engine, "_settle", _answer_first, ("acknowledged and lost", "two answers", "not linearizable")
        ),
        "two writers at once": Plant(
            Engine, "run", _two_writers, ("broken log", "told before durable", "told twice", "left untold")
        ),
        "order ignoring a transfer": Plant(evolve, "CHANGES", _new_arrival, ("not linearizable",)),
        "call that does not leave the line": Plant(
            evolve, "CHANGES", _stays_in_line, ("fault", "not linearizable", "broken log")
        ),
        "snapshot one event behind": Plant(Rooms, "snapshot", _one_behind, ("sees another hall",)),
        "resume skipping one": Plant(Hub, "_missed", _skip_one, ("missed a change",)),
        "dropped record in a group": Plant(
            Engine, "_keep", _drop_one, ("broken log", "acknowledged and lost", "told before durable")
        ),
        "reused number after restart": Plant(
            engines, "remembered", _without("sequences"), ("repeated number",)
        ),
        "answers forgotten by a restart": Plant(
            engines, "remembered", _without("answers", "older_answers"), TWICE
        ),
        "blocks forgotten by a restart": Plant(
            engines, "remembered", _without_blocks, ("repeated number", "lent number refused", "broken log")
        ),
        "late copy of a refused command": Plant(
            Said, "get", _nothing, ("refused and done", "not linearizable", "two answers")
        ),
        "double publish": Plant(Hub, "publish", _twice, ("told twice",)),
        "failed group stays in memory": Plant(
            Engine, "_return_to_the_log", _stay_wrong, ("broken log", "acknowledged and lost", "left untold")
        ),
        "stored snapshot one record behind": Plant(engines, "freeze", _old_number, ("broken log",)),
        "nobody told of what a failed commit kept": Plant(
            Published, "take_all", _untold, ("left untold", "sees another hall", "missed a change")
        ),
        **OF_THE_RULES,
        "commands never taken up": Plant(Inbox, "take", _deaf, ("not answered", "not served")),
    }
)
"""The name of a bug, as the issue and the docs call it, → where it sits."""
