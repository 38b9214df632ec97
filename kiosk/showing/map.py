"""Where is what 厅内导览: the plan of the halls, every place by its name, and the way to what is touched."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from config.floor import Area
from kiosk.catalogue import page
from kiosk.floor import Goal
from kiosk.labels import ranges
from kiosk.showing.dialogs import dialog
from kiosk.showing.directions import ARROWS, directions, first_turn
from kiosk.showing.facilities import icon_of, name_of
from kiosk.showing.floor import areas_for, floor_of
from kiosk.showing.frame import Sight, bar, foot, notice_of, pager
from kiosk.views import MapView, Target
from wire.live import WindowPlan

ALL: Final = "all"
"""The name of no area: the whole building."""

SIDES: Final = 56.0
BESIDE: Final = 350.0
LYING: Final = 262.0
LARGE: Final = 246.0
NOTICE: Final = 52.0
HEADING: Final = 72.0
ROW: Final = 72.0
"""Widths and heights in dp of what is not the plan, and of a row of places: see ``screens/map.kv``."""

PLAN: Final = 0.62
"""Share of an upright glass's free height that the plan has."""

LEFT: Final = 0.58
"""Share of a lying glass's width that the plan has."""

TARGET: Final = 61.0
"""The least side in dp of a window that can be touched on the plan."""

MOST: Final = 4

LARGER: Final = 1.3
"""From so much larger on, a lying glass has no room for a title, and two tabs in a row."""


class Entry(NamedTuple):
    """A place by name: windows of one name, or facilities of one; ``names`` are those of the goals."""

    target: Target
    names: tuple[str, ...]
    area: str


def show(sight: Sight) -> MapView:
    """Return the view of the area the visit looks at, with the way to what was chosen."""
    words, visit = sight.words, sight.visit
    every = _entries(sight)
    picked, chosen = _chosen(sight, every)
    areas = _areas(sight, chosen)
    seen = {area.id for area in areas}
    columns, slots = _places(sight)
    part = page([entry for entry in every if entry.area in seen], visit.page, slots)
    turn = first_turn(sight, chosen)
    return MapView(
        step=visit.step,
        language=words.language,
        modes=visit.modes,
        bar=bar(sight),
        foot=foot(sight),
        dialog=dialog(sight),
        state=visit.chosen,
        title=words.say("Where is what"),
        areas=_tabs(sight, areas),
        way=_way(sight, chosen, picked),
        way_icon=ARROWS[turn] if turn else "touch",
        places=tuple(entry.target for entry in part.entries),
        columns=columns,
        slots=slots,
        pager=pager(sight, part.number, part.total),
        floor=floor_of(sight, areas, chosen, touchable=_touchable(sight, areas)),
    )


def _chosen(sight: Sight, every: Sequence[Entry]) -> tuple[Entry | None, tuple[Goal, ...]]:
    """Return what was touched by name, and the goals meant: one window, or all of that name."""
    kind, _, name = sight.visit.chosen.partition(":")
    plan = sight.world.floor
    picked = next((entry for entry in every if name in entry.names), None)
    if picked is None:
        return None, ()
    one = kind == "spot" and plan.goals[name].facility is None
    return picked, plan.known((name,) if one else picked.names)


def place_name(sight: Sight, chosen: Sequence[Goal]) -> str:
    """Return what is chosen by name: windows by their numbers, or a facility."""
    plan, words = sight.world.plan, sight.words
    facility = next((goal.facility for goal in chosen if goal.facility is not None), None)
    if facility is not None:
        return name_of(facility, words)
    names = {goal.id for goal in chosen}
    return words.windows(tuple(one.label for one in (plan.windows if plan else ()) if one.id in names))


def _way(sight: Sight, chosen: Sequence[Goal], picked: Entry | None) -> str:
    if not chosen:
        return sight.words.say("Touch a window or a name to see the way.")
    name = place_name(sight, chosen)
    unit = picked.target.text if picked and chosen[0].facility is None else ""
    shown = sight.words.say("{windows} ({unit})", windows=name, unit=unit) if unit else name
    return directions(sight, chosen, shown) or shown


def _areas(sight: Sight, chosen: Sequence[Goal]) -> tuple[Area, ...]:
    """Return the areas in view: the one asked for, else those of the way, else where one stands."""
    plan = sight.world.floor
    if sight.visit.area == ALL:
        return plan.floor
    asked = plan.area(sight.visit.area)
    return (asked,) if asked else areas_for(plan, chosen)


def _tabs(sight: Sight, shown: Sequence[Area]) -> tuple[Target, ...]:
    words, plan = sight.words, sight.world.floor
    if len(plan.floor) < 2:
        return ()
    halls = {hall.id: words.name(hall) for hall in (sight.world.plan.halls if sight.world.plan else ())}
    alone = shown[0].id if len(shown) == 1 else ALL
    own = [
        Target(
            f"area:{area.id}",
            halls.get(area.hall) or (area.name if words.language == "zh" else area.name_en),
            chosen=area.id == alone,
        )
        for area in plan.floor
    ]
    return (*own, Target(f"area:{ALL}", words.say("All halls"), chosen=alone == ALL))


def _entries(sight: Sight) -> list[Entry]:
    """Return every place by name: windows that share a name, in their order, then facilities."""
    plan, windows = sight.world.floor, sight.world.plan.windows if sight.world.plan else ()
    by_name: dict[tuple[str, str], list[WindowPlan]] = {}
    for window in windows:
        if window.id in plan.goals:
            by_name.setdefault((plan.goals[window.id].area, window.name), []).append(window)
    kinds: dict[tuple[str, str], list[Goal]] = {}
    for goal in plan.goals.values():
        if goal.facility is not None:
            kinds.setdefault((goal.area, name_of(goal.facility, sight.words)), []).append(goal)
    return [
        *(_windows(sight, area, of_name) for (area, _), of_name in by_name.items()),
        *(_facilities(sight, name, goals) for (_, name), goals in kinds.items()),
    ]


def _windows(sight: Sight, area: str, windows: Sequence[WindowPlan]) -> Entry:
    names = tuple(window.id for window in windows)
    unit = next((sight.world.shelves.unit(unit) for window in windows for unit in window.units), None)
    labels = sight.words.of("between", ", ").join(ranges(tuple(window.label for window in windows)))
    name = windows[0].name if sight.words.language == "zh" else windows[0].name_en
    icon = unit.icon if unit and unit.icon else "window"
    target = f"group:{names[0]}"
    chosen = sight.visit.chosen in (target, *(f"spot:{name}" for name in names))
    return Entry(Target(target, name, icon, note=labels, chosen=chosen), names, area)


def _facilities(sight: Sight, name: str, goals: Sequence[Goal]) -> Entry:
    first, target = goals[0], f"spot:{goals[0].id}"
    icon = icon_of(first.facility) if first.facility is not None else ""
    chosen = sight.visit.chosen == target
    return Entry(Target(target, name, icon, chosen=chosen), tuple(goal.id for goal in goals), first.area)


def _places(sight: Sight) -> tuple[int, int]:
    """Return in how many columns names stand beside the plan, and how many."""
    room = sight.room
    if not room.portrait:
        beside = LARGE if sight.visit.modes.zoom > LARGER else LYING - (HEADING if room.low else 0.0)
        notice = NOTICE if notice_of(sight)[0] else 0.0
        return 1, min(max(int((room.height - beside - notice) / ROW), 1), 7)
    free = room.height - BESIDE
    rows = room.rows(230.0, ROW, most=MOST) if room.low else int(free * (1 - PLAN) / ROW)
    return 2, 2 * min(max(rows, 1), MOST)


def _touchable(sight: Sight, areas: Sequence[Area]) -> bool:
    """Tell whether the windows of ``areas`` are drawn large enough to be touched."""
    room, frame = sight.room, sight.world.floor.frame(areas)
    if room.low and room.portrait:
        return False
    if room.portrait:
        wide, high = room.width - SIDES, room.height - BESIDE - ROW * _places(sight)[1] / 2
    else:
        wide, high = room.width * LEFT - SIDES, room.height - 150.0
    scale = min(wide / (frame.wide + 1.2), high / (frame.deep + 1.2))
    shown = {area.id for area in areas}
    sides = [
        min(goal.stand.box.wide, goal.stand.box.deep)
        for goal in sight.world.floor.goals.values()
        if goal.area in shown and goal.facility is None
    ]
    return bool(sides) and min(sides) * scale >= TARGET / sight.visit.modes.zoom
