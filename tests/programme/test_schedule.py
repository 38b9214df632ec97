"""The schedule: an answer at every moment, emergencies first, nothing that is over, the same for all."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.plan import MIDNIGHT, DayPart, Item, Plan, Playlist, Screen, Slot
from programme.schedule import due, parts_on, turn

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 7, 13, 9, 0, tzinfo=ZONE)
HERE = Screen("board-left", "left")
IDENT = Item(id="ident", kind="notice", seconds=20)


def works(day: date) -> bool:
    return day.weekday() < 5


def item(name: str, seconds: float = 10, **more: object) -> Item:
    return Item(id=name, kind="picture", seconds=seconds, media=f"hash-{name}", **more)  # type: ignore[arg-type]


def plan(*slots: Slot, **lists: tuple[Item, ...]) -> Plan:
    named = tuple(Playlist(id=name, items=items) for name, items in lists.items())
    return Plan(ident=IDENT, playlists=named, slots=slots)


def at(of: Plan, when: datetime, screen: Screen = HERE, without: frozenset[str] = frozenset()) -> str:
    return turn(of, screen, when, works, without).item.id


DAY = plan(Slot(playlist="day"), day=(item("a"), item("b", 20)))


def test_items_go_round_from_the_start_of_the_part_and_the_next_is_known() -> None:
    found = due(DAY, HERE, MONDAY + timedelta(seconds=12), works)
    assert (found.now.item.id, found.following.id) == ("b", "a")
    assert found.now.since == MONDAY + timedelta(seconds=10)
    assert found.now.until == MONDAY + timedelta(seconds=30)


def test_without_anything_to_show_there_is_the_ident() -> None:
    empty = Plan(ident=IDENT)
    assert due(empty, HERE, MONDAY, works).now.item is IDENT
    assert at(DAY, MONDAY, without=frozenset({"hash-a", "hash-b"})) == "ident"


def test_a_file_that_is_not_here_is_left_out() -> None:
    for seconds in range(0, 60, 5):
        assert at(DAY, MONDAY + timedelta(seconds=seconds), without=frozenset({"hash-a"})) == "b"


def test_the_highest_priority_that_has_something_wins() -> None:
    high, low = Slot(playlist="high", priority=5), Slot(playlist="low")
    assert at(plan(low, high, high=(item("h"),), low=(item("l"),)), MONDAY) == "h"
    assert at(plan(low, high, high=(), low=(item("l"),)), MONDAY) == "l"


def test_playlists_of_one_priority_are_shown_one_after_the_other() -> None:
    both = plan(Slot(playlist="x"), Slot(playlist="y"), x=(item("x"),), y=(item("y"),))
    assert [at(both, MONDAY + timedelta(seconds=10 * n)) for n in range(4)] == ["x", "y", "x", "y"]


def test_a_slot_is_for_its_halls_and_screens() -> None:
    there = plan(Slot(playlist="p", halls=("right",), screens=("kiosk-left",)), p=(item("p"),))
    assert at(there, MONDAY) == "ident"
    assert at(there, MONDAY, Screen("board-right", "right")) == "p"
    assert at(there, MONDAY, Screen("kiosk-left", "left")) == "p"


MORNING = DayPart(start=9 * 60, until=12 * 60)


@pytest.mark.parametrize(
    ("exceptions", "day", "expected"),
    [
        ((), MONDAY, (MORNING,)),
        ((DayPart(days=(0,), start=600, until=660),), MONDAY, (DayPart(days=(0,), start=600, until=660),)),
        ((DayPart(days=(4,), start=600, until=660),), MONDAY, (MORNING,)),
        ((DayPart(dates=(MONDAY.date(),), until=0),), MONDAY, (DayPart(dates=(MONDAY.date(),), until=0),)),
        ((DayPart(on="free", until=60),), MONDAY + timedelta(days=6), (DayPart(on="free", until=60),)),
    ],
)
def test_an_exception_holds_alone_on_its_days(
    exceptions: tuple[DayPart, ...], day: datetime, expected: tuple[DayPart, ...]
) -> None:
    slot = Slot(playlist="p", parts=(MORNING,), exceptions=exceptions)
    assert parts_on(slot, day.date(), works) == expected


def test_a_slot_holds_from_its_first_to_its_last_day() -> None:
    slot = Slot(playlist="p", first=date(2026, 7, 13), last=date(2026, 7, 14))
    days = [date(2026, 7, day) for day in (12, 13, 14, 15)]
    assert [bool(parts_on(slot, day, works)) for day in days] == [False, True, True, False]


def test_working_days_are_those_of_the_calendar() -> None:
    slot = Slot(playlist="p", parts=(DayPart(on="working"),))
    assert parts_on(slot, date(2026, 7, 18), works) == ()
    assert parts_on(slot, date(2026, 7, 18), lambda _: True) == (DayPart(on="working"),)


def test_an_item_is_cut_where_the_schedule_turns() -> None:
    lunch = plan(
        Slot(playlist="day", parts=(MORNING,)),
        Slot(playlist="noon", parts=(DayPart(start=720, until=780),)),
        day=(item("long", 3600 * 5),),
        noon=(item("n", 7),),
    )
    found = due(lunch, HERE, MONDAY, works)
    assert (found.now.until, found.following.id) == (MONDAY.replace(hour=12), "n")


@st.composite
def day_parts(draw: st.DrawFn) -> DayPart:
    start = draw(st.integers(0, MIDNIGHT))
    return DayPart(
        days=tuple(draw(st.sets(st.integers(0, 6), max_size=3))),
        on=draw(st.sampled_from(["any", "working", "free"])),
        start=start,
        until=draw(st.integers(start, MIDNIGHT)),
    )


MOMENTS = st.integers(0, 7 * 86_400 * 1000).map(lambda n: MONDAY.astimezone(UTC) + timedelta(milliseconds=n))
PLACES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{}, {}, {"halls": ("left",)}, {"halls": ("right",)}, {"screens": ("board-left",)}]
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    name = draw(st.sampled_from("abcdefgh"))
    limits = {key: draw(st.none() | MOMENTS) for key in ("since", "until")}
    return item(name, draw(st.floats(0, 900)), **limits, **draw(PLACES))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    lists = {name: tuple(draw(st.lists(items(), max_size=3))) for name in ("p", "q")}
    slots = [
        Slot(
            playlist=draw(st.sampled_from(["p", "q", "gone"])),
            priority=draw(st.integers(0, 2)),
            parts=tuple(draw(st.lists(day_parts(), max_size=2))),
            exceptions=tuple(draw(st.lists(day_parts(), max_size=1))),
            **draw(PLACES),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    urgent = tuple(draw(st.lists(items(), max_size=2)))
    made = plan(*slots, **lists)
    return Plan(ident=made.ident, playlists=made.playlists, slots=made.slots, emergencies=urgent)


WHEN = MOMENTS.map(lambda when: when.astimezone(ZONE))
WITHOUT = st.sets(st.sampled_from([f"hash-{name}" for name in "abcd"]), max_size=2).map(frozenset)


def live(one: Item, when: datetime) -> bool:
    begun = one.since is None or one.since <= when
    return begun and (one.until is None or when < one.until)


@settings(max_examples=40)
@given(plans(), WHEN, WITHOUT)
def test_something_is_due_at_every_moment_and_turns_follow_without_a_gap(
    of: Plan, when: datetime, without: frozenset[str]
) -> None:
    for _ in range(8):
        now = turn(of, HERE, when, works, without)
        assert now.since <= when < now.until
        when = now.until


@settings(max_examples=40)
@given(plans(), WHEN, WITHOUT, st.floats(0, 1))
def test_all_moments_of_a_turn_give_that_turn(
    of: Plan, when: datetime, without: frozenset[str], share: float
) -> None:
    now = turn(of, HERE, when, works, without)
    other = turn(of, HERE, when + (now.until - when) * share * 0.999, works, without)
    assert (other.item, other.until) == (now.item, now.until)


@settings(max_examples=40)
@given(plans(), WHEN, WITHOUT)
def test_nothing_is_shown_that_is_over_or_not_here_or_for_others(
    of: Plan, when: datetime, without: frozenset[str]
) -> None:
    shown = turn(of, HERE, when, works, without).item
    assert live(shown, when)
    assert shown in of.emergencies or shown.media not in without
    assert not shown.halls or "left" in shown.halls


@settings(max_examples=40)
@given(plans(), WHEN, WITHOUT)
def test_an_emergency_is_before_everything(of: Plan, when: datetime, without: frozenset[str]) -> None:
    urgent = [one for one in of.emergencies if live(one, when) and one.halls != ("right",)]
    shown = turn(of, HERE, when, works, without).item
    assert (shown in urgent) if urgent else (shown not in of.emergencies or shown in of.playlists[0].items)


@settings(max_examples=40)
@given(plans(), WHEN)
def test_the_next_is_what_is_shown_then(of: Plan, when: datetime) -> None:
    found = due(of, HERE, when, works)
    assert turn(of, HERE, found.now.until, works).item == found.following
