"""More kiosks and boards at the same hall: the demonstration county with ``more.toml`` appended."""

import dataclasses
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

import tomli
import tomli_w

from config.load import DEMO_COUNTY, load
from demo.displays import Display
from demo.hall import Hall
from demo.ports import free_port
from demo.program import Program
from demo.programs import ALONE, Programs
from demo.wiring import Wiring

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MORE: Final = Path(__file__).with_name("more.toml")
SIZES: Final = MappingProxyType(
    {
        "kiosk-wide": (1920, 1080),
        "kiosk-small": (1024, 768),
        "board-wide": (1920, 1080),
        "board-wide-en": (1920, 1080),
        "board-tall": (1080, 1920),
        "board-tall-en": (1080, 1920),
        "board-4k": (3840, 2160),
        "board-mirrored": (1280, 720),
        "board-calls": (1280, 720),
        "board-overview": (1280, 720),
        "board-overview-tall": (720, 1280),
        "board-rest": (1280, 720),
        "board-rest-tall": (720, 1280),
        "window-3": (1024, 600),
        "window-12": (1080, 1920),
        "window-33": (1024, 600),
        "sign-3": (1080, 1920),
        "sign-33": (1024, 600),
    }
)
"""Device → its glass in pixels."""
RESTING: Final = frozenset({"board-rest", "board-rest-tall"})
"""Devices in a county that is off today."""


STANDS: Final = MappingProxyType(
    {
        "left": '{ id = "kiosk-small", x = 18.8, y = 4.2, wide = 0.8, deep = 0.6, facing = "south" },',
        "right": '{ id = "kiosk-wide", x = 6.4, y = 4.2, wide = 0.8, deep = 0.6, facing = "south" },',
    }
)
"""Hall → where its further kiosk stands, a line of its floor plan."""


def county(folder: Path) -> Path:
    """Return a copy of the demonstration county in ``folder`` that has more glass."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DEMO_COUNTY, folder)
    site = folder / "centre" / "site.toml"
    site.write_text(
        f"{site.read_text(encoding='utf-8')}\n{MORE.read_text(encoding='utf-8')}", encoding="utf-8"
    )
    for hall, stand in STANDS.items():
        plan = folder / "centre" / "plan" / f"{hall}.toml"
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace("kiosks = [", f"kiosks = [\n  {stand}", 1), encoding="utf-8")
    return folder


def off_today(county: Path, folder: Path, today: date) -> Path:
    """Return a copy of ``county`` in ``folder`` whose centre has no office hours today and around."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(county, folder)
    site = folder / "centre" / "site.toml"
    table = tomli.loads(site.read_text(encoding="utf-8"))
    far = DAYS[(today.weekday() + 3) % len(DAYS)]
    table["hours"] = [{"days": [far], "start": "09:00", "until": "12:00"}]
    site.write_text(tomli_w.dumps(table), encoding="utf-8")
    return folder


class Cast:
    """The further programs of ``hall``; ``displays`` are their virtual screens by device."""

    def __init__(self, hall: Hall, folder: Path) -> None:
        place = hall.wiring.place
        self._hall = hall
        self._options = dataclasses.replace(hall.options, config=county(folder))
        resting = off_today(folder, folder.with_name("county-off"), datetime.now(UTC).date())
        self._resting = dataclasses.replace(hall.options, config=resting)
        self._loaded = load(self._options.config, self._options.site)
        self.displays = {name: Display(name, size, place.display(name)) for name, size in SIZES.items()}

    def programs(self, device: str) -> Iterator[Program]:
        """Yield the programs of a kiosk or board: its screen, its printer, itself. Raises CannotStart."""
        wiring = self._wiring()
        options = self._resting if device in RESTING else self._options
        programs = Programs(wiring, options, self._hall.outside)
        display = self.displays[device]
        yield display.program(ALONE)
        for kiosk in wiring.kiosks:
            if kiosk.id == device:
                yield programs.printer(kiosk)
                yield programs.kiosk(kiosk, display)
        for board in wiring.boards:
            if board.id == device:
                yield programs.board(board, display)
        for screen in self._loaded.site.window_screens:
            if screen.id == device:
                yield programs.board(screen, display)

    def _wiring(self) -> Wiring:
        kiosks = tuple(kiosk for kiosk in self._loaded.site.kiosks if kiosk.id in SIZES)
        printers = {kiosk.id: free_port() for kiosk in kiosks}
        return dataclasses.replace(self._hall.wiring, loaded=self._loaded, kiosks=kiosks, printers=printers)
