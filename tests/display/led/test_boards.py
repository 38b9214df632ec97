"""What every bar of a hall shows, told from the views of its windows."""

from datetime import UTC, datetime

import pytest

from config.settings import Bar
from display.led.boards import Showing, showings, state_of
from display.led.text import Words
from wire.live import Call, HallPlan, QueuePlan, SitePlan, Snapshot, WindowPlan, WindowView
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
    assert showings(BARS, Mirror(), "zh") == {}


def test_a_call_stands_on_its_window_and_nowhere_else() -> None:
    called = WindowView(id="w3", state="open", ticket="t1", number="A012", ticket_state="called")
    shown = showings(BARS, hall(called, WindowView(id="w4", state="open"), calls=(CALL,)), "zh")
    assert shown[1] == Showing("call", Words("请A012号到3号窗口", scroll=False), "t1", 2)
    assert shown[2] == Showing("idle", Words("4号窗口 咨询", scroll=False))


def test_a_recall_is_a_new_showing_of_the_same_words() -> None:
    called = WindowView(id="w3", state="open", ticket="t1", number="A012", ticket_state="called")
    first = showings(BARS, hall(called), "zh")[1]
    again = showings(BARS, hall(called, calls=(CALL,)), "zh")[1]
    assert (first.words, first.times) == (again.words, 1)
    assert first != again


def test_serving_is_the_same_showing_however_often_it_was_called() -> None:
    serving = WindowView(id="w3", state="open", ticket="t1", number="A012", ticket_state="serving")
    assert showings(BARS, hall(serving), "zh")[1] == showings(BARS, hall(serving, calls=(CALL,)), "zh")[1]


def test_idle_names_the_queues_in_the_windows_own_order() -> None:
    idle = hall(WindowView(id="w3", state="open"))
    assert showings(BARS, idle, "zh")[1].words.text == "3号窗口 出入境、户籍"
    assert showings(BARS, idle, "en")[1].words.text == "Window 3  Passports, Household"


def test_a_bar_above_an_unknown_window_is_left_out() -> None:
    assert showings([Bar(screen=9, window="w99")], hall(), "zh") == {}
