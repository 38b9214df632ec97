"""The floor plan as it is drawn: walls, windows with their numbers, facilities, the way from here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from config.floor import OUTSIDE, Area
from config.ground import box_of, opening, spot_box, spots
from kiosk.floor import FloorMap, Goal, other_kiosks
from kiosk.showing.facilities import icon_of
from kiosk.showing.frame import Sight
from kiosk.views import Cell, Floor, Gap, Ground, Sign, Target
from wayfinding.boxes import Box, Point
from wire.live import WindowPlan

TONES: Final[Mapping[str, str]] = MappingProxyType(
    {"ordinary": "pine", "agent": "amber", "result": "leaf", "enquiry": "amber"}
)
"""A window's role → the colour it is drawn in."""

NAME: Final = (6.0, 1.8)
"""Metres of free floor that an area's name is looked a place for."""

AROUND: Final = 3.2
"""Metres around a way that are shown with it, where there is little room."""

THIN: Final = 0.05
"""Half of what a line is taken for in metres, to tell which areas it crosses."""

EDGE: Final = 0.6
"""Metres around what is shown, for walls and the sign of the entrance."""


def floor_of(
    sight: Sight, areas: Sequence[Area], chosen: Sequence[Goal], *, touchable: bool = False
) -> Floor:
    """Return the drawing of ``areas``, with what is ``chosen`` and the way to the nearest of it."""
    plan = sight.world.floor
    names = {goal.id for goal in chosen}
    nearest = plan.nearest(names)
    shown = {area.id for area in areas}
    here = plan.here if plan.here and plan.here.area in shown else None
    return Floor(
        frame=plan.frame(areas).grown(EDGE),
        grounds=tuple(_ground(sight, area) for area in areas),
        gaps=tuple(_gaps(areas)),
        signs=tuple(_signs(sight, areas, names)),
        cells=tuple(_cells(sight, shown, names, touchable=touchable)),
        way=_line(plan, nearest) if nearest and here else (),
        here=here.place if here else None,
        here_words=sight.words.say("You are here") if here else "",
    )


def areas_for(plan: FloorMap, chosen: Sequence[Goal]) -> tuple[Area, ...]:
    """Return the areas that the way to what is chosen leads through; where one stands, when nothing is."""
    nearest, here = plan.nearest(goal.id for goal in chosen), plan.here
    if here is None:
        return plan.floor
    line = plan.way(nearest) if nearest else ()
    legs = [_leg(a, b) for a, b in pairwise((here.place, *(line or (here.place,))))]
    return tuple(area for area in plan.floor if any(box_of(area).meets(leg) for leg in legs))


def near_way(sight: Sight, chosen: Sequence[Goal]) -> Floor | None:
    """Return the drawing of what lies along the way to the nearest of what is chosen; None without a way."""
    plan = sight.world.floor
    nearest = plan.nearest(goal.id for goal in chosen)
    if nearest is None or plan.here is None:
        return None
    whole = floor_of(sight, areas_for(plan, chosen), chosen)
    corners = (plan.here.place, *whole.way)
    x, y = min(place.x for place in corners), min(place.y for place in corners)
    right, top = max(place.x for place in corners), max(place.y for place in corners)
    return replace(whole, frame=_within(Box(x, y, right - x, top - y).grown(AROUND), whole.frame))


def _leg(a: Point, b: Point) -> Box:
    """Return a leg as a narrow box."""
    return Box(min(a.x, b.x), min(a.y, b.y), abs(b.x - a.x), abs(b.y - a.y)).grown(THIN)


def _within(box: Box, whole: Box) -> Box:
    x, y = max(box.x, whole.x), max(box.y, whole.y)
    return Box(x, y, min(box.right, whole.right) - x, min(box.top, whole.top) - y)


def _line(plan: FloorMap, goal: Goal) -> tuple[Point, ...]:
    way = plan.way(goal)
    return (*way, goal.stand.box.front(goal.stand.facing)) if way else ()


def _ground(sight: Sight, area: Area) -> Ground:
    plan = sight.world.plan
    hall = next((one for one in (plan.halls if plan else ()) if one.id == area.hall), None)
    own = area.name if sight.words.language == "zh" else area.name_en
    return Ground(box_of(area), sight.words.name(hall) if hall else own, _free(area))


def _free(area: Area) -> Point:
    """Return the northernmost place on the middle line where a name hides nothing; else the middle."""
    wide, deep = min(NAME[0], area.wide), NAME[1]
    taken = [spot_box(area, spot) for spot in spots(area)]
    taken += [Box(area.x + one.x - 1, area.y + one.y - 0.6, 2, 1.2) for one in area.boards]
    x, top = area.x + area.wide / 2, area.y + area.deep - deep / 2
    for step in range(int((area.deep - deep) * 4) + 1):
        y = top - step / 4
        if not any(Box(x - wide / 2, y - deep / 2, wide, deep).meets(box) for box in taken):
            return Point(x, y)
    return box_of(area).middle


def _gaps(areas: Sequence[Area]) -> Iterator[Gap]:
    for area in areas:
        for door in area.doors:
            found = opening(area, door)
            if found is not None:
                yield Gap(found.middle, found.wide, found.facing, door.to == OUTSIDE)


def _signs(sight: Sight, areas: Sequence[Area], chosen: Collection[str]) -> Iterator[Sign]:
    world = sight.world
    for area in areas:
        for goal in world.floor.goals.values():
            if goal.area == area.id and goal.facility is not None:
                yield Sign(
                    goal.stand.box,
                    icon_of(goal.facility),
                    goal.id in chosen,
                    plain=goal.facility.kind == "seats",
                )
        for kiosk in other_kiosks(area, world.kiosk):
            yield Sign(spot_box(area, kiosk), "ticket", minor=True)
        for board in area.boards:
            yield Sign(Box(area.x + board.x - 0.6, area.y + board.y - 0.6, 1.2, 1.2), "window", minor=True)


def _cells(
    sight: Sight, areas: Collection[str], chosen: Collection[str], *, touchable: bool
) -> Iterator[Cell]:
    plan = sight.world.plan
    known: dict[str, WindowPlan] = {window.id: window for window in (plan.windows if plan else ())}
    for goal in sight.world.floor.goals.values():
        window = known.get(goal.id)
        if goal.area in areas and goal.facility is None and window is not None:
            target = Target(f"spot:{goal.id}", window.label, note=_called(sight, window))
            tone = TONES[window.role]
            yield Cell(goal.stand.box, window.label, tone, goal.id in chosen, target if touchable else None)


def _called(sight: Sight, window: WindowPlan) -> str:
    return window.name if sight.words.language == "zh" else window.name_en
