"""Step → what it shows: the one place where they meet."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from kiosk.flow import Step
from kiosk.showing import (
    attract,
    enter,
    events,
    home,
    item,
    lists,
    map,
    notices,
    search,
    taken,
    taking,
    units,
)
from kiosk.showing.frame import Sight
from kiosk.views import View

SCREENS: Final[Mapping[Step, Callable[[Sight], View]]] = MappingProxyType(
    {
        Step.ATTRACT: attract.show,
        Step.HOME: home.show,
        Step.UNITS: units.show,
        Step.EVENTS: events.show,
        Step.LIST: lists.show,
        Step.SEARCH: search.show,
        Step.CHECK_IN: enter.check_in,
        Step.MINE: enter.my_ticket,
        Step.NOTICES: notices.show,
        Step.MAP: map.show,
        Step.ITEM: item.show,
        Step.TAKING: taking.show,
        Step.TAKEN: taken.show,
    }
)
