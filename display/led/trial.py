"""Bars shown a pattern instead of the hall, for who hangs them: ``hall-led --test``.

Each bar turns between squares of light in every height of its letters, what it
is called with a ruler of its cells, and a call: so dead dots, swapped numbers, a wrong width and missing
letters are seen. How each bar is, is printed when it changes.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle, islice
from typing import Final

from config.led import Bar, Dots, LedLine, LedStyle
from config.settings import Site
from display.led.boards import Showing
from display.led.bus import LineBus
from display.led.charset import cells
from display.led.makers.of_line import maker_of
from display.led.program import baud_of
from display.led.schedule import Health
from display.led.styles import style_of
from display.led.text import Words, fit, language_of, room, words
from transports.open import transport_for
from transports.transport import Transport

PAGE_SECONDS: Final = 4.0
FULL: Final = "\u25a0"
"""The square that GB2312 has: nearly all dots of its place."""

FULL_IN_ASCII: Final = "#"
DIGITS: Final = "1234567890"
NUMBER: Final = "A012"


def pattern(line: LedLine, bar: Bar, label: str, style: LedStyle, sizes: Sequence[Dots]) -> Showing:
    """Return what ``bar`` above the window ``label`` shows: squares, its name and ruler, a call."""
    tongue = language_of(style, "zh")
    pages = [_dots(bar, style, size) for size in sizes]
    pages.append(_ruler(f"{line.id}-{bar.screen} ", bar, style))
    pages.append(words("call", bar.cells, tongue, window=label, number=NUMBER, style=style, sizes=sizes))
    return Showing("idle", pages[0], others=tuple(pages[1:]), every=PAGE_SECONDS, loop=True)


def _dots(bar: Bar, style: LedStyle, size: Dots) -> Words:
    sign = FULL_IN_ASCII if style.charset == "ascii" else FULL
    return fit([sign * (room(bar.cells, size) // cells(sign))], bar.cells, style, sizes=(size,))


def _ruler(name: str, bar: Bar, style: LedStyle) -> Words:
    """Return the name, and after it each cell's number, last digit only, to the end of the bar."""
    said = name + "".join(islice(cycle(DIGITS), len(name), max(bar.cells, len(name))))
    return fit([said], bar.cells, style)


class Trial:
    """The bars of ``lines`` under test; ``say`` hears a line whenever one of them changes."""

    def __init__(
        self,
        site: Site,
        lines: Sequence[LedLine],
        say: Callable[[str], None],
        open_transport: Callable[[str], Transport] = transport_for,
    ) -> None:
        self._say = say
        self.buses = {line.id: self._bus(site, line, open_transport(line.address)) for line in lines}
        self._showings = {
            (line.id, bar.screen): self._pattern(site, line, bar) for line in lines for bar in line.bars
        }

    async def run(self) -> None:
        """Show it until cancelled."""
        for (line, screen), showing in self._showings.items():
            self.buses[line].show(screen, showing)
        async with asyncio.TaskGroup() as group:
            for bus in self.buses.values():
                group.create_task(bus.run())

    def _bus(self, site: Site, line: LedLine, transport: Transport) -> LineBus:
        return LineBus(
            line,
            transport,
            baud=baud_of(line.address),
            maker=maker_of(line, site.led_templates),
            on_health=partial(self._felt, line.id),
        )

    def _pattern(self, site: Site, line: LedLine, bar: Bar) -> Showing:
        label = next((window.label for window in site.windows if window.id == bar.window), bar.window)
        return pattern(line, bar, label, style_of(site, line, bar), self.buses[line.id].maker.sizes(bar))

    def _felt(self, line: str, screen: int | None, health: Health) -> None:
        name = line if screen is None else f"{line}-{screen}"
        self._say(f"{name}: {health.state}{f' ({health.reason})' if health.reason else ''}")
