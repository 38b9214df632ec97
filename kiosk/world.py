"""What the kiosk knows of the hall around it: catalogue, plan, queues, server, printer, clock.

Filled by the presenter from what it is told; read by ``showing``. Nothing here
asks anybody anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from config.catalogue import Item
from kiosk.catalogue import Shelves
from kiosk.floor import FloorMap
from kiosk.programme import PICTURES, Programme
from kiosk.quota import left_later, left_now
from wire.live import HalfView, HallPlan, HelpView, QueueView, QuotaView, SitePlan, WindowPlan

PrinterState = Literal["good", "bad", "unknown"]
Direction = Literal["here", "left", "right", ""]


SIDES: Final[Mapping[str, Direction]] = MappingProxyType({"left": "left", "right": "right"})


class Where(NamedTuple):
    """Where an item or a ticket is served: a hall, its windows' labels, the way there from here."""

    hall: HallPlan | None
    labels: tuple[str, ...]
    direction: Direction


@dataclass
class World:
    """The hall as known here; ``hall`` is the id of the hall that the ``kiosk`` stands in.

    ``away`` is true once the server was missed for longer than a blip; until
    then a number may be asked for, and its answer waited for. ``spare`` are the
    queues of which this kiosk has numbers of its own to give meanwhile. ``code`` is what staff type
    to enrol this kiosk, while no server knows it.
    """

    site_name: str
    site_name_en: str
    hall: str
    shelves: Shelves
    now: datetime
    plan: SitePlan | None = None
    queues: dict[str, QueueView] = field(default_factory=dict)
    quotas: dict[str, QuotaView] = field(default_factory=dict)
    away: bool = False
    spare: frozenset[str] = frozenset()
    printer: PrinterState = "unknown"
    printer_reason: str = ""
    public_url: str = ""
    person_key: bytes = b""
    ticker: tuple[str, ...] = ()
    ticker_en: tuple[str, ...] = ()
    programme: Programme = PICTURES
    code: str = ""
    kiosk: str = ""
    help: HelpView | None = None
    _floor: FloorMap | None = None

    @property
    def floor(self) -> FloorMap:
        """The floor plan of the catalogue in use, for this kiosk."""
        floor = self.shelves.catalogue.floor
        if self._floor is None or self._floor.floor is not floor:
            self._floor = FloorMap(floor, self.kiosk)
        return self._floor

    def queue(self, item: Item) -> QueueView | None:
        """Return the item's queue as it is now; None when it is not served here, or not known yet."""
        name = self.shelves.queue_of(item)
        return None if name is None else self.queues.get(name)

    def stranded(self, item: Item) -> bool:
        """Tell whether the server is away and there is no spare number of the item's queue."""
        return self.away and self.shelves.queue_of(item) not in self.spare

    def left(self, item: Item) -> HalfView | None:
        """Return what is left of the item's numbers now; None where they are not limited."""
        return left_now(self.quotas.get(item.code), self.now)

    def later(self, item: Item) -> HalfView | None:
        """Return the next half-day that has numbers of the item; None where that is not known."""
        return left_later(self.quotas.get(item.code), self.now)

    def sold_out(self, item: Item) -> bool:
        """Tell whether the item has no number left now, as last told."""
        left = self.left(item)
        return left is not None and not left.left

    def where(self, item: Item) -> Where:
        """Return where the item is served."""
        name = self.shelves.queue_of(item)
        queues = self.plan.queues if self.plan else ()
        windows = next((queue.windows for queue in queues if queue.id == name), ())
        return self.at(windows)

    def at(self, windows: tuple[str, ...]) -> Where:
        """Return where these windows are: the hall of the first, and those of them that stand in it."""
        known = [window for name in windows if (window := self._window(name)) is not None]
        if not known:
            return Where(None, (), "")
        hall = self._hall(known[0].hall)
        inside = tuple(window.label for window in known if window.hall == known[0].hall)
        return Where(hall, inside, self._direction(hall))

    def here(self) -> HallPlan | None:
        """Return the hall the kiosk stands in."""
        return self._hall(self.hall)

    def enquiry(self) -> tuple[str, ...]:
        """Return the labels of the enquiry windows, those of this hall first."""
        windows = [window for window in (self.plan.windows if self.plan else ()) if window.role == "enquiry"]
        return tuple(window.label for window in sorted(windows, key=lambda one: one.hall != self.hall))

    def phones(self) -> tuple[str, str]:
        """Return the site's numbers for questions and for complaints."""
        return (self.plan.phone_consult, self.plan.phone_complaint) if self.plan else ("", "")

    def _window(self, name: str) -> WindowPlan | None:
        windows = self.plan.windows if self.plan else ()
        return next((window for window in windows if window.id == name), None)

    def _hall(self, name: str) -> HallPlan | None:
        halls = self.plan.halls if self.plan else ()
        return next((hall for hall in halls if hall.id == name), None)

    def _direction(self, hall: HallPlan | None) -> Direction:
        if hall is None:
            return ""
        if hall.id == self.hall:
            return "here"
        return SIDES.get(hall.side, "")
