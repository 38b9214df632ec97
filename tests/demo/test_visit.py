"""A visitor at a kiosk that is busy, breaks down, refuses, or hides the item."""

from collections.abc import Callable
from typing import Any

import pytest

from config.load import DEMO_COUNTY, load
from demo import visit
from demo.automation import NotAnswered, Screen, Target, read_screen
from demo.routes import search
from demo.tempo import Tempo
from demo.visit import Kiosk, Lost
from demo.visitors import Visitor

ITEM = next(item for item in load(DEMO_COUNTY, "centre").items if item.short == "办身份证")
VISITOR = Visitor(name="v1", arrives=0.0, item=ITEM.code, path="popular")
Step = Callable[["Glass"], None]


class Glass:
    """A kiosk of paper: ``rules`` maps (screen, target) to what happens."""

    def __init__(self, **rules: Step) -> None:
        self.screen_name, self.state, self.number, self.dialog = "home", "", "", ""
        self.language = "zh"
        self.offered: dict[str, tuple[str, ...]] = {
            "attract": ("begin", "language"),
            "home": ("search", "units", "language", f"popular:{ITEM.code}"),
            "item": ("take", "home"),
            "taken": ("done",),
            "search": (*(f"key:{key}" for key in "abcdefghijklmnopqrstuvwxyz"), f"item:{ITEM.code}", "home"),
        }
        self.touched: list[str] = []
        self.broken = 0
        self.rules = rules

    async def screen(self) -> Screen:
        if self.broken:
            self.broken -= 1
            raise NotAnswered("kiosk did not answer")
        targets = ("ok", "retry") if self.dialog else self.offered.get(self.screen_name, ())
        return read_screen(
            {
                "screen": self.screen_name,
                "state": self.state,
                "language": self.language,
                "number": self.number,
                "dialog": self.dialog,
                "targets": [{"id": name, "text": "", "box": [0, 0, 2, 2]} for name in targets],
            }
        )

    async def wait(self, timeout: float, **wanted: str) -> Screen:
        del timeout, wanted
        return await self.screen()

    async def touch(self, target: Target, *, twice: bool = False) -> None:
        self.touched += [target.id] * (2 if twice else 1)
        word = target.id.partition(":")[0]
        if word in self.rules:
            self.rules[word](self)
        else:
            self.follow(target.id, word)

    def follow(self, name: str, word: str) -> None:
        if word == "key":
            self.state += name[-1]
        elif word == "language":
            self.language = "en"
        elif word == "take":
            self.screen_name, self.state, self.number = "taken", "printed", "L001"
        else:
            ways = {"begin": "home", "done": "home", "home": "home", "search": "search"}
            self.screen_name = ways.get(word, "item")


def kiosk(glass: Any) -> Kiosk:
    return Kiosk("kiosk-left", glass, {ITEM.code: ITEM}, {}, Tempo(1000))


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("ANSWER_SECONDS", 0.3), ("NUMBER_SECONDS", 1.0), ("FREE_SECONDS", 0.6)):
        monkeypatch.setattr(visit, name, seconds)


async def test_three_touches_to_a_popular_item() -> None:
    glass = Glass()
    taken = await kiosk(glass).take(VISITOR)
    assert (taken.number, taken.visitor, taken.kiosk) == ("L001", "v1", "kiosk-left")
    assert glass.touched == [f"popular:{ITEM.code}", "take", "done"]
    assert taken.since <= taken.at


async def test_an_english_visitor_begins_in_english_and_taps_twice() -> None:
    glass = Glass()
    glass.screen_name = "attract"
    await kiosk(glass).take(
        Visitor(name="v", arrives=0, item=ITEM.code, path="popular", language="en", double_tap=True)
    )
    assert glass.touched == ["begin", "language", f"popular:{ITEM.code}", "take", "take", "done"]


async def test_what_is_not_at_hand_is_searched() -> None:
    glass = Glass()
    glass.offered["home"] = ("search",)
    await kiosk(glass).take(VISITOR)
    assert glass.touched == [*search(ITEM, "zh"), "take", "done"]


async def test_what_cannot_be_found_at_all() -> None:
    glass = Glass()
    glass.offered["home"] = ()
    with pytest.raises(Lost, match=f"did not find {ITEM.code}"):
        await kiosk(glass).take(VISITOR)


async def test_a_kiosk_that_breaks_down_before_anything_was_asked_is_tried_again() -> None:
    def falter(glass: Glass) -> None:
        glass.follow("popular", "popular")
        glass.broken = 0 if len(glass.touched) > 1 else 2

    glass = Glass(popular=falter)
    assert (await kiosk(glass).take(VISITOR)).number == "L001"
    assert glass.touched == [f"popular:{ITEM.code}", "home", f"popular:{ITEM.code}", "take", "done"]


async def test_a_kiosk_somebody_else_uses_is_waited_for() -> None:
    glass = Glass()
    glass.screen_name = "item"
    with pytest.raises(Lost, match=r"not free for 0.6 s; it showed item"):
        await kiosk(glass).take(VISITOR)


async def test_an_answer_that_does_not_come_is_asked_for_again() -> None:
    def late(glass: Glass) -> None:
        glass.dialog = "no_answer"

    def again(glass: Glass) -> None:
        glass.dialog = ""
        glass.follow("take", "take")

    assert (await kiosk(Glass(take=late, retry=again)).take(VISITOR)).number == "L001"


async def test_a_refusal_sends_the_visitor_away_and_leaves_the_kiosk_free() -> None:
    def refuse(glass: Glass) -> None:
        glass.dialog = "refused"

    def understood(glass: Glass) -> None:
        glass.dialog = ""

    glass = Glass(take=refuse, ok=understood, retry=lambda _: None)
    with pytest.raises(Lost, match="no number within 1 s; the kiosk showed item refused"):
        await kiosk(glass).take(VISITOR)
    assert glass.screen_name == "home"
