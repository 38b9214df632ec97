"""Every make end to end: real bus, real pty or socket, real frames, a card that never saw the encoder."""

from typing import Any

import pytest

from config.led import Bar, LedLine
from display.led.boards import Showing
from display.led.makers.of_line import maker_of
from display.led.schedule import Health
from display.led.text import State, Words
from display.led.virtual.card import Update
from display.led.virtual.cards import CARDS

GOOD = Health("good")
ANSWERING = ["onbon", "onbon-5k", "cpower", "cpower-tcp", "modbus"]
DIMMED = [name for name in ANSWERING if name != "modbus"]


def showing(text: str, state: State = "idle", times: int = 0) -> Showing:
    return Showing(state, Words(text, scroll=False), times=times)


FIRE = "EVACUATE NOW"
IDLE, CALLED = showing("3号窗口 户籍"), showing("请A012到3号窗口", "call", 1)


@pytest.mark.parametrize("protocol", DIMMED)
async def test_a_call_and_brightness_reach_the_glass(line_of: Any, protocol: str) -> None:
    async with line_of(protocol) as line:
        await line.settle(IDLE)
        line.bus.show(1, CALLED)
        line.bus.dim(2, 40)
        await line.until(lambda: line.acked == [(1, CALLED)])
        assert line.glass == ["请A012到3号窗口", "3号窗口 户籍"]
        await line.until_seen(lambda: line.virtual.bars[2].percent in range(35, 46))
        assert line.healths() == {GOOD}


@pytest.mark.parametrize("protocol", ["cpower", "cpower-tcp", "modbus"])
async def test_unplugged_and_without_power_all_is_shown_again(line_of: Any, protocol: str) -> None:
    async with line_of(protocol) as line:
        await line.settle(IDLE)
        line.virtual.unplug()
        await line.until(lambda: {health.state for health in line.healths()} == {"unknown"})
        assert line.bus.line_health.state == "bad"
        line.bus.show(1, CALLED)
        line.virtual.power_cut(2)
        line.virtual.plug()
        await line.until(lambda: set(line.acked) == {(1, CALLED), (2, IDLE)})
        assert line.glass == ["请A012到3号窗口", "3号窗口 户籍"]
        assert line.bus.line_health == GOOD


@pytest.mark.parametrize("protocol", ANSWERING)
async def test_refused_with_a_reason_and_then_taken(line_of: Any, protocol: str) -> None:
    async with line_of(protocol) as line:
        await line.settle(IDLE)
        line.virtual.nack(2, 2)
        line.bus.show(2, CALLED)
        await line.until(lambda: line.bus.health[2].state == "bad")
        assert line.bus.health[2].reason
        line.virtual.heal()
        await line.until(lambda: line.bus.health[2] == GOOD)


@pytest.mark.parametrize("name", ["bar-b"])
async def test_a_bar_that_never_answers_is_written_to_and_never_called_good(line_of: Any, name: str) -> None:
    async with line_of("template", template=name) as line:
        line.bus.show(1, CALLED)
        line.bus.show(2, IDLE)
        await line.until_seen(lambda: line.glass == ["请A012到3号窗口", "3号窗口 户籍"])
        assert line.acked == []
        await line.until(lambda: line.healths() == {Health("unknown", "never answers")})
        line.virtual.unplug()
        await line.until(lambda: line.bus.line_health.state == "bad")
        line.virtual.power_cut(1)
        line.virtual.plug()
        await line.until_seen(lambda: line.glass == ["请A012到3号窗口", "3号窗口 户籍"])


TO_3 = showing("A012 to window 3", "call", 1)


async def test_an_alpha_sign_is_written_to_and_then_asked(line_of: Any) -> None:
    async with line_of("alpha") as line:
        line.bus.show(1, TO_3)
        line.bus.dim(1, 60)
        await line.until(lambda: line.acked == [(1, TO_3)])
        assert line.glass == ["A012 to window 3", ""]
        await line.until_seen(lambda: line.virtual.bars[1].percent == 58)
        line.virtual.nack(1)
        line.bus.show(1, showing("A013 to window 3", "call", 1))
        await line.until(lambda: line.bus.health[1] == Health("bad", "command"))
        line.virtual.heal()
        await line.until(lambda: line.bus.health[1] == GOOD)


async def test_an_alpha_sign_blinks_by_itself(line_of: Any) -> None:
    said = Words("A012 to window 3", scroll=False)
    call = Showing("call", said, others=(Words("", scroll=False), said), every=0.6)
    async with line_of("alpha") as line:
        line.bus.show(1, call)
        await line.until_seen(lambda: any(area.blinks for area in line.virtual.bars[1].areas.values()))
        await line.until_seen(lambda: not any(area.blinks for area in line.virtual.bars[1].areas.values()))
        assert line.glass[0] == "A012 to window 3"


EVERY_MAKE = [
    *((protocol, {}) for protocol in (*ANSWERING, "alpha")),
    *(("template", {"template": f"bar-{letter}"}) for letter in "abcd"),
]


@pytest.mark.parametrize(("protocol", "more"), EVERY_MAKE, ids=lambda part: str(part))
async def test_an_emergency_takes_all_bars_and_gives_them_back(
    line_of: Any, protocol: str, more: dict[str, Any]
) -> None:
    call, fire = showing("A012 to window 3", "call", 1), showing(FIRE, "emergency")
    async with line_of(protocol, **more) as line:
        before = [call.words.text, "Window 3"]
        line.bus.show(1, call)
        line.bus.show(2, showing("Window 3"))
        await line.until_seen(lambda: line.glass == before)
        line.bus.show_all(2, fire)
        for screen in (1, 2):
            line.bus.show(screen, fire)
        await line.until_seen(lambda: line.glass == [FIRE, FIRE])
        line.bus.show(1, call)
        line.bus.show(2, showing("Window 3"))
        await line.until_seen(lambda: line.glass == before)


@pytest.mark.parametrize("protocol", [*ANSWERING[:3], "modbus", "alpha"])
def test_one_frame_tells_all_bars_of_a_line(protocol: str) -> None:
    bars = (Bar(screen=1, window="w1"), Bar(screen=2, window="w2"))
    make = maker_of(LedLine(id="l", address="null:", protocol=protocol, bars=bars))  # type: ignore[arg-type]
    assert make.everyone is not None
    card = CARDS[protocol]()
    *_, heard = card.hear(b"".join(make.everyone(bars[0], Words(FIRE, scroll=False))))
    assert (heard.screen, heard.wants_answer) == (None, False)
    assert isinstance(heard.meaning, Update)
    assert heard.meaning.areas[0].text.strip() == FIRE


def test_boards_of_several_widths_are_not_told_in_one_frame() -> None:
    bars = (Bar(screen=1, window="w1"), Bar(screen=2, window="w2", cells=8))
    assert maker_of(LedLine(id="l", address="null:", protocol="modbus", bars=bars)).everyone is None
