"""The real board under Xvfb, asked through its automation socket: what is drawn, what is reported."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from config.design.tokens import tokens
from wire import receipts
from wire.glass import SeenCall


def notes(file: Path) -> list[tuple[str, str, str, int]]:
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    return [(line["ticket"], line["number"], line["window"], line["times"]) for line in lines]


async def test_from_the_call_to_the_glass(
    fake_hall: Any, board: Any, virtual_display: str, tmp_path: Path
) -> None:
    log, shot = tmp_path / "glass.jsonl", tmp_path / "busy.png"
    words = (
        "--board",
        "board-left",
        "--server",
        fake_hall.url,
        "--size",
        "1280x720",
        "--glass-log",
        str(log),
    )
    async with board(virtual_display, tmp_path, *words) as glass:
        await glass.until(state="idle", text="欢迎光临")

        fake_hall.call("A012", "l03")
        await fake_hall.until(lambda: len(fake_hall.heard) == 1)
        assert notes(log) == [("t-A012", "A012", "3", 1)]
        seen = await glass.until(state="busy")
        assert seen["calls"] == [{"ticket": "t-A012", "number": "A012", "window": "3", "times": 1}]
        assert {"A012", "3号窗口"} <= set(seen["texts"])
        await glass.ask(ask="shot", path=str(shot))

        await fake_hall.until(lambda: bool(fake_hall.seen[-1].calls))
        report = fake_hall.seen[-1]
        assert (report.mode, report.halls) == ("busy", ("left",))
        assert report.room > 1
        assert report.calls == (SeenCall(ticket="t-A012", number="A012", times=1, calling=True),)
        await fake_hall.until(lambda: len({report.frame for report in fake_hall.seen} - {""}) > 1)

        fake_hall.call("A012", "l03")
        await fake_hall.until(lambda: len(fake_hall.heard) == 2)
        assert notes(log)[1:] == [("t-A012", "A012", "3", 2)]
        await glass.until(text="再次呼叫")

        fake_hall.answer("A012", "l03")
        await glass.until(text="办理中")

        await fake_hall.cut()
        assert (await glass.until(text="连接中断"))["age"] is not None
        await fake_hall.start()
        fake_hall.call("A013", "l04")
        await fake_hall.until(lambda: len(fake_hall.heard) == 3)
        assert "连接中断" not in " ".join((await glass.until(text="A013"))["texts"])
    assert [type(receipt) for receipt in fake_hall.heard] == [receipts.CallShown] * 3
    assert fake_hall.heard[0].command_id == "shown:board-left:t-A012:1"
    assert share_of(shot, "cinnabar") > 0.05, "the newest call is lit"


def share_of(picture: Path, colour: str) -> float:
    wanted = tokens().color["dark"][colour]
    red, green, blue = (int(wanted[at : at + 2], 16) for at in (1, 3, 5))
    with Image.open(picture) as image:
        pixels = list(image.convert("RGB").getdata())
    near = sum(abs(r - red) < 40 and abs(g - green) < 40 and abs(b - blue) < 40 for r, g, b in pixels)
    return float(near / len(pixels))


@pytest.mark.parametrize(
    ("size", "language", "hall"), [("720x1280", "zh", "board-right"), ("1280x720", "en", "board-left")]
)
async def test_no_text_is_cut_off_whatever_the_shape_and_language(
    fake_hall: Any, board: Any, virtual_display: str, tmp_path: Path, size: str, language: str, hall: str
) -> None:
    words = ("--board", hall, "--server", fake_hall.url, "--size", size, "--language", language)
    for queue in fake_hall.mirror.plan.queues:
        fake_hall.queue(queue.id, 128, 100, 240)
    fake_hall.windows("paused", "l08", "l14", "r23", "r36")
    also = ("--also", "left", "--also", "right")
    async with board(virtual_display, tmp_path, *words, "--motion", "smooth", *also) as glass:
        assert (await glass.until(state="idle"))["clipped"] == []
        for number, window in (("AB1000", "l18"), ("A002", "l02"), ("L108", "r31"), ("D777", "l09")):
            fake_hall.call(number, window)
        await fake_hall.until(lambda: len(fake_hall.heard) == 4)
        assert (await glass.ask(ask="screen"))["clipped"] == []
        for number, window in (("AB1000", "l18"), ("A002", "l02"), ("L108", "r31"), ("D777", "l09")):
            fake_hall.answer(number, window, "cancelled")
        fake_hall.windows("closed")
        while (seen := await glass.ask(ask="screen"))["state"] != "closed":
            await asyncio.sleep(0.05)
        assert seen["clipped"] == []
