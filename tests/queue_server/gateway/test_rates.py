"""So many in a stretch of time: to the second, by key, and the same deed sent twice counts once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from queue_server.gateway import rates as rates_module
from queue_server.gateway.rates import Rates

HOUR = timedelta(hours=1)
NONE = timedelta()


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rates(clock: Clock) -> Rates:
    return Rates(clock, 2, HOUR)


def test_one_too_many_waits_until_the_first_is_an_hour_old(rates: Rates, clock: Clock) -> None:
    assert rates.note("k", "1") == NONE
    clock.later(minutes=10)
    assert rates.note("k", "2") == NONE
    assert rates.note("k", "3") == timedelta(minutes=50)
    clock.later(minutes=49, seconds=59)
    assert rates.note("k", "3") == timedelta(seconds=1)
    clock.later(seconds=1)
    assert rates.note("k", "3") == NONE
    assert rates.note("k", "4") == timedelta(minutes=10)


def test_each_key_counts_for_itself(rates: Rates) -> None:
    assert [rates.note("k", "1"), rates.note("k", "2"), rates.note("other", "3")] == [NONE] * 3


def test_the_same_mark_counts_once(rates: Rates) -> None:
    assert [rates.note("k", "1") for _ in range(5)] == [NONE] * 5
    assert rates.note("k", "2") == NONE
    assert rates.note("k", "1") == NONE
    assert rates.note("k", "3") == HOUR


def test_what_came_to_nothing_is_taken_back(rates: Rates) -> None:
    rates.note("k", "1")
    rates.note("k", "2")
    rates.forget("k", "2")
    rates.forget("never", "2")
    assert rates.note("k", "3") == NONE
    assert rates.note("k", "4") == HOUR


def test_a_clock_set_back_locks_nobody_out(rates: Rates, clock: Clock) -> None:
    rates.note("k", "1")
    rates.note("k", "2")
    clock.later(days=-1)
    assert rates.note("k", "3") == NONE


def test_only_so_many_keys_are_remembered(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates_module, "MOST_KEYS", 3)
    rates: Any = Rates(clock, 1, HOUR)
    for key in "abcabd":
        rates.note(key, key)
    assert rates.note("a", "again") == HOUR
    assert rates.note("c", "again") == NONE  # the key that was longest not heard of
