"""``hall-led`` between a small server and virtual bars on a pty: what the server says stands on the glass."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from config.load import DEMO_COUNTY, load
from display.led.options import arguments
from display.led.program import Program, baud_of
from display.led.virtual.bar import VirtualBar
from display.led.virtual.line import VirtualLine
from programme.plan import Item, Plan
from transports.errors import BadAddress
from wire.receipts import CallShown

WHOLE = load(DEMO_COUNTY, "centre").site
LINE = replace(WHOLE.led_lines[0], bars=WHOLE.led_lines[0].bars[:4])
SITE = replace(WHOLE, led_lines=(LINE,))
PATIENCE = 30.0


@asynccontextmanager
async def bars(folder: Path, url: str) -> AsyncIterator[VirtualLine]:
    """All virtual bars of the left line, driven by the real program."""
    link = folder / "left"
    virtual = [VirtualBar(bar.screen, bar.window, folder, bar.cells) for bar in LINE.bars]
    words = ["--server", url, "--line", LINE.id, "--address", f"{LINE.id}=serial:{link}?baud=57600"]
    program = Program(SITE, arguments(words))
    async with VirtualLine(link, virtual, folder, baud=None) as line:
        work = asyncio.create_task(program.run())
        yield line
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.01)


async def test_calls_recalls_pauses_and_idle_words_reach_the_glass(fake_hall: Any, tmp_path: Path) -> None:
    async with bars(tmp_path, fake_hall.url) as line:
        glass = line.bars[1]
        name = next(w.label for w in SITE.windows if w.id == LINE.bars[0].window)
        await until(lambda: all(bar.text for bar in line.bars.values()))
        assert glass.text.startswith(f"{name}号窗口 ")
        ticket = fake_hall.call("A012", LINE.bars[0].window)
        await fake_hall.until(lambda: len(fake_hall.heard) == 1)
        assert glass.text == f"请A012号到{name}号窗口"
        fake_hall.call("A012", LINE.bars[0].window)
        await fake_hall.until(lambda: len(fake_hall.heard) == 2)
        assert [(shown.ticket, shown.times) for shown in fake_hall.heard] == [(ticket, 1), (ticket, 2)]
        assert all(isinstance(shown, CallShown) for shown in fake_hall.heard)
        assert {shown.screen for shown in fake_hall.heard} == {f"{LINE.id}-1"}
        fake_hall.windows("paused", LINE.bars[0].window)
        await until(lambda: glass.text == f"{name}号窗口 暂停服务")


async def test_a_server_away_leaves_the_words_and_what_it_missed_comes_after(
    fake_hall: Any, tmp_path: Path
) -> None:
    async with bars(tmp_path, fake_hall.url) as line:
        glass = line.bars[1]
        fake_hall.call("A012", LINE.bars[0].window)
        await fake_hall.until(lambda: len(fake_hall.heard) == 1)
        await fake_hall.cut()
        fake_hall.call("B003", LINE.bars[0].window)
        assert "A012" in glass.text
        await fake_hall.start()
        await until(lambda: "B003" in glass.text)
        await fake_hall.until(lambda: fake_hall.heard[-1].ticket == "t-B003")


async def test_the_server_is_told_how_every_bar_and_the_line_are(fake_hall: Any, tmp_path: Path) -> None:
    async with bars(tmp_path, fake_hall.url) as line:
        names = {LINE.id, *(f"{LINE.id}-{bar.screen}" for bar in LINE.bars)}
        await fake_hall.until(
            lambda: {name for name, part in fake_hall.parts.items() if part.state == "good"} == names
        )
        line.nack(1, 12)
        fake_hall.call("A012", LINE.bars[0].window)
        await fake_hall.until(lambda: fake_hall.parts[f"{LINE.id}-1"].reason == "no_font")
        line.unplug()
        await fake_hall.until(lambda: fake_hall.parts[LINE.id].state == "bad")
        await fake_hall.until(lambda: fake_hall.parts[LINE.id].reason in ("gone", "missing"))


EMERGENCY = Plan(
    ident=Item(id="ident", kind="notice", seconds=10),
    emergencies=(
        Item(id="fire", kind="notice", seconds=10, urgent=True, title="紧急疏散", text="请立即离开大厅"),
    ),
)


async def test_an_emergency_is_on_every_bar_and_leaves_the_calls_as_they_were(
    fake_hall: Any, tmp_path: Path
) -> None:
    async with bars(tmp_path, fake_hall.url) as line:
        calling = f"请A012号到{next(w.label for w in SITE.windows if w.id == LINE.bars[0].window)}号窗口"
        fake_hall.call("A012", LINE.bars[0].window)
        await until(lambda: line.bars[1].text == calling and all(bar.text for bar in line.bars.values()))
        before = {number: bar.text for number, bar in line.bars.items()}
        fake_hall.programme(EMERGENCY)
        await until(lambda: {bar.text for bar in line.bars.values()} == {"紧急疏散 请立即离开大厅"})
        assert all(area.scrolls for bar in line.bars.values() for area in bar.areas.values())
        fake_hall.call("B007", LINE.bars[1].window)
        fake_hall.programme(replace(EMERGENCY, emergencies=()))
        await until(lambda: "B007" in line.bars[2].text)
        await until(
            lambda: [line.bars[number].text for number in (1, 3, 4)] == [before[n] for n in (1, 3, 4)]
        )


async def test_an_emergency_for_one_hall_or_bar_only_is_on_no_other(fake_hall: Any, tmp_path: Path) -> None:
    fire = EMERGENCY.emergencies[0]
    async with bars(tmp_path, fake_hall.url) as line:
        await until(lambda: all(bar.text for bar in line.bars.values()))
        others = {number: line.bars[number].text for number in (1, 3, 4)}
        elsewhere = replace(fire, id="right", halls=("right",))
        here = replace(fire, id="two", title="二号窗口停用", text="", screens=(f"{LINE.id}-2",))
        fake_hall.programme(replace(EMERGENCY, emergencies=(elsewhere, here)))
        await until(lambda: line.bars[2].text == "二号窗口停用")
        assert {number: line.bars[number].text for number in (1, 3, 4)} == others


async def test_it_listens_only_to_the_halls_of_its_windows(fake_hall: Any, tmp_path: Path) -> None:
    async with bars(tmp_path, fake_hall.url):
        await fake_hall.until(lambda: bool(fake_hall.hellos))
    assert fake_hall.hellos[0].rooms == ("hall:left", "programme")
    assert fake_hall.hellos[0].program == "led"


@pytest.mark.parametrize(
    ("address", "baud"),
    [
        ("serial:/dev/x?baud=57600", 57600),
        ("serial:/dev/x", 9600),
        ("tcp:h:1", 9600),
        ("tcp:h:1?baud=2400", 2400),
        ("rfc2217:h:1?baud=19200", 19200),
    ],
)
def test_the_speed_of_a_line(address: str, baud: int) -> None:
    assert baud_of(address) == baud


def test_a_bad_address_is_refused_at_once() -> None:
    with pytest.raises(BadAddress):
        Program(SITE, arguments(["--line", LINE.id, "--address", f"{LINE.id}=nonsense"]))
