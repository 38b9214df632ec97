"""The ways to an item, for every item there is."""

from config.load import DEMO_COUNTY, load
from demo.routes import initials, search, ways
from demo.visitors import Visitor

LOADED = load(DEMO_COUNTY, "centre")
EVENTS = {event.id: event for event in LOADED.county.life_events}


def visitor(path: str, language: str = "zh") -> Visitor:
    return Visitor(name="v1", arrives=0.0, item="", path=path, language=language)  # type: ignore[arg-type]


def test_initials() -> None:
    assert initials("身份证") == "sfz"


def test_every_item_can_be_typed_in_both_languages() -> None:
    for item in LOADED.items:
        for language in ("zh", "en"):
            way = search(item, language)
            assert way[0] == "search"
            assert way[-1] == f"item:{item.code}"
            assert all(len(key) == 5 for key in way[1:-1])


def test_the_liked_way_comes_first_and_others_follow() -> None:
    item = next(item for item in LOADED.items if item.life_events)
    assert ways(visitor("popular"), item, EVENTS)[0] == (f"popular:{item.code}",)
    assert ways(visitor("unit"), item, EVENTS)[0][:2] == ("units", f"unit:{item.unit}")
    assert ways(visitor("life_event"), item, EVENTS)[0][0].startswith("event:")
    assert ways(visitor("search"), item, EVENTS)[0][0] == "search"
    assert all(
        len(ways(visitor(path), item, EVENTS)) >= 2 for path in ("popular", "unit", "life_event", "search")
    )


def test_an_item_of_no_life_event_is_searched() -> None:
    assert ways(visitor("life_event"), LOADED.items[0], {})[0][0] == "search"
