"""The pictograms: inside their field, complete, alike on screens and pages."""

import xml.etree.ElementTree as ElementTree

import pytest

from config.load import DEMO_COUNTY
from config.read import read_toml
from faces.pictogram import drawings, mask, svg


@pytest.mark.parametrize("name", sorted(drawings()))
def test_every_pictogram_stands_inside_its_field(name: str) -> None:
    picture = mask(name, 64)
    box = picture.getbbox()
    assert box is not None
    assert min(box[0], box[1], 64 - box[2], 64 - box[3]) >= 1, f"{name} touches the edge: {box}"
    assert max(box[2] - box[0], box[3] - box[1]) >= 36, f"{name} is drawn too small: {box}"


def test_every_icon_of_the_demo_county_is_drawn() -> None:
    county = read_toml(DEMO_COUNTY / "county.toml", "county.toml", [])
    assert county is not None
    wanted = {entry["icon"] for group in ("units", "life_events") for entry in county[group]}
    assert wanted <= set(drawings())


def test_a_page_gets_the_same_drawing() -> None:
    drawn = ElementTree.fromstring(svg("fee"))
    assert drawn.attrib["stroke"] == "currentColor"
    assert len(drawn) == len(drawings()["fee"])


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        mask("unicorn", 32)
