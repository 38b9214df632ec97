"""What a screen shows to nobody: it is made, set and laid out with this before anybody needs it.

Afterwards the same stands over what the last citizen saw there. Nothing in it
is anybody's: an item that many ask for, a number that nobody has.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from kiosk.flow import Place, Step
from kiosk.showing.frame import Sight
from kiosk.showing.table import SCREENS
from kiosk.views import View
from kiosk.visit import Visit
from wire.live import TicketView

ABOUT: Final[Mapping[Step, str]] = MappingProxyType({Step.EVENTS: "person", Step.LIST: "popular"})
OF_AN_ITEM: Final = frozenset({Step.ITEM, Step.TAKING, Step.TAKEN})
NOBODYS: Final = TicketView(
    id="", number="A000", queue="", state="waiting", issued_at=datetime(2000, 1, 1, tzinfo=UTC)
)


def sample(step: Step, sight: Sight) -> View | None:
    """Return a view of ``step`` as ``sight`` would see it; None where there is nothing to show."""
    shelves = sight.world.shelves
    item = next(iter(shelves.items), None)
    if step is Step.ATTRACT or (step in OF_AN_ITEM and item is None):
        return None
    about = item.code if item and step in OF_AN_ITEM else ABOUT.get(step, "")
    visit = Visit(
        language=sight.visit.language,
        modes=sight.visit.modes,
        trail=(Place(Step.HOME), Place(step, about)),
        ticket=NOBODYS,
    )
    return SCREENS[step](sight._replace(visit=visit, idle=0.0))
