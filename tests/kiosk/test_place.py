"""Where this kiosk stands, from the site's settings."""

from pathlib import Path

import msgspec
import pytest

from config.catalogue import Catalogue
from config.load import DEMO_COUNTY
from config.problem import BadConfig
from kiosk.cache import Cache
from kiosk.place import first_shelves, standing


def test_a_kiosk_stands_where_its_site_says() -> None:
    assert standing(DEMO_COUNTY, "centre", None).kiosk.id == "kiosk-left"
    assert standing(DEMO_COUNTY, "centre", "kiosk-right").kiosk.hall == "right"


def test_a_kiosk_the_site_lacks_is_a_mistake_that_names_those_it_has() -> None:
    with pytest.raises(BadConfig, match=r"kiosk-moon.*one of kiosk-left, kiosk-right"):
        standing(DEMO_COUNTY, "centre", "kiosk-moon")


def test_a_site_the_county_lacks_is_a_mistake() -> None:
    with pytest.raises(BadConfig, match=r"moon/site\.toml"):
        standing(DEMO_COUNTY, "moon", None)


def test_the_first_catalogue_is_the_kept_one_or_the_county_s(tmp_path: Path, county: Catalogue) -> None:
    cache = Cache(tmp_path)
    version, shelves = first_shelves(cache, DEMO_COUNTY, "centre")
    assert version == ""
    assert len(shelves.items) == 355
    cache.keep_catalogue(msgspec.json.encode(msgspec.structs.replace(county, items=county.items[:3])))
    version, shelves = first_shelves(cache, tmp_path / "no county here", "centre")
    assert len(version) == 64
    assert len(shelves.items) == 3
