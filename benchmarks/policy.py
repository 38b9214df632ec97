"""``policy``: who is called next, with a hundred to a hundred thousand waiting in 100 queues.

The window serves all 100 queues, which is the worst any window can. Beside it:
the least of 100 prepared heads, which no rule could do without; and the whole
call (decide, leave the line, sit at the window) that follows from the choice.

Then every policy under a full guarantee, with four classes in each of the 100
queues and a hundred calls made out of order before, so that its accounts are
in use: ``us_<policy>_at_10000``, and ``us_mixed_at_<waiting>`` for the growth.
All is processor time: nothing here waits.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from benchmarks.measure import Round
from queue_server.domain.ask import Ask
from queue_server.domain.decide import decide
from queue_server.domain.events import Event, TicketIssued, WindowOpened
from queue_server.domain.evolve import evolve
from queue_server.domain.moment import Moment
from queue_server.domain.number import number
from queue_server.domain.plan import Group, Guarantee, Plan, PolicyName, PriorityClass, Queue, Window
from queue_server.domain.policy import POLICIES
from queue_server.domain.routing import next_ticket
from queue_server.domain.state import HallState
from wire.intents import CallNext

QUEUES: Final = 100
SIZES: Final = (100, 1_000, 10_000, 100_000)
MORNING: Final = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
DAY: Final = "2026-01-05"
CLASSES: Final = ("ordinary", "elderly", "disabled", "infant")
BOUNDS: Final = Guarantee(in_a_row=500, overtakes=5_000, cap=600, aged=600)
MIXED: Final = 10_000
NOON: Final = Moment(MORNING + timedelta(hours=3), MORNING + timedelta(hours=3))


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    halls = {size: crowded(size) for size in SIZES}
    mixed = {f"mixed_at_{size}": mixed_up(size, "head_start") for size in SIZES}
    mixed |= {f"{name}_at_{MIXED}": mixed_up(MIXED, name) for name in POLICIES}
    times = 300 if quick else 2_000
    return [{**_round(halls, times), **_policies(mixed, times)} for _ in range(3 if quick else 7)]


def mixed_up(waiting: int, policy: PolicyName) -> HallState:
    """Return a hall with all classes in each queue, where a hundred calls have passed ordinary tickets."""
    state = crowded(waiting + QUEUES, policy)
    _calls(state, QUEUES)
    return state


def crowded(waiting: int, policy: PolicyName | None = None) -> HallState:
    """Return a hall with ``waiting`` tickets spread over its queues and one open window for all of them.

    All are ordinary, unless a policy is named: then its guarantee stands, and all classes come.
    """
    names = [f"q{index:03d}" for index in range(QUEUES)]
    plan = Plan(
        queues={name: Queue(name, _prefix(index), ("w",)) for index, name in enumerate(names)},
        windows={
            "w": Window("w", "1", "left", tuple(names)),
            "last": Window("last", "2", "left", (names[-1],)),
        },
        queue_of_item={},
        classes={
            name: PriorityClass(name, head_start=60 * rank, rank=rank) for rank, name in enumerate(CLASSES)
        },
        groups={"default": Group(id="default", policy=policy, first=CLASSES[1:], guarantee=BOUNDS)}
        if policy
        else {},
    )
    classes = CLASSES if policy else CLASSES[:1]
    state = HallState(plan=plan, day=DAY)
    evolve(state, WindowOpened(window="w", clerk="anyone"), MORNING)
    for index in range(waiting):
        evolve(state, _issued(names, index, classes), MORNING + timedelta(milliseconds=index))
    return state


def _prefix(index: int) -> str:
    return chr(ord("A") + index // 10) + chr(ord("A") + index % 10)


def _issued(names: list[str], index: int, classes: tuple[str, ...]) -> TicketIssued:
    place, sequence = index % QUEUES, index // QUEUES + 1
    return TicketIssued(
        ticket=f"t{index:06d}",
        number=number(_prefix(place), sequence),
        queue=names[place],
        day=DAY,
        sequence=sequence,
        follow=f"f{index:06d}",
        priority=classes[(sequence - 1) % len(classes)],
    )


def _round(halls: dict[int, HallState], times: int) -> Round:
    figures: dict[str, float] = {}
    for size, state in halls.items():
        heads = [line[0] for classes in state.lines.values() for line in classes.values()]
        floor = _microseconds(lambda heads=heads: min(heads), times)  # type: ignore[misc]
        taken = _microseconds(lambda state=state: next_ticket(state, "w", NOON), times)  # type: ignore[misc]
        figures[f"us_at_{size}"] = taken
        figures[f"vs_least_of_heads_at_{size}"] = taken / floor
    for size in SIZES[1:]:
        figures[f"call_us_at_{size}"] = _calls(halls[size], min(times, 20))
    return figures


def _policies(mixed: dict[str, HallState], times: int) -> Round:
    figures = {
        f"us_{name}": _microseconds(lambda state=state: next_ticket(state, "w", NOON), times)  # type: ignore[misc]
        for name, state in mixed.items()
    }
    full = mixed[f"mixed_at_{MIXED}"]
    figures[f"us_one_queue_at_{MIXED}"] = _microseconds(lambda: next_ticket(full, "last", NOON), times)
    figures[f"call_us_mixed_at_{MIXED}"] = _calls(full, min(times, 20))
    return figures


def _calls(state: HallState, times: int) -> float:
    """Return the microseconds of a whole call; what was called is not put back."""
    at = MORNING + timedelta(hours=1)
    began = time.thread_time()
    for index in range(times):
        ask = Ask(
            intent=CallNext(command_id=str(index), window="w"),
            actor="clerk",
            device="bench",
            now=at,
            today=DAY,
            local=at,
            fresh_id="",
            fresh_follow="",
        )
        decision = decide(state, ask)
        assert isinstance(decision, list), decision
        for event in decision:
            happened: Event = event
            evolve(state, happened, at)
    return 1e6 * (time.thread_time() - began) / times


def _microseconds(work: Callable[[], object], times: int) -> float:
    began = time.thread_time()
    for _ in range(times):
        work()
    return 1e6 * (time.thread_time() - began) / times
