"""The speaking queue of one loudspeaker: stories of a hall, then its laws over any day."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from display.announcer import Announcer, Loudspeaker, begin, drop_stale, end, hear, hush
from wire.live import Call

START = datetime(2026, 7, 14, 9, 0, tzinfo=UTC)
HALL = Loudspeaker(id="hall", halls=frozenset({"left"}))
WINDOWS = {"A001": "l01", "A002": "l02", "B001": "l03", "B002": "l04", "C001": "l05"}


def call(number: str, times: int = 1, window: str = "", seconds: float = 0) -> Call:
    at = after(seconds)
    window = window or WINDOWS.get(number, number)
    return Call(ticket=number, number=number, window=window, hall="left", queue="q", times=times, at=at)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def quiet(repeats: int = 1) -> Announcer:
    return Announcer(loudspeakers=(HALL,), repeats=repeats)


def next_of(queue: Announcer, seconds: float = 0) -> tuple[Announcer, str]:
    queue, lines = begin(queue, after(seconds))
    return queue, lines[0].call.number if lines else ""


def said(queue: Announcer, seconds: float = 0) -> list[str]:
    """Speak until nothing is left, without time passing."""
    numbers: list[str] = []
    while True:
        queue, number = next_of(queue, seconds)
        if not number:
            return numbers
        numbers.append(number)
        queue = end(queue, "hall")


def test_calls_are_said_in_the_order_they_were_heard() -> None:
    queue = hear(quiet(), [call("A001"), call("B001"), call("A002")], START)
    assert said(queue) == ["A001", "B001", "A002"]


def test_a_recall_goes_before_new_calls() -> None:
    queue = hear(quiet(), [call("A001"), call("A002"), call("B009", times=2)], START)
    assert said(queue) == ["B009", "A001", "A002"]


def test_a_window_that_recalls_again_and_again_lets_the_others_speak_in_between() -> None:
    queue = hear(quiet(), [call("A001"), call("A002"), call("B009", times=2)], START)
    queue, number = next_of(queue)
    assert number == "B009"
    queue = hear(queue, [call("B009", times=3)], after(2))
    assert said(end(queue, "hall"), 4) == ["A001", "A002", "B009"]


def test_a_new_call_that_waited_too_long_goes_before_recalls() -> None:
    queue = hear(quiet(), [call("A001")], START)
    queue = hear(queue, [call("B009", times=2)], after(5))
    assert said(queue, 20) == ["A001", "B009"]


def test_what_is_on_the_air_is_never_cut_off() -> None:
    queue, (line,) = begin(hear(quiet(), [call("A001")], START), START)
    queue = drop_stale(hear(queue, [call("B009", times=2)], START), {"B009": 2})
    assert begin(queue, START)[1] == ()
    assert queue.on_air == (line,)


def test_an_answered_ticket_is_no_longer_announced() -> None:
    queue = hear(quiet(), [call("A001"), call("A002")], START)
    assert said(drop_stale(queue, {"A002": 1})) == ["A002"]


def test_a_recall_takes_the_place_of_the_waiting_call_of_the_same_ticket() -> None:
    queue = hear(quiet(), [call("A001"), call("A002")], START)
    queue = hear(queue, [call("A001", times=2)], after(3))
    assert [(line.call.times, line.heard_at) for line in queue.waiting] == [(1, START), (2, START)]
    assert said(queue) == ["A001", "A002"]


def test_a_change_told_twice_is_said_once() -> None:
    queue = hear(quiet(), [call("A001")], START)
    assert hear(queue, [call("A001")], START) == queue
    queue, _ = begin(queue, START)
    assert hear(queue, [call("A001")], START) == queue


def test_a_call_that_was_heard_of_late_is_not_said() -> None:
    """After a cut line old calls come in a row; whoever was meant has long been seen to."""
    queue = hear(quiet(), [call("A001"), call("A002", seconds=31)], after(32))
    assert said(queue, 32) == ["A002"]


def test_in_quiet_hours_what_waits_is_left_out() -> None:
    queue, _ = begin(hear(quiet(), [call("A001"), call("A002")], START), START)
    assert said(end(hush(queue), "hall")) == []


def test_repeats_come_after_everybody_was_called_once() -> None:
    queue = hear(quiet(repeats=2), [call("A001"), call("A002")], START)
    assert said(queue) == ["A001", "A002", "A001", "A002"]


def test_a_repeat_gives_way_to_a_recall_of_the_same_ticket() -> None:
    queue, _ = begin(hear(quiet(repeats=2), [call("A001")], START), START)
    queue = end(hear(queue, [call("A001", times=2)], START), "hall")
    assert [(line.call.times, line.round) for line in queue.waiting] == [(2, 1)]


def test_a_repeat_that_comes_too_late_is_left_out() -> None:
    queue, _ = begin(hear(quiet(repeats=2), [call("A001")], START), START)
    assert said(end(queue, "hall"), 20) == []


CALLS = st.builds(call, st.sampled_from([*WINDOWS]), st.integers(1, 4))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("hear"), st.lists(CALLS, max_size=4)),
        st.tuples(st.just("answer"), st.sampled_from([*WINDOWS])),
        st.tuples(st.just("begin"), st.none()),
        st.tuples(st.just("end"), st.none()),
    ),
    max_size=60,
)


@given(steps=STEPS, repeats=st.integers(1, 3))
def test_whatever_happens_one_speaks_at_a_time_and_nothing_stale_begins(
    steps: list[tuple[str, Any]], repeats: int
) -> None:
    queue, seconds = msgspec.structs.replace(quiet(repeats), late=timedelta(hours=1)), 0.0
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
                busy = queue.on_air
                queue, lines = begin(drop_stale(queue, called), after(seconds))
                assert not (busy and lines)
                for line in lines:
                    assert called[line.call.ticket] == line.call.times
                    spoken.append((line.call.ticket, line.call.times, line.round))
                assert queue.on_air or not queue.waiting, "silent although somebody waits"
            case "end":
                queue = end(queue, "hall")
        assert len(queue.on_air) <= 1
    waiting = [line.call.ticket for line in queue.waiting]
    assert len(waiting) == len(set(waiting)), "one line a ticket at most"
    assert all(round_ <= repeats for _, _, round_ in spoken)


@given(
    recalls=st.lists(st.lists(st.sampled_from([*WINDOWS]), max_size=3), max_size=30),
    seconds=st.floats(0.1, 8),
)
def test_no_window_passes_the_same_waiting_call_twice(recalls: list[list[str]], seconds: float) -> None:
    queue, now, times = hear(quiet(), [call("NEW")], START), 0.0, 1
    passed: list[str] = []
    for numbers in recalls:
        times += 1
        queue = hear(queue, [call(number, times, seconds=now) for number in numbers], after(now))
        queue, number = next_of(queue, now)
        if number == "NEW":
            break
        passed.append(number)
        now += seconds
        queue = end(queue, "hall")
    assert len(passed) == len(set(passed)) <= len(WINDOWS)


@given(recalls=st.integers(1, 40), seconds=st.floats(1, 8))
def test_endless_recalls_of_ever_more_windows_starve_nobody(recalls: int, seconds: float) -> None:
    queue, now = hear(quiet(2), [call("NEW")], START), 0.0
    for turn in range(recalls):
        queue = hear(queue, [call(f"R{turn}", times=2, seconds=now)], after(now))
        queue, number = next_of(queue, now)
        if number == "NEW":
            return
        now += seconds
        queue = end(queue, "hall")
        assert now <= queue.patience.total_seconds() + seconds, "the new call should have been said by now"


@given(calls=st.lists(CALLS, max_size=12))
def test_the_queue_is_a_value(calls: list[Call]) -> None:
    before = hear(quiet(), calls, START)
    copy = msgspec.structs.replace(before)
    hear(before, [call("Z999")], START)
    drop_stale(before, {})
    begin(before, START)
    assert before == copy


@given(numbers=st.permutations([*WINDOWS]), recalled=st.sets(st.sampled_from([*WINDOWS])))
def test_in_a_hall_that_was_silent_recalls_come_first_and_each_keeps_its_place(
    numbers: list[str], recalled: set[str]
) -> None:
    queue = quiet()
    for second, number in enumerate(numbers):
        queue = hear(queue, [call(number, 2 if number in recalled else 1, seconds=second)], after(second))
    order = said(queue, len(numbers))
    assert order == sorted(numbers, key=lambda number: (number not in recalled, numbers.index(number)))


@given(calls=st.lists(st.tuples(st.sampled_from([*WINDOWS]), st.floats(0, 200)), max_size=20))
def test_what_is_heard_of_late_is_never_said(calls: list[tuple[str, float]]) -> None:
    now = 200.0
    queue = hear(quiet(), [call(number, seconds=at) for number, at in calls], after(now))
    fresh = {number for number, at in calls if now - at < queue.late.total_seconds()}
    assert set(said(queue, now)) == fresh


@given(repeats=st.integers(1, 5), numbers=st.sets(st.sampled_from([*WINDOWS]), min_size=1))
def test_each_call_is_said_as_often_as_the_site_wants(repeats: int, numbers: set[str]) -> None:
    order = said(hear(quiet(repeats), [call(number) for number in sorted(numbers)], START))
    assert order == sorted(numbers) * repeats
