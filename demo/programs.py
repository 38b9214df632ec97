"""The programs of a hall as command lines: the real ones, and the virtual devices on their wires.

Ranks: 0 stands on its own (server, devices, screens), 1 speaks to those, 2
only looks on. Everything goes by the programs' own flags; nothing here knows
their insides.
"""

import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from config.led import LedLine
from config.settings import Board, Kiosk, PadLine
from config.window_screens import WindowScreen
from demo.displays import Display, Pane
from demo.options import Options
from demo.outside import Outside
from demo.program import Command, Program
from demo.wiring import Wiring
from display.led.program import LONGEST_NAME, baud_of

ALONE, SPEAKING, LOOKING = 0, 1, 2
Ready = Callable[[], Awaitable[bool]]
NONE: Final[Mapping[str, Pane]] = MappingProxyType({})


class Programs:
    """All programs of ``wiring``; ``displays`` maps kiosks and boards to their virtual screens."""

    def __init__(self, wiring: Wiring, options: Options, outside: Outside) -> None:
        self._wiring = wiring
        self._options = options
        self._outside = outside
        self._site = ("--config", str(options.config), "--site", options.site)

    def all(self, displays: Mapping[str, Display], panes: Mapping[str, Pane] = NONE) -> Iterator[Program]:
        """Yield every program, drawing where ``displays`` and ``panes`` say, else nowhere.

        Raises CannotStart when a system program is missing.
        """
        wiring = self._wiring
        glass: dict[str, Display | Pane] = {**displays, **panes}
        yield self.server()
        yield from (self.printer(kiosk) for kiosk in wiring.kiosks)
        yield from (self.reader(kiosk) for kiosk in wiring.kiosks)
        yield from self.led_lines()
        yield from (self.pad_line(line) for line in wiring.pad_lines)
        yield from (display.program(ALONE) for display in displays.values())
        if wiring.led_lines:
            yield self.led_driver()
        if wiring.pad_lines:
            yield self.pad_driver()
        yield from (self.kiosk(kiosk, glass.get(kiosk.id)) for kiosk in wiring.kiosks)
        yield from (self.board(board, glass.get(board.id)) for board in wiring.boards)

    def server(self) -> Program:
        """``hall-server``."""
        port = ("--port", str(self._wiring.server_port), "--host", "127.0.0.1")
        database = ("--database", str(self._wiring.place.database))
        return self._program("hall-server", "queue_server", *port, *database, ready=self._outside.healthy)

    def printer(self, kiosk: Kiosk) -> Program:
        """A virtual printer on TCP."""
        folder, port = self._wiring.place.printer(kiosk.id), self._wiring.printers[kiosk.id]
        narrow = ("--dots", "384", "--no-cutter") if "58" in kiosk.profile else ()
        words = ("--port", str(port), "--dir", str(folder), *narrow)
        name = f"printer-{kiosk.id}"
        return self._program(name, "printers.virtual", *words, ready=self._said(name), rank=ALONE)

    def reader(self, kiosk: Kiosk) -> Program:
        """A virtual card reader on a pty."""
        name = f"reader-{kiosk.id}"
        tty = self._wiring.place.tty(name)
        return self._program(name, "readers.virtual", "--link", str(tty), ready=_exists(tty), rank=ALONE)

    def led_lines(self) -> Iterator[Program]:
        """The virtual lines of LED bars."""
        groups: dict[str, list[LedLine]] = {}
        for line in self._wiring.led_lines:
            groups.setdefault(self._wiring.bars_of(line), []).append(line)
        for name, lines in groups.items():
            words = [word for line in lines for word in ("--and", *self._bars(line))][1:]
            yield self._program(name, "display.led.virtual", *words, ready=self._said(name), rank=ALONE)

    def _bars(self, line: LedLine) -> tuple[str, ...]:
        """Return the options of a virtual line."""
        place, port = self._wiring.place, self._wiring.networked.get(line.id)
        at = ("--link", str(place.tty(line.id))) if port is None else ("--port", str(port))
        bars = ",".join(f"{bar.screen}:{bar.window}:{bar.cells}::{bar.rows}" for bar in line.bars)
        make = ("--protocol", line.template or line.protocol, "--baud", str(baud_of(line.address)))
        return (*at, "--name", line.id, "--bars", bars, "--dir", str(place.led(line.id)), *make)

    def pad_line(self, line: PadLine) -> Program:
        """A virtual line of call pads."""
        tty = self._wiring.place.tty(line.id)
        pads = ",".join(f"{pad.address}:{pad.window}" for pad in line.pads)
        words = ("--link", str(tty), "--pads", pads, "--dir", str(self._wiring.place.pads(line.id)))
        return self._program(f"keys-{line.id}", "pads.virtual", *words, ready=_exists(tty), rank=ALONE)

    def led_driver(self) -> Program:
        """``hall-led`` with every line of the site."""
        return self._driver("hall-led", "display.led", self._wiring.led_lines)

    def pad_driver(self) -> Program:
        """``hall-pads`` with every line of the site."""
        return self._driver("hall-pads", "pads", self._wiring.pad_lines)

    def _driver(self, name: str, module: str, lines: Sequence[LedLine | PadLine]) -> Program:
        words = [word for line in lines for word in ("--address", f"{line.id}={self._wiring.line(line)}")]
        device = "-".join(line.id for line in lines)[:LONGEST_NAME]

        async def ready() -> bool:
            return await self._outside.connected(device)

        return self._program(name, module, *self._at(), *words, ready=ready)

    def kiosk(self, kiosk: Kiosk, display: Display | Pane | None) -> Program:
        """``hall-kiosk``, on a virtual screen or without one."""
        place = self._wiring.place
        wired = ("--printer", self._wiring.printer(kiosk.id), "--reader", self._wiring.reader(kiosk.id))
        words = ("--kiosk", kiosk.id, *wired)
        keeps = ("--state", str(place.kiosk(kiosk.id)), "--automation", str(place.socket(kiosk.id)))
        return self._faced(f"kiosk-{kiosk.id}", "kiosk", (*words, *keeps), display, kiosk.id)

    def board(self, board: Board | WindowScreen, display: Display | Pane | None) -> Program:
        """``hall-board``, on a virtual screen or speaking only; or a screen at a window."""
        place = self._wiring.place
        words = ("--board", board.id, "--sound", f"file:{place.sound(board.id)}?pace={self._options.speed:g}")
        automation = ("--automation", str(place.socket(board.id)), "--glass-log", str(place.glass(board.id)))
        keeps = ("--state", str(place.board(board.id)))
        return self._faced(
            f"board-{board.id}",
            "display",
            (*words, *keeps, *(automation if display else ())),
            display,
            board.id,
        )

    def _faced(
        self, name: str, module: str, words: tuple[str, ...], display: Display | Pane | None, device: str
    ) -> Program:
        async def ready() -> bool:
            return await self._outside.connected(device)

        def command() -> Command:
            line = (sys.executable, "-m", module, *self._at(), *words, *_glass(display))
            return Command(line, display.environment if display else {})

        return Program(name, command, ready, SPEAKING)

    def _at(self) -> tuple[str, ...]:
        return (*self._site, "--server", self._wiring.socket_url)

    def _program(self, name: str, module: str, *words: str, ready: Ready, rank: int = SPEAKING) -> Program:
        own = self._site if module == "queue_server" else ()
        line = (sys.executable, "-m", module, *own, *words)
        virtual = module.endswith(".virtual")
        return Program(name, lambda: Command(line), ready, ALONE if own else rank, hears=virtual)

    def _said(self, name: str) -> Ready:
        """Tell a program ready once it has said anything at all, as these do when they are."""
        log = self._wiring.place.logs / f"{name}.log"
        return _filled(log)


def _glass(display: Display | Pane | None) -> tuple[str, ...]:
    if display is None:
        return ("--no-screen",)
    size = ("--size", f"{display.size[0]}x{display.size[1]}")
    if isinstance(display, Pane):
        return (*size, "--position", f"{display.position[0]},{display.position[1]}", "--cursor")
    return size


def _exists(path: Path) -> Ready:
    async def ready() -> bool:
        return _there(path)

    return ready


def _filled(path: Path) -> Ready:
    async def ready() -> bool:
        return _size(path) > 0

    return ready


def _there(path: Path) -> bool:
    return path.exists()


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
