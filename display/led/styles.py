"""Which style a bar has, and how bright it is by the clock. Pure."""

from collections.abc import Sequence

from msgspec.structs import replace

from config.led import Bar, LedLine, LedStyle
from config.settings import Site
from display.led.makers.of_line import ASCII_ONLY
from display.led.text import PLAIN


def style_of(site: Site, line: LedLine, bar: Bar) -> LedStyle:
    """Return the bar's own style, else the line's, else the plain one; ASCII where the make has no more."""
    styles = {style.id: style for style in site.led_styles}
    style = styles.get(bar.style) or styles.get(line.style) or PLAIN
    return replace(style, charset="ascii") if line.protocol in ASCII_ONLY else style


def brightness_at(style: LedStyle, hour: int) -> int | None:
    """Return how bright in hundredths at ``hour``, or None to leave the bar as it is.

    Before the day's first entry, the last one of the day before still holds.
    """
    entries: Sequence[tuple[int, int]] = sorted((one.hour, one.percent) for one in style.brightness)
    if not entries:
        return None
    begun = [percent for start, percent in entries if start <= hour]
    return begun[-1] if begun else entries[-1][1]
