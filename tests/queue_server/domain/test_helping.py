"""Calls for help: one a kiosk, taken by one, over when it is said or the day is."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.events import DayOpened, HelpCalled, HelpEnded, HelpTaken
from wire.helping import CallHelp, EndHelp, TakeHelp


@pytest.fixture
def halls(day: Any) -> Any:
    """The day at a site with two kiosks."""
    day.state.plan = replace(day.state.plan, kiosks=("k1", "k2"))
    return day


def call(kiosk: str = "k1", name: str = "c") -> CallHelp:
    return CallHelp(command_id=name, kiosk=kiosk, language="en")


def called(day: Any, kiosk: str = "k1") -> str:
    (event,) = day.do(call(kiosk), actor=f"device:{kiosk}")
    assert isinstance(event, HelpCalled)
    return event.help


def test_a_kiosk_calls_once_however_often_it_is_touched(halls: Any) -> None:
    name = called(halls)
    assert (halls.state.helps[name].kiosk, halls.state.helps[name].language) == ("k1", "en")
    assert halls.state.helps[name].called_at == halls.now
    assert halls.refusal(call()).code == "help_called"
    assert called(halls, "k2") != name


def test_one_of_the_staff_takes_it_and_no_other(halls: Any) -> None:
    name = called(halls)
    assert halls.do(TakeHelp(command_id="t", help=name), actor="clerk:li") == [
        HelpTaken(help=name, by="clerk:li")
    ]
    assert (halls.state.helps[name].by, halls.state.helps[name].taken_at) == ("clerk:li", halls.now)
    assert halls.refusal(TakeHelp(command_id="u", help=name), actor="clerk:wang").code == "help_taken"


@pytest.mark.parametrize("taken", [True, False])
@pytest.mark.parametrize("actor", ["clerk:li", "device:k1"])
def test_it_ends_when_anybody_says_so_and_then_the_kiosk_may_call_again(
    halls: Any, actor: str, taken: bool
) -> None:
    name = called(halls)
    if taken:
        halls.do(TakeHelp(command_id="t", help=name))
    assert halls.do(EndHelp(command_id="e", help=name), actor=actor) == [HelpEnded(help=name, by=actor)]
    assert halls.state.helps == {}
    assert called(halls)


@pytest.mark.parametrize("kind", [TakeHelp, EndHelp])
def test_what_was_never_called_or_is_over_is_unknown(halls: Any, kind: Any) -> None:
    refusal = halls.refusal(kind(command_id="x", help="gone"))
    assert (refusal.code, refusal.field, refusal.value) == ("unknown_help", "help", "gone")


def test_only_kiosks_of_the_site_call(halls: Any) -> None:
    refusal = halls.refusal(call("kiosk-up"))
    assert (refusal.code, refusal.expected) == ("unknown_kiosk", "one of k1, k2")
    halls.state.plan = replace(halls.state.plan, kiosks=())
    assert halls.refusal(call()).expected == "a kiosk, and there is none"


def test_nobody_is_called_to_help_on_the_next_day(halls: Any) -> None:
    called(halls)
    halls.apply(DayOpened(day="2026-11-24"))
    assert halls.state.helps == {}
