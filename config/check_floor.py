"""What must hold in a floor plan, and between it and its site. Pure."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from config.floor import OUTSIDE, Area, Facility, Floor, KioskSpot, Spot
from config.ground import box_of, cells, ground_of, opening, spot_box, spots, stand
from config.problem import Problem, known, twice
from config.settings import Site
from wayfinding.boxes import Box, Point
from wayfinding.ground import BERTH
from wayfinding.way import ways


def file_of(site: str, area: str) -> str:
    """Return the name of an area's file as messages tell it."""
    return f"{site}/plan/{area}.toml"


def check_floor(site: Site, floor: Floor) -> Iterator[Problem]:
    """Yield what is wrong with the areas of a site, except ways that are missing."""
    for area in floor:
        yield from _check_area(file_of(site.id, area.id), site, area, floor)
    for one, other in combinations(floor, 2):
        if box_of(one).meets(box_of(other)):
            yield Problem(file_of(site.id, other.id), "x, y", _shown(box_of(other)), f"clear of {one.id}")
    yield from _check_all_placed(site, floor)


def check_ways(site: Site, floor: Floor) -> Iterator[Problem]:
    """Yield what cannot be walked to from a kiosk; for a plan that is right otherwise."""
    goals = dict(_goals(site, floor))
    for area in floor:
        for kiosk in area.kiosks:
            start = stand(area, kiosk).place
            reached = ways(ground_of(floor), start, goals)
            for place, (file, key, name) in goals.items():
                if place not in reached and place != start:
                    yield Problem(file, key, name, f"a free way of {2 * BERTH:g} m from {kiosk.id}")


def _goals(site: Site, floor: Floor) -> Iterator[tuple[Point, tuple[str, str, str]]]:
    for area in floor:
        file = file_of(site.id, area.id)
        for counter in area.counters:
            for name, found in cells(area, counter):
                yield found.place, (file, "counters.windows", name)
        for spot in (*area.kiosks, *area.facilities):
            key = "kiosks" if isinstance(spot, KioskSpot) else "facilities"
            yield stand(area, spot).place, (file, key, _name(spot))


def _check_area(file: str, site: Site, area: Area, floor: Floor) -> Iterator[Problem]:
    halls = {hall.id for hall in site.halls}
    if area.hall:
        yield from known(file, "hall", [area.hall], halls, "a hall of this site")
    elif not (area.name and area.name_en):
        yield Problem(file, "name", repr(area.name), "name and name_en, for it is no hall")
    own = {window.id for window in site.windows if window.hall == area.hall}
    for counter in area.counters:
        yield from known(file, "counters.windows", counter.windows, own, "a window of this hall")
    kiosks = {kiosk.id for kiosk in site.kiosks if kiosk.hall == area.hall}
    boards = {board.id for board in site.boards}
    yield from known(file, "kiosks.id", [one.id for one in area.kiosks], kiosks, "a kiosk of this hall")
    yield from known(file, "boards.id", [one.id for one in area.boards], boards, "a board of this site")
    yield from _check_doors(file, area, floor)
    yield from _check_spots(file, area)


def _check_doors(file: str, area: Area, floor: Floor) -> Iterator[Problem]:
    others = {other.id: other for other in floor if other.id != area.id}
    for door in area.doors:
        key, shown = f"doors[{door.to}]", f"{door.x:g}, {door.y:g}"
        yield from known(file, key, [door.to], (*others, OUTSIDE), f"another area, or {OUTSIDE}")
        found = opening(area, door)
        if found is None:
            yield Problem(file, f"{key}.x, y", shown, f"a point on a wall of {_size(area)}")
        elif door.to in others and not _on_edge(box_of(others[door.to]), found.middle):
            yield Problem(file, f"{key}.x, y", shown, f"a point on a wall of {door.to} too")


def _check_spots(file: str, area: Area) -> Iterator[Problem]:
    placed = [(_name(spot), spot_box(area, spot)) for spot in spots(area)]
    whole = box_of(area)
    for name, box in placed:
        if not (whole.holds(Point(box.x, box.y)) and whole.holds(Point(box.right, box.top))):
            yield Problem(file, name, _shown(box, area), f"inside {_size(area)}")
    for (one, first), (other, second) in combinations(placed, 2):
        if first.meets(second):
            yield Problem(file, other, _shown(second, area), f"clear of {one}")
    for board in area.boards:
        if not whole.holds(Point(area.x + board.x, area.y + board.y)):
            yield Problem(file, board.id, f"{board.x:g}, {board.y:g}", f"inside {_size(area)}")


def _check_all_placed(site: Site, floor: Floor) -> Iterator[Problem]:
    """Yield windows and kiosks that stand nowhere in their hall's plan, or twice."""
    measured = {area.hall: area.id for area in floor if area.hall}
    named = [name for area in floor for counter in area.counters for name in counter.windows]
    kiosks = [kiosk.id for area in floor for kiosk in area.kiosks]
    if floor:
        yield from twice(file_of(site.id, floor[0].id), "counters.windows", named)
        yield from twice(file_of(site.id, floor[0].id), "kiosks.id", kiosks)
    wanted = [("counters.windows", window.id, window.hall, named) for window in site.windows]
    wanted += [("kiosks.id", kiosk.id, kiosk.hall, kiosks) for kiosk in site.kiosks]
    for key, name, hall, there in wanted:
        if hall in measured and name not in there:
            yield Problem(file_of(site.id, measured[hall]), key, "missing", f"{name} somewhere in {hall}")


def _name(spot: Spot) -> str:
    """Return how a message names something on the floor."""
    if isinstance(spot, KioskSpot):
        return f"kiosks[{spot.id}]"
    if isinstance(spot, Facility):
        return f"facilities[{spot.kind}]"
    names: Sequence[str] = getattr(spot, "windows", ("",))
    return f"counters[{names[0]} …]"


def _on_edge(box: Box, place: Point) -> bool:
    return box.holds(place) and not box.covers(place)


def _size(area: Area) -> str:
    return f"the area of {area.wide:g} by {area.deep:g} m"


def _shown(box: Box, area: Area | None = None) -> str:
    x, y = (box.x - area.x, box.y - area.y) if area else (box.x, box.y)
    return f"{x:g}, {y:g} and {box.wide:g} by {box.deep:g} m"
