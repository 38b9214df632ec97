"""Who comes to the hall, when, for what, and how it goes: a day's visitors from a seed. Pure.

The same seed gives the same visitors, whatever the machine does, so a day can
be played again; benchmarks and what-if studies draw from the same tables.
All times are seconds of the visitors' own day; whoever plays the day divides
by its speed.
"""

from collections.abc import Mapping, Sequence
from math import log
from random import Random
from typing import Final, Literal, TypeVar

import msgspec

from config.catalogue import Handling, Item

Story = Literal["served", "late", "no_show", "moved"]
Path = Literal["popular", "unit", "life_event", "search"]
T = TypeVar("T")

PER_HOUR: Final = 100.0
"""Visitors an hour while a demo day runs: a centre of this size on an ordinary morning."""

RUSH: Final[Sequence[tuple[float, float, float]]] = (
    (9.0, 9.5, 11.0),
    (9.5, 10.5, 26.0),
    (10.5, 11.5, 17.0),
    (11.5, 12.0, 4.0),
    (13.5, 14.0, 8.0),
    (14.0, 15.5, 22.0),
    (15.5, 16.5, 9.0),
    (16.5, 17.5, 3.0),
)
"""From, until (hours of the day) and the share in percent of a day's visitors who come then."""

SERVICE_MEDIAN: Final[Mapping[Handling, float]] = {"instant": 330.0, "promised": 480.0, "joint": 780.0}
SERVICE_SPREAD: Final = 0.45
SERVICE_BOUNDS: Final = (60.0, 2400.0)

STORIES: Final[Mapping[Story, float]] = {"served": 86.0, "late": 6.0, "no_show": 4.0, "moved": 4.0}
PATHS: Final[Mapping[Path, float]] = {"unit": 40.0, "life_event": 20.0, "search": 40.0}
SEES_IT_AT_ONCE: Final = 0.75
"""How many of those who come for what most come for take it from the first screen."""
ENGLISH: Final = 0.08
DOUBLE_TAP: Final = 0.12


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """One visitor.

    ``late`` ones come only when called again, ``no_show`` ones never,
    ``moved`` ones are sent on to another window and served there. ``path`` is
    the way they look for their item at the kiosk.
    """

    name: str
    arrives: float
    item: str
    path: Path
    story: Story = "served"
    language: Literal["zh", "en"] = "zh"
    double_tap: bool = False
    walk_seconds: float = 30.0
    service_seconds: float = 330.0


def visitors(
    items: Sequence[Item], arrivals: Sequence[float], seed: int, queue_of: Mapping[str, str]
) -> tuple[Visitor, ...]:
    """Return a visitor for each of ``arrivals``; ``queue_of`` names the items that are served here.

    Raises ValueError when no item is served here.
    """
    served = [item for item in items if item.code in queue_of]
    if not served:
        raise ValueError("items: found none that is served at this site, expected at least one")
    random = Random(seed)
    weights = [0.2 + (item.popularity / 100) ** 3 * 60 for item in served]
    popular = frozenset(item.code for item in most_popular(served))
    return tuple(
        _visitor(f"v{at:04}", arrives, random.choices(served, weights)[0], random, popular)
        for at, arrives in enumerate(arrivals, 1)
    )


def most_popular(served: Sequence[Item], count: int = 6) -> list[Item]:
    """Return the items most people come for, first the one most do."""
    return sorted(served, key=lambda item: (-item.popularity, item.code))[:count]


def steady_arrivals(count: int, seed: int, per_hour: float = PER_HOUR) -> list[float]:
    """Return ``count`` arrivals of a Poisson stream, the first at 0."""
    random, now, arrivals = Random(seed), 0.0, []
    for _ in range(count):
        arrivals.append(now)
        now += random.expovariate(per_hour / 3600)
    return arrivals


def whole_day(count: int, seed: int) -> list[float]:
    """Return ``count`` arrivals in seconds after midnight, through the rush hours of an office day."""
    random = Random(seed)
    spans = random.choices(RUSH, [share for _, _, share in RUSH], k=count)
    return sorted(random.uniform(start, until) * 3600 for start, until, _ in spans)


def service_seconds(handling: Handling, random: Random) -> float:
    """Return how long a service takes: log-normal, as times at a counter are."""
    low, high = SERVICE_BOUNDS
    return min(max(random.lognormvariate(log(SERVICE_MEDIAN[handling]), SERVICE_SPREAD), low), high)


def _visitor(name: str, arrives: float, item: Item, random: Random, popular: frozenset[str]) -> Visitor:
    path: Path = _one_of(PATHS, random)
    if item.code in popular and random.random() < SEES_IT_AT_ONCE:
        path = "popular"
    if path == "life_event" and not item.life_events:
        path = "unit"
    return Visitor(
        name=name,
        arrives=arrives,
        item=item.code,
        path=path,
        story=_one_of(STORIES, random),
        language="en" if random.random() < ENGLISH else "zh",
        double_tap=random.random() < DOUBLE_TAP,
        walk_seconds=random.uniform(15, 50),
        service_seconds=service_seconds(item.handling, random),
    )


def _one_of(shares: Mapping[T, float], random: Random) -> T:
    return random.choices(list(shares), list(shares.values()))[0]
