"""Which serial lines a machine drives, and where it finds them."""

import argparse

import pytest

from config.load import DEMO_COUNTY, load
from config.settings import PadLine
from station.lines import NoSuchLine, add_line_options, halls_of, lines_of

SITE = load(DEMO_COUNTY, "centre").site


def test_lines_are_chosen_and_found_elsewhere() -> None:
    bars, pads = SITE.led_lines, SITE.pad_lines
    (line,) = lines_of(SITE, bars, "LED", [bars[1].id], {bars[1].id: "null:"})
    assert (line.id, line.address, line.bars) == (bars[1].id, "null:", bars[1].bars)
    assert [line.id for line in lines_of(SITE, pads, "pad", None, {})] == [line.id for line in pads]


@pytest.mark.parametrize(("wanted", "addresses"), [(["x"], {}), (None, {"x": "null:"})])
def test_a_line_the_site_lacks_is_named_with_those_it_has(
    wanted: list[str] | None, addresses: dict[str, str]
) -> None:
    with pytest.raises(NoSuchLine, match=r"no LED line 'x' at site 'centre'; .* one of: led-left, led-right"):
        lines_of(SITE, SITE.led_lines, "LED", wanted, addresses)


def test_a_site_without_lines_says_so() -> None:
    nothing: tuple[PadLine, ...] = ()
    with pytest.raises(NoSuchLine, match="has no pad lines"):
        lines_of(SITE, nothing, "pad", None, {})


def test_halls_are_those_where_the_windows_stand() -> None:
    assert halls_of(SITE, ["l01", "r19", "l02"]) == ["left", "right"]
    assert halls_of(SITE, ["r19"]) == ["right"]


@pytest.mark.parametrize("text", ["serial:/dev/x", "=null:", "led-left="])
def test_an_override_without_line_or_address_is_wrong_usage(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = argparse.ArgumentParser()
    add_line_options(parser, "led-left=serial:/dev/ttyUSB0")
    with pytest.raises(SystemExit) as stop:
        parser.parse_args(["--address", text])
    assert stop.value.code == 2
    assert "expected LINE=ADDRESS, as led-left=serial:/dev/ttyUSB0" in capsys.readouterr().err
