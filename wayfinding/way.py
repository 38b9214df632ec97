"""The shortest way on foot, with few turns: from one place to all that matter, at once. Pure.

Dijkstra over the lines of the ground; a node counts twice, as come to along a
row or along a column, so that turning has its price.
"""

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from itertools import pairwise
from typing import Final

from wayfinding.boxes import NEAR, STEP, Point
from wayfinding.ground import Grid, Ground

TURN: Final = 2.0
"""Metres that people rather walk than turn once more."""

Node = tuple[int, int]
State = tuple[Node, int]
"""A node, and 0 when it was come to along a row, 1 along a column."""

Way = tuple[Point, ...]
"""The corners of a way, start and end included; each leg runs along one axis."""


def ways(ground: Ground, start: Point, goals: Iterable[Point]) -> Mapping[Point, Way]:
    """Return the way from ``start`` to each of ``goals``; one that cannot be reached is left out."""
    goals = list(goals)
    if not ground.free(start):
        return {}
    grid = Grid(ground, (start, *goals))
    cost, before = _spread(grid, grid.node(start))
    found: dict[Point, Way] = {}
    for goal in goals:
        node = grid.node(goal)
        ends = [state for state in ((node, 0), (node, 1)) if state in cost]
        if ends and ground.free(goal):
            nodes = _back(min(ends, key=lambda state: (cost[state], state)), before)
            found[goal] = _corners([grid.place(one) for one in nodes])
    return found


def length(way: Way) -> float:
    """Return how long a way is, in metres."""
    return sum(abs(b.x - a.x) + abs(b.y - a.y) for a, b in pairwise(way))


def _spread(grid: Grid, start: Node) -> tuple[dict[State, float], dict[State, State]]:
    """Return what it costs to come to each state, and the state before it."""
    cost: dict[State, float] = {(start, 0): 0.0, (start, 1): 0.0}
    before: dict[State, State] = {}
    line: list[tuple[float, State]] = [(0.0, (start, 0)), (0.0, (start, 1))]
    while line:
        so_far, state = heappop(line)
        if so_far > cost[state]:
            continue
        node, axis = state
        for step in STEP.values():
            other = grid.next(node, step)
            if other is None:
                continue
            along = 0 if step[0] else 1
            here, there = grid.place(node), grid.place(other)
            price = so_far + abs(there.x - here.x) + abs(there.y - here.y) + (TURN if along != axis else 0.0)
            come = (other, along)
            if price < cost.get(come, float("inf")) - NEAR:
                cost[come], before[come] = price, state
                heappush(line, (price, come))
    return cost, before


def _back(state: State, before: Mapping[State, State]) -> list[Node]:
    nodes = [state[0]]
    while state in before:
        state = before[state]
        nodes.append(state[0])
    return nodes[::-1]


def _corners(places: list[Point]) -> Way:
    """Return the places where the way begins, turns and ends."""
    kept = places[:1]
    for at in range(1, len(places)):
        last = at == len(places) - 1
        if last or not _straight(places[at - 1], places[at], places[at + 1]):
            kept.append(places[at])
    return tuple(kept)


def _straight(a: Point, b: Point, c: Point) -> bool:
    return (abs(a.x - b.x) <= NEAR and abs(b.x - c.x) <= NEAR) or (
        abs(a.y - b.y) <= NEAR and abs(b.y - c.y) <= NEAR
    )
