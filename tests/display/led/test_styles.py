"""Which style a bar has, and how bright it is at which hour."""

import pytest
from msgspec.structs import replace

from config.led import Bar, Brightness, LedLine, LedStyle
from config.load import DEMO_COUNTY, load
from display.led.styles import brightness_at, style_of

BARS = (Bar(screen=1, window="l01"), Bar(screen=2, window="l02", style="loud"))
LINE = LedLine(id="led", address="null:", style="quiet", bars=BARS)
SITE = replace(
    load(DEMO_COUNTY, "centre").site, led_styles=(LedStyle(id="quiet"), LedStyle(id="loud", clock=True))
)
DAY = LedStyle(id="day", brightness=(Brightness(hour=8, percent=60), Brightness(hour=17, percent=20)))


def test_a_bars_own_style_wins_over_the_lines() -> None:
    assert [style_of(SITE, LINE, bar).id for bar in BARS] == ["quiet", "loud"]


def test_without_any_it_is_plain() -> None:
    assert style_of(SITE, replace(LINE, style=""), BARS[0]).id == "plain"


@pytest.mark.parametrize(("hour", "percent"), [(0, 20), (7, 20), (8, 60), (16, 60), (17, 20), (23, 20)])
def test_brightness_follows_the_hours_over_midnight(hour: int, percent: int) -> None:
    assert brightness_at(DAY, hour) == percent


def test_without_hours_the_bar_is_left_alone() -> None:
    assert brightness_at(LedStyle(id="plain"), 12) is None
