"""The screens at a window under Xvfb: what is drawn, as their sockets tell, and what is reported."""

import json
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from programme.plan import Item, Plan
from wire.glass import SeenCall
from wire.live import WindowView

PLAN = Plan(ident=Item(id="ident", kind="notice", seconds=30, title="中心"))
FIRE = Item(
    id="e",
    kind="notice",
    seconds=9,
    title="疏散",
    text="走**楼梯**",
    title_en="Leave",
    text_en="Take the stairs",
    urgent=True,
)


async def test_a_call_stands_on_the_window_screen_and_stays_when_the_line_is_cut(
    fake_hall: Any, board: Any, virtual_display: str, tmp_path: Path
) -> None:
    log = tmp_path / "glass.jsonl"
    words = ("--screen", "window", "--window", "3", "--server", fake_hall.url, "--size", "1024x600")
    async with board(virtual_display, tmp_path, *words, "--glass-log", str(log)) as glass:
        await glass.until(state="free", text="等候叫号")
        fake_hall.call("B012", "l03")
        seen = await glass.until(state="calling", text="B012")
        assert {"3号窗口", "请到本窗口办理"} <= set(seen["texts"])
        assert seen["clipped"] == []
        await fake_hall.until(lambda: bool(fake_hall.heard))
        assert fake_hall.heard[0].command_id == "shown:window-l03:t-B012:1"
        assert [json.loads(line)["number"] for line in log.read_text().splitlines()] == ["B012"]
        await fake_hall.until(lambda: bool(fake_hall.seen[-1].calls))
        report = fake_hall.seen[-1]
        assert (report.mode, report.windows, report.room) == ("calling", ("l03",), 1)
        assert report.calls == (SeenCall(ticket="t-B012", number="B012", times=1, calling=True),)
        fake_hall.programme(replace(PLAN, emergencies=(FIRE,)))
        urgent = await glass.until(state="urgent", text="疏散")
        assert {"走楼梯", "Leave", "Take the stairs"} <= set(urgent["texts"])
        assert urgent["clipped"] == []
        await fake_hall.until(lambda: fake_hall.seen[-1].mode == "urgent")
        assert fake_hall.seen[-1].calls == ()
        fake_hall.programme(PLAN)
        await glass.until(state="calling", text="B012")
        await fake_hall.cut()
        cut = await glass.until(text="连接中断")
        assert "B012" in cut["texts"]
        await fake_hall.start()
        fake_hall.answer("B012", "l03")
        served = await glass.until(state="serving", text="正在办理")
        assert "连接中断" not in " ".join(served["texts"])


async def test_the_staff_sign_shows_who_sits_there_and_nothing_is_cut_off(
    fake_hall: Any, board: Any, virtual_display: str, tmp_path: Path
) -> None:
    words = ("--screen", "sign", "--window", "r33", "--server", fake_hall.url, "--language", "en")
    fake_hall.windows("paused", "r33")
    async with board(virtual_display, tmp_path, *words, "--size", "720x1280") as glass:
        seen = await glass.until(state="paused", text="Shi Lan")
        assert seen["clipped"] == []
        assert {"Agent clerk", "None yet"} <= set(seen["texts"])
        rated = WindowView(id="r33", state="open", rated=3, rating_sum=14)
        fake_hall.tell(windows=(rated,))
        assert "Rated by 3, 5 is best" in (await glass.until(text="4.7"))["texts"]
