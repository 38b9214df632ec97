"""Two virtual bars of any make and the real bus that drives them, end to end."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from config.led import Bar, LedLine
from display.led.boards import Showing
from display.led.bus import LineBus
from display.led.schedule import Health
from display.led.text import State, Words
from display.led.virtual.bar import VirtualBar
from display.led.virtual.cards import CARDS
from display.led.virtual.line import VirtualLine
from transports.open import transport_for

PATIENCE: Final = 60.0
OverTcp = frozenset({"cpower-tcp"})


def showing(text: str, state: State = "idle", times: int = 0) -> Showing:
    return Showing(state, Words(text, scroll=False), times=times)


class Line:
    """Two virtual bars, ``virtual``, and ``bus`` that drives them."""

    def __init__(self, folder: Path, protocol: str, baud: int, over_tcp: bool, **more: Any) -> None:
        self.folder = folder
        bars = [VirtualBar(1, "L01", folder), VirtualBar(2, "L02", folder)]
        place = 0 if over_tcp else folder / "led"
        card = CARDS[more.get("template", protocol)]()
        self.virtual = VirtualLine(place, bars, folder, card=card, baud=baud)
        self._line = LedLine(
            id="left",
            address="null:",
            protocol=protocol,  # type: ignore[arg-type]
            bars=(Bar(screen=1, window="w1"), Bar(screen=2, window="w2")),
            **more,
        )
        self.acked: list[tuple[int, Showing]] = []
        self.bus: LineBus
        self.worker: asyncio.Task[None] | None = None
        self._address, self._bus_baud = "", baud
        self._news = asyncio.Event()

    def find(self, options: str) -> None:
        """Take the address where the line is now."""
        where = self.virtual.address
        self._address = where if where.startswith("tcp:") else f"{where}?{options}"

    def start(self, address: str = "") -> None:
        """Put a bus on the line and let it work."""
        self.bus = LineBus(
            self._line,
            transport_for(address or self._address),
            baud=self._bus_baud,
            on_shown=self._on_shown,
            on_health=lambda *_: self._news.set(),
        )
        self.worker = asyncio.create_task(self.bus.run())

    def _on_shown(self, screen: int, shown: Showing) -> None:
        self.acked.append((screen, shown))
        self._news.set()

    @property
    def glass(self) -> list[str]:
        return [bar.text for bar in self.virtual.bars.values()]

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not true():
                self._news.clear()
                await self._news.wait()

    async def until_seen(self, true: Callable[[], bool]) -> None:
        """Wait for what only the bars know."""
        async with asyncio.timeout(PATIENCE):
            while not true():
                await asyncio.sleep(0.01)

    async def settle(self, words: Showing) -> None:
        """Both bars show ``words`` and are good."""
        self.bus.show(1, words)
        self.bus.show(2, words)
        await self.until(lambda: set(self.acked) == {(1, words), (2, words)})
        self.acked.clear()

    def healths(self) -> set[Health]:
        return set(self.bus.health.values())


LineOf = Callable[..., AbstractAsyncContextManager[Line]]


@pytest.fixture
def line_of(tmp_path: Path) -> LineOf:
    """Return a context that runs a line: ``line_of(protocol, options="baud=…")``."""

    @asynccontextmanager
    async def running(
        protocol: str = "onbon",
        *,
        options: str = "baud=57600",
        driven: bool = True,
        over_tcp: bool = False,
        **more: Any,
    ) -> Any:
        line = Line(tmp_path, protocol, 57600, over_tcp or protocol in OverTcp, **more)
        async with line.virtual:
            line.find(options)
            if driven:
                line.start()
            try:
                yield line
            finally:
                if line.worker is not None:
                    line.worker.cancel()
                    await asyncio.gather(line.worker, return_exceptions=True)

    return running
