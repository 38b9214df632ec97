"""Ready layouts and a site's own zones: nothing overlaps, the head is always there, rows follow the room."""

from itertools import combinations

import pytest

from boards.layout import LAYOUTS, Box, boxes, columns, middle, rows
from config.settings import Board, Zone

SIZES = {False: (1280.0, 720.0), True: (720.0, 1280.0)}


def overlap(one: Box, other: Box) -> bool:
    across = min(one.x + one.wide, other.x + other.wide) - max(one.x, other.x)
    down = min(one.y + one.high, other.y + other.high) - max(one.y, other.y)
    return across > 1e-6 and down > 1e-6


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_ready_layout_fits_the_glass_and_is_honest(name: str, upright: bool) -> None:
    zones = LAYOUTS[name][upright]
    assert {"head", "calls"} <= set(zones)
    assert not [pair for pair in combinations(zones.values(), 2) if overlap(*pair)]
    assert all(zone.x + zone.wide <= 1.0001 and zone.y + zone.high <= 1.0001 for zone in zones.values())
    wide, high = SIZES[upright]
    assert zones["calls"].high * high >= 180, "the newest call is whole"
    assert rows(zones["calls"].wide * wide, zones["calls"].high * high) >= 1


@pytest.mark.parametrize(
    ("wide", "high", "fit"),
    [(823, 546, 5), (692, 706, 6), (1252, 546, 9), (1252, 181, 1), (600, 100, 1)],
)
def test_calls_fill_their_zone(wide: float, high: float, fit: int) -> None:
    assert rows(wide, high) == fit
    assert columns(wide) == (2 if wide > 1100 else 1)


def test_zones_of_the_site_win() -> None:
    own = (
        Zone(kind="head", x=0, y=0, wide=100, high=10),
        Zone(kind="calls", x=0, y=10, wide=50, high=90),
    )
    board = Board(id="b", hall="h", layout="calls", zones=own)
    assert boxes(board, False) == {"head": Box(0, 0, 1, 0.1), "calls": Box(0, 0.1, 0.5, 0.9)}
    assert boxes(Board(id="b", hall="h", layout="calls"), True) == LAYOUTS["calls"][True]


def test_a_notice_stands_between_head_and_foot() -> None:
    assert middle({"head": Box(0, 0, 1, 0.1), "calls": Box(0, 0.1, 1, 0.9)}) == Box(0, 0.1, 1, 0.9)
    between = middle(LAYOUTS["standard"][False])
    assert (between.y, round(between.y + between.high, 3)) == (0.092, 0.889)
