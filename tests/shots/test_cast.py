"""The county with more glass passes the checks of every county, and each device of it has its size."""

from pathlib import Path

from config.load import DEMO_COUNTY, load
from config.settings import Site
from shots.boards import SHAPES
from shots.cast import SIZES, county


def glass(site: Site) -> set[str]:
    return {kiosk.id for kiosk in site.kiosks} | {board.id for board in site.boards}


def test_the_county_with_more_glass_is_sound(tmp_path: Path) -> None:
    before = glass(load(DEMO_COUNTY, "centre").site)
    site = load(county(tmp_path / "county"), "centre").site
    assert glass(site) - before == set(SIZES)
    languages = {board.id: board.language for board in site.boards}
    assert all(languages[board] == language for board, (_, language) in SHAPES.items())
