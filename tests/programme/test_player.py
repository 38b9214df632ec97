"""The player in virtual time: never dark, the next ready in time, what is broken passed over and told."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from faces.film import Picture
from programme.journal import Journal
from programme.plan import DayPart, Item, Kind, Plan, Playlist, Screen, Slot
from programme.player import AHEAD, Player

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 7, 13, 8, 59, 50, tzinfo=ZONE)
STEP = timedelta(seconds=0.5)


@dataclass
class Card:
    """A slide that is ready after ``needs`` looks, or broken; its picture says its name."""

    item: Item
    needs: int = 2
    broken: bool = False
    closed: bool = False
    reason: str = "torn"

    def look(self) -> bool:
        self.needs -= 1
        return self.needs < 0 and not self.broken

    def play(self) -> Picture:
        return Picture(1, 1, self.item.id.encode())

    def picture(self) -> None:
        assert not self.closed

    def close(self) -> None:
        self.closed = True


@dataclass
class Stage:
    """A player with a clock that is turned by hand; ``drawn`` is what came on the glass, and when."""

    folder: Path
    now: datetime = MONDAY
    broken: set[str] = field(default_factory=set)
    slow: dict[str, int] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    opened: list[Card] = field(default_factory=list)
    drawn: list[tuple[float, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.journal = Journal(self.folder)
        self.player = Player(
            Screen("board", "left"),
            lambda day: day.weekday() < 5,
            self.journal,
            open_slide=self.open,
            without=lambda _: frozenset(self.missing),
            seconds=lambda: self.now.timestamp(),
        )

    def open(self, item: Item) -> Card:
        self.opened.append(Card(item, self.slow.get(item.id, 2), broken=item.id in self.broken))
        return self.opened[-1]

    def run(self, seconds: float) -> None:
        until = self.now + timedelta(seconds=seconds)
        while self.now < until:
            picture = self.player.tick(self.now)
            if picture is not None:
                self.drawn.append(((self.now - MONDAY).total_seconds(), picture.pixels.decode()))
            self.now += STEP

    def plays(self) -> list[tuple[str, float, str]]:
        return [(play.item, play.seconds, play.outcome) for play in self.journal.waiting(1000)]


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def item(name: str, seconds: float = 10, kind: Kind = "picture") -> Item:
    return Item(id=name, kind=kind, seconds=seconds, media=f"hash-{name}")


def plan(*items: Item, emergencies: tuple[Item, ...] = ()) -> Plan:
    return Plan(
        ident=Item(id="ident", kind="notice", seconds=20),
        playlists=(Playlist(id="p", items=items),),
        slots=(Slot(playlist="p", parts=(DayPart(start=9 * 60),)),),
        emergencies=emergencies,
    )


def test_items_follow_each_other_at_their_times_without_a_dark_moment(stage: Stage) -> None:
    stage.player.take(plan(item("a"), item("b")))
    stage.run(60)
    assert stage.drawn[0] == (0.5, "ident")
    assert stage.drawn[1:] == [(10 + 10 * n, "ab"[n % 2]) for n in range(5)]
    assert all(card.closed for card in stage.opened[:-2])


def test_the_next_is_opened_before_it_is_due_and_only_then(stage: Stage) -> None:
    stage.player.take(plan(item("a", 100), item("b")))
    stage.run(10 + 100 - AHEAD.total_seconds() - 1)
    assert [card.item.id for card in stage.opened] == ["ident", "a"]
    stage.run(2)
    assert [card.item.id for card in stage.opened] == ["ident", "a", "b"]
    assert stage.drawn[-1][1] == "a"


def test_a_slow_item_leaves_the_one_before_on_the_glass(stage: Stage) -> None:
    stage.slow = {"b": 10}
    stage.player.take(plan(item("a", 2), item("b", 20)))
    stage.run(25)
    assert stage.drawn == [(0.5, "ident"), (10.0, "a"), (14.0, "b")]
    assert stage.plays()[1] == ("a", 4.0, "shown")


def test_what_is_broken_is_passed_over_and_told_once_in_a_plan(stage: Stage) -> None:
    stage.broken = {"b"}
    stage.player.take(plan(item("a"), item("b"), item("c")))
    stage.run(120)
    assert {name for _, name in stage.drawn} == {"ident", "a", "c"}
    assert [play for play in stage.plays() if play[2] == "broken"] == [("b", 0.0, "broken")]


def test_what_has_no_file_yet_is_shown_once_it_came(stage: Stage) -> None:
    stage.missing = {"hash-a"}
    stage.player.take(plan(item("a")))
    stage.run(30)
    assert [name for _, name in stage.drawn] == ["ident"]
    stage.missing.clear()
    stage.player.look_again()
    stage.run(5)
    assert stage.drawn[-1][1] == "a"


def test_an_emergency_is_on_the_glass_at_once_and_gone_at_once(stage: Stage) -> None:
    stage.player.take(plan(item("a", 600)))
    stage.run(60)
    urgent = Item(id="e", kind="notice", seconds=10, urgent=True, since=stage.now)
    stage.player.take(plan(item("a", 600), emergencies=(urgent,)))
    stage.run(2)
    assert stage.drawn[-1] == (60.5, "e")
    stage.player.take(plan(item("a", 600)))
    stage.run(2)
    assert stage.drawn[-1] == (62.5, "a")


def test_glass_without_a_place_shows_and_tells_only_what_is_urgent(stage: Stage) -> None:
    stage.player.hides = lambda item: not item.urgent
    stage.player.take(plan(item("a")))
    stage.run(60)
    assert (stage.drawn, stage.opened, stage.plays()) == ([], [], [])
    stage.player.take(plan(item("a"), emergencies=(Item(id="e", kind="notice", seconds=9, urgent=True),)))
    stage.run(5)
    stage.player.take(plan(item("a")))
    stage.run(5)
    assert [name for _, name in stage.drawn] == ["e"]
    assert stage.player.item is None
    assert [name for name, _, _ in stage.plays()] == ["e"]


def test_each_turn_is_a_play_as_long_as_it_was_shown(stage: Stage) -> None:
    stage.player.take(plan(item("a"), item("b", 5)))
    stage.run(60)
    stage.player.close()
    plays = stage.plays()
    assert plays[0] == ("ident", 9.5, "shown")
    assert plays[1:4] == [("a", 10.0, "shown"), ("b", 5.0, "shown"), ("a", 10.0, "shown")]
    assert sum(seconds for _, seconds, _ in plays) == 59.5


def test_a_picture_alone_stays_and_is_a_play_each_time_a_film_begins_anew(stage: Stage) -> None:
    stage.player.take(plan(item("a")))
    stage.run(40)
    assert [name for _, name in stage.drawn] == ["ident", "a"]
    assert [name for name, _, _ in stage.plays()] == ["ident", "a", "a"]
    stage.player.take(plan(item("v", kind="video")))
    assert not stage.player.moves
    stage.run(40)
    assert [name for _, name in stage.drawn[2:]] == ["v"] * 4
    assert stage.player.moves
