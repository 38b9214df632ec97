"""What every bar of a hall shows, told from the views of its windows."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from config.led import Bar, LedStyle
from display.led.boards import Moment, Showing, blinking_by_itself, in_parts, showings, state_of, touched
from display.led.text import Words
from programme.plan import Item
from wire.live import Call, Change, HallPlan, QueuePlan, QueueView, SitePlan, Snapshot, WindowPlan, WindowView
from wire.mirror import Mirror

NOW = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
PLAN = SitePlan(
    site="centre",
    name="青岚县政务服务中心",
    name_en="Qinglan",
    halls=(HallPlan(id="left", name="左厅", name_en="Left hall", side="left"),),
    queues=(
        QueuePlan(id="household", prefix="A", name="户籍", name_en="Household"),
        QueuePlan(id="exit", prefix="B", name="出入境", name_en="Passports"),
    ),
    windows=(
        WindowPlan(
            id="w3", label="3", hall="left", name="公安", name_en="Police", queues=("exit", "household")
        ),
        WindowPlan(id="w4", label="4", hall="left", name="咨询", name_en="Enquiries"),
    ),
)
BARS = (Bar(screen=1, window="w3", cells=20), Bar(screen=2, window="w4", cells=20))
CALL = Call(ticket="t1", number="A012", window="w3", hall="left", queue="household", times=2, at=NOW)

STATES = {
    "called": (WindowView(id="w3", state="open", ticket="t1", number="A012", ticket_state="called"), "call"),
    "paused while a citizen is on the way": (
        WindowView(id="w3", state="paused", ticket="t1", number="A012", ticket_state="called"),
        "call",
    ),
    "serving": (
        WindowView(id="w3", state="open", ticket="t1", number="A012", ticket_state="serving"),
        "serving",
    ),
    "held": (WindowView(id="w3", state="open", ticket="t1", number="A012", ticket_state="held"), "idle"),
    "open": (WindowView(id="w3", state="open"), "idle"),
    "paused": (WindowView(id="w3", state="paused"), "paused"),
    "closed": (WindowView(id="w3", state="closed"), "closed"),
    "never heard of": (None, "closed"),
}


def hall(*windows: WindowView, calls: tuple[Call, ...] = ()) -> Mirror:
    mirror = Mirror()
    mirror.take(Snapshot(seq=1, day="2026-11-23", plan=PLAN, windows=windows, calls=calls))
    return mirror


@pytest.mark.parametrize(("view", "state"), STATES.values(), ids=STATES)
def test_state_of_a_window(view: WindowView | None, state: str) -> None:
    assert state_of(view) == state


def test_before_the_first_snapshot_nothing_is_known() -> None:
    assert showings(BARS, Mirror(), Moment("zh")) == {}


def test_a_call_stands_on_its_window_and_nowhere_else() -> None:
    called = WindowView(id="w3", state="open", ticket="t1", number="A012", ticket_state="called")
    shown = showings(BARS, hall(called, WindowView(id="w4", state="open"), calls=(CALL,)), Moment("zh"))
    assert shown[1] == Showing("call", Words("请A012号到3号窗口", scroll=False), "t1", 2)
    assert shown[2] == Showing("idle", Words("4号窗口 咨询", scroll=False))


def test_a_recall_is_a_new_showing_of_the_same_words() -> None:
    called = WindowView(id="w3", state="open", ticket="t1", number="A012", ticket_state="called")
    first = showings(BARS, hall(called), Moment("zh"))[1]
    again = showings(BARS, hall(called, calls=(CALL,)), Moment("zh"))[1]
    assert (first.words, first.times) == (again.words, 1)
    assert first != again


def test_serving_is_the_same_showing_however_often_it_was_called() -> None:
    serving = WindowView(id="w3", state="open", ticket="t1", number="A012", ticket_state="serving")
    once = showings(BARS, hall(serving), Moment("zh"))[1]
    assert once == showings(BARS, hall(serving, calls=(CALL,)), Moment("zh"))[1]


def test_idle_names_the_queues_in_the_windows_own_order() -> None:
    idle = hall(WindowView(id="w3", state="open"))
    assert showings(BARS, idle, Moment("zh"))[1].words.text == "3号窗口 出入境、户籍"
    assert showings(BARS, idle, Moment("en"))[1].words.text == "Window 3  Passports, Household"


def test_a_bar_above_an_unknown_window_is_left_out() -> None:
    assert showings([Bar(screen=9, window="w99")], hall(), Moment("zh")) == {}


CALLED = WindowView(id="w3", state="open", ticket="t1", number="A012", ticket_state="called")


def styled(**told: Any) -> Moment:
    style = LedStyle(id="s", **told)
    return Moment("zh", "14:05", lambda _: style)


def test_a_call_blinks_and_then_stands() -> None:
    shown = showings(BARS, hall(CALLED, calls=(CALL,)), styled(blink_seconds=3))[1]
    pages = [shown.page(number).text for number in range(6)]
    assert pages == [
        "请A012号到3号窗口",
        "",
        "请A012号到3号窗口",
        "",
        "请A012号到3号窗口",
        "请A012号到3号窗口",
    ]
    assert [shown.ended(number) for number in range(5)] == [False, False, False, False, True]


def test_a_bar_that_blinks_by_itself_is_told_once() -> None:
    shown = blinking_by_itself(showings(BARS, hall(CALLED, calls=(CALL,)), styled(blink_seconds=3))[1])
    assert (shown.words.blink, [words.blink for words in shown.others]) == (True, [False])
    assert shown.every == pytest.approx(2.4)


def test_between_calls_an_idle_bar_says_how_many_wait_and_what_time_it_is() -> None:
    idle = hall(WindowView(id="w3", state="open"))
    idle.queues["exit"] = QueueView(id="exit", waiting=7, open_windows=1)
    shown = showings(BARS, idle, styled(waiting=True, clock=True))[1]
    assert [words.text for words in shown.others] == ["等候 7 人", "14:05"]
    assert shown.loop


def test_a_closed_window_has_its_own_words_and_the_time() -> None:
    shown = showings(BARS, hall(), styled(closed="{window}号窗口 下班", clock=True, waiting=True))[1]
    assert (shown.words.text, [words.text for words in shown.others]) == ("3号窗口 下班", ["14:05"])


def test_colours_by_what_is_said() -> None:
    moment = styled(colour="green", call_colour="red")
    called = showings(BARS, hall(CALLED, calls=(CALL,)), moment)
    assert (called[1].words.colour, called[2].words.colour) == ("red", "green")


def test_an_ascii_bar_speaks_english() -> None:
    shown = showings(BARS, hall(CALLED, calls=(CALL,)), styled(charset="ascii"))[1]
    assert shown.words.text.isascii()
    assert "A012" in shown.words.text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("3号窗口 户籍、出入境", ["3号窗口 户籍", "出入境"]),
        ("教育体育、文化旅游", ["教育体育", "文化旅游"]),
        ("一二三四五六七八九十", ["一二三四五六七八", "九十"]),
        ("Window 3  Passports, Household", ["Window 3", "Passports", "Household"]),
    ],
)
def test_a_bar_that_cannot_scroll_shows_whole_names_in_parts(text: str, parts: list[str]) -> None:
    shown = in_parts(Showing("idle", Words(text, scroll=True)), 16)
    assert [shown.page(number).text for number in range(len(parts))] == parts
    assert (shown.loop, len(shown.others)) == (True, len(parts) - 1)


def test_nobody_waiting_is_not_said() -> None:
    shown = showings(BARS, hall(WindowView(id="w3", state="open")), styled(waiting=True))[1]
    assert shown.others == ()


FIRE = Item(id="fire", kind="notice", seconds=10, urgent=True, title="紧急疏散")


def test_an_emergency_comes_before_a_call_on_the_bars_it_is_for() -> None:
    shown = showings(BARS, hall(CALLED, calls=(CALL,)), Moment("zh", urgent={1: FIRE}))
    assert shown[1] == Showing("emergency", Words("紧急疏散", scroll=False))
    assert shown[2].state == "closed"


def test_a_closed_window_is_dark_at_night_but_not_its_call_nor_its_emergency() -> None:
    night = replace(styled(rest_minutes=30), resting=frozenset({0, 30}))
    closed = WindowView(id="w3", state="closed")
    assert showings(BARS, hall(closed), night)[1] == Showing("closed", Words("", scroll=False))
    assert showings(BARS, hall(CALLED, calls=(CALL,)), night)[1].state == "call"
    assert showings(BARS, hall(closed), replace(night, urgent={1: FIRE}))[1].words.text == "紧急疏散"
    assert showings(BARS, hall(closed), replace(night, resting=frozenset({60})))[1].words.text


def test_taller_letters_come_in_shorter_parts() -> None:
    running = Showing("idle", Words("教育体育、文化旅游", scroll=True, size=32))
    shown = in_parts(running, 16)
    assert [shown.page(number).text for number in range(len(shown.others) + 1)] == ["教育体育", "文化旅游"]


def test_a_change_touches_the_bars_of_its_windows_calls_and_queues() -> None:
    change = Change(seq=2, day="2026-11-23", windows=(WindowView(id="w4", state="open"),))
    assert touched(change, PLAN) == {"w4"}
    queue = QueueView(id="exit", waiting=1, open_windows=1)
    assert touched(Change(seq=2, day="2026-11-23", queues=(queue,)), PLAN) == {"w3"}
    assert touched(Change(seq=2, day="2026-11-23", calls=(CALL,)), PLAN) == {"w3"}
    assert touched(Change(seq=2, day="2026-11-23"), PLAN) == frozenset()
