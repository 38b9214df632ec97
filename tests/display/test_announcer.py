"""The speaking queue: stories of a hall, then its laws over any day hypothesis can think of."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from display.announcer import Announcer, begin, drop_stale, end, hear
from wire.live import Call

START = datetime(2026, 7, 14, 9, 0, tzinfo=UTC)


def call(number: str, times: int = 1) -> Call:
    return Call(ticket=number, number=number, window="l01", hall="left", queue="q", times=times, at=START)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def said(queue: Announcer, seconds: float = 0) -> list[str]:
    """Speak until nothing is left, without time passing."""
    numbers: list[str] = []
    while True:
        queue, line = begin(queue, after(seconds))
        if line is None:
            return numbers
        numbers.append(line.call.number)
        queue = end(queue)


def test_calls_are_said_in_the_order_they_were_heard() -> None:
    queue = hear(Announcer(), [call("A001"), call("B001"), call("A002")], START)
    assert said(queue) == ["A001", "B001", "A002"]


def test_a_recall_goes_before_new_calls() -> None:
    queue = hear(Announcer(), [call("A001"), call("A002"), call("B009", times=2)], START)
    assert said(queue) == ["B009", "A001", "A002"]


def test_a_new_call_that_waited_too_long_goes_before_recalls() -> None:
    queue = hear(Announcer(), [call("A001")], START)
    queue = hear(queue, [call("B009", times=2)], after(5))
    assert said(queue, 20) == ["A001", "B009"]


def test_what_is_on_the_air_is_never_cut_off() -> None:
    queue, line = begin(hear(Announcer(), [call("A001")], START), START)
    assert line
    queue = drop_stale(hear(queue, [call("B009", times=2)], START), {"B009": 2})
    assert begin(queue, START) == (queue, None)
    assert queue.speaking == line


def test_an_answered_ticket_is_no_longer_announced() -> None:
    queue = hear(Announcer(), [call("A001"), call("A002")], START)
    assert said(drop_stale(queue, {"A002": 1})) == ["A002"]


def test_a_recall_replaces_the_waiting_call_of_the_same_ticket() -> None:
    queue = hear(Announcer(), [call("A001"), call("A002"), call("A001", times=2)], START)
    assert [line.call.times for line in queue.waiting] == [1, 2]
    assert said(queue) == ["A001", "A002"]


def test_a_change_told_twice_is_said_once() -> None:
    queue = hear(Announcer(), [call("A001")], START)
    assert hear(queue, [call("A001")], START) == queue
    queue, _ = begin(queue, START)
    assert hear(queue, [call("A001")], START) == queue


def test_repeats_come_after_everybody_was_called_once() -> None:
    queue = hear(Announcer(repeats=2), [call("A001"), call("A002")], START)
    assert said(queue) == ["A001", "A002", "A001", "A002"]


def test_a_repeat_gives_way_to_a_recall_of_the_same_ticket() -> None:
    queue, _ = begin(hear(Announcer(repeats=2), [call("A001")], START), START)
    queue = end(hear(queue, [call("A001", times=2)], START))
    assert [(line.call.times, line.round) for line in queue.waiting] == [(2, 1)]


def test_a_repeat_that_comes_too_late_is_left_out() -> None:
    queue, _ = begin(hear(Announcer(repeats=2), [call("A001")], START), START)
    assert said(end(queue), 20) == []


CALLS = st.builds(call, st.sampled_from(["A001", "A002", "B001", "B002", "C001"]), st.integers(1, 4))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("hear"), st.lists(CALLS, max_size=4)),
        st.tuples(st.just("answer"), st.sampled_from(["A001", "A002", "B001", "B002", "C001"])),
        st.tuples(st.just("begin"), st.none()),
        st.tuples(st.just("end"), st.none()),
    ),
    max_size=60,
)


@given(steps=STEPS, repeats=st.integers(1, 3))
def test_whatever_happens_one_speaks_at_a_time_and_nothing_stale_begins(
    steps: list[tuple[str, Any]], repeats: int
) -> None:
    queue, seconds = Announcer(repeats=repeats), 0.0
    called: dict[str, int] = {}
    spoken: list[tuple[str, int, int]] = []
    for what, given_ in steps:
        seconds += 1
        match what:
            case "hear":
                called.update({c.ticket: max(c.times, called.get(c.ticket, 0)) for c in given_})
                queue = hear(queue, given_, after(seconds))
            case "answer":
                called.pop(given_, None)
            case "begin":
                busy = queue.speaking
                queue, line = begin(drop_stale(queue, called), after(seconds))
                assert (busy is None) or (line is None and queue.speaking == busy)
                if line:
                    assert called[line.call.ticket] == line.call.times
                    spoken.append((line.call.ticket, line.call.times, line.round))
            case "end":
                queue = end(queue)
    waiting = [line.call.ticket for line in queue.waiting]
    assert len(waiting) == len(set(waiting)), "one line a ticket at most"
    assert all(round_ <= repeats for _, _, round_ in spoken)


@given(recalls=st.integers(1, 40), seconds=st.floats(1, 8))
def test_endless_recalls_starve_nobody(recalls: int, seconds: float) -> None:
    queue, now = hear(Announcer(repeats=2), [call("NEW")], START), 0.0
    for turn in range(recalls):
        queue = hear(queue, [call(f"R{turn}", times=2)], after(now))
        queue, line = begin(queue, after(now))
        assert line
        if line.call.number == "NEW":
            return
        now += seconds
        queue = end(queue)
        assert now <= queue.patience.total_seconds() + seconds, "the new call should have been said by now"


@given(calls=st.lists(CALLS, max_size=12))
def test_the_queue_is_a_value(calls: list[Call]) -> None:
    before = hear(Announcer(), calls, START)
    copy = msgspec.structs.replace(before)
    hear(before, [call("Z999")], START)
    drop_stale(before, {})
    begin(before, START)
    assert before == copy
