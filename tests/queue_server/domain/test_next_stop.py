"""Which stop is next: the least wait, and not where the windows close before one's turn."""

from datetime import timedelta
from math import log
from typing import Any

from msgspec.structs import replace

from queue_server.domain.hours import Hours, Opening
from queue_server.domain.itinerary import listed
from queue_server.domain.lengths import Lengths
from queue_server.domain.next_stop import NOBODY_THERE, expected_wait, next_stop
from wire.intents import Recall

BOTH = listed([("i", "a"), ("j", "b")], free=True)


def choice(day: Any, **more: Any) -> int | None:
    return next_stop(day.state, BOTH, replace(day.asked(Recall(command_id="c", window="w1")), **more))


def test_without_any_window_the_first_listed(day: Any) -> None:
    assert expected_wait(day.state, "a", day.asked(Recall(command_id="c", window="w1"))) == NOBODY_THERE
    assert choice(day) == 0


def test_where_a_window_is_open(day: Any) -> None:
    day.open("w3")
    assert choice(day) == 1


def test_where_fewer_wait_for_each_window(day: Any) -> None:
    day.open("w2", "w3")
    day.take("a")
    assert choice(day) == 1
    day.take("b")
    assert choice(day) == 0
    day.open("w1")
    day.take("b")
    assert choice(day) == 0


def test_services_known_to_be_long_count(day: Any) -> None:
    day.open("w2", "w3")
    day.take("a")
    day.take("b")
    day.state.learned.queues["a"] = Lengths(400, log(600), 0.04)
    assert choice(day) == 1


def test_not_where_the_windows_close_before_ones_turn(day: Any) -> None:
    day.open("w2", "w3")
    day.take("b")
    midnight = day.now - timedelta(hours=9)
    short = Opening(9 * 60, 9 * 60 + 5, duty_only=True)  # only window 3 is on duty, for five minutes
    hours = Hours(midnight, (Opening(8 * 60, 9 * 60), short), on_duty=frozenset({"w3"}))
    day.state.learned.queues["b"] = Lengths(400, log(480), 0.04)
    assert choice(day) == 0
    assert choice(day, hours=hours) == 0
    day.state.learned.queues["b"] = Lengths(400, log(60), 0.04)
    for _ in range(2):
        day.take("a")
    assert choice(day) == 1
    assert choice(day, hours=hours) == 1
    day.state.learned.queues["b"] = Lengths(400, log(300), 0.04)
    assert choice(day, hours=hours) == 1


def test_one_stop_is_next_whatever_the_wait(day: Any) -> None:
    alone = listed([("i", "a")], free=True)
    assert next_stop(day.state, alone, day.asked(Recall(command_id="c", window="w1"))) == 0


def test_rather_a_longer_wait_than_a_closed_window(day: Any) -> None:
    day.open("w2", "w3")
    for queue in ("a", "b", "b"):
        day.take(queue)
    on_duty = Opening(9 * 60 + 5, 18 * 60, duty_only=True)  # window 3 stays when the others leave
    spans = (Opening(8 * 60, 9 * 60 + 5), on_duty)
    hours = Hours(day.now - timedelta(hours=9), spans, on_duty=frozenset({"w3"}))
    for queue in "ab":
        day.state.learned.queues[queue] = Lengths(400, log(480), 0.04)
    assert choice(day) == 0
    assert choice(day, hours=hours) == 1


def test_nothing_is_next_when_all_is_done(day: Any) -> None:
    assert next_stop(day.state, (), day.asked(Recall(command_id="c", window="w1"))) is None
