"""A hall put together and running: programs, eyes, staff, and the day that is played in it."""

import asyncio
import contextlib
import os
import shutil
import time
from collections.abc import AsyncIterator, Callable, Mapping
from zoneinfo import ZoneInfo

from config.load import load
from demo.alongside import alongside
from demo.automation import Face
from demo.day import Day
from demo.displays import Display, Pane
from demo.evidence import Evidence
from demo.eyes import Eyes
from demo.floor import Floor
from demo.news import News
from demo.options import Options
from demo.outside import Outside
from demo.pads import rater
from demo.people import open_accounts, people
from demo.place import Place
from demo.processes import Processes, find
from demo.programs import LOOKING, Programs
from demo.proofs import Figures, figures
from demo.staff import Staff
from demo.tempo import Tempo
from demo.text_board import TextBoard
from demo.touch import Hand
from demo.views import programs
from demo.visit import Kiosk
from demo.wiring import Wiring, wire
from display.led.makers.of_line import maker_of
from display.led.styles import style_of
from display.led.text import words

BOARD_SIZE = (1280, 720)
WINDOW_UPRIGHT, WINDOW = (540, 960), (960, 540)


class Hall:
    """One running hall, made by :func:`open_hall`; ``viewed`` when its screens are offered in the browser."""

    def __init__(self, options: Options, wiring: Wiring, processes: Processes) -> None:
        self.options = options
        self.wiring = wiring
        self.processes = processes
        self.news = News()
        self.floor = Floor(self.news)
        self.tempo = Tempo(options.speed)
        self.outside = Outside(wiring.base)
        self.viewed = False
        self.panes = panes(wiring, options)
        self.displays = displays(wiring, options, self.panes)
        self.eyes = eyes(wiring, self.news)
        self.staff = Staff(
            wiring.socket_url,
            floor=self.floor,
            news=self.news,
            tempo=self.tempo,
            names=people().clerks.names if options.clerks else (),
            seed=options.seed,
        )
        self.staff.rate = rater(wiring, processes)
        self._labels = {window.id: window.label for window in wiring.loaded.site.windows}
        self._bars = {bar.window: (line, bar) for line in wiring.led_lines for bar in line.bars}

    def faces(self) -> dict[str, Face]:
        """Return the kiosks' and boards' automation sockets by device."""
        kiosks = [kiosk.id for kiosk in self.wiring.kiosks]
        glass = {**self.displays, **self.panes}
        boards = [board.id for board in self.wiring.boards if board.id in glass]
        return {device: self._face(device) for device in (*kiosks, *boards)}

    @property
    def board_windows(self) -> frozenset[str]:
        """The windows whose calls a board shows."""
        halls = {board.hall for board in self.wiring.boards}
        return frozenset(window.id for window in self.wiring.loaded.site.windows if window.hall in halls)

    @property
    def visitors_kiosks(self) -> list[str]:
        """The kiosks that virtual visitors use: while a person watches, the first is left to the person.

        None when the only kiosk is a window on the person's display: its pointer is not ours to move.
        """
        kiosks = [kiosk.id for kiosk in self.wiring.kiosks if kiosk.id not in self.panes]
        return kiosks[1:] if len(kiosks) > 1 and not (self.options.exit or self.panes) else kiosks

    def day(self, say: Callable[[str], None]) -> Day:
        """Return a day to be played here."""
        return Day(
            kiosks=[self._kiosk(kiosk) for kiosk in self.visitors_kiosks],
            eyes=self.eyes,
            staff=self.staff,
            floor=self.floor,
            news=self.news,
            tempo=self.tempo,
            call_text=self.call_text,
            boards=self.board_windows,
            bars=frozenset(self._bars),
            say=say,
        )

    def call_text(self, number: str, window: str) -> str:
        """Return what the bar of ``window`` says while it calls ``number``."""
        label = self._labels.get(window, window)
        if window not in self._bars:
            return words("call", 16, "zh", window=label, number=number).text
        line, bar = self._bars[window]
        site = self.wiring.loaded.site
        style, sizes = style_of(site, line, bar), maker_of(line, site.led_templates).sizes(bar)
        said = words("call", bar.cells, "zh", window=label, number=number, style=style, sizes=sizes)
        return said.text

    async def figures(self, day: Day) -> Figures:
        """Return what the day came to so far, by all evidence there is. Raises NoServer."""
        await self.outside.read_log()
        self.eyes.look()
        evidence = Evidence(
            log=tuple(self.outside.log),
            taken=tuple(day.taken),
            papers=tuple(self.eyes.papers),
            glass=tuple(self.eyes.glass),
            bars=tuple(self.eyes.bars),
            said=tuple(self.eyes.said),
            board_windows=self.board_windows,
            bar_windows=frozenset(self._bars),
        )
        return await asyncio.to_thread(figures, evidence, self.call_text)

    async def attend(self) -> None:
        """Look, listen and work until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.eyes.run(), name="eyes")
            group.create_task(self.staff.run(), name="staff")
            for board in self.wiring.boards if not self.options.kivy else ():
                group.create_task(self._text_board(board.id, board.hall).run(), name=f"letters {board.id}")

    async def let_staff_in(self) -> None:
        """Open the demo's accounts once the server has made its database. Raises CannotStart."""
        await self.outside.until_healthy()
        await open_accounts(people().accounts, self.wiring.place.database)

    async def offer_views(self) -> None:
        """Offer the virtual screens in the browser. Raises CannotStart."""
        place = self.wiring.place
        await self.processes.start(programs(self.displays, self.wiring.view_port, place.root, LOOKING))
        self.viewed = True

    def _kiosk(self, kiosk: str) -> Kiosk:
        loaded = self.wiring.loaded
        items = {item.code: item for item in loaded.items}
        events = {event.id: event for event in loaded.county.life_events}
        return Kiosk(kiosk, self._face(kiosk), items, events, self.tempo)

    def _text_board(self, board: str, hall: str) -> TextBoard:
        log = self.wiring.place.glass(board)
        zone = ZoneInfo(self.wiring.loaded.site.timezone)
        return TextBoard(
            self.wiring.socket_url,
            board,
            hall,
            timezone=zone,
            file=log.with_suffix(".txt"),
            glass_log=log,
        )

    def _face(self, device: str) -> Face:
        display = self.displays.get(device)
        hand = Hand(find("xdotool"), display.number) if display else None
        return Face(self.wiring.place.socket(device), hand)


@contextlib.asynccontextmanager
async def open_hall(options: Options, place: Place, say: Callable[[str], None]) -> AsyncIterator[Hall]:
    """Start everything and stop it at the end. Raises BadConfig, CannotStart."""
    begun = time.monotonic()
    loaded = load(options.config, options.site)
    say(f"opening {loaded.site.name_en}")
    wiring = wire(loaded, place, options.port, all_kiosks=options.all_kiosks)
    async with Processes(place.logs, say) as processes:
        hall = Hall(options, wiring, processes)
        cast = Programs(wiring, options, hall.outside)
        await asyncio.gather(processes.start(cast.all(hall.displays, hall.panes)), hall.let_staff_in())
        async with alongside(hall.attend()):
            say(f"the hall is open after {time.monotonic() - begun:.1f} s")
            yield hall


def panes(wiring: Wiring, options: Options) -> dict[str, Pane]:
    """Return the windows on the person's own display, if there is one and a person to look at it."""
    number = os.environ.get("DISPLAY", "")
    if not number or options.exit or not options.kivy:
        return {}
    found = {kiosk.id: Pane(number, WINDOW_UPRIGHT, (0, 0)) for kiosk in wiring.kiosks[:1]}
    right, high = WINDOW_UPRIGHT[0], WINDOW[1]
    for at, board in enumerate(wiring.boards):
        found[board.id] = Pane(number, WINDOW, (right, at * high))
    return found


def displays(wiring: Wiring, options: Options, elsewhere: Mapping[str, Pane]) -> dict[str, Display]:
    """Return the virtual screens by device, for those that are not shown elsewhere; none without Kivy."""
    if not options.kivy or (elsewhere and shutil.which("Xvfb") is None):
        return {}
    sizes = {kiosk.id: options.kiosk_size for kiosk in wiring.kiosks}
    sizes |= {board.id: BOARD_SIZE for board in wiring.boards}
    here = {device: size for device, size in sizes.items() if device not in elsewhere}
    return {device: Display(device, size, wiring.place.display(device)) for device, size in here.items()}


def eyes(wiring: Wiring, news: News) -> Eyes:
    """Return eyes on every device."""
    place = wiring.place
    return Eyes(
        news,
        printers={kiosk.id: place.printer(kiosk.id) for kiosk in wiring.kiosks},
        boards={board.id: place.glass(board.id) for board in wiring.boards},
        lines={line.id: place.led(line.id) for line in wiring.led_lines},
        speakers={board.id: place.sound(board.id) for board in wiring.boards},
    )
