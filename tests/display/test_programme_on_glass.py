"""The real board under Xvfb shows the programme: pixel for pixel what the preview draws."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PIL import Image, ImageChops

from boards.layout import boxes, pixels
from config.load import DEMO_COUNTY, load
from programme.draw import draw
from programme.plan import Item, Plan, Playlist, Slot

GLASS = (1280, 720)
BOARD = next(one for one in load(DEMO_COUNTY, "centre").site.boards if one.id == "board-right")
NOTICE = Item(id="notice:n", kind="notice", seconds=3600, title="放假通知", text="10月1日至8日放假。" * 9)
PLAN = Plan(
    ident=NOTICE,
    playlists=(Playlist(id="p", items=(NOTICE,)),),
    slots=(Slot(playlist="p"),),
    ticker=("周五下午学习",),
)
URGENT = Item(
    id="notice:e", kind="notice", seconds=9, title="紧急疏散", text="请从最近的出口离开。", urgent=True
)


DEADLINE = 90.0
DRIFT = 8
ROUNDED = 4


async def until_shown(face: Any, item: str) -> None:
    async with asyncio.timeout(DEADLINE):
        while (await face.ask(ask="screen"))["programme"]["item"] != item:
            await asyncio.sleep(0.1)


async def shot(face: Any, path: Path) -> Image.Image:
    await face.ask(ask="shot", path=str(path))
    return Image.open(path).convert("RGB")


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Tell whether two pictures are the same but for what a renderer rounds."""
    if one.size != other.size:
        return False
    extrema: Any = ImageChops.difference(one, other).getextrema()
    return bool(max(most for _, most in extrema) <= ROUNDED)


def stands(whole: Image.Image, part: Image.Image, left: int, top: int) -> bool:
    """Tell whether ``part`` is drawn there, or some pixels away: a board's picture drifts."""
    for away in ((x, y) for x in range(-DRIFT, DRIFT + 1) for y in range(-DRIFT, DRIFT + 1)):
        x, y = left + away[0], top + away[1]
        seen = (max(x, 0), max(y, 0), min(x + part.width, GLASS[0]), min(y + part.height, GLASS[1]))
        if alike(whole.crop(seen), part.crop((seen[0] - x, seen[1] - y, seen[2] - x, seen[3] - y))):
            return True
    return False


async def test_the_glass_shows_what_the_preview_draws(
    fake_hall: Any, board: Any, virtual_display: str, tmp_path: Path
) -> None:
    box = boxes(BOARD, upright=False)["programme"]
    size, left, top = pixels(box, GLASS), round(box.x * GLASS[0]), box.y * GLASS[1]
    words = ("--board", BOARD.id, "--server", fake_hall.url, "--size", "1280x720")
    async with board(virtual_display, tmp_path, *words) as face:
        await fake_hall.until(lambda: fake_hall.hellos)
        assert "programme" in fake_hall.hellos[0].rooms
        fake_hall.programme(PLAN)
        await until_shown(face, NOTICE.id)
        whole = await shot(face, tmp_path / "notice.png")
        expected = draw(NOTICE, None, size, "dark")
        assert stands(whole, expected, left, round(top))
        fake_hall.programme(replace(PLAN, emergencies=(replace(URGENT, since=datetime.now(UTC)),)))
        await until_shown(face, URGENT.id)
        urgent = draw(URGENT, None, GLASS, "dark")
        assert alike(await shot(face, tmp_path / "urgent.png"), urgent), "no edge is free, wherever it drifts"
        fake_hall.programme(PLAN)
        await until_shown(face, NOTICE.id)
        assert not alike(await shot(face, tmp_path / "after.png"), urgent)
    preview = tmp_path / "preview.png"
    command = [sys.executable, "-m", "display", *words, "--state", str(tmp_path / "state")]
    subprocess.run([*command, "--preview", str(preview)], check=True, timeout=120)
    assert alike(Image.open(preview).convert("RGB"), expected)
