"""What must hold of the zones of a board: on the glass, none over another, head and calls among them."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from config.problem import Problem, twice
from config.settings import Board, Site, Zone

NEEDED: Final = ("head", "calls")
SLACK: Final = 0.01
"""Hundredths that zones may overlap by: rounding."""


def check_boards(file: str, site: Site) -> Iterator[Problem]:
    """Yield what is wrong with the boards' own zones."""
    for board in site.boards:
        if board.zones:
            yield from _check_zones(file, board)


def _check_zones(file: str, board: Board) -> Iterator[Problem]:
    key = f"boards[{board.id}].zones"
    kinds = [zone.kind for zone in board.zones]
    yield from twice(file, f"{key}.kind", kinds)
    for kind in NEEDED:
        if kind not in kinds:
            yield Problem(file, key, ", ".join(kinds), f"a zone of kind {kind}")
    for zone in board.zones:
        if zone.x + zone.wide > 100 + SLACK:
            yield Problem(
                file, f"{key}[{zone.kind}]", f"{zone.x + zone.wide:g}", "x and wide: at most 100 together"
            )
        if zone.y + zone.high > 100 + SLACK:
            yield Problem(
                file, f"{key}[{zone.kind}]", f"{zone.y + zone.high:g}", "y and high: at most 100 together"
            )
    for one, other in combinations(board.zones, 2):
        if _over(one, other):
            yield Problem(file, key, f"{one.kind} and {other.kind}", "zones that do not overlap")


def _over(one: Zone, other: Zone) -> bool:
    across = min(one.x + one.wide, other.x + other.wide) - max(one.x, other.x)
    down = min(one.y + one.high, other.y + other.high) - max(one.y, other.y)
    return across > SLACK and down > SLACK
