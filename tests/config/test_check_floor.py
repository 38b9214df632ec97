"""What is wrong with a floor plan, named by file, key, value and what was expected."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from config.check_floor import check_floor, check_ways
from config.floor import Area, BoardSpot, Counter, Door, Facility, Floor, KioskSpot
from config.load import DEMO_COUNTY, check_all, load

SITE = load(DEMO_COUNTY, "centre").site
FLOOR = load(DEMO_COUNTY, "centre").floor
LEFT, LOBBY, RIGHT = FLOOR
SEATS = Facility(kind="seats", x=7, y=14, wide=1, deep=1, facing="south")


def wrong(*floor: Area) -> list[str]:
    return [str(problem) for problem in check_floor(SITE, floor)]


def ways(*floor: Area) -> list[str]:
    return [str(problem) for problem in check_ways(SITE, floor)]


@pytest.mark.parametrize("site", ["centre", "qiling", "realestate", "vehicle", "yunping", "zhuxi"])
def test_every_site_of_the_demo_county_is_measured_and_can_be_walked(site: str) -> None:
    loaded = load(DEMO_COUNTY, site)
    assert loaded.floor
    assert list(check_floor(loaded.site, loaded.floor)) == []
    assert list(check_ways(loaded.site, loaded.floor)) == []
    assert loaded.catalogue().floor == loaded.floor


def test_a_site_that_nobody_measured_is_no_mistake() -> None:
    assert wrong() == []
    assert ways() == []


CASES: list[tuple[Callable[[], Floor], str]] = [
    (
        lambda: (replace(LEFT, hall="up"), LOBBY, RIGHT),
        "centre/plan/left.toml: hall = up: expected a hall of this site",
    ),
    (
        lambda: (LEFT, replace(LOBBY, name_en=""), RIGHT),
        "centre/plan/lobby.toml: name = '门厅': expected name and name_en, for it is no hall",
    ),
    (
        lambda: (LEFT, replace(LOBBY, x=25), RIGHT),
        "centre/plan/lobby.toml: x, y = 25, 0 and 8 by 20 m: expected clear of left",
    ),
    (
        lambda: (replace(LEFT, doors=(Door(to="lobby", x=25, y=2, wide=2),)), LOBBY, RIGHT),
        "centre/plan/left.toml: doors[lobby].x, y = 25, 2:"
        " expected a point on a wall of the area of 26 by 20 m",
    ),
    (
        lambda: (replace(LEFT, doors=(Door(to="lobby", x=0, y=2, wide=2),)), LOBBY, RIGHT),
        "centre/plan/left.toml: doors[lobby].x, y = 0, 2: expected a point on a wall of lobby too",
    ),
    (
        lambda: (replace(LEFT, doors=(Door(to="cellar", x=0, y=2, wide=2),)), LOBBY, RIGHT),
        "centre/plan/left.toml: doors[cellar] = cellar: expected another area, or outside",
    ),
    (
        lambda: (replace(LEFT, facilities=(replace(SEATS, x=25.5),)), LOBBY, RIGHT),
        "centre/plan/left.toml: facilities[seats] = 25.5, 14 and 1 by 1 m:"
        " expected inside the area of 26 by 20 m",
    ),
    (
        lambda: (replace(LEFT, facilities=(replace(SEATS, x=2, y=5),)), LOBBY, RIGHT),
        "centre/plan/left.toml: facilities[seats] = 2, 5 and 1 by 1 m: expected clear of counters[l01 …]",
    ),
    (
        lambda: (replace(LEFT, boards=(BoardSpot(id="board-left", x=30, y=2),)), LOBBY, RIGHT),
        "centre/plan/left.toml: board-left = 30, 2: expected inside the area of 26 by 20 m",
    ),
    (
        lambda: (replace(LEFT, boards=(BoardSpot(id="board-up", x=3, y=2),)), LOBBY, RIGHT),
        "centre/plan/left.toml: boards.id = board-up: expected a board of this site",
    ),
    (
        lambda: (replace(LEFT, kiosks=()), LOBBY, RIGHT),
        "centre/plan/left.toml: kiosks.id = missing: expected kiosk-left somewhere in left",
    ),
    (
        lambda: (replace(LEFT, kiosks=(replace(LEFT.kiosks[0], id="kiosk-up"), *LEFT.kiosks)), LOBBY, RIGHT),
        "centre/plan/left.toml: kiosks.id = kiosk-up: expected a kiosk of this hall",
    ),
    (
        lambda: (replace(LEFT, counters=(*LEFT.counters[:2], _without(LEFT.counters[2]))), LOBBY, RIGHT),
        "centre/plan/left.toml: counters.windows = missing: expected l13 somewhere in left",
    ),
    (
        lambda: (replace(LEFT, counters=(*LEFT.counters[:2], _doubled(LEFT.counters[2]))), LOBBY, RIGHT),
        "centre/plan/left.toml: counters.windows = l13: expected each once, found 2 times",
    ),
    (
        lambda: (LEFT, LOBBY, replace(RIGHT, counters=(*RIGHT.counters, _foreign()))),
        "centre/plan/right.toml: counters.windows = l13: expected a window of this hall",
    ),
]


def _without(counter: Counter) -> Counter:
    return replace(counter, windows=counter.windows[:-1])


def _doubled(counter: Counter) -> Counter:
    return replace(counter, windows=(*counter.windows, counter.windows[-1]))


def _foreign() -> Counter:
    return Counter(windows=("l13",), x=3, y=15, wide=1, deep=1, facing="south")


@pytest.mark.parametrize(("spoilt", "sentence"), CASES)
def test_a_mistake_is_named(spoilt: Callable[[], Floor], sentence: str) -> None:
    assert sentence in wrong(*spoilt())


def test_a_window_behind_a_barricade_is_named_for_every_kiosk() -> None:
    bar = Facility(kind="seats", x=2.6, y=15, wide=18.2, deep=2.3, facing="south")
    found = ways(replace(LEFT, facilities=(bar,)), LOBBY, RIGHT)
    assert (
        "centre/plan/left.toml: counters.windows = l09: expected a free way of 1 m from kiosk-left" in found
    )
    assert (
        "centre/plan/left.toml: counters.windows = l09: expected a free way of 1 m from kiosk-right" in found
    )
    assert not any("l01" in sentence for sentence in found)


def test_a_hall_without_a_door_is_out_of_reach() -> None:
    found = ways(replace(LEFT, doors=()), LOBBY, RIGHT)
    assert any("r19: expected a free way of 1 m from kiosk-left" in sentence for sentence in found)


def test_a_kiosk_whose_place_nobody_can_stand_at_leads_nowhere() -> None:
    kiosk = KioskSpot(id="kiosk-left", x=20, y=0, wide=1, deep=0.4, facing="south")
    assert len(ways(replace(LEFT, kiosks=(kiosk,)), LOBBY, RIGHT)) > 30


def test_the_check_of_a_county_reads_the_plans_and_names_their_files(tmp_path: Path) -> None:
    county = tmp_path / "county"
    _copy(DEMO_COUNTY, county)
    plan = county / "qiling" / "plan" / "main.toml"
    plan.write_text(plan.read_text("utf-8").replace("wide = 20", 'wide = "20"', 1), "utf-8")
    assert "qiling/plan/main.toml: wide = '20': expected metres above 0, up to 500" in [
        str(problem) for problem in check_all(county)
    ]


def _copy(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        if path.suffix == ".toml":
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
        elif path.parent.name == "media":
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()
