"""Where things stand on a board: zones of the glass, five ready layouts, or the site's own. Pure.

A layout is a table of zones for glass that lies and for glass that stands
upright. The head is in all of them: it says how old the news is when the line
is down, and no board may hide that.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from config.settings import Board, Zone, ZoneKind

NEWEST_HIGH: Final = 180.0
ROW_HIGH: Final = 90.0
"""Height in dp of the newest call, and of a row below it with its gap."""
TWO_COLUMNS: Final = 1100.0
"""Width in dp from which the earlier calls stand in two columns."""
SHORT_SIDE: Final = 720
LONG_SIDE: Final = 1280
"""Dp of the sides of a board of 16:9, whatever its pixels."""
QUEUE_LEAST: Final = 40.0
QUEUES_HEAD, QUEUES_FOOT = 46.0, 46.0
"""Heights in dp of a queue's line, of what stands over the queues, and of the paused windows below them."""
QUEUES_TURN: Final = 10
"""Seconds that a page of queues is up."""
QUEUES_TWO_COLUMNS: Final = 600.0
"""Width in dp over which queues that are too many for one column stand in two."""


class Box(NamedTuple):
    """A place on the glass: shares of its width and height, from the top left corner."""

    x: float
    y: float
    wide: float
    high: float


Boxes = Mapping[ZoneKind, Box]


def _layout(**zones: tuple[float, float, float, float]) -> Boxes:
    return MappingProxyType({kind: _box(*zone) for kind, zone in zones.items()})  # type: ignore[misc]


def _box(*hundredths: float) -> Box:
    return Box(*(share / 100 for share in hundredths))


HEAD: Final = (0.0, 0.0, 100.0, 9.2)
FOOT: Final = (0.0, 88.9, 100.0, 11.1)
HEAD_UPRIGHT: Final = (0.0, 0.0, 100.0, 8.75)
FOOT_UPRIGHT: Final = (0.0, 93.75, 100.0, 6.25)

LAYOUTS: Final[Mapping[str, tuple[Boxes, Boxes]]] = MappingProxyType(
    {
        "standard": (
            _layout(head=HEAD, calls=(1.1, 11.1, 64.3, 75.8), waiting=(66.5, 11.1, 32.4, 75.8), foot=FOOT),
            _layout(
                head=HEAD_UPRIGHT,
                calls=(1.95, 9.85, 96.1, 55.1),
                waiting=(1.95, 66.1, 96.1, 26.6),
                foot=FOOT_UPRIGHT,
            ),
        ),
        "mirrored": (
            _layout(head=HEAD, calls=(34.6, 11.1, 64.3, 75.8), waiting=(1.1, 11.1, 32.4, 75.8), foot=FOOT),
            _layout(
                head=HEAD_UPRIGHT,
                calls=(1.95, 37.6, 96.1, 55.1),
                waiting=(1.95, 9.85, 96.1, 26.6),
                foot=FOOT_UPRIGHT,
            ),
        ),
        "calls": (
            _layout(head=HEAD, calls=(1.1, 11.1, 97.8, 75.8), foot=FOOT),
            _layout(head=HEAD_UPRIGHT, calls=(1.95, 9.85, 96.1, 82.8), foot=FOOT_UPRIGHT),
        ),
        "overview": (
            _layout(head=HEAD, calls=(1.1, 11.1, 97.8, 25.2), waiting=(1.1, 38.2, 97.8, 48.7), foot=FOOT),
            _layout(
                head=HEAD_UPRIGHT,
                calls=(1.95, 9.85, 96.1, 28.4),
                waiting=(1.95, 39.3, 96.1, 53.3),
                foot=FOOT_UPRIGHT,
            ),
        ),
        "programme": (
            _layout(
                head=HEAD,
                calls=(1.1, 11.1, 47.0, 75.8),
                programme=(49.2, 11.1, 49.7, 49.7),
                waiting=(49.2, 62.8, 49.7, 24.1),
                foot=FOOT,
            ),
            _layout(
                head=HEAD_UPRIGHT,
                programme=(1.95, 9.85, 96.1, 30.41),
                calls=(1.95, 41.4, 96.1, 34.6),
                waiting=(1.95, 77.1, 96.1, 15.6),
                foot=FOOT_UPRIGHT,
            ),
        ),
    }
)
"""Name → zones of glass that lies, zones of glass that stands upright."""


def boxes(board: Board, upright: bool) -> Boxes:
    """Return where things stand on ``board``: its own zones, else those of its layout."""
    if board.zones:
        return MappingProxyType({zone.kind: _of(zone) for zone in board.zones})
    return LAYOUTS[board.layout][upright]


def _of(zone: Zone) -> Box:
    return _box(zone.x, zone.y, zone.wide, zone.high)


def pixels(box: Box, glass: tuple[int, int]) -> tuple[int, int]:
    """Return the width and height of a place on glass of so many pixels, in pixels."""
    return round(box.wide * glass[0]), round(box.high * glass[1])


def in_dp(box: Box, glass: tuple[int, int]) -> tuple[float, float]:
    """Return the width and height of a place on glass of so many pixels, in dp."""
    short, long = sorted(glass)
    scale = min(short / SHORT_SIDE, long / LONG_SIDE)
    return box.wide * glass[0] / scale, box.high * glass[1] / scale


def queue_lines(wide: float, high: float, queues: int) -> tuple[int, int]:
    """Return the columns, and the lines of each, for so many queues in a zone of that many dp."""
    room = high - QUEUES_HEAD - QUEUES_FOOT
    across = 1 if queues * QUEUE_LEAST <= room or wide <= QUEUES_TWO_COLUMNS else 2
    return across, max(1, min(-(-queues // across), int(room // QUEUE_LEAST)))


def columns(wide: float) -> int:
    """Return in how many columns the earlier calls stand in a zone ``wide`` dp wide."""
    return 2 if wide >= TWO_COLUMNS else 1


def rows(wide: float, high: float) -> int:
    """Return how many calls fit a zone of that many dp, the newest among them."""
    return 1 + columns(wide) * max(0, int((high - NEWEST_HIGH) // ROW_HIGH))


def middle(zones: Boxes) -> Box:
    """Return the place of a notice instead of calls: between head and foot, beside the programme."""
    if "programme" in zones:
        return zones["calls"]
    top = zones["head"].y + zones["head"].high
    foot = zones.get("foot")
    return Box(0.0, top, 1.0, (foot.y if foot and foot.y > top else 1.0) - top)
