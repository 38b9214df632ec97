"""A citizen rates the service at the window: once, theirs, and nobody rates themselves."""

from typing import Any

import pytest

from queue_server.domain.events import ServiceRated
from wire import intents
from wire.rating import RateService

PAD = "device:pads-left"


def rate(level: int = 5, window: str = "w1") -> RateService:
    return RateService(command_id="r", window=window, level=level)


@pytest.fixture
def served(day: Any) -> Any:
    """A day on which li serves the first ticket at w1."""
    day.open("w1")
    day.take()
    day.call()
    day.at(intents.Start)
    return day


@pytest.mark.parametrize("then", [[], [intents.Finish]])
def test_who_is_or_was_served_last_rates(served: Any, then: list[type[intents.AtWindow]]) -> None:
    for step in then:
        served.at(step)
    assert served.do(rate(4), PAD) == [ServiceRated(window="w1", ticket="t002", clerk="li", level=4)]
    window = served.state.window("w1")
    assert (window.rated, window.rating_sum) == (1, 4)


def test_one_service_is_rated_once(served: Any) -> None:
    served.do(rate(), PAD)
    served.at(intents.Finish)
    assert served.refusal(rate(), PAD).code == "rated_already"
    served.take()
    served.call()
    assert served.refusal(rate(), PAD).code == "rated_already", "called is not served"
    served.at(intents.Start)
    served.do(rate(3), PAD)
    assert (served.state.window("w1").rated, served.state.window("w1").rating_sum) == (2, 8)


def test_a_pad_rates_nobody_before_the_first_service(day: Any) -> None:
    day.open("w1")
    assert day.refusal(rate(), PAD).code == "nothing_to_rate"
    assert day.refusal(rate(window="w9"), PAD).code == "unknown_window"


def test_staff_do_not_rate_themselves(served: Any) -> None:
    assert served.refusal(rate(), "clerk:li").code == "not_by_staff"


def test_who_sits_down_later_begins_with_none_and_who_returns_finds_the_own(served: Any) -> None:
    served.do(rate(2), PAD)
    served.at(intents.Finish)
    served.do(intents.OpenWindow(command_id="o", window="w1"), "clerk:wang")
    assert served.state.window("w1").rated == 0
    served.open("w1")
    assert (served.state.window("w1").rated, served.state.window("w1").rating_sum) == (1, 2)


def test_what_comes_after_the_clerk_has_changed_counts_for_who_served(served: Any) -> None:
    served.at(intents.Finish)
    served.do(intents.OpenWindow(command_id="o", window="w1"), "clerk:wang")
    assert served.do(rate(1), PAD)[0].clerk == "li"
    assert served.state.window("w1").rated == 0


def test_a_new_day_begins_without_ratings(served: Any) -> None:
    served.do(rate(), PAD)
    served.at(intents.Finish)
    served.today = "2026-11-24"
    served.take()
    assert served.state.window("w1").rated == 0
    assert served.refusal(rate(), PAD).code == "nothing_to_rate"
