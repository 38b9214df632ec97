"""The pattern for who hangs the bars, and the bars' own word how they are."""

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from config.led import Bar, LedLine, LedStyle
from config.load import DEMO_COUNTY, load
from display.led.text import PLAIN
from display.led.trial import Trial, pattern
from display.led.virtual.bar import VirtualBar
from display.led.virtual.line import VirtualLine

WHOLE = load(DEMO_COUNTY, "centre").site
LINE = replace(WHOLE.led_lines[0], bars=WHOLE.led_lines[0].bars[:2])
BAR = Bar(screen=3, window="w3", cells=20)


def pages(style: LedStyle, bar: Bar = BAR, sizes: tuple[int, ...] = (16,)) -> list[tuple[str, int, bool]]:
    shown = pattern(LedLine(id="led", address="null:", bars=(bar,)), bar, "3", style, sizes)  # type: ignore[arg-type]
    return [(page.text, page.size, page.scroll) for page in (shown.words, *shown.others)]


def test_all_dots_the_name_with_a_ruler_and_a_call() -> None:
    assert pages(PLAIN) == [
        ("■" * 10, 16, False),
        ("led-3 78901234567890", 16, False),
        ("请A012号到3号窗口", 16, False),
    ]


def test_dots_in_every_height_of_letters() -> None:
    tall = pages(PLAIN, replace(BAR, cells=40, rows=32), (32, 16))
    assert tall[:2] == [("■" * 10, 32, False), ("■" * 20, 16, False)]


def test_a_bar_with_ascii_alone() -> None:
    ascii_pages = pages(LedStyle(id="a", charset="ascii"))
    assert [text for text, _, _ in ascii_pages] == ["#" * 20, "led-3 78901234567890", "A012 to window 3"]


@pytest.mark.parametrize("cells", [4, 5, 6])
def test_a_bar_narrower_than_its_name_runs(cells: int) -> None:
    assert pages(PLAIN, replace(BAR, cells=cells))[1] == ("led-3 ", 16, cells < 6)


async def test_bars_show_it_and_say_how_they_are(tmp_path: Path) -> None:
    said: list[str] = []
    line = replace(LINE, address=f"serial:{tmp_path / 'left'}?baud=57600")
    virtual = [VirtualBar(bar.screen, bar.window, tmp_path, bar.cells) for bar in line.bars]
    async with VirtualLine(tmp_path / "left", virtual, tmp_path, baud=None) as far:
        far.mute(2)
        work = asyncio.create_task(Trial(replace(WHOLE, led_lines=(line,)), [line], said.append).run())
        async with asyncio.timeout(60):
            while far.bars[1].text != "■" * 10 or "led-left-2: unknown (no answer)" not in said:
                await asyncio.sleep(0.02)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
    assert {"led-left: good", "led-left-1: good"} <= set(said)
