"""Every rule between settings has a row: how the small county is spoilt, and what is said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from config.load import check_all

Tables = dict[str, Any]
Spoil = Callable[[Tables], object]
Write = Callable[[Tables], Path]
COUNTY, ITEMS, SITE = "county.toml", "items/gongan.toml", "centre/site.toml"


def item(tables: Tables) -> Tables:
    entry: Tables = tables["items"]["item"][0]
    return entry


def again(tables: Tables, file: str, key: str, **change: object) -> object:
    """Add the first entry of a list once more, changed; returns nothing of use."""
    return tables[file][key].append(tables[file][key][0] | change)


SPOILT: dict[str, tuple[Spoil, str]] = {
    "two units of one id": (
        lambda t: again(t, "county", "units", letters="GB"),
        f"{COUNTY}: units.id = gongan: expected each once, found 2 times",
    ),
    "two units with the same letters": (
        lambda t: again(t, "county", "units", id="other"),
        f"{COUNTY}: units.letters = GA: expected each once, found 2 times",
    ),
    "two life events of one id": (
        lambda t: again(t, "county", "life_events"),
        f"{COUNTY}: life_events.id = travel: expected each once, found 2 times",
    ),
    "items of an unknown unit": (
        lambda t: t["items"].update(unit="nobody"),
        f"{ITEMS}: unit = nobody: expected a unit of county.toml: gongan",
    ),
    "two items with one code": (
        lambda t: again(t, "items", "item", short="另一个"),
        f"{ITEMS}: item[GA-A-001].code = GA-A-001: expected a code of its own (also in {ITEMS})",
    ),
    "two items of a unit with one short name": (
        lambda t: again(t, "items", "item", code="GA-A-002"),
        f"{ITEMS}: item[GA-A-002].short = 办身份证: expected a short name of its own (also of GA-A-001)",
    ),
    "a code with another unit's letters": (
        lambda t: item(t).update(code="SC-A-001"),
        f"{ITEMS}: item[SC-A-001].code = SC-A-001: expected a code that starts with GA-",
    ),
    "a kind that the code denies": (
        lambda t: item(t).update(kind="licence"),
        f"{ITEMS}: item[GA-A-001].kind = licence: expected approval, as its code says",
    ),
    "an unknown life event": (
        lambda t: item(t).update(life_events=["moon"]),
        f"{ITEMS}: item[GA-A-001].life_events = moon: expected a life event of county.toml",
    ),
    "an unknown co-unit": (
        lambda t: item(t).update(handling="joint", co_units=["nobody"]),
        f"{ITEMS}: item[GA-A-001].co_units = nobody: expected a unit of county.toml",
    ),
    "an instant item that promises days": (
        lambda t: item(t).update(handling="instant"),
        f"{ITEMS}: item[GA-A-001].promised_days = 15: expected 0 for an instant item",
    ),
    "a promise longer than the law's": (
        lambda t: item(t).update(promised_days=41),
        f"{ITEMS}: item[GA-A-001].promised_days = 41: "
        "expected 1 to statutory_days (40) for a promised or joint item",
    ),
    "a joint item alone": (
        lambda t: item(t).update(handling="joint"),
        f"{ITEMS}: item[GA-A-001].co_units = []: expected co-units for joint items, and only for them",
    ),
    "a site under another name than its folder": (
        lambda t: t["site"].update(id="center"),
        f"{SITE}: id = center: expected the name of its folder, centre",
    ),
    "a site of another kind than the county says": (
        lambda t: t["site"].update(kind="village"),
        f"{SITE}: kind = village: expected centre, as county.toml says",
    ),
    "no such time zone": (
        lambda t: t["site"].update(timezone="Asia/Qinglan"),
        f"{SITE}: timezone = Asia/Qinglan: expected an IANA time zone such as Asia/Shanghai",
    ),
    "two halls of one id": (
        lambda t: again(t, "site", "halls"),
        f"{SITE}: halls.id = left: expected each once, found 2 times",
    ),
    "two queues with one prefix": (
        lambda t: (
            again(t, "site", "queues", id="second", units=[])
            or t["site"]["windows"][0].update(queues=["police", "second"])
        ),
        f"{SITE}: queues.prefix = A: expected each once, found 2 times",
    ),
    "two queues that take one unit": (
        lambda t: (
            again(t, "site", "queues", id="second", prefix="B")
            or t["site"]["windows"][0].update(queues=["police", "second"])
        ),
        f"{SITE}: queues.units = gongan: expected each once, found 2 times",
    ),
    "a queue of an unknown unit": (
        lambda t: t["site"]["queues"][0]["units"].append("nobody"),
        f"{SITE}: queues[police].units = nobody: expected a unit of county.toml",
    ),
    "a queue of an unknown item": (
        lambda t: t["site"]["queues"][0].update(items=["GA-A-999"]),
        f"{SITE}: queues[police].items = GA-A-999: expected an item code of items/*.toml",
    ),
    "a queue that no window serves": (
        lambda t: t["site"]["windows"][0].update(queues=[]),
        f"{SITE}: queues[police].id = police: expected a window that serves this queue",
    ),
    "an item that no queue of the centre takes": (
        lambda t: t["site"]["queues"][0].update(units=[]),
        f"{SITE}: queues = GA-A-001: expected a queue for this item (or for its unit gongan)",
    ),
    "two windows with one number": (
        lambda t: again(t, "site", "windows", id="w2"),
        f"{SITE}: windows.label = 1: expected each once, found 2 times",
    ),
    "a window in an unknown hall": (
        lambda t: t["site"]["windows"][0].update(hall="attic"),
        f"{SITE}: windows[w1].hall = attic: expected a hall of this site",
    ),
    "a window that serves an unknown queue": (
        lambda t: t["site"]["windows"][0]["queues"].append("nothing"),
        f"{SITE}: windows[w1].queues = nothing: expected a queue of this site",
    ),
    "a window of an unknown unit": (
        lambda t: t["site"]["windows"][0].update(units=["nobody"]),
        f"{SITE}: windows[w1].units = nobody: expected a unit of county.toml",
    ),
    "two devices of one id": (
        lambda t: t["site"]["boards"][0].update(id="kiosk"),
        f"{SITE}: device id = kiosk: expected each once, found 2 times",
    ),
    "a film that is not there": (
        lambda t: t["site"]["kiosks"][0].update(films=["gone.mp4"]),
        f"{SITE}: kiosks[kiosk].films = gone.mp4: expected a film of the county's media folder",
    ),
    "a kiosk in an unknown hall": (
        lambda t: t["site"]["kiosks"][0].update(hall="attic"),
        f"{SITE}: kiosk.hall = attic: expected a hall of this site",
    ),
    "a bar above an unknown window": (
        lambda t: t["site"]["led_lines"][0]["bars"][0].update(window="w9"),
        f"{SITE}: led_lines[led].bars.window = w9: expected a window of this site",
    ),
    "two bars with one address": (
        lambda t: t["site"]["led_lines"][0]["bars"].append({"screen": 1, "window": "w1"}),
        f"{SITE}: led_lines[led].bars.screen = 1: expected each once, found 2 times",
    ),
    "a pad at an unknown window": (
        lambda t: t["site"]["pad_lines"][0]["pads"][0].update(window="w9"),
        f"{SITE}: pad_lines[pads].pads.window = w9: expected a window of this site",
    ),
    "two pads with one address": (
        lambda t: t["site"]["pad_lines"][0]["pads"].append({"address": 1, "window": "w1"}),
        f"{SITE}: pad_lines[pads].pads.address = 1: expected each once, found 2 times",
    ),
    "hours that end before they start": (
        lambda t: t["site"]["hours"][0].update(until="08:00"),
        f"{SITE}: hours.until = 08:00: expected a time after start 09:00",
    ),
    "hours that overlap": (
        lambda t: again(t, "site", "hours", start="11:00", until="13:00"),
        f"{SITE}: hours[mon] = 11:00-13:00: expected no overlap with 09:00-12:00",
    ),
}


@pytest.mark.parametrize(("spoil", "said"), SPOILT.values(), ids=SPOILT)
def test_what_does_not_fit_is_said(tables: Tables, write: Write, spoil: Spoil, said: str) -> None:
    spoil(tables)
    assert said in [str(problem) for problem in check_all(write(tables))]


def test_hours_that_only_touch_do_not_overlap(tables: Tables, write: Write) -> None:
    again(tables, "site", "hours", start="12:00", until="13:00")
    assert check_all(write(tables)) == []


def test_a_site_that_the_county_does_not_list_is_said(tables: Tables, write: Write) -> None:
    tables["county"]["sites"] = []
    folder = write(tables)
    said = [str(problem) for problem in check_all(folder)]
    assert said == [f"{SITE}: id = centre: expected a site of county.toml: "]


def test_many_things_wrong_are_all_said(tables: Tables, write: Write) -> None:
    tables["site"]["windows"][0].update(hall="attic", queues=["nothing"])
    tables["site"]["hours"][0]["until"] = "08:00"
    item(tables)["promised_days"] = 0
    keys = [problem.key for problem in check_all(write(tables))]
    assert keys == [
        "item[GA-A-001].promised_days",
        "queues[police].id",
        "windows[w1].hall",
        "windows[w1].queues",
        "hours.until",
    ]
