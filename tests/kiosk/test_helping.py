"""Calling a person: once, honestly, and told again when somebody comes."""

import asyncio
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from kiosk.flow import Step
from wire.helping import CallHelp, EndHelp
from wire.live import HelpView

CALLED = HelpView(
    id="h1", kiosk="kiosk-left", state="called", called_at=datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
)
TAKEN = replace(CALLED, state="taken", by="clerk:li")


def calls(hall: Any) -> list[CallHelp]:
    return [intent for intent in hall.heard if isinstance(intent, CallHelp)]


def dialog(kiosk: Any) -> str:
    shown = kiosk.presenter.view.dialog
    return shown.id if shown is not None else ""


def told(kiosk: Any, help: HelpView | None) -> None:
    """The server tells all kiosks how the call stands."""
    kiosk.world.help = help
    kiosk.presenter.refresh()


async def until(kiosk: Any, hall: Any, name: str) -> None:
    await hall.until(lambda: calls(hall))
    while dialog(kiosk) != name:
        await kiosk.live()
        kiosk.presenter.refresh()
        await asyncio.sleep(0.005)


async def test_one_touch_calls_and_impatience_calls_nobody_twice(kiosk: Any, hall: Any) -> None:
    await kiosk.live()
    kiosk.touch("begin", "help")
    assert dialog(kiosk) == "help_calling"
    kiosk.touch("ok", "help", "ok", "help")
    await until(kiosk, hall, "help_called")
    told(kiosk, CALLED)
    assert dialog(kiosk) == "help_called"
    kiosk.touch("ok", "help")
    assert [(call.kiosk, call.language) for call in calls(hall)] == [("kiosk-left", "zh")]


async def test_who_goes_on_is_told_when_somebody_comes_and_when_it_is_over(kiosk: Any) -> None:
    kiosk.touch("begin")
    told(kiosk, CALLED)
    assert kiosk.presenter.view.bar.notice == "已通知工作人员到这台机器来。"
    assert dialog(kiosk) == ""
    kiosk.touch("units")
    told(kiosk, TAKEN)
    assert (dialog(kiosk), kiosk.presenter.view.dialog.title) == ("help_taken", "工作人员马上过来")
    kiosk.touch("ok")
    told(kiosk, TAKEN)
    assert dialog(kiosk) == ""
    kiosk.touch("help")
    told(kiosk, None)
    assert (dialog(kiosk), kiosk.presenter.view.bar.notice) == ("", "")


async def test_a_number_on_its_way_is_not_covered(kiosk: Any, hall: Any) -> None:
    await kiosk.live()
    kiosk.printer.gate.clear()
    kiosk.touch("begin", "popular:GA-A-002", "take")
    if kiosk.presenter.view.step is Step.TAKING:
        told(kiosk, TAKEN)
        assert dialog(kiosk) == ""
    kiosk.printer.gate.set()
    await kiosk.shows(Step.TAKEN, "printed")


async def test_nobody_pretends_to_have_called_while_the_server_is_away(kiosk: Any, hall: Any) -> None:
    kiosk.world.away = True
    kiosk.touch("begin", "language", "help")
    assert dialog(kiosk) == "help_unheard"
    assert "0600-5550100" in kiosk.presenter.view.dialog.text
    assert calls(hall) == []
    kiosk.world.away = False
    await kiosk.live()
    kiosk.touch("help")
    await until(kiosk, hall, "help_called")
    assert [call.language for call in calls(hall)] == ["en"]


async def test_a_call_that_is_not_answered_in_time_is_said_to_be_unheard(kiosk: Any, hall: Any) -> None:
    await kiosk.live()
    hall.silent = 50
    kiosk.touch("begin", "help")
    await until(kiosk, hall, "help_unheard")
    hall.silent = 0


async def test_a_citizen_who_needs_nobody_any_more_says_so(kiosk: Any, hall: Any) -> None:
    await kiosk.live()
    kiosk.touch("begin", "help")
    told(kiosk, CALLED)
    kiosk.touch("unhelp")
    assert dialog(kiosk) == ""
    await hall.until(lambda: [one for one in hall.heard if isinstance(one, EndHelp)])
    (ended,) = [one for one in hall.heard if isinstance(one, EndHelp)]
    assert ended.help == "h1"


async def test_the_next_citizen_does_not_inherit_the_dialog(kiosk: Any) -> None:
    kiosk.touch("begin")
    told(kiosk, TAKEN)
    assert dialog(kiosk) == "help_taken"
    kiosk.wait(61)
    assert kiosk.presenter.view.step is Step.ATTRACT
    assert dialog(kiosk) == ""
