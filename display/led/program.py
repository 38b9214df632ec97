"""``hall-led`` put together: the link to the server, and a bus for every line of this machine."""

import argparse
import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
import structlog

from boards.rest import rests
from config.calendar import load_calendar
from config.led import LedLine
from config.settings import Site
from display.led.boards import Moment, Showing, showings, touched
from display.led.bus import LineBus
from display.led.makers.of_line import maker_of
from display.led.schedule import Health
from display.led.styles import brightness_at, style_of
from display.led.urgent import narrowest_of_all, urgent_on
from display.watch import receipt_id
from programme.plan import Item, Plan
from station.lines import halls_of, lines_of
from station.options import server_url
from transports.address import parse
from transports.open import transport_for
from transports.transport import Transport
from wire.hello import Rejected
from wire.intents import Intent
from wire.link import Link
from wire.live import Change, Snapshot
from wire.mirror import Mirror
from wire.parts import Part
from wire.programme import ProgrammeIs
from wire.receipts import CallShown
from wire.session import Phase, Told

LONGEST_NAME: Final = 80
SLOWEST_USUAL: Final = 9600
"""Assumed for a line behind a serial server of which nothing is said: only deadlines depend on it."""

TICK_SECONDS: Final = 1.0
"""How late the clock on a bar may turn, and an emergency with a time of its own begin and end."""

PROGRAMME: Final = "programme"

log = structlog.get_logger()


class Program:
    """The bars of some lines of ``site``, as options ask; raises NoSuchLine, BadAddress."""

    def __init__(
        self,
        site: Site,
        asked: argparse.Namespace,
        open_transport: Callable[[str], Transport] = transport_for,
    ) -> None:
        self.lines = lines_of(site, site.led_lines, "LED", asked.line, dict(asked.address))
        self._site = site
        self._zone = ZoneInfo(site.timezone)
        self._minute = ""
        self._calendar = load_calendar()
        self._resting: frozenset[int] = frozenset()
        self._halls = {window.id: window.hall for window in site.windows}
        self._emergencies: Plan | None = None
        self._urgent: dict[str, Mapping[int, Item]] = {}
        self._mirror = Mirror()
        self._language: str = asked.language
        self._told: dict[str, tuple[str | None, int]] = {}
        self.buses = {
            line.id: LineBus(
                line,
                open_transport(line.address),
                baud=baud_of(line.address),
                maker=maker_of(line, site.led_templates),
                on_shown=partial(self._shown, line.id),
                on_health=partial(self._felt, line.id),
            )
            for line in self.lines
        }
        windows = [bar.window for line in self.lines for bar in line.bars]
        self.link = Link(
            server_url(asked.server, site.server),
            program="led",
            device="-".join(self.buses)[:LONGEST_NAME],
            rooms=[*(f"hall:{hall}" for hall in halls_of(site, windows)), PROGRAMME],
            token=asked.token,
            on_news=self._news,
            on_phase=self._phase,
        )

    async def run(self) -> None:
        """Work until cancelled."""
        for line, bus in self.buses.items():
            for screen, health in ((None, bus.line_health), *bus.health.items()):
                self._felt(line, screen, health)
        async with asyncio.TaskGroup() as group:
            group.create_task(self.link.run())
            group.create_task(self._keep_time())
            for bus in self.buses.values():
                group.create_task(bus.run())

    def _news(self, told: Told) -> None:
        match told:
            case Snapshot():
                self._mirror.take(told)
                self._show(self._now())
            case Change():
                self._mirror.take(told)
                plan = self._mirror.plan
                self._show(self._now(), touched(told, plan) if plan else None)
            case ProgrammeIs():
                self._warned(bytes(told.body))
            case Rejected():
                log.warning("server_refused", code=told.code, why=told.detail)

    def _now(self) -> datetime:
        return datetime.now(UTC).astimezone(self._zone)

    def _warned(self, body: bytes) -> None:
        """Take in the programme: of it, bars show the emergencies."""
        try:
            self._emergencies = msgspec.json.decode(body, type=Plan)
        except msgspec.MsgspecError as error:
            log.error("bad_programme", why=str(error))
            return
        self._show_urgent(self._now())

    def _show(self, local: datetime, windows: frozenset[str] | None = None) -> None:
        """Show on every bar, or on those of ``windows``, what is true now."""
        for line in self.lines:
            bus, moment = self.buses[line.id], self._moment(line, local)
            bars = [bar for bar in line.bars if windows is None or bar.window in windows]
            for screen, showing in showings(bars, self._mirror, moment).items():
                bus.show(screen, showing)

    def _show_urgent(self, local: datetime) -> None:
        """Show which emergencies there are now, where that is something new."""
        for line in self.lines:
            urgent = self._urgent_on(line, local)
            if urgent == self._urgent.get(line.id, {}):
                continue
            self._urgent[line.id] = urgent
            shown = showings(line.bars, self._mirror, self._moment(line, local))
            if (bar := narrowest_of_all(line, urgent)) is not None and bar.screen in shown:
                self.buses[line.id].show_all(bar.screen, shown[bar.screen])
            for screen, showing in shown.items():
                self.buses[line.id].show(screen, showing)

    def _urgent_on(self, line: LedLine, local: datetime) -> Mapping[int, Item]:
        return urgent_on(line, self._halls, self._emergencies, local) if self._emergencies else {}

    def _moment(self, line: LedLine, local: datetime) -> Moment:
        return Moment(
            self._language,
            local.strftime("%H:%M"),
            partial(style_of, self._site, line),
            self.buses[line.id].maker.sizes,
            self._urgent.get(line.id, {}),
            self._resting,
        )

    async def _keep_time(self) -> None:
        """Turn the clock on the bars, and their brightness, when the minute turns; look for emergencies."""
        while True:
            local = self._now()
            self._show_urgent(local)
            if (minute := local.strftime("%H:%M")) != self._minute:
                self._minute = minute
                self._resting = self._who_rests(local)
                self._show(local)
                self._dim(local.hour)
            await asyncio.sleep(TICK_SECONDS)

    def _who_rests(self, local: datetime) -> frozenset[int]:
        """Return the minutes around the site's day after which it is night now."""
        minutes = {style.rest_minutes for style in self._site.led_styles}
        return frozenset(one for one in minutes if rests(self._site, self._calendar, one, "closed", local))

    def _dim(self, hour: int) -> None:
        for line in self.lines:
            for bar in line.bars:
                percent = brightness_at(style_of(self._site, line, bar), hour)
                if percent is not None:
                    self.buses[line.id].dim(bar.screen, percent)

    def _felt(self, line: str, screen: int | None, health: Health) -> None:
        """Tell the server how a line or one of its bars is now."""
        name = line if screen is None else f"{line}-{screen}"
        since = datetime.now(UTC).timestamp()
        self.link.tell_part(Part(id=name, state=health.state, reason=health.reason, since=since))

    def _phase(self, phase: Phase) -> None:
        log.info("server", phase=str(phase), url=self.link.url)

    def _shown(self, line: str, screen: int, showing: Showing) -> None:
        """Report a call that stands on a bar, once; it is sent to the bar again now and then."""
        name, proof = f"{line}-{screen}", (showing.ticket, showing.times)
        if showing.state != "call" or showing.ticket is None or self._told.get(name) == proof:
            return
        self._told[name] = proof
        self.link.tell(_receipt(name, showing.ticket, showing.times))


def baud_of(address: str) -> int:
    """Return the speed of the line; raises BadAddress."""
    return getattr(parse(address), "baud", None) or SLOWEST_USUAL


def _receipt(screen: str, ticket: str, times: int) -> Intent:
    command_id = receipt_id("shown", screen, ticket, times)
    return CallShown(command_id=command_id, ticket=ticket, times=times, screen=screen)
