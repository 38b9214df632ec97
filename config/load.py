"""Load a county directory: settings, catalogue, and the checks between them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from config.catalogue import Catalogue, Item, OtherSite
from config.check import check_catalogue, check_county, check_films, check_place, check_site
from config.check_floor import check_floor, check_ways, file_of
from config.check_programme import check_programme
from config.check_staff import check_staff
from config.floor import Area, Floor
from config.problem import BadConfig, Problem
from config.programme import Programme
from config.read import check_keys, read_struct, read_toml, shorten
from config.settings import County, Site
from config.staff import Staff

Beside = TypeVar("Beside", Programme, Staff)
DEMO_COUNTY: Final = Path(__file__).parent / "sites" / "qinglan"
ITEMS_FILE: Final = {"unit": str, "item": list}


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A county and one of its sites, checked against each other; ``others`` are those that could be read."""

    folder: Path
    county: County
    site: Site
    items: tuple[Item, ...]
    programme: Programme = Programme()
    floor: Floor = ()
    staff: Staff = Staff()
    others: tuple[Site, ...] = ()

    @property
    def media(self) -> Path:
        """Where the county's pictures and films are."""
        return self.folder / "media"

    def catalogue(self) -> Catalogue:
        """Return the catalogue as this site offers it."""
        return Catalogue(
            county=self.county.name,
            county_en=self.county.name_en,
            units=self.county.units,
            life_events=self.county.life_events,
            items=self.items,
            queue_of=queues_of_items(self.site, self.items),
            floor=self.floor,
            sites=tuple(map(_entry, self.others)),
            elsewhere=served_by(self.others, self.items),
        )


def load(folder: Path, site: str) -> Loaded:
    """Return the county in ``folder`` with its ``site``.

    Raises :class:`BadConfig` naming file, key, value and what was expected,
    for every problem at once.
    """
    problems: list[Problem] = []
    county, items = _read_county(folder, problems)
    found = _read_site(folder, site, county, items, problems)
    programme = read_programme(folder, site, found, problems)
    floor = read_floor(folder, site, found, problems)
    staff = read_staff(folder, site, found, problems)
    if county is None or found is None or problems:
        raise BadConfig(problems)
    return Loaded(
        folder=folder,
        county=county,
        site=found,
        items=items,
        programme=programme,
        floor=floor,
        staff=staff,
        others=_read_others(folder, site, county),
    )


def load_site(folder: Path, site: str) -> Site:
    """Return what the file of ``site`` says, for who needs no more: not checked against the county.

    Raises :class:`BadConfig`.
    """
    problems: list[Problem] = []
    shown = f"{site}/site.toml"
    found = read_struct(Site, read_toml(folder / site / "site.toml", shown, problems), shown, "", problems)
    if found is None or problems:
        raise BadConfig(problems)
    return found


def check_all(folder: Path) -> list[Problem]:
    """Return every problem of the county and all its sites; empty when all is well."""
    problems: list[Problem] = []
    county, items = _read_county(folder, problems)
    listed = [ref.id for ref in county.sites] if county else []
    for site in listed or sorted(path.parent.name for path in folder.glob("*/site.toml")):
        found, before = _read_site(folder, site, county, items, problems), len(problems)
        read_programme(folder, site, found, problems)
        read_staff(folder, site, found, problems)
        floor = read_floor(folder, site, found, problems)
        if found is not None and len(problems) == before:
            problems.extend(check_ways(found, floor))
    return problems


def queues_of_items(site: Site, items: Iterable[Item]) -> dict[str, str]:
    """Return item code → queue id; a queue's ``items`` win over another's ``units``."""
    by_unit = {unit: queue.id for queue in site.queues for unit in queue.units}
    by_item = {code: queue.id for queue in site.queues for code in queue.items}
    found = ((item.code, by_item.get(item.code, by_unit.get(item.unit))) for item in items)
    return {code: queue for code, queue in found if queue is not None}


def served_by(sites: Iterable[Site], items: Iterable[Item]) -> dict[str, tuple[str, ...]]:
    """Return item code → the ids of those of ``sites`` that serve it."""
    items = tuple(items)
    found: dict[str, tuple[str, ...]] = {}
    for site in sites:
        for code in queues_of_items(site, items):
            found[code] = (*found.get(code, ()), site.id)
    return found


def _entry(site: Site) -> OtherSite:
    return OtherSite(id=site.id, name=site.name, name_en=site.name_en, phone=site.phone_consult)


def _read_others(folder: Path, site: str, county: County) -> tuple[Site, ...]:
    """Return the other sites of the county; what is wrong with one is for its own server to say."""
    passed_over: list[Problem] = []
    names = (ref.id for ref in county.sites if ref.id != site)
    tables = ((name, read_toml(folder / name / "site.toml", name, passed_over)) for name in names)
    found = (read_struct(Site, table, name, "", passed_over) for name, table in tables)
    return tuple(other for other in found if other is not None)


def _read_county(folder: Path, problems: list[Problem]) -> tuple[County | None, tuple[Item, ...]]:
    table = read_toml(folder / "county.toml", "county.toml", problems)
    county = read_struct(County, table, "county.toml", "", problems)
    items = _read_items(folder, problems)
    if county is not None:
        problems.extend(check_county(county))
        problems.extend(check_catalogue(county, items))
    return county, tuple(item for _, item in items)


def _read_site(
    folder: Path, site_id: str, county: County | None, items: tuple[Item, ...], problems: list[Problem]
) -> Site | None:
    shown = f"{site_id}/site.toml"
    site = read_struct(Site, read_toml(folder / site_id / "site.toml", shown, problems), shown, "", problems)
    if county is not None and site is not None:
        problems.extend(check_place(shown, site_id, county, site))
        problems.extend(check_site(shown, county, site, items))
    if site is not None:
        problems.extend(check_films(shown, site, media_names(folder)))
    return site


def read_programme(folder: Path, site_id: str, site: Site | None, problems: list[Problem]) -> Programme:
    """Return the programme of a site, an empty one where it has none; note what is wrong with it."""
    shown, found = _beside(Programme, folder / site_id / "programme.toml", problems)
    if site is not None and found is not None:
        problems.extend(check_programme(shown, found, site, media_names(folder)))
    return found or Programme()


def read_staff(folder: Path, site_id: str, site: Site | None, problems: list[Problem]) -> Staff:
    """Return the window staff of a site, nobody where none are told; note what is wrong with them."""
    shown, found = _beside(Staff, folder / site_id / "staff.toml", problems)
    if site is not None and found is not None:
        problems.extend(check_staff(shown, found, site, media_names(folder)))
    return found or Staff()


def _beside(form: type[Beside], path: Path, problems: list[Problem]) -> tuple[str, Beside | None]:
    """Return how a file beside a site's settings is called in messages, and what it says; None if nothing."""
    shown = f"{path.parent.name}/{path.name}"
    if not path.exists():
        return shown, None
    return shown, read_struct(form, read_toml(path, shown, problems), shown, "", problems)


def read_floor(folder: Path, site_id: str, site: Site | None, problems: list[Problem]) -> Floor:
    """Return the floor plan of a site, empty where nobody measured; note what is wrong with it."""
    areas = []
    for path in sorted((folder / site_id / "plan").glob("*.toml")):
        shown = file_of(site_id, path.stem)
        area = read_struct(Area, read_toml(path, shown, problems), shown, "", problems)
        if area is not None:
            areas.append(msgspec.structs.replace(area, id=path.stem))
    floor = tuple(areas)
    if site is not None:
        problems.extend(check_floor(site, floor))
    return floor


def media_names(folder: Path) -> list[str]:
    """Return the names of the files in the county's media folder."""
    return sorted(path.name for path in (folder / "media").glob("*"))


def _read_items(folder: Path, problems: list[Problem]) -> list[tuple[str, Item]]:
    items: list[tuple[str, Item]] = []
    for path in sorted((folder / "items").glob("*.toml")):
        shown = f"items/{path.name}"
        table = read_toml(path, shown, problems)
        if table is None:
            continue
        check_keys(table, ITEMS_FILE, shown, "", problems)
        unit, entries = table.get("unit"), table.get("item", [])
        if not isinstance(unit, str):
            problems.append(Problem(shown, "unit", shorten(unit), "the id of a unit of county.toml"))
            continue
        if not isinstance(entries, list):
            problems.append(Problem(shown, "item", shorten(entries), "tables that start with [[item]]"))
            continue
        for at, entry in enumerate(entries):
            mark = entry.get("code", at) if isinstance(entry, dict) else at
            item = read_struct(Item, entry, shown, f"item[{mark}]", problems)
            if item is not None:
                items.append((shown, msgspec.structs.replace(item, unit=unit)))
    return items
