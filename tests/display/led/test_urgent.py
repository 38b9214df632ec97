"""Which emergency stands on which bar, and in which words."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from config.led import Bar, LedLine, LedStyle
from display.led.charset import cells
from display.led.text import PLAIN
from display.led.urgent import MOST, narrowest_of_all, urgent_on, urgent_words
from programme.plan import Item, Plan

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
BARS = (Bar(screen=1, window="l01", cells=20), Bar(screen=2, window="r01", cells=16))
LINE = LedLine(id="led", address="null:", bars=BARS)
HALLS = {"l01": "left", "r01": "right"}


def item(name: str = "fire", **told: Any) -> Item:
    return Item(id=name, kind="notice", seconds=10, urgent=True, **told)


def on(*items: Item, now: datetime = NOW) -> dict[int, str]:
    plan = Plan(ident=item("ident"), emergencies=items)
    return {number: found.id for number, found in urgent_on(LINE, HALLS, plan, now).items()}


def test_without_one_no_bar_has_any() -> None:
    assert on() == {}


@pytest.mark.parametrize(
    ("where", "bars"),
    [
        ({}, [1, 2]),
        ({"halls": ("right",)}, [2]),
        ({"screens": ("led-1",)}, [1]),
        ({"halls": ("cellar",)}, []),
    ],
)
def test_it_stands_where_it_is_for(where: dict[str, Any], bars: list[int]) -> None:
    assert list(on(item(**where))) == bars


def test_it_begins_and_ends_when_it_says_and_the_newest_wins() -> None:
    hour = timedelta(hours=1)
    old, new = item("old", since=NOW - hour), item("new", since=NOW, until=NOW + hour)
    assert on(old, new, now=NOW - hour) == {1: "old", 2: "old"}
    assert on(old, new) == {1: "new", 2: "new"}
    assert on(old, new, now=NOW + hour) == {1: "old", 2: "old"}


def test_one_frame_for_all_is_of_the_narrowest_and_only_where_all_say_the_same() -> None:
    assert narrowest_of_all(LINE, {1: item(), 2: item()}) == BARS[1]
    assert narrowest_of_all(LINE, {1: item()}) is None
    assert narrowest_of_all(LINE, {1: item(), 2: item("other")}) is None


FIRE = item(title="紧急疏散", text="请*立即*\n离开", title_en="Leave now", text_en="Use the stairs.")
ASCII = LedStyle(id="ascii", charset="ascii")


@pytest.mark.parametrize(
    ("language", "style", "said", "scrolls"),
    [
        ("zh", PLAIN, "紧急疏散 请立即 离开", False),
        ("en", PLAIN, "Leave now Use the stairs.", True),
        ("zh", ASCII, "Leave now Use the stairs.", True),
    ],
)
def test_title_and_text_in_one_line(language: str, style: LedStyle, said: str, scrolls: bool) -> None:
    found = urgent_words(FIRE, 20, language, style, (16,))
    assert (found.text, found.scroll) == (said, scrolls)


def test_what_is_written_in_one_language_only_stands_on_bars_of_the_other() -> None:
    assert urgent_words(item(title="紧急疏散"), 20, "en", PLAIN, (16,)).text == "紧急疏散"
    assert urgent_words(item(title_en="Leave now"), 20, "zh", PLAIN, (16,)).text == "Leave now"


def test_a_bar_without_chinese_asks_to_follow_the_staff() -> None:
    said = urgent_words(item(title="紧急疏散"), 20, "zh", ASCII, (16,)).text
    assert said == "Emergency: please follow the staff"


def test_it_is_as_tall_as_fits_and_in_the_colour_of_calls() -> None:
    style = LedStyle(id="s", colour="green", call_colour="red")
    found = urgent_words(item(title="紧急疏散"), 16, "zh", style, (32, 24, 16))
    assert (found.size, found.colour, found.scroll) == (32, "red", False)


def test_a_long_one_is_cut_with_a_sign() -> None:
    said = urgent_words(item(title="长", text="文" * 600), 16, "zh", PLAIN, (16,)).text
    assert (len(said), said[-1], cells(said)) == (MOST, "…", 2 * MOST - 1)
