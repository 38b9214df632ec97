"""What must hold between settings: every reference leads somewhere, nothing is said twice. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from config.catalogue import Item, Kind
from config.check_appointments import check_appointments
from config.check_boards import check_boards
from config.check_led import check_led
from config.check_order import check_order
from config.check_voice import check_voice
from config.problem import Problem, known, twice
from config.settings import County, Site, Span
from config.times import Weekday

COUNTY: Final = "county.toml"
KIND_OF: Final[Mapping[str, Kind]] = MappingProxyType({"L": "licence", "A": "approval", "S": "service"})


def check_county(county: County) -> Iterator[Problem]:
    """Yield what is wrong within ``county.toml``."""
    yield from twice(COUNTY, "units.id", (unit.id for unit in county.units))
    yield from twice(COUNTY, "units.letters", (unit.letters for unit in county.units))
    yield from twice(COUNTY, "life_events.id", (event.id for event in county.life_events))
    yield from twice(COUNTY, "sites.id", (site.id for site in county.sites))


def check_place(file: str, folder: str, county: County, site: Site) -> Iterator[Problem]:
    """Yield where a site's file disagrees with its folder and with the county's list of sites."""
    if site.id != folder:
        yield Problem(file, "id", site.id, f"the name of its folder, {folder}")
    kinds = {ref.id: ref.kind for ref in county.sites}
    kind = kinds.get(folder)
    if kind is None:
        yield Problem(file, "id", folder, f"a site of {COUNTY}: {', '.join(kinds)}")
    elif site.kind != kind:
        yield Problem(file, "kind", site.kind, f"{kind}, as {COUNTY} says")


def check_films(file: str, site: Site, media: Sequence[str]) -> Iterator[Problem]:
    """Yield films that are not among the files of the county's media folder."""
    films = sorted(name for name in media if name.endswith((".mp4", ".webm")))
    for kiosk in site.kiosks:
        key = f"kiosks[{kiosk.id}].films"
        yield from known(file, key, kiosk.films, films, "a film of the county's media folder")


def check_catalogue(county: County, items: Sequence[tuple[str, Item]]) -> Iterator[Problem]:
    """Yield what is wrong between the items (each with its file) and the county."""
    codes: dict[str, str] = {}
    shorts: dict[tuple[str, str], str] = {}
    for file, item in items:
        key = f"item[{item.code}]"
        if item.code in codes:
            yield Problem(file, f"{key}.code", item.code, f"a code of its own (also in {codes[item.code]})")
        elif (item.unit, item.short) in shorts:
            other = shorts[item.unit, item.short]
            yield Problem(file, f"{key}.short", item.short, f"a short name of its own (also of {other})")
        codes[item.code] = file
        shorts[item.unit, item.short] = item.code
        yield from _check_item(file, key, county, item)
        yield from _limits(file, key, item)


def _check_item(file: str, key: str, county: County, item: Item) -> Iterator[Problem]:
    units = {unit.id: unit for unit in county.units}
    unit = units.get(item.unit)
    if unit is None:
        yield Problem(file, "unit", item.unit, f"a unit of {COUNTY}: {', '.join(units)}")
    elif not item.code.startswith(f"{unit.letters}-"):
        yield Problem(file, f"{key}.code", item.code, f"a code that starts with {unit.letters}-")
    kind = KIND_OF[item.code[-5]]
    if item.kind != kind:
        yield Problem(file, f"{key}.kind", item.kind, f"{kind}, as its code says")
    events = [event.id for event in county.life_events]
    yield from known(file, f"{key}.life_events", item.life_events, events, f"a life event of {COUNTY}")
    yield from known(file, f"{key}.co_units", item.co_units, units, f"a unit of {COUNTY}")


def _limits(file: str, key: str, item: Item) -> Iterator[Problem]:
    if item.handling == "instant" and item.promised_days != 0:
        yield Problem(file, f"{key}.promised_days", str(item.promised_days), "0 for an instant item")
    if item.handling != "instant" and not 0 < item.promised_days <= item.statutory_days:
        expected = f"1 to statutory_days ({item.statutory_days}) for a promised or joint item"
        yield Problem(file, f"{key}.promised_days", str(item.promised_days), expected)
    if (item.handling == "joint") != bool(item.co_units):
        yield Problem(
            file, f"{key}.co_units", str(list(item.co_units)), "co-units for joint items, and only for them"
        )


def check_site(file: str, county: County, site: Site, items: Sequence[Item]) -> Iterator[Problem]:
    """Yield what is wrong within a site's file, and between it and the county."""
    try:
        ZoneInfo(site.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        yield Problem(file, "timezone", site.timezone, "an IANA time zone such as Asia/Shanghai")
    yield from _check_ids(file, site)
    yield from _check_queues(file, county, site, items)
    yield from _check_windows(file, county, site)
    yield from _check_joint(file, site, items)
    yield from check_order(file, site)
    yield from _check_devices(file, site)
    yield from check_boards(file, site)
    yield from check_led(file, site)
    yield from check_voice(file, site)
    yield from _check_hours(file, site.hours)
    yield from check_appointments(file, site, items)


def _check_ids(file: str, site: Site) -> Iterator[Problem]:
    yield from twice(file, "halls.id", (hall.id for hall in site.halls))
    yield from twice(file, "queues.id", (queue.id for queue in site.queues))
    yield from twice(file, "queues.prefix", (queue.prefix for queue in site.queues))
    yield from twice(file, "windows.id", (window.id for window in site.windows))
    yield from twice(file, "windows.label", (window.label for window in site.windows))
    devices = [kiosk.id for kiosk in site.kiosks] + [board.id for board in site.boards]
    devices += [screen.id for screen in site.window_screens]
    devices += [line.id for line in site.led_lines] + [line.id for line in site.pad_lines]
    devices += [speaker.id for speaker in site.loudspeakers]
    yield from twice(file, "device id", devices)


def _check_queues(file: str, county: County, site: Site, items: Sequence[Item]) -> Iterator[Problem]:
    units, codes = {unit.id for unit in county.units}, {item.code for item in items}
    yield from twice(file, "queues.units", (unit for queue in site.queues for unit in queue.units))
    yield from twice(file, "queues.items", (code for queue in site.queues for code in queue.items))
    served = {queue for window in site.windows for queue in window.queues}
    served |= {serve.queue for window in site.windows for serve in window.serves if serve.role == "primary"}
    for queue in site.queues:
        key = f"queues[{queue.id}]"
        yield from known(file, f"{key}.units", queue.units, units, "a unit of county.toml")
        yield from known(file, f"{key}.items", queue.items, codes, "an item code of items/*.toml")
        if queue.id not in served:
            yield Problem(file, f"{key}.id", queue.id, "a window that serves this queue")
    if site.kind == "centre":
        taken = {unit for queue in site.queues for unit in queue.units}
        singly = {code for queue in site.queues for code in queue.items}
        for item in items:
            if item.unit not in taken and item.code not in singly:
                yield Problem(
                    file, "queues", item.code, f"a queue for this item (or for its unit {item.unit})"
                )


def _check_joint(file: str, site: Site, items: Sequence[Item]) -> Iterator[Problem]:
    joint = {item.code for item in items if item.handling == "joint"}
    queues = {queue.id for queue in site.queues}
    yield from twice(file, "joint.item", (one.item for one in site.joint))
    for one in site.joint:
        key = f"joint[{one.item}]"
        yield from known(file, f"{key}.item", [one.item], joint, "a joint item of items/*.toml")
        yield from known(file, f"{key}.others", one.others, queues, "a queue of this site")
        yield from twice(file, f"{key}.others", one.others)


def _check_windows(file: str, county: County, site: Site) -> Iterator[Problem]:
    halls, queues = {hall.id for hall in site.halls}, {queue.id for queue in site.queues}
    units = {unit.id for unit in county.units}
    for window in site.windows:
        key = f"windows[{window.id}]"
        yield from known(file, f"{key}.hall", [window.hall], halls, "a hall of this site")
        yield from known(file, f"{key}.queues", window.queues, queues, "a queue of this site")
        yield from known(file, f"{key}.units", window.units, units, "a unit of county.toml")


def _check_devices(file: str, site: Site) -> Iterator[Problem]:
    halls, windows = {hall.id for hall in site.halls}, {window.id for window in site.windows}
    placed = [(kiosk.id, kiosk.hall) for kiosk in site.kiosks] + [
        (board.id, board.hall) for board in site.boards
    ]
    for device, hall in placed:
        yield from known(file, f"{device}.hall", [hall], halls, "a hall of this site")
    stand = [screen.window for screen in site.window_screens]
    yield from known(file, "window_screens.window", stand, windows, "a window of this site")
    for wire in site.pad_lines:
        key = f"pad_lines[{wire.id}].pads"
        yield from known(
            file, f"{key}.window", [pad.window for pad in wire.pads], windows, "a window of this site"
        )
        yield from twice(file, f"{key}.address", (str(pad.address) for pad in wire.pads))


def _check_hours(file: str, hours: Sequence[Span]) -> Iterator[Problem]:
    by_day: dict[Weekday, list[Span]] = {}
    for span in hours:
        if span.start >= span.until:
            yield Problem(file, "hours.until", span.until, f"a time after start {span.start}")
        for day in span.days:
            by_day.setdefault(day, []).append(span)
    for day, spans in by_day.items():
        for first, second in pairwise(sorted(spans, key=lambda span: span.start)):
            if second.start < first.until:
                value = f"{second.start}-{second.until}"
                yield Problem(file, f"hours[{day}]", value, f"no overlap with {first.start}-{first.until}")
