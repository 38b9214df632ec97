"""What the hall page is told: every device as it is now, as ``hall_page/CONTRACT.md`` spells it.

Read from the files that the virtual devices write and from what staff see;
made anew only while somebody looks.
"""

from gettext import NullTranslations
from pathlib import Path
from typing import Any, Final

import msgspec

from config.settings import Kiosk
from demo.cards import Cards
from demo.evidence import Paper
from demo.faults import Faults
from demo.hall import Hall
from demo.pads import SHOWN
from demo.people import people
from demo.pictures import Pictures
from demo.proofs import Figures
from demo.views import view_url
from translations.catalogue import catalogue

SLIPS: Final = 12
FIGURE_SPACE: Final = "\u2007"
Told = dict[str, Any]


class HallState:
    """Makes the state; ``figures`` are those of the last look."""

    def __init__(self, hall: Hall, pictures: Pictures, faults: Faults, cards: Cards) -> None:
        self.figures: Figures | None = None
        self._hall = hall
        self._site = hall.wiring.loaded.site
        self._pictures = pictures
        self._faults = faults
        self._cards = cards
        self._zh: NullTranslations = catalogue("demo", "zh")
        self._en: NullTranslations = catalogue("demo", "en")

    def now(self) -> Told:
        """Return the state as it is; reads files, so not for the event loop."""
        return {
            "site": {"name": self._site.name, "name_en": self._site.name_en},
            "halls": [msgspec.to_builtins(hall) for hall in self._site.halls],
            "windows": [self._window(window.id) for window in self._site.windows],
            "leds": [led for line in self._hall.wiring.led_lines for led in self._leds(line.id, line.bars)],
            "pads": [pad for line in self._hall.wiring.pad_lines for pad in self._pads(line.id, line.pads)],
            "printers": [self._printer(kiosk.id, kiosk.hall) for kiosk in self._hall.wiring.kiosks],
            "readers": [self._reader(kiosk) for kiosk in self._hall.wiring.kiosks],
            "screens": self._screens(),
            "links": self._links(),
            "faults": self._devices(),
            "figures": self._figures(),
        }

    def _window(self, name: str) -> Told:
        window = next(window for window in self._site.windows if window.id == name)
        view = self._hall.staff.mirror.windows.get(name)
        return {
            "id": name,
            "label": window.label,
            "hall": window.hall,
            "name": window.name,
            "name_en": window.name_en,
            "state": view.state if view else "closed",
            "screen_url": f"{self._hall.wiring.base}/window/{name}",
            "sign_url": f"{self._hall.wiring.base}/sign/{name}",
        }

    def _leds(self, line: str, bars: Any) -> list[Told]:
        folder = self._hall.wiring.place.led(line)
        told = []
        for bar in bars:
            state, picture = _read(folder / f"{bar.window}.json"), folder / f"{bar.window}.png"
            if state is not None and picture.exists():
                version = picture.stat().st_mtime_ns
                png = f"/pictures/led/{line}/{bar.window}.png?v={version}"
                label = self._label(bar.window)
                told.append({"window": bar.window, "label": label, "png": png, "text": state["text"]})
        return told

    def _pads(self, line: str, pads: Any) -> list[Told]:
        folder = self._hall.wiring.place.pads(line)
        told = []
        for pad in pads:
            state = _read(folder / f"{pad.window}.json") or {}
            cells, label = state.get("digits", ""), self._label(pad.window)
            digits = f"{cells[:3]} {cells[3:]}".replace(" ", FIGURE_SPACE) if cells.strip() else ""
            told.append({"window": pad.window, "label": label, "digits": digits, "keys": list(SHOWN)})
        return told

    def _printer(self, kiosk: str, hall: str) -> Told:
        papers = [paper for paper in self._hall.eyes.papers if paper.printer == kiosk][-SLIPS:]
        return {
            "id": kiosk,
            "hall": hall,
            **self._titles("Printer of the kiosk, {hall}", hall),
            "faults": sorted(self._faults.now[kiosk]),
            "can": list(self._faults.can[kiosk]),
            "slips": [_slip(kiosk, paper) for paper in papers],
        }

    def _reader(self, kiosk: Kiosk) -> Told:
        return {
            "kiosk": kiosk.id,
            "hall": kiosk.hall,
            **self._titles("Card reader of the kiosk, {hall}", kiosk.hall),
            "cards": [
                {"id": card.id, "name": card.name, "born": card.born} for card in self._cards.known.values()
            ],
            "lying": self._cards.lying[kiosk.id],
            "pin": kiosk.staff_pin,
        }

    def _screens(self) -> list[Told]:
        kinds = {
            **{kiosk.id: ("kiosk", "Kiosk, {hall}", kiosk.hall) for kiosk in self._hall.wiring.kiosks},
            **{board.id: ("board", "Board, {hall}", board.hall) for board in self._hall.wiring.boards},
        }
        return [
            self._screen(device, *kinds[device], display.size)
            for device, display in self._hall.displays.items()
        ]

    def _screen(self, device: str, kind: str, title: str, hall: str, size: tuple[int, int]) -> Told:
        shot = self._pictures.shots.get(device)
        return {
            "id": device,
            "kind": kind,
            "hall": hall,
            **self._titles(title, hall),
            "png": f"/pictures/screen/{device}.png?v={shot.version}" if shot else "",
            "width": size[0],
            "height": size[1],
            "view_url": view_url(self._hall.wiring.view_port, device) if self._hall.viewed else "",
        }

    def _links(self) -> list[Told]:
        base = self._hall.wiring.base
        accounts = "  ".join(f"{account.name} / {account.password}" for account in people().accounts)
        links = [{**self._titles("Staff console"), "url": f"{base}/", "note": accounts}]
        for hall in self._site.halls:
            url = f"{base}/board/{hall.id}"
            links.append({**self._titles("Board in the browser, {hall}", hall.id), "url": url, "note": ""})
        for kind, title in (
            ("window", "Screen of window {window}"),
            ("sign", "Staff sign of window {window}"),
        ):
            window = self._site.windows[0]
            url = f"{base}/{kind}/{window.id}"
            links.append({**self._titles(title, window=window.label), "url": url, "note": ""})
        links.append(
            {**self._titles("Description of the interface"), "url": f"{base}/api/schema", "note": ""}
        )
        links.append({**self._titles("Measurements"), "url": f"{base}/metrics", "note": ""})
        return links

    def _devices(self) -> list[Told]:
        hall_of = {window.id: window.hall for window in self._site.windows}
        wiring = self._hall.wiring
        lines = [(line, line.bars[0].window, len(line.bars) > 1) for line in wiring.led_lines]
        titles = {
            line.id: ("LED bars {hall}" if many else "LED bar of window {window}, {hall}", window)
            for line, window, many in lines
        }
        titles |= {line.id: ("Call pads {hall}", line.pads[0].window) for line in wiring.pad_lines}
        titles |= {"server": ("Queue server", "")}
        return [
            {
                "device": device,
                **self._titles(title, hall_of.get(window, ""), self._label(window)),
                "can": list(self._faults.can[device]),
                "faults": sorted(self._faults.now[device]),
            }
            for device, (title, window) in titles.items()
        ]

    def _figures(self) -> Told:
        waiting = sum(queue.waiting for queue in self._hall.staff.mirror.queues.values())
        told: Told = {"waiting": waiting}
        if self.figures is not None:
            told |= {name: getattr(self.figures, name) for name in FIGURES}
            told |= {"lost": len(self.figures.lost), "doubled": len(self.figures.doubled)}
        return told

    def _titles(self, title: str, hall: str = "", window: str = "") -> Told:
        here = next((found for found in self._site.halls if found.id == hall), None)
        names = (here.name, here.name_en) if here else ("", "")
        return {
            "title": self._zh.gettext(title).format(hall=names[0], window=window),
            "title_en": self._en.gettext(title).format(hall=names[1], window=window),
        }

    def _label(self, window: str) -> str:
        return next((found.label for found in self._site.windows if found.id == window), window)


FIGURES: Final = (
    "issued",
    "printed",
    "called",
    "shown_on_board",
    "shown_on_led",
    "spoken",
    "finished",
    "no_show",
    "recalled",
)


def _slip(kiosk: str, paper: Paper) -> Told:
    number = paper.number if paper.qr else None
    return {"png": f"/pictures/slip/{kiosk}/{paper.picture}", "number": number, "time": paper.at.isoformat()}


def _read(path: Path) -> Any:
    try:
        return msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError):
        return None
