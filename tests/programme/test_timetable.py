"""What a browser counts off the timetable is what a player's schedule says."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from config.calendar import load_calendar
from config.load import DEMO_COUNTY, load
from programme.days import works_of
from programme.plan import Item, Plan, Screen
from programme.resolve import Medium, plan_of
from programme.schedule import turn
from programme.timetable import Thing, Timetable, picture_key, pictures_of, timetable, videos_of

ZONE = ZoneInfo("Asia/Shanghai")
FRIDAY = datetime(2026, 10, 9, 7, 30, tzinfo=ZONE)
IDENT = Item(id="ident", kind="notice", seconds=30, title="中心")
WORKS = works_of(load_calendar())


def demo_plan() -> Plan:
    """The demo county's programme, all its media there."""
    programme = load(DEMO_COUNTY, "centre").programme
    named = {entry.media for one in programme.playlists for entry in one.entries if entry.media}
    media = {name: Medium(hash=name, name=name, kind="", size=1) for name in named}
    return plan_of(programme, media, [], IDENT)


def counted(made: Timetable, now: float) -> Thing:
    """Return what a page counts off, as timetable.js does."""
    (span,) = [one for one in made.spans if one.since <= now < one.until]
    round_ = [made.things[at] for at in span.things]
    into = (now - span.anchor) % sum(one.seconds for one in round_)
    for one in round_:
        if into < one.seconds:
            return one
        into -= one.seconds
    return round_[0]


@pytest.mark.parametrize("hall", ["left", "right"])
def test_it_says_what_the_schedule_says(hall: str) -> None:
    plan, screen = demo_plan(), Screen("board", hall)
    made = timetable(plan, screen, FRIDAY, WORKS)
    for minutes in range(0, 3 * 24 * 60, 7):
        when = FRIDAY + timedelta(minutes=minutes, seconds=minutes % 60)
        assert counted(made, when.timestamp()).item == turn(plan, screen, when, WORKS).item.id
    assert all(one.until == other.since for one, other in zip(made.spans, made.spans[1:], strict=False))


def test_an_emergency_stands_alone_and_brings_its_words() -> None:
    urgent = Item(
        id="e", kind="notice", seconds=9, title="疏散", text="# 快\n走**近**路", urgent=True, since=FRIDAY
    )
    made = timetable(Plan(ident=IDENT, emergencies=(urgent,)), Screen("b", "left"), FRIDAY, WORKS)
    (span,) = made.spans
    thing = made.things[span.things[0]]
    assert thing.urgent is not None
    assert [block.role for block in thing.urgent.text] == ["heading", "paragraph"]
    assert [run.text for run in thing.urgent.text[1].runs if run.bold] == ["近"]


def test_a_picture_has_another_key_when_it_looks_different() -> None:
    notice = Item(id="n", kind="notice", seconds=9, title="一")
    other = Item(id="n", kind="notice", seconds=9, title="二")
    assert picture_key(notice) != picture_key(other)
    assert picture_key(notice) == picture_key(Item(id="n", kind="notice", seconds=30, title="一"))


def test_pictures_and_videos_of_a_plan_are_told_apart() -> None:
    plan = demo_plan()
    assert IDENT in pictures_of(plan).values()
    assert all(name.endswith(".mp4") for name in videos_of(plan))
    assert not any(item.kind == "video" for item in pictures_of(plan).values())
