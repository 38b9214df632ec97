"""What is wrong with a programme, named by key and value."""

import pytest

from config.check_programme import check_programme
from config.load import DEMO_COUNTY, load, media_names
from config.programme import DayPart, Entry, Playlist, Programme, Slot, is_video

SITE = load(DEMO_COUNTY, "centre").site
LIST = Playlist(id="p", name="p", entries=(Entry(media="tips-wide.png"), Entry(notices=True)))


def wrong(*slots: Slot, lists: tuple[Playlist, ...] = (LIST,)) -> list[str]:
    programme = Programme(playlists=lists, slots=slots)
    found = check_programme("f", programme, SITE, media_names(DEMO_COUNTY))
    return [f"{problem.key}={problem.value}" for problem in found]


def test_the_demo_county_has_a_programme_without_a_fault() -> None:
    loaded = load(DEMO_COUNTY, "centre")
    assert loaded.programme.slots
    names = media_names(DEMO_COUNTY)
    assert list(check_programme("f", loaded.programme, loaded.site, names)) == []


@pytest.mark.parametrize(
    ("slot", "found"),
    [
        (Slot(playlist="q"), "slots[0].playlist=q"),
        (Slot(playlist="p", halls=("x",)), "slots[0].halls=x"),
        (Slot(playlist="p", screens=("x",)), "slots[0].screens=x"),
        (Slot(playlist="p", first="2026-02-30"), "slots[0]=2026-02-30"),
        (Slot(playlist="p", first="2026-02-02", last="2026-02-01"), "slots[0].last=2026-02-01"),
        (Slot(playlist="p", parts=(DayPart(start="10:00", until="10:00"),)), "slots[0].parts.until=10:00"),
        (
            Slot(playlist="p", exceptions=(DayPart(start="10:00", until="09:00"),)),
            "slots[0].exceptions.until=09:00",
        ),
    ],
)
def test_a_slot_names_what_there_is_and_days_in_order(slot: Slot, found: str) -> None:
    assert wrong(slot) == [found]


def test_an_exception_that_ends_when_it_starts_is_no_fault() -> None:
    assert wrong(Slot(playlist="p", exceptions=(DayPart(start="00:00", until="00:00"),))) == []


def test_an_entry_is_a_file_that_is_there_or_the_notices() -> None:
    entries = (Entry(), Entry(media="gone.png"), Entry(media="tips-wide.png", notices=True))
    found = wrong(lists=(Playlist(id="p", name="p", entries=entries),))
    assert found == [
        "playlists[p].entries[0]=nothing",
        "playlists[p].entries[2]=tips-wide.png",
        "playlists[p].entries.media=gone.png",
    ]


def test_a_video_is_known_by_its_name() -> None:
    assert [is_video(name) for name in ("a.mp4", "a.webm", "a.png")] == [True, True, False]
