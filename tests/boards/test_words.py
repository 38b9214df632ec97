"""What a board writes: ages, waits, hours, dates, in both languages and never rounded up."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.board import QueueRow, WindowRow
from boards.calls import CallRow
from boards.words import Piece, Words
from config.settings import Span

ZH, EN = Words("zh"), Words("en")
NOON = datetime(2026, 7, 14, 9, 5, tzinfo=UTC)


def call(state: str = "calling", recalled: bool = False, hall: str = "") -> CallRow:
    return CallRow(
        ticket="t",
        number="A012",
        times=1,
        window="3",
        window_name="税务",
        window_name_en="Tax",
        state=state,  # type: ignore[arg-type]
        fresh=False,
        recalled=recalled,
        at=NOON,
        hall=hall,
        hall_en="Left Hall" if hall else "",
    )


def queue(waiting: int, low: int | None, high: int | None) -> QueueRow:
    return QueueRow(
        prefix="A", name="税务", name_en="Tax", waiting=waiting, open_windows=1, wait_low=low, wait_high=high
    )


@pytest.mark.parametrize(
    ("seconds", "zh", "en"),
    [
        (0, "连接中断 · 刚刚更新", "Connection lost · updated just now"),
        (59, "连接中断 · 刚刚更新", "Connection lost · updated just now"),
        (180, "连接中断 · 更新于 3 分钟前", "Connection lost · updated 3 min ago"),
        (3599, "连接中断 · 更新于 59 分钟前", "Connection lost · updated 59 min ago"),
        (7300, "连接中断 · 更新于 2 小时前", "Connection lost · updated 2 h ago"),
    ],
)
def test_age(seconds: int, zh: str, en: str) -> None:
    assert (ZH.age(timedelta(seconds=seconds)), EN.age(timedelta(seconds=seconds))) == (zh, en)


@pytest.mark.parametrize(
    ("row", "zh"),
    [
        (queue(0, 0, 1), "无需等候"),
        (queue(1, 0, 4), "约 4 分钟"),
        (queue(3, 5, 5), "约 5 分钟"),
        (queue(9, 20, 45), "20–45 分钟"),
        (queue(9, None, None), "暂停办理"),
    ],
)
def test_wait(row: QueueRow, zh: str) -> None:
    assert ZH.wait(row) == zh


def test_tags_say_how_a_call_stands() -> None:
    states = ("calling", "serving", "missed", "past")
    assert [ZH.tag(call(state)) for state in states] == ["请前往", "办理中", "已过号", "已叫"]
    assert ZH.tag(call(recalled=True)) == "再次呼叫"
    assert ZH.way(call(hall="左厅")) == "请到左厅"
    assert EN.way(call(hall="左厅")) == "Please go to the Left Hall"
    assert ZH.way(call()) == ""


def test_a_windows_number_is_the_large_piece() -> None:
    assert ZH.window("3") == (Piece("3", large=True), Piece("号窗口"))
    assert EN.window("3") == (Piece("Window "), Piece("3", large=True))


def test_date_and_clock() -> None:
    assert (ZH.date(NOON), ZH.clock(NOON)) == ("2026年7月14日  星期二", "09:05")
    assert EN.date(NOON) == "14 July 2026  Tuesday"


def test_paused_windows_are_named() -> None:
    windows = [
        WindowRow(label=label, name="", name_en="", state=state)  # type: ignore[arg-type]
        for label, state in (("3", "paused"), ("4", "open"), ("5", "paused"), ("6", "closed"))
    ]
    assert ZH.paused(windows) == "暂停服务窗口：3、5"
    assert ZH.paused(windows[1:2]) == ""


def test_office_hours_put_like_days_together() -> None:
    spans = (
        Span(days=("mon", "tue", "wed", "thu", "fri"), start="09:00", until="12:00"),
        Span(days=("mon", "tue", "wed", "thu"), start="13:30", until="17:30"),
        Span(days=("fri",), start="13:30", until="17:30", duty_only=True),
    )
    assert [(line.days, line.times) for line in ZH.hours(spans)] == [
        ("周一至周四", "09:00–12:00　13:30–17:30"),
        ("周五", "09:00–12:00　13:30–17:30 (值班窗口)"),
    ]
    assert ZH.hours(()) == ()


@given(st.timedeltas(min_value=timedelta(), max_value=timedelta(days=400)))
def test_no_age_is_younger_than_it_was(age: timedelta) -> None:
    said = EN.age(age)
    number = next((int(word) for word in said.split() if word.isdigit()), 0)
    unit = 3600 if " h " in said else 60
    assert number * unit <= age.total_seconds() < (number + 1) * unit
