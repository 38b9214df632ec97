"""What a seed draws of the site's settings: policies, guarantees, slots, quotas, rules of a ticket's life."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import Random
from types import MappingProxyType
from typing import Any, Final, get_args

from msgspec.structs import replace

from config.appointments import Appointments, Persons, Quota, Slots
from config.blocks import Blocks
from config.calendar import WEEKDAYS
from config.life import Joint, Rules
from config.load import Loaded
from config.settings import Group, Priority, Serve, Site, Span
from queue_server.domain.plan import PolicyName
from simulation.site import ITEMS, JOINT, QUEUES, simulated_site

POLICIES: Final[tuple[PolicyName, ...]] = get_args(PolicyName)
ALL_DAY: Final = Span(days=WEEKDAYS, start="00:00", until="23:59")
CLOSINGS: Final = (20, 35, 100, 190)
"""Minutes after the beginning, where the hall closes while everybody is there."""
EIGHT: Final = datetime(2026, 11, 25, 8, 30)  # noqa: DTZ001  local


def drawn_site(timezone: str, chance: Random, begins: datetime = EIGHT) -> Loaded:
    """Return the simulated site as chance has it: each part is plain in some seeds, and not in others.

    ``begins`` is when the run does, by the site's clock.
    """
    loaded = simulated_site(timezone)
    site = loaded.site
    if chance.random() < OPEN_HOURS:  # first: slots and quotas are made from them
        site = replace(site, hours=_hours(begins, chance))
    for draw in PARTS.values():
        if chance.random() < OFTEN:
            site = replace(site, **draw(site, chance))
    return replace(loaded, site=site)


def _hours(begins: datetime, chance: Random) -> tuple[Span, ...]:
    """Let the hall be open all day, mostly, with a break or without; or close while everybody is there."""
    closes = begins + timedelta(minutes=chance.choice(CLOSINGS))
    if chance.random() < 0.5 and closes.date() == begins.date():
        return (replace(ALL_DAY, until=f"{closes:%H:%M}"),)
    if chance.random() < 0.3:
        return replace(ALL_DAY, until="10:00"), replace(ALL_DAY, start="10:20")
    return (ALL_DAY,)


def _groups(_site: Site, chance: Random) -> dict[str, Any]:
    """Put the queues into one to three groups, each with its own policy and guarantee."""
    named: dict[str, list[str]] = {}
    for queue in QUEUES:
        named.setdefault(chance.choice(("one", "two", "three")), []).append(queue)
    return {"groups": tuple(_group(name, tuple(queues), chance) for name, queues in named.items())}


def _group(name: str, queues: tuple[str, ...], chance: Random) -> Group:
    return Group(
        id=name,
        name=name,
        name_en=name,
        queues=queues,
        policy=chance.choice(POLICIES),
        first=chance.choice((("appointment",), ("elderly",), ("appointment", "disabled"))),
        first_turns=chance.randint(1, 3),
        other_turns=chance.randint(1, 2),
        climb_minutes=chance.choice((0, 5, 15)),
        in_a_row=chance.choice((1, 2, 3, 100)),
        overtakes=chance.choice((1, 3, 12, 100)),
        cap_minutes=chance.choice((0, 3, 20, 600)),
        aged_minutes=chance.choice((0, 0, 5, 30)),
    )


def _queues(site: Site, chance: Random) -> dict[str, Any]:
    """Let some queues take appointments, and promise other waits."""
    return {
        "queues": tuple(
            replace(queue, slots=_slots(site, chance), promise_minutes=chance.choice((5, 15, 30)))
            for queue in site.queues
        )
    }


def _slots(site: Site, chance: Random) -> Slots:
    return Slots(
        minutes=chance.choice((10, 15, 30)),
        capacity=chance.choice((0, 1, 2, 3, 5)) if site.hours else 0,
        walk_ins=chance.choice((0, 0, 30, 50)),
        days_ahead=chance.choice((0, 1)),
    )


def _windows(site: Site, chance: Random) -> dict[str, Any]:
    """Let some windows help queues that are not theirs."""
    return {
        "windows": tuple(
            replace(window, serves=tuple(_help(queue, chance) for queue in others if chance.random() < 0.5))
            for window, others in ((one, [q for q in QUEUES if q not in one.queues]) for one in site.windows)
        )
    }


def _help(queue: str, chance: Random) -> Serve:
    return Serve(queue=queue, over_minutes=chance.choice((0, 2, 10)))


def _rules(_site: Site, chance: Random) -> dict[str, Any]:
    return {
        "rules": Rules(
            recalls=chance.choice((0, 1, 3)),
            recall_seconds=chance.choice((0, 5)),
            no_show_seconds=chance.choice((0, 20)),
            returns=chance.choice((0, 1, 2)),
            return_minutes=chance.choice((0, 2, 60)),
            return_place=chance.choice(("after", "half_way", "end")),
            return_after=chance.choice((0, 1, 3)),
            hold_minutes=chance.choice((0, 3, 60)),
            undo_seconds=chance.choice((0, 10, 60)),
            at_closing=chance.choice(("warn", "refuse", "refuse")),
            closing_minutes=chance.choice((0, 5, 60)),
        )
    }


def _priorities(_site: Site, chance: Random) -> dict[str, Any]:
    names = ("elderly", "disabled", "appointment", "returning")
    return {
        "priorities": tuple(
            Priority(
                id=name,
                name=name,
                name_en=name,
                head_start=chance.choice((0, 5, 15, 60)),
                rank=chance.randint(1, 3),
            )
            for name in names
        )
    }


def _joint(_site: Site, chance: Random) -> dict[str, Any]:
    others = chance.choice((("a",), ("a", "c"), ("c", "a")))
    joint = Joint(item=JOINT, others=others, lead_first=chance.random() < 0.5, free=chance.random() < 0.5)
    return {"joint": (joint,)}


def _quotas(site: Site, chance: Random) -> dict[str, Any]:
    limited = [item for item in ITEMS if chance.random() < 0.6] if site.hours else []
    return {
        "quotas": tuple(
            Quota(item=item, morning=chance.randint(0, 6), afternoon=chance.randint(0, 6)) for item in limited
        )
    }


PARTS: Final[Mapping[str, Callable[[Site, Random], dict[str, Any]]]] = MappingProxyType(
    {
        "groups": _groups,
        "queues": _queues,
        "windows": _windows,
        "rules": _rules,
        "priorities": _priorities,
        "joint": _joint,
        "quotas": _quotas,
        "bound": lambda _site, chance: {"bound_minutes": chance.choice((1, 10))},
        "persons": lambda _site, chance: {
            "persons": Persons(one_open=chance.random() < 0.5, daily=chance.choice((0, 2, 5)))
        },
        "blocks": lambda _site, chance: {
            "blocks": Blocks(size=chance.choice((2, 5, 20)), first=chance.choice((1, 6, 501)))
        },
        "check-in": lambda _site, chance: {
            "appointments": Appointments(
                early=chance.choice((5, 30)), late=chance.choice((0, 10)), release=chance.choice((15, 30))
            )
        },
    }
)
"""Part of the settings → what chance makes of it."""
OFTEN: Final = 0.6
OPEN_HOURS: Final = 0.8
