"""Load a county directory: settings, catalogue, and the checks between them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from config.catalogue import Catalogue, Item
from config.check import check_catalogue, check_county, check_site
from config.problem import BadConfig, Problem
from config.read import read_struct, read_toml
from config.settings import County, Site

DEMO_COUNTY: Final = Path(__file__).parent / "sites" / "qinglan"


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A county and one of its sites, checked against each other."""

    folder: Path
    county: County
    site: Site
    items: tuple[Item, ...]

    def catalogue(self) -> Catalogue:
        """Return the catalogue as this site offers it."""
        return Catalogue(
            county=self.county.name,
            county_en=self.county.name_en,
            units=self.county.units,
            life_events=self.county.life_events,
            items=self.items,
            queue_of=queues_of_items(self.site, self.items),
        )


def load(folder: Path, site: str) -> Loaded:
    """Return the county in ``folder`` with its ``site``.

    Raises :class:`BadConfig` naming file, key, value and what was expected,
    for every problem at once.
    """
    problems: list[Problem] = []
    loaded = _load(folder, site, problems)
    if loaded is None or problems:
        raise BadConfig(problems)
    return loaded


def check_all(folder: Path) -> list[Problem]:
    """Return every problem of the county and all its sites; empty when all is well."""
    problems: list[Problem] = []
    county = read_struct(
        County, read_toml(folder / "county.toml", "county.toml", problems), "county.toml", "", problems
    )
    if county is None:
        return problems
    for site in county.sites:
        found: list[Problem] = []
        _load(folder, site.id, found)
        problems.extend(problem for problem in found if problem not in problems)
    return problems


def queues_of_items(site: Site, items: Iterable[Item]) -> dict[str, str]:
    """Return item code → queue id; a queue's ``items`` win over another's ``units``."""
    by_unit = {unit: queue.id for queue in site.queues for unit in queue.units}
    by_item = {code: queue.id for queue in site.queues for code in queue.items}
    found = ((item.code, by_item.get(item.code, by_unit.get(item.unit))) for item in items)
    return {code: queue for code, queue in found if queue is not None}


def _load(folder: Path, site_id: str, problems: list[Problem]) -> Loaded | None:
    county = read_struct(
        County, read_toml(folder / "county.toml", "county.toml", problems), "county.toml", "", problems
    )
    shown = f"{site_id}/site.toml"
    site = read_struct(Site, read_toml(folder / site_id / "site.toml", shown, problems), shown, "", problems)
    items = _read_items(folder, problems)
    if county is None or site is None:
        return None
    problems.extend(check_county(county))
    problems.extend(check_catalogue(county, items))
    problems.extend(check_site(shown, county, site, [item for _, item in items]))
    return Loaded(folder=folder, county=county, site=site, items=tuple(item for _, item in items))


def _read_items(folder: Path, problems: list[Problem]) -> list[tuple[str, Item]]:
    items: list[tuple[str, Item]] = []
    for path in sorted((folder / "items").glob("*.toml")):
        shown = f"items/{path.name}"
        table = read_toml(path, shown, problems)
        if table is None:
            continue
        unit = table.get("unit")
        if not isinstance(unit, str):
            problems.append(Problem(shown, "unit", repr(unit), "the id of a unit of county.toml"))
            continue
        for at, entry in enumerate(table.get("item", [])):
            mark = entry.get("code", at) if isinstance(entry, dict) else at
            item = read_struct(Item, entry, shown, f"item[{mark}]", problems)
            if item is not None:
                items.append((shown, msgspec.structs.replace(item, unit=unit)))
    return items
