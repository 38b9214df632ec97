"""Five shapes of hall that visitors are simulated for, from a village point to a tax hall at its rush."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from queue_server.domain.plan import Plan, PriorityClass, Queue, Window

MORNING: Final = (540, 720)
AFTERNOON: Final = (810, 1050)


class Line(msgspec.Struct, frozen=True):
    """A queue: its share of the visitors, and the median and spread (of the logarithm) of its service."""

    id: str
    share: float
    median: float
    spread: float = 0.65
    items: Sequence[float] = (0.7, 1.0, 1.6)
    """How long each of its items takes beside the queue's median."""


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A hall: ``windows`` lists the queues each window serves; ``rush`` the arrivals.

    A part of the rush is (from, until, weight), in hours of the day.
    ``absent`` is the chance that a window stays closed for a day.
    """

    name: str
    visitors: int
    lines: Sequence[Line]
    windows: Sequence[Sequence[str]]
    rush: Sequence[tuple[float, float, float]]
    absent: float = 0.04
    priority: float = 0.06
    opens: Sequence[tuple[int, int]] = (MORNING, AFTERNOON)


OFFICE_DAY: Final = (
    (8.75, 9.0, 5.0),
    (9.0, 10.5, 37.0),
    (10.5, 11.7, 18.0),
    (13.2, 13.5, 5.0),
    (13.5, 15.5, 27.0),
    (15.5, 17.2, 8.0),
)
TAX_DAY: Final = (
    (8.5, 9.0, 14.0),
    (9.0, 10.0, 30.0),
    (10.0, 11.8, 17.0),
    (12.5, 13.5, 7.0),
    (13.5, 14.5, 20.0),
    (14.5, 17.2, 12.0),
)
MARKET_DAY: Final = ((8.9, 10.0, 45.0), (10.0, 11.8, 30.0), (13.5, 15.5, 20.0), (15.5, 17.0, 5.0))

VILLAGE: Final = Shape(
    name="village",
    visitors=28,
    lines=(Line("all", 0.75, 300.0, 0.7), Line("pension", 0.25, 420.0, 0.6)),
    windows=(("all", "pension"),),
    rush=MARKET_DAY,
    absent=0.0,
)
TOWNSHIP: Final = Shape(
    name="township",
    visitors=105,
    lines=(Line("people", 0.5, 300.0), Line("social", 0.3, 480.0, 0.7), Line("farm", 0.2, 420.0, 0.8)),
    windows=(("people",), ("people", "social"), ("social",), ("farm", "people")),
    rush=MARKET_DAY,
)
COUNTY: Final = Shape(
    name="county",
    visitors=360,
    lines=(
        Line("business", 0.22, 600.0, 0.7),
        Line("people", 0.26, 300.0, 0.6),
        Line("land", 0.18, 720.0, 0.7),
        Line("social", 0.20, 360.0, 0.65),
        Line("traffic", 0.14, 300.0, 0.55),
    ),
    windows=(
        *[("business",)] * 3,
        ("business", "people"),
        *[("people",)] * 2,
        *[("land",)] * 3,
        ("social", "people"),
        *[("social",)] * 2,
        ("traffic",),
        ("traffic", "social"),
    ),
    rush=OFFICE_DAY,
)
CENTRE_LINES: Final = (
    (0.17, 300, 0.6),
    (0.15, 420, 0.7),
    (0.13, 600, 0.7),
    (0.12, 360, 0.65),
    (0.1, 540, 0.75),
    (0.09, 300, 0.6),
    (0.08, 720, 0.7),
    (0.06, 480, 0.8),
    (0.06, 360, 0.6),
    (0.04, 600, 0.7),
)
CENTRE: Final = Shape(
    name="centre",
    visitors=1100,
    lines=tuple(
        Line(f"q{index:02d}", share, median, spread)
        for index, (share, median, spread) in enumerate(CENTRE_LINES)
    ),
    windows=(
        *[("q00",)] * 4,
        ("q00", "q05"),
        *[("q01",)] * 5,
        ("q01", "q03"),
        *[("q02",)] * 6,
        *[("q03",)] * 3,
        ("q03", "q08"),
        *[("q04",)] * 4,
        ("q04", "q09"),
        *[("q05",)] * 2,
        *[("q06",)] * 4,
        ("q06", "q07"),
        *[("q07",)] * 2,
        ("q08",),
        ("q09",),
        ("q09", "q08"),
    ),
    rush=OFFICE_DAY,
)
TAX: Final = Shape(
    name="tax",
    visitors=410,
    lines=(
        Line("invoice", 0.45, 240.0, 0.6),
        Line("filing", 0.35, 420.0, 0.7),
        Line("property", 0.2, 660.0, 0.75),
    ),
    windows=(
        *[("invoice",)] * 3,
        ("invoice", "filing"),
        ("invoice", "filing"),
        *[("filing",)] * 3,
        *[("property",)] * 3,
        ("property", "filing"),
    ),
    rush=TAX_DAY,
    priority=0.08,
)
SHAPES: Final[Mapping[str, Shape]] = MappingProxyType(
    {shape.name: shape for shape in (VILLAGE, TOWNSHIP, COUNTY, CENTRE, TAX)}
)


def plan_of(shape: Shape) -> Plan:
    """Return the hall as the rules see it; item codes are ``<queue>-<n>``."""
    names = [f"w{index:02d}" for index in range(1, len(shape.windows) + 1)]
    served = dict(zip(names, shape.windows, strict=True))
    return Plan(
        queues={
            line.id: Queue(
                line.id, chr(ord("A") + index), tuple(name for name in names if line.id in served[name])
            )
            for index, line in enumerate(shape.lines)
        },
        windows={name: Window(name, name[1:], "hall", tuple(queues)) for name, queues in served.items()},
        queue_of_item={
            f"{line.id}-{item}": line.id for line in shape.lines for item in range(len(line.items))
        },
        classes={name: PriorityClass(name, head_start=15) for name in ("elderly", "disabled")},
    )
