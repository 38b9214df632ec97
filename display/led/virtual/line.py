"""A line of virtual bars on a pty or a TCP port: hears, answers as cards do, logs what was shown, can fail.

The log ``shown.jsonl`` has one JSON object per area update that reached a bar:
``at, bar, screen, text, scroll, changed`` (``changed`` false when it said so already).
"""

import asyncio
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from display.led.virtual.bar import VirtualBar
from display.led.virtual.card import CannotDo, Card, Dim, Heard, Update
from display.led.virtual.onbon_card import OnbonCard
from transports.virtual_serial import VirtualSerial
from transports.virtual_tcp import VirtualTcp

GARBAGE: Final = b"\xa5\xa5\x5a\x00\xa6\x07\xff\xa5\x13\x5a\xa5"
NOISE: Final = b"\xff\x00\xfd\x81\xfe\xff\x00\xf9"
LOG: Final = "shown.jsonl"


class VirtualLine:
    """Bars on one line behind the symbolic link or TCP port ``place``; use it as ``async with``.

    Faults can be set while it runs: :meth:`mute`, :meth:`nack`, :meth:`garbage`, :meth:`noise`,
    :meth:`half`, :meth:`echo`, :meth:`power_cut`, :meth:`unplug` and :meth:`plug`, :meth:`heal`.
    """

    def __init__(
        self,
        place: Path | int,
        bars: Iterable[VirtualBar],
        folder: Path,
        *,
        card: Card | None = None,
        baud: int | None = 57600,
    ) -> None:
        self.bars = {bar.screen: bar for bar in bars}
        self.folder = folder
        self._wire: VirtualSerial | VirtualTcp = (
            VirtualTcp(place, baud=baud, on_bytes=self._hear)
            if isinstance(place, int)
            else VirtualSerial(place, baud=baud, on_bytes=self._hear)
        )
        self._card = card or OnbonCard()
        self._mute: set[int] = set()
        self._nack: dict[int, int] = {}
        self._garbage = False
        self._echo = self._half = self._noise = False
        self._changed: dict[int, VirtualBar] = {}
        self._to_draw = asyncio.Event()
        self._closing = False
        self._painter: asyncio.Task[None] | None = None

    @property
    def address(self) -> str:
        """Where drivers find the line."""
        wire = self._wire
        return f"tcp:127.0.0.1:{wire.port}" if isinstance(wire, VirtualTcp) else f"serial:{wire.link}"

    async def __aenter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._redraw(*self.bars.values())
        self._painter = asyncio.create_task(self._paint())
        self.plug()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.unplug()
        if isinstance(self._wire, VirtualTcp):
            await self._wire.gone()
        self._closing = True
        self._to_draw.set()
        if self._painter is not None:
            await self._painter

    def plug(self) -> None:
        """Put the line in."""
        self._wire.plug()

    def unplug(self) -> None:
        """Pull the line out; the bars keep power and text."""
        self._wire.unplug()

    def mute(self, screen: int) -> None:
        """The bar neither shows nor answers: no power, or a broken wire."""
        self._mute.add(screen)

    def nack(self, screen: int, error: int = 3) -> None:
        """The bar refuses everything with this error number."""
        self._nack[screen] = error

    def garbage(self) -> None:
        """Noise before every answer from now on."""
        self._garbage = True

    def noise(self) -> None:
        """Nothing but noise where there should be answers, from now on."""
        self._noise = True

    def half(self) -> None:
        """Every answer breaks off in its middle from now on."""
        self._half = True

    def echo(self) -> None:
        """The adapter returns what the host sends, as some RS-485 ones do."""
        self._echo = True

    def power_cut(self, screen: int) -> None:
        """The bar loses power and has it back: alive, but empty."""
        self.bars[screen].forget()
        self._redraw(self.bars[screen])

    def heal(self) -> None:
        """End all faults and put the line in."""
        self._mute.clear()
        self._nack.clear()
        self._garbage = self._echo = self._half = self._noise = False
        self.plug()

    def _hear(self, data: bytes) -> None:
        if self._echo:
            self._wire.send(data)
        for heard in self._card.hear(data):
            for bar in list(self.bars.values()):
                if heard.screen in (None, bar.screen) and bar.screen not in self._mute:
                    self._serve(bar, heard)

    def _serve(self, bar: VirtualBar, heard: Heard) -> None:
        error = self._nack.get(bar.screen, 0)
        if isinstance(heard.meaning, CannotDo):
            error = error or heard.meaning.code
        if not error:
            self._obey(bar, heard)
        if heard.wants_answer and (said := self._card.answer(heard, bar.screen, error)):
            said = said[: len(said) // 2] if self._half else said
            self._wire.send(NOISE if self._noise else (GARBAGE if self._garbage else b"") + said)

    def _obey(self, bar: VirtualBar, heard: Heard) -> None:
        before = (bar.text, bar.lit, bar.percent)
        match heard.meaning:
            case Update() as update:
                bar.apply(update)
                bar.frames += 1
                self._log(bar, changed=before[0] != bar.text)
            case Dim(percent):
                bar.percent = percent
            case "on" | "off" as word:
                bar.lit = word == "on"
            case "clear":
                bar.areas = {}
        if (bar.text, bar.lit, bar.percent) != before:
            self._redraw(bar)

    def _log(self, bar: VirtualBar, *, changed: bool) -> None:
        entry = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "bar": bar.name,
            "screen": bar.screen,
            "text": bar.text,
            "scroll": any(area.scrolls for area in bar.areas.values()),
            "changed": changed,
        }
        with (self.folder / LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps(entry, ensure_ascii=False) + "\n")

    def _redraw(self, *bars: VirtualBar) -> None:
        self._changed.update((bar.screen, bar) for bar in bars)
        self._to_draw.set()

    async def _paint(self) -> None:
        while self._changed or not self._closing:
            await self._to_draw.wait()
            self._to_draw.clear()
            bars = list(self._changed.values())
            self._changed.clear()
            for bar in bars:
                await asyncio.to_thread(bar.draw)
