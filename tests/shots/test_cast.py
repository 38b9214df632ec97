"""The county with more glass passes the checks of every county, and each device of it has its size."""

from datetime import date, timedelta
from pathlib import Path

from config.calendar import load_calendar
from config.load import DEMO_COUNTY, load
from config.settings import Site
from shots.boards import SHAPES
from shots.cast import SIZES, county, off_today
from shots.seats import BUSY, STANDS


def glass(site: Site) -> set[str]:
    screens = {screen.id for screen in site.window_screens}
    return {kiosk.id for kiosk in site.kiosks} | {board.id for board in site.boards} | screens


def test_the_county_with_more_glass_is_sound(tmp_path: Path) -> None:
    before = glass(load(DEMO_COUNTY, "centre").site)
    site = load(county(tmp_path / "county"), "centre").site
    assert glass(site) - before == set(SIZES)
    languages = {board.id: board.language for board in site.boards}
    assert all(languages[board] == language for board, (_, language) in SHAPES.items())


def test_the_county_that_is_off_today_has_no_hours_around_it(tmp_path: Path) -> None:
    for days in range(7):
        today = date(2026, 11, 23) + timedelta(days=days)
        site = load(off_today(DEMO_COUNTY, tmp_path / "off", today), "centre").site
        around = [load_calendar().open_spans(site, today + timedelta(days=ahead)) for ahead in (-1, 0, 1)]
        assert around == [(), (), ()]


def test_every_screen_at_a_window_has_its_language(tmp_path: Path) -> None:
    site = load(county(tmp_path / "county"), "centre").site
    told = {screen.id: (screen.shows, screen.language) for screen in site.window_screens}
    assert told == {device: (stand.shows, stand.language) for device, stand in STANDS.items()}
    assert set(BUSY) == set(STANDS)
