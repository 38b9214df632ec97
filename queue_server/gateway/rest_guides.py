"""REST: the guide 办事指南 of an item with where, when and whom to ask, for the page that phones open."""

from http import HTTPStatus

import msgspec
from litestar import Controller, get
from litestar.params import FromPath

from config.catalogue import Item, OtherSite, Unit
from config.settings import Span
from queue_server.gateway.catalogue_desk import CatalogueDesk
from queue_server.gateway.given import TheCatalogue, TheDesk
from queue_server.gateway.problems import ProblemError
from wire.live import HallPlan, SitePlan, WindowPlan


class PlaceOut(msgspec.Struct, frozen=True):
    """Where an item is served: a hall, and the labels of its windows there."""

    hall: HallPlan
    windows: tuple[str, ...]


class GuideOut(msgspec.Struct, frozen=True, kw_only=True):
    """An item with its unit, and where it is served; ``sites`` are those that serve it besides."""

    item: Item
    unit: Unit
    centre: str
    centre_en: str
    phone: str
    places: list[PlaceOut]
    hours: tuple[Span, ...]
    sites: tuple[OtherSite, ...]


class Guides(Controller):
    """``/api/v1/guides``: for anybody, as the guides on the wall are."""

    path = "/api/v1/guides"
    tags = ("lists",)

    @get("/{code:str}")
    async def guide(self, code: FromPath[str], desk: TheDesk, catalogue: TheCatalogue) -> GuideOut:
        """Return the guide of an item; 404 for one that the catalogue lacks."""
        found = _guide(desk.plan, catalogue, code)
        if found is None:
            more = {"field": "code", "value": code, "expected": "the code of an item, such as GA-A-002"}
            raise ProblemError(HTTPStatus.NOT_FOUND, "unknown_item", "no such item", **more)
        return found


def _guide(plan: SitePlan, desk: CatalogueDesk, code: str) -> GuideOut | None:
    loaded, catalogue = desk.loaded, desk.catalogue
    item = next((item for item in catalogue.items if item.code == code), None)
    unit = next((unit for unit in catalogue.units if item and unit.id == item.unit), None)
    if item is None or unit is None:
        return None
    return GuideOut(
        item=item,
        unit=unit,
        centre=plan.name,
        centre_en=plan.name_en,
        phone=plan.phone_consult,
        places=places_of(plan, catalogue.queue_of.get(code)),
        hours=loaded.site.hours,
        sites=catalogue.others(code),
    )


def places_of(plan: SitePlan, queue: str | None) -> list[PlaceOut]:
    """Return where a queue is served, hall by hall; nowhere for None."""
    serving = [window for window in plan.windows if queue in window.queues]
    return [PlaceOut(hall, labels) for hall in plan.halls if (labels := _labels(serving, hall))]


def _labels(windows: list[WindowPlan], hall: HallPlan) -> tuple[str, ...]:
    return tuple(window.label for window in windows if window.hall == hall.id)
