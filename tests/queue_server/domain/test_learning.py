"""What each event teaches, and what teaches nothing."""

from math import log
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.learned import GAP, PAUSE, SERVICE, STAFFED, STAFFED_STEP, Band
from queue_server.domain.learning import BAND_STEP, FURTHEST, GAP_STEP
from wire import intents


def served(day: Any, seconds: float, **issue: Any) -> None:
    day.take(**issue)
    day.call()
    day.later(seconds=seconds)
    day.at(intents.Finish)


def test_a_service_teaches_queue_item_hour_and_site(day: Any) -> None:
    day.open("w1")
    served(day, 900, queue=None, item="i-a")
    learned = day.state.learned
    assert learned.site == SERVICE.moved(log(900))
    assert learned.queues["a"].mu == pytest.approx(SERVICE.mu + (log(900) - SERVICE.mu) / 7)
    assert learned.items["i-a"] == learned.queues["a"]
    assert learned.by_hour[day.now.hour].mu == pytest.approx((log(900) - SERVICE.mu) / 26)
    assert learned.no_shows["a"].share == pytest.approx(0.05 - 0.05 / 21)


def test_the_usual_of_the_hour_is_not_learned_twice(day: Any) -> None:
    day.open("w1")
    served(day, 900)
    usual, before = day.state.learned.by_hour[day.now.hour].mu, day.state.learned.queues["a"]
    served(day, 900)
    assert day.state.learned.queues["a"] == before.moved(log(900) - usual)


@pytest.mark.parametrize(("seconds", "taught"), [(4.9, False), (5, True), (7200, True), (7201, False)])
def test_what_cannot_be_a_service_teaches_nothing(day: Any, seconds: float, taught: bool) -> None:
    day.open("w1")
    served(day, seconds)
    assert bool(day.state.learned.queues) is taught


def test_hold_and_transfer_free_the_window_too(day: Any) -> None:
    day.open("w1")
    day.take()
    day.call()
    day.at(intents.Start)
    day.later(seconds=300)
    day.at(intents.Hold)
    assert day.state.learned.site == SERVICE.moved(log(300))
    day.later(seconds=100)
    day.at(intents.Resume)
    day.later(seconds=200)
    day.at(intents.Transfer, to_queue="b")
    usual = (log(300) - SERVICE.mu) / 26
    assert day.state.learned.site == SERVICE.moved(log(300)).moved(log(200) - usual)


def test_who_did_not_come_is_counted_apart(day: Any) -> None:
    day.open("w1")
    before = day.state.learned.missed
    day.take()
    day.call()
    day.later(seconds=80)
    day.at(intents.NoShow)
    learned = day.state.learned
    assert learned.missed == before.moved(log(80))
    assert learned.no_shows["a"].share == pytest.approx(0.05 + 0.95 / 21)
    assert not learned.queues


def test_the_gap_between_two_calls_is_learned_while_somebody_waits(day: Any) -> None:
    day.open("w1")
    day.take()
    day.take()
    served_first = day.call()
    day.later(seconds=60)
    day.at(intents.Finish)
    before = day.state.learned.gap
    day.later(seconds=40)
    assert day.call() != served_first
    assert day.state.learned.gap == pytest.approx(before + GAP_STEP * (40 - before))


@pytest.mark.parametrize(("seconds", "taught"), [(180, True), (181, False)])
def test_a_long_gap_is_a_rest(day: Any, seconds: float, taught: bool) -> None:
    day.take()
    day.open("w1")
    day.later(seconds=seconds)
    day.call()
    assert (day.state.learned.gap != GAP) is taught


def test_an_idle_window_teaches_no_gap(day: Any) -> None:
    day.open("w1")
    day.later(seconds=30)
    day.take()
    day.call()
    assert day.state.learned.gap == GAP


def test_a_wait_moves_the_band_towards_holding_its_share(day: Any) -> None:
    day.open("w1")
    day.take()
    ticket = day.take()
    assert ticket.wait_seconds
    day.call()
    day.later(seconds=ticket.wait_high * 60)
    day.call()
    mid, low, high = BAND_STEP * 0.5, -1.2816 + BAND_STEP * 0.1, 1.2816 - BAND_STEP * 0.1
    band = day.state.learned.bands[1]
    assert (band.mid, band.low, band.high) == pytest.approx((mid, low, high))


def test_a_wait_outside_the_band_moves_it_more(day: Any) -> None:
    day.open("w1")
    day.take()
    ticket = day.take()
    day.call()
    day.later(seconds=ticket.wait_high * 60 + 1)
    day.call()
    assert day.state.learned.bands[1].high == pytest.approx(1.2816 + BAND_STEP * 0.9)
    day.take()
    day.take()
    day.state.learned.bands[1] = Band()
    day.call()
    day.call()
    band = day.state.learned.bands[1]
    assert band.mid == pytest.approx(-BAND_STEP * 0.5)
    assert band.low == pytest.approx(-1.2816 - BAND_STEP * 0.9)


@pytest.mark.parametrize(("waited", "below"), [(299, True), (300, False)])
def test_the_bands_lower_edge_is_in_minutes(day: Any, waited: float, below: bool) -> None:
    day.open("w1")
    ticket = day.take()
    day.state.tickets[ticket.id] = replace(ticket, wait_seconds=600, wait_low=5, wait_high=15)
    day.later(seconds=waited)
    day.call()
    moved = 0.1 - 1 if below else 0.1
    assert day.state.learned.bands[0].low == pytest.approx(-1.2816 + BAND_STEP * moved)


def test_a_second_call_of_a_ticket_teaches_no_wait(day: Any) -> None:
    day.open("w1", "w3")
    day.take()
    day.take()
    day.call()
    day.call()
    day.at(intents.Transfer, to_queue="b")
    day.state.learned.bands.clear()
    day.call("w3")
    assert not day.state.learned.bands


def test_the_band_never_runs_away(day: Any) -> None:
    day.open("w1")
    day.take()
    ticket = day.take()
    day.state.learned.bands[1] = Band(FURTHEST, -FURTHEST, FURTHEST)
    day.call()
    day.later(seconds=ticket.wait_high * 60 + 1)
    day.call()
    band = day.state.learned.bands[1]
    assert (band.mid, band.high) == (FURTHEST, FURTHEST)
    assert band.low == pytest.approx(-FURTHEST + BAND_STEP * 0.1)


@pytest.mark.parametrize(("seconds", "taught"), [(4, False), (5, True), (2700, True), (2701, False)])
def test_a_pause_is_learned_unless_it_is_noon(day: Any, seconds: float, taught: bool) -> None:
    day.open("w1")
    day.at(intents.PauseWindow)
    day.later(seconds=seconds)
    day.open("w1")
    assert day.state.learned.pause == (PAUSE.moved(log(seconds)) if taught else PAUSE)


def test_opening_a_closed_window_is_no_pause(day: Any) -> None:
    day.open("w1")
    day.at(intents.CloseWindow)
    day.later(seconds=600)
    day.open("w1")
    assert day.state.learned.pause == PAUSE


def test_at_the_days_end_the_staff_of_the_day_is_learned(day: Any) -> None:
    day.open("w1", "w2")
    assert day.state.learned.opened == {"w1", "w2"}
    day.today = "2026-11-24"
    day.take()
    staffed = day.state.learned.staffed
    assert staffed["w1"] == staffed["w2"] == pytest.approx(STAFFED + STAFFED_STEP * (1 - STAFFED))
    assert staffed["w3"] == pytest.approx(STAFFED - STAFFED_STEP * STAFFED)
    assert day.state.learned.opened == set()
    day.today = "2026-11-25"
    day.take()
    assert day.state.learned.staffed == staffed, "a day on which nobody came teaches nothing"


def test_a_replay_learns_the_same(day: Any) -> None:
    day.open("w1", "w2")
    for seconds in (100, 200, 300):
        served(day, seconds)
    day.at(intents.PauseWindow)
    day.later(minutes=5)
    day.open("w1")
    assert day.replayed().learned == day.state.learned
