"""The states a hall is brought into, and photographed in: closed, open, busy, in trouble, cut off."""

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Final

from shots import alarm, boards, console, crowd, devices, errands, kiosk, layouts, pages, screens, seats
from shots.browser import Camera
from shots.cut import open_pages
from shots.follow import follow
from shots.glass import Glass
from shots.modes import in_modes
from shots.stage import Stage

LANGUAGES: Final = ("zh", "en")
PROGRAMS: Final = ("kiosk", "board", "seat", "console", "follow", "browser", "devices")
KIOSKS: Final = {"kiosk-left": "portrait", "kiosk-wide": "landscape"}
SMALL: Final = ("kiosk-small", "small")
NO_PAPER: Final = {"fault": "paper_out"}


async def _nothing() -> None:
    """Let nothing happen."""


class Story:
    """Photographs the programs in ``only`` (of ``PROGRAMS``); ``say`` hears a line a step."""

    def __init__(
        self, stage: Stage, camera: Camera, only: frozenset[str], say: Callable[[str], None]
    ) -> None:
        self._stage = stage
        self._camera = camera
        self._only = only
        self._say = say
        self._loaded = stage.hall.wiring.loaded
        self._glasses: list[Glass] = []

    async def tell(self) -> None:
        """Bring the hall from state to state. Raises NotShown, NotAnswered, CannotStart, Error."""
        await self._bring()
        await self._before_opening()
        await crowd.come_to_work(self._stage.hands)
        await self._nobody_called()
        await crowd.take_numbers(self._stage.hands, self._loaded)
        await self._visits()
        await self._alongside()
        await self._called()
        await self._at_windows()
        await self._in_trouble()
        await self._errands()
        await self._emergency()
        await self._cut_off()

    def _wants(self, program: str) -> bool:
        return program in self._only

    @contextlib.asynccontextmanager
    async def _step(self, what: str) -> AsyncIterator[None]:
        begun, had = time.monotonic(), len(self._stage.album.titles)
        yield
        taken = len(self._stage.album.titles) - had
        self._say(f"{what}: {taken} pictures in {time.monotonic() - begun:.1f} s")

    async def _bring(self) -> None:
        async with self._step("more kiosks and boards"):
            more = [*boards.SHAPES, *alarm.RESTING] if self._wants("board") else []
            more += [*seats.STANDS] if self._wants("seat") else []
            more += ["kiosk-wide", SMALL[0]] if self._wants("kiosk") else []
            await self._stage.bring(*more)
        self._glasses = [self._stage.glass(device, "kiosk", shape) for device, shape in KIOSKS.items()]

    async def _before_opening(self) -> None:
        async with self._step("before opening"):
            await self._boards("closed", "closed")
            if self._wants("board"):
                await alarm.at_rest(self._stage)
            if self._wants("seat"):
                await seats.closed(self._stage)

    async def _nobody_called(self) -> None:
        async with self._step("open, nobody called"):
            await self._boards("empty", "idle")

    async def _visits(self) -> None:
        if not self._wants("kiosk"):
            return
        async with self._step("visits at the kiosk"):
            await asyncio.gather(*map(kiosk.everything, self._glasses))
            devices.papers(self._stage, LANGUAGES)
        async with self._step("modes of the kiosk"):
            await asyncio.gather(*map(in_modes, self._glasses))

    async def _alongside(self) -> None:
        """Run the clerks and phones while the kiosks wait to be given back."""
        async with self._step("clerks, phones, kiosks left alone"), asyncio.TaskGroup() as group:
            if self._wants("kiosk"):
                for glass in self._glasses:
                    group.create_task(kiosk.given_back(glass))
                group.create_task(self._small())
            if self._wants("console") or self._wants("follow"):
                group.create_task(self._pages())

    async def _small(self) -> None:
        device, shape = SMALL
        await kiosk.main_screens(self._stage.glass(device, "kiosk", shape))

    async def _pages(self) -> None:
        item_of = {queue: items[0] for queue, items in crowd.popular(self._loaded).items()}
        for language in LANGUAGES:
            if self._wants("console"):
                await console.console(self._stage, self._camera, language)
            if self._wants("follow"):
                await follow(self._stage, self._camera, item_of, language)

    async def _called(self) -> None:
        async with self._step("calls"):
            await crowd.miss_calls(self._stage.hands)
            await self._boards("busy", "busy", lambda: crowd.call(self._stage.hands))
            if self._wants("browser"):
                await layouts.layouts(self._stage, self._camera)
            if self._wants("console"):
                await screens.screens(self._stage, self._camera)
            if self._wants("devices"):
                devices.bars(self._stage, "calls")
                await pages.hall_page(self._stage, self._camera, "busy")

    async def _at_windows(self) -> None:
        if self._wants("seat"):
            async with self._step("screens at windows"):
                await seats.busy(self._stage, self._camera)

    async def _emergency(self) -> None:
        of = {"boards": self._wants("board"), "seats": self._wants("seat")}
        camera = self._camera if self._wants("browser") else None
        if camera is not None or any(of.values()):
            async with self._step("emergency"):
                await alarm.emergency(self._stage, camera, **of)

    async def _in_trouble(self) -> None:
        if not self._wants("kiosk"):
            return
        async with self._step("no paper, slow server"):
            for device in KIOSKS:
                self._stage.hall.processes[f"printer-{device}"].order({**NO_PAPER, "on": True})
            await asyncio.gather(*map(kiosk.paperless, self._glasses))
            for device in KIOSKS:
                self._stage.hall.processes[f"printer-{device}"].order({**NO_PAPER, "on": False})
            for language in LANGUAGES:
                await asyncio.gather(*(kiosk.at_guide(glass, language) for glass in self._glasses))
                with self._server_stopped():
                    await asyncio.gather(*(kiosk.slow(glass, language) for glass in self._glasses))

    async def _errands(self) -> None:
        if not self._wants("kiosk"):
            return
        async with self._step("errands, numbers gone, staff"):
            hands, item = self._stage.hands, crowd.popular(self._loaded)["police"][0]
            number = (await hands.take(item))["number"]
            await asyncio.gather(*(errands.errands(glass, number) for glass in self._glasses))
            await errands.sell_out(hands)
            await asyncio.gather(*map(errands.sold_out, self._glasses))
            pins = {kiosk.id: kiosk.staff_pin for kiosk in self._loaded.site.kiosks}
            await errands.staff(self._glasses[0], pins[next(iter(KIOSKS))])

    @contextlib.contextmanager
    def _server_stopped(self) -> Iterator[None]:
        server = self._stage.hall.processes["hall-server"].pid
        if server is None:
            raise ProcessLookupError("hall-server is not running")
        os.kill(server, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(server, signal.SIGCONT)

    async def _cut_off(self) -> None:
        server = self._stage.hall.processes["hall-server"]
        async with self._step("server away"), open_pages(self._stage, self._camera, self._only) as opened:
            server.hold(True)
            async with asyncio.TaskGroup() as group:
                if self._wants("board"):
                    group.create_task(boards.all_boards(self._stage, "cut", "busy", cut=True))
                if self._wants("seat"):
                    group.create_task(seats.cut(self._stage))
                for glass in self._glasses if self._wants("kiosk") else ():
                    group.create_task(kiosk.away(glass))
                for left in opened:
                    group.create_task(left.shoot(self._camera))

    async def _boards(self, state: str, mode: str, then: Callable[[], Awaitable[None]] = _nothing) -> None:
        """Photograph all boards as ``state``, after ``then`` has happened before their eyes."""
        if self._wants("browser"):
            async with pages.browser_boards(self._stage, self._camera, state):
                await then()
        else:
            await then()
        if self._wants("board"):
            if mode == "busy" and self._wants("browser"):
                await crowd.call_again(self._stage.hands)  # its light went out while the pages were taken
            await boards.all_boards(self._stage, state, mode)
