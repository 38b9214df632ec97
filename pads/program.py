"""``hall-pads`` put together: the link to the server, and a bus for every pad line of this machine."""

import argparse
import asyncio
import secrets
from collections.abc import Callable
from functools import partial
from typing import Final

import structlog

from config.settings import PadLine, Site
from pads.bus import PadBus
from pads.digits import DARK, digits
from pads.keys import LEVELS, intent
from pads.protocols.ff68 import Key, Press, Rating, beep, open_rating
from station.lines import halls_of, lines_of
from station.options import server_url
from transports.address import SerialAddress, parse
from transports.open import transport_for
from transports.transport import Transport
from wire.answers import Done
from wire.hello import Rejected
from wire.intents import AtWindow
from wire.link import Link
from wire.live import Change, Snapshot, WindowView
from wire.mirror import Mirror
from wire.rating import RateService
from wire.session import Phase, Told

ANSWER_WITHIN: Final = 5.0
USUAL_BAUD: Final = 9600
LONGEST_NAME: Final = 80

log = structlog.get_logger()


class Program:
    """The pads of some lines of ``site``, as options ask; raises NoSuchLine, BadAddress.

    A press while the server is away beeps and is forgotten: a call must never
    come minutes after its key, when the clerk has long done something else.
    """

    def __init__(
        self,
        site: Site,
        asked: argparse.Namespace,
        open_transport: Callable[[str], Transport] = transport_for,
    ) -> None:
        self.lines = lines_of(site, site.pad_lines, "pad", asked.line, dict(asked.address))
        self._mirror = Mirror()
        self._phase_now = Phase.AWAY
        self._asking: set[asyncio.Task[None]] = set()
        self.buses = {line.id: self._bus(line, open_transport) for line in self.lines}
        windows = [pad.window for line in self.lines for pad in line.pads]
        self.link = Link(
            server_url(asked.server, site.server),
            program="pads",
            device="-".join(self.buses)[:LONGEST_NAME],
            rooms=[f"hall:{hall}" for hall in halls_of(site, windows)],
            token=asked.token,
            on_news=self._news,
            on_phase=self._phase,
        )

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.link.run())
            for bus in self.buses.values():
                group.create_task(bus.run())

    def _bus(self, line: PadLine, open_transport: Callable[[str], Transport]) -> PadBus:
        return PadBus(
            line.id,
            [pad.address for pad in line.pads],
            open_transport(line.address),
            baud=baud_of(line.address),
            on_press=partial(self._pressed, line),
            on_rating=partial(self._rated, line),
        )

    def _news(self, told: Told) -> None:
        match told:
            case Snapshot() | Change():
                self._mirror.take(told)
                self._show()
            case Rejected():
                log.warning("server_refused", code=told.code, why=told.detail)

    def _phase(self, phase: Phase) -> None:
        log.info("server", phase=str(phase), url=self.link.url)
        self._phase_now = phase
        self._show()

    def _show(self) -> None:
        live = self._phase_now is Phase.LIVE
        for line in self.lines:
            for pad in line.pads:
                cells = digits(pad.window, self._mirror) if live else DARK
                self.buses[line.id].outbox.want(pad.address, cells)

    def _pressed(self, line: PadLine, press: Press) -> None:
        outbox = self.buses[line.id].outbox
        if press.key is Key.ASK_RATING:
            outbox.add(open_rating(press.pad))
            return
        asked = self._intent(line, press)
        if asked is None:
            if press.key not in (Key.CANCEL, Key.ONE_METRE):
                outbox.add(beep(press.pad))
            return
        self._begin(line, press.pad, asked)

    def _begin(self, line: PadLine, pad: int, asked: AtWindow) -> None:
        task = asyncio.create_task(self._ask(line, pad, asked))
        self._asking.add(task)
        task.add_done_callback(self._asking.discard)

    def _intent(self, line: PadLine, press: Press) -> AtWindow | None:
        window = window_of(line, press.pad)
        if self._mirror.plan is None or self._phase_now is not Phase.LIVE:
            return None
        view = self._mirror.windows.get(window) or WindowView(id=window, state="closed")
        command_id = f"pad-{secrets.token_hex(12)}"
        return intent(press, view, self._mirror.plan, command_id)

    async def _ask(self, line: PadLine, pad: int, asked: AtWindow) -> None:
        """Ask the server; a beep says that nothing came of the press."""
        try:
            answer = await self.link.ask(asked, ANSWER_WITHIN)
        except TimeoutError:
            log.warning("pad_unanswered", line=line.id, pad=pad, intent=type(asked).__name__)
        else:
            if isinstance(answer, Done):
                return
            log.info("pad_refused", line=line.id, pad=pad, answer=str(answer))
        self.buses[line.id].outbox.add(beep(pad))

    def _rated(self, line: PadLine, rating: Rating) -> None:
        """Tell what a citizen thought; never later, for then somebody else was served last."""
        level = LEVELS[rating.level]
        log.info("pad_rating", line=line.id, pad=rating.pad, rating=level)
        if self._phase_now is Phase.LIVE:
            window, command_id = window_of(line, rating.pad), f"rate-{secrets.token_hex(12)}"
            self._begin(line, rating.pad, RateService(command_id=command_id, window=window, level=level))


def window_of(line: PadLine, address: int) -> str:
    """Return the window where the pad with that address stands."""
    return next(pad.window for pad in line.pads if pad.address == address)


def baud_of(address: str) -> int:
    """Return the speed of the line; raises BadAddress."""
    place = parse(address)
    return place.baud if isinstance(place, SerialAddress) else USUAL_BAUD
