"""``estimates``: how far expected waits are from the waits that come, on simulated days of five halls.

Beside every expectation, on the same tickets: people ahead × mean time at a
window / open windows, and the wait of the last who was called from the queue.
The hall learns on days whose seeds are never scored. Scored are the tickets
that found no window free for them. A round is a part of the days.
"""

import time
from collections.abc import Iterator
from datetime import UTC, timedelta
from typing import Final

from benchmarks.measure import Round
from queue_server.domain import events as e
from queue_server.domain.evolve import evolve
from queue_server.domain.moment import Moment
from queue_server.domain.number import number
from queue_server.domain.outlook import Look, Outlook
from queue_server.domain.state import HallState
from queue_server.rehearsal.beside import Beside
from queue_server.rehearsal.player import play
from queue_server.rehearsal.shapes import CENTRE, SHAPES, Shape, plan_of
from queue_server.rehearsal.visitors import simulated
from queue_server.rehearsal.visits import Visit, visits

DAYS: Final = 40
QUICK_DAYS: Final = 12
LEARNING: Final = 10
ROUNDS: Final = 4
FIRST_LEARNT: Final = 500_000
FIRST_SCORED: Final = 1
"""Seeds; those learnt from and those scored never meet."""
CROWD: Final = 500
NINE_FORTY: Final = 9 * 3600 + 2400.0
Told = tuple[Visit, float, float]
"""A visit, and the two references' expectations in seconds."""


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    days = QUICK_DAYS if quick else DAYS
    told: dict[str, list[list[Told]]] = {name: _days(shape, days) for name, shape in SHAPES.items()}
    crowd = crowded(CROWD)
    part = days // ROUNDS
    return [_round(told, range(at, at + part), crowd) for at in range(0, days, part)]


def _days(shape: Shape, days: int) -> list[list[Told]]:
    """Let a hall learn, then return what was told on each of the days that are scored."""
    plan = plan_of(shape)
    state, beside = HallState(plan=plan), Beside()
    for day in range(LEARNING):
        play(simulated(shape, FIRST_LEARNT + day, day), plan, state, beside.watch)
    return [list(_told(shape, FIRST_SCORED + day, LEARNING + day, state, beside)) for day in range(days)]


def _told(shape: Shape, seed: int, day: int, state: HallState, beside: Beside) -> Iterator[Told]:
    played = play(simulated(shape, seed, day), state.plan, state, beside.watch)
    for visit in visits(played.log):
        if visit.waited is not None and visit.wait_seconds:
            yield (visit, *beside.said[visit.ticket])


def _round(told: dict[str, list[list[Told]]], days: range, crowd: Look) -> Round:
    figures: dict[str, float] = {}
    every: list[Told] = []
    for name, of_days in told.items():
        mine = [one for day in days for one in of_days[day]]
        figures[f"error_vs_best_reference_{name}"] = _against(mine)[0]
        figures[f"band_coverage_{name}"] = _coverage(mine)
        every += mine
    ratio, error, ahead, last = _against(every)
    return {
        "error_vs_best_reference": ratio,
        "band_coverage": _coverage(every),
        "us_at_500": _microseconds(crowd),
        "error_minutes": error,
        "people_ahead_minutes": ahead,
        "last_called_minutes": last,
        "tickets": float(len(every)),
        **figures,
    }


def _against(told: list[Told]) -> tuple[float, float, float, float]:
    """Return the error beside the better reference's, and all three in minutes."""
    count = len(told) * 60
    ours = sum(abs((visit.wait_seconds or 0) - (visit.waited or 0)) for visit, _, _ in told) / count
    ahead = sum(abs(plain - (visit.waited or 0)) for visit, plain, _ in told) / count
    last = sum(abs(latest - (visit.waited or 0)) for visit, _, latest in told) / count
    return ours / min(ahead, last), ours, ahead, last


def _coverage(told: list[Told]) -> float:
    held = [
        (visit.wait_low or 0) * 60 <= (visit.waited or 0) <= (visit.wait_high or 0) * 60
        for visit, _, _ in told
    ]
    return sum(held) / len(held)


def crowded(waiting: int) -> Look:
    """Return the view of a big centre in the morning, all windows busy and so many waiting."""
    plan, script = plan_of(CENTRE), simulated(CENTRE, FIRST_LEARNT)
    state = HallState(plan=plan)
    play(script, plan, state)
    evolve(state, e.DayOpened(day="2026-03-03"), script.instant(0))
    items, at = list(plan.queue_of_item), script.instant(NINE_FORTY)
    for window in plan.windows.values():
        evolve(state, e.WindowOpened(window=window.id, clerk=window.id), at)
        evolve(state, _issued(state, f"{window.queues[0]}-1"), at)
        evolve(state, e.TicketCalled(ticket=f"t{state.seq}", window=window.id), at)
    for index in range(waiting):
        evolve(state, _issued(state, items[index % len(items)]), at + timedelta(seconds=index))
    now = at + timedelta(minutes=10)
    return Look(Outlook(plan), state, Moment(now, now.astimezone(UTC)), script.hours)


def _issued(state: HallState, item: str) -> e.TicketIssued:
    queue = state.plan.queue_of_item[item]
    prefix, sequence = state.plan.queues[queue].prefix, state.seq + 1
    return e.TicketIssued(
        ticket=f"t{sequence}",
        number=number(prefix, sequence),
        queue=queue,
        day=state.day,
        sequence=sequence,
        follow=f"f{sequence}",
        item=item,
    )


def _microseconds(crowd: Look) -> float:
    """Return the least time of several, for what else the machine does is not the question."""
    least = float("inf")
    for _ in range(20):
        began = time.perf_counter()
        crowd.everyone()
        least = min(least, time.perf_counter() - began)
    return least * 1e6
