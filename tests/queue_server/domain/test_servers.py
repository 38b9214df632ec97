"""When each window will call next: idle, busy, pausing, not come yet, gone home."""

from datetime import timedelta
from math import inf
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.hours import Hours, Opening
from queue_server.domain.learned import PAUSE
from queue_server.domain.moment import Moment
from queue_server.domain.opentime import open_time
from queue_server.domain.plan import Serve
from queue_server.domain.pools import pools
from queue_server.domain.servers import LATECOMERS, STILL_COMING, Server, servers
from queue_server.domain.takings import Takings
from wire import intents


def there(day: Any, hours: Hours | None = None, line: str = "a") -> list[Server]:
    moment, takings = Moment(day.now, day.now), Takings(day.state.learned, day.now)
    return servers(day.state, pools(day.state.plan)[line], moment, open_time(hours, day.now), takings)


def hours(day: Any, *opens: tuple[int, int]) -> Hours:
    """Return hours whose day begins now: minutes count from here."""
    return Hours(day.now, tuple(Opening(*one) for one in opens))


def test_an_idle_window_calls_now_and_a_closed_one_never(day: Any) -> None:
    day.open("w1")
    assert there(day) == [Server(0.0, 0.0, ("@w1", "@clerk:li", "a", "b"))]


def test_a_busy_window_calls_when_what_is_left_is_over(day: Any) -> None:
    day.open("w2")
    day.take()
    day.call("w2")
    lengths = day.state.learned.lengths("a", None, day.now.hour)
    (fresh,) = there(day)
    parts = [lengths.left(0, 0, share) for share in (0.15, 0.5, 0.85)]
    assert fresh.free == pytest.approx(sum(parts) / 3 + day.state.learned.gap)
    assert fresh.variance == pytest.approx((lengths.left(0, 0, 0.84) - lengths.left(0, 0, 0.5)) ** 2)
    day.later(minutes=5)
    (later,) = there(day)
    past = lengths.past(300)
    assert later.free == pytest.approx(
        sum(lengths.left(300, past, share) for share in (0.15, 0.5, 0.85)) / 3 + day.state.learned.gap
    )


def test_of_several_busy_windows_the_first_is_free_early_and_the_last_late(day: Any) -> None:
    day.open("w1", "w2", "w3")
    for window, queue in (("w1", "a"), ("w2", "a"), ("w3", "b")):
        day.take(queue)
        day.call(window)
    lengths = day.state.learned.lengths("a", None, day.now.hour)
    found = sorted(server.free - day.state.learned.gap for server in there(day))
    thirds = [
        sum(lengths.left(0, 0, (index + part) / 3) for part in (0.15, 0.5, 0.85)) / 3 for index in range(3)
    ]
    assert found == pytest.approx(thirds)


def test_of_many_busy_windows_each_gets_the_middle_of_its_part(day: Any) -> None:
    plan = day.state.plan
    windows = {f"w{n}": replace(plan.windows["w2"], id=f"w{n}") for n in range(1, 5)}
    day.state.plan = replace(plan, windows=windows)
    day.open(*windows)
    for window in windows:
        day.take()
        day.call(window)
    lengths = day.state.learned.lengths("a", None, day.now.hour)
    found = sorted(server.free - day.state.learned.gap for server in there(day))
    assert found == pytest.approx([lengths.left(0, 0, (index + 0.5) / 4) for index in range(4)])


def test_a_pausing_window_comes_back_as_others_did(day: Any) -> None:
    day.open("w2")
    day.at(intents.PauseWindow, "w2")
    pause = PAUSE.distribution()
    (server,) = there(day)
    assert server.free == pytest.approx(pause.left(0, 0, 0.5))
    assert server.variance == pytest.approx(server.free**2 / 4)
    day.later(minutes=5)
    assert there(day)[0].free == pytest.approx(pause.left(300, pause.past(300), 0.5))


def test_a_pause_that_began_before_the_hall_opened_counts_from_then(day: Any) -> None:
    day.open("w2")
    day.at(intents.PauseWindow, "w2")
    day.later(minutes=60)
    opened = Hours(day.now - timedelta(minutes=2), (Opening(0, 100),))
    day.state.learned.staffed = {"w1": 0.0, "w3": 0.0}
    pause = PAUSE.distribution()
    assert there(day, opened)[0].free == pytest.approx(pause.left(120, pause.past(120), 0.5))


def test_a_pausing_window_with_a_ticket_finishes_it_and_rests(day: Any) -> None:
    day.open("w2")
    day.take()
    day.call("w2")
    before = there(day)[0].free
    day.at(intents.PauseWindow, "w2")
    assert there(day)[0].free == pytest.approx(before + PAUSE.distribution().mean)


def test_before_opening_windows_are_expected_that_usually_come(day: Any) -> None:
    day.state.learned.staffed = {"w1": 0.9, "w2": 0.4, "w3": 0.6}
    found = there(day, hours(day, (10, 100)))
    assert [(server.own[0], server.free) for server in found] == [("@w1", 0.0), ("@w3", 0.0)]
    assert there(day, hours(day)) == [], "a day off"


def test_soon_after_opening_they_are_expected_still(day: Any) -> None:
    day.state.learned.staffed = {"w1": 0.9, "w2": 0.4, "w3": 0.4}
    opened = hours(day, (0, 100))
    day.later(seconds=LATECOMERS - 1)
    assert [server.free for server in there(day, opened)] == [STILL_COMING]
    day.later(seconds=1)
    assert there(day, opened) == []


def test_without_hours_a_closed_window_is_not_expected(day: Any) -> None:
    assert there(day) == []
    assert open_time(None, day.now).into == inf


def test_helps_are_told_apart_from_what_is_a_windows_own(day: Any) -> None:
    plan = day.state.plan
    helping = replace(plan.windows["w2"], serves=(Serve("b"), Serve("a"), Serve("b", days=())))
    day.state.plan = replace(plan, windows=plan.windows | {"w2": helping})
    day.open("w2")
    (server,) = there(day)
    assert (server.own, server.helped) == (("@w2", "@clerk:li", "a"), ("b",))
    assert server.lines == ("@w2", "@clerk:li", "a", "b")
