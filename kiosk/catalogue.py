"""The items as a citizen looks for them: by unit, by life event, popular now, by search; in pages. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Generic, TypeVar

from config.catalogue import Catalogue, Item, LifeEvent, Unit
from kiosk.search import Index

T = TypeVar("T")

POPULAR_AT_LEAST: Final = 50
"""Popularity from which an item is among the popular ones."""


@dataclass(frozen=True)
class Page(Generic[T]):
    """A page of a list; ``number`` counts from 1, ``total`` pages, at least one."""

    entries: tuple[T, ...]
    number: int
    total: int
    count: int


def page(entries: Sequence[T], number: int, size: int) -> Page[T]:
    """Return page ``number`` of ``entries``, or the nearest there is."""
    total = max(1, -(-len(entries) // size))
    number = min(max(1, number), total)
    return Page(tuple(entries[(number - 1) * size : number * size]), number, total, len(entries))


class Shelves:
    """A catalogue sorted for finding; made once for each version of it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.items: tuple[Item, ...] = tuple(sorted(catalogue.items, key=_liked_first))
        self._item = {item.code: item for item in self.items}
        self._unit = {unit.id: unit for unit in catalogue.units}
        self._event = {event.id: event for event in catalogue.life_events}

    @cached_property
    def index(self) -> Index:
        """The texts of the items, made when first asked for: some tenths of a second."""
        return Index(self.items, self.catalogue.units, self.catalogue.queue_of)

    def item(self, code: str) -> Item | None:
        """Return the item, None when the catalogue has none of that code (any more)."""
        return self._item.get(code)

    def unit(self, name: str) -> Unit | None:
        """Return the unit."""
        return self._unit.get(name)

    def event(self, name: str) -> LifeEvent | None:
        """Return the life event."""
        return self._event.get(name)

    def queue_of(self, item: Item) -> str | None:
        """Return the queue of this site that takes the item, None when it is not served here."""
        return self.catalogue.queue_of.get(item.code)

    def units(self) -> tuple[Unit, ...]:
        """Return the units that offer anything, in the county's order."""
        offering = {item.unit for item in self.items}
        return tuple(unit for unit in self.catalogue.units if unit.id in offering)

    def events(self, of: str) -> tuple[LifeEvent, ...]:
        """Return the life events ``of`` a ``person`` or an ``organisation`` that lead to anything."""
        used = {event for item in self.items for event in item.life_events}
        return tuple(event for event in self.catalogue.life_events if event.of == of and event.id in used)

    def by_unit(self, unit: str) -> tuple[Item, ...]:
        """Return a unit's items, those asked for most first."""
        return tuple(item for item in self.items if item.unit == unit)

    def by_event(self, event: str) -> tuple[Item, ...]:
        """Return a life event's items, those asked for most first."""
        return tuple(item for item in self.items if event in item.life_events)

    def popular(self) -> tuple[Item, ...]:
        """Return what is asked for most and served here, most first."""
        liked = (item for item in self.items if item.popularity >= POPULAR_AT_LEAST)
        return tuple(item for item in liked if self.queue_of(item) is not None)

    def search(self, query: str) -> tuple[Item, ...]:
        """Return the items that ``query`` means, closest first."""
        return tuple(self.items[number] for number in self.index.find(query))

    def words(self, query: str, limit: int = 6) -> tuple[str, ...]:
        """Return Chinese words that the letters of ``query`` may stand for."""
        return tuple(self.index.words(query, limit))


def _liked_first(item: Item) -> tuple[int, str]:
    return (-item.popularity, item.code)
