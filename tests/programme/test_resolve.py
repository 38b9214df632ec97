"""Names become media, times become minutes, notices stand where the playlists have room for them."""

from datetime import date

from config import programme as written
from programme.notice import Notice
from programme.plan import DayPart, Item
from programme.resolve import Medium, plan_of

IDENT = Item(id="ident", kind="notice", seconds=20)
FILM = Medium(hash="f" * 64, name="film.mp4", kind="video", size=9, seconds=13.5)
PICTURE = Medium(hash="a" * 64, name="a.png", kind="picture", size=9)
MEDIA = {medium.name: medium for medium in (FILM, PICTURE)}


def shown(entries: tuple[written.Entry, ...], notices: list[Notice]) -> list[tuple[str, float]]:
    programme = written.Programme(playlists=(written.Playlist(id="p", name="p", entries=entries),))
    return [
        (item.name, item.seconds) for item in plan_of(programme, MEDIA, notices, IDENT).playlists[0].items
    ]


def notice(name: str, **more: object) -> Notice:
    return Notice(id=name, title=name, **{"state": "published", **more})  # type: ignore[arg-type]


def test_items_have_their_own_length_unless_the_entry_says_another() -> None:
    entries = (
        written.Entry(media="film.mp4"),
        written.Entry(media="a.png"),
        written.Entry(media="a.png", seconds=3),
    )
    assert shown(entries, []) == [("film.mp4", 13.5), ("a.png", 10.0), ("a.png", 3)]


def test_a_file_that_is_not_kept_is_left_out() -> None:
    assert shown((written.Entry(media="gone.png"),), []) == []


def test_only_published_notices_stand_in_the_playlist_and_each_in_its_place() -> None:
    notices = [
        notice("n"),
        notice("d", state="draft"),
        notice("w", state="withdrawn"),
        notice("t", style="ticker"),
    ]
    notices.append(notice("e", style="emergency"))
    assert shown((written.Entry(notices=True),), notices) == [("n", 10.0)]
    plan = plan_of(written.Programme(), MEDIA, notices, IDENT)
    assert plan.ticker == ("t",)
    assert [(item.name, item.urgent) for item in plan.emergencies] == [("e", True)]


def test_hours_and_days_are_counted() -> None:
    part = written.DayPart(
        days=("mon", "sun"), dates=("2026-10-01",), on="free", start="08:30", until="24:00"
    )
    slot = written.Slot(playlist="p", first="2026-01-02", parts=(part,))
    made = plan_of(written.Programme(slots=(slot,)), {}, [], IDENT).slots[0]
    assert made.first == date(2026, 1, 2)
    assert made.last is None
    assert made.parts == (DayPart(days=(0, 6), dates=(date(2026, 10, 1),), on="free", start=510, until=1440),)
