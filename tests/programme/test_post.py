"""A player at its post: told a plan it fetches, shows and tells; without its server it goes on as before."""

import asyncio
import time
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from config.load import DEMO_COUNTY
from programme.asking import Asking
from programme.plan import Item, Plan, Playlist, Screen, Slot
from programme.post import Post
from wire.programme import ProgrammeIs

ZONE = ZoneInfo("Asia/Shanghai")
PICTURE = (DEMO_COUNTY / "media" / "tips-wide.png").read_bytes()
DIGEST = sha256(PICTURE).hexdigest()
IDENT = Item(id="ident", kind="notice", seconds=30, title="大厅")
SHOWN = Item(id="media:tips", kind="picture", seconds=3600, media=DIGEST, name="tips-wide.png")


def told(*items: Item) -> ProgrammeIs:
    plan = Plan(ident=IDENT, playlists=(Playlist(id="p", items=items),), slots=(Slot(playlist="p"),))
    return ProgrammeIs(version="v", body=msgspec.Raw(msgspec.json.encode(plan)))


def post_at(folder: Path, url: str) -> Post:
    post = Post(
        Screen("board", "left"), folder, Asking(url), works=lambda day: day.weekday() < 5, ident=IDENT
    )
    post.size = (64, 64)
    return post


@asynccontextmanager
async def running(post: Post) -> Any:
    work = asyncio.create_task(post.run())
    try:
        yield post
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def until(post: Post, true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 90
    while not true():
        assert time.monotonic() < deadline
        post.tick(datetime.now(ZONE))
        await asyncio.sleep(0.02)


def on_glass(post: Post) -> str:
    return post.item.id if post.item else ""


async def test_a_plan_is_fetched_shown_and_told_of(tmp_path: Path, file_server: Any) -> None:
    file_server.files[DIGEST] = PICTURE
    async with running(post_at(tmp_path, file_server.url)) as post:
        await until(post, lambda: on_glass(post) == "ident")
        post.news(told(SHOWN))
        await until(post, lambda: on_glass(post) == "media:tips")
        file_server.refuses = True
        await post.tell()
        assert file_server.plays == []
        file_server.refuses = False
        await post.tell()
    plays = [play for one in file_server.plays for play in one.plays]
    assert {play.item for play in plays} == {"ident"}
    assert len({play.number for play in plays}) == len(plays)


async def test_without_its_server_it_shows_what_it_was_told_before(tmp_path: Path, file_server: Any) -> None:
    file_server.files[DIGEST] = PICTURE
    async with running(post_at(tmp_path, file_server.url)) as post:
        post.news(told(SHOWN))
        await until(post, lambda: on_glass(post) == "media:tips" and (tmp_path / "plan.json").exists())
    async with running(post_at(tmp_path, "ws://127.0.0.1:9/ws")) as again:
        await until(again, lambda: on_glass(again) == "media:tips")
        assert not again.told


async def test_what_is_no_plan_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(b'{"ident": 3}')
    async with running(post_at(tmp_path, "ws://127.0.0.1:9/ws")) as post:
        post.news(ProgrammeIs(version="v", body=msgspec.Raw(b'{"ident": 3}')))
        post.news("something else")
        assert post.plan.ident == IDENT


HOURS = 72


async def test_72_hours_without_a_server_show_the_schedule_without_a_gap(tmp_path: Path) -> None:
    """Virtual time: the clock jumps to the end of each turn, and the glass must never be without its item."""
    items = tuple(Item(id=f"notice:{n}", kind="notice", seconds=60 + 30 * n, title=str(n)) for n in range(8))
    begin = datetime(2026, 7, 10, 8, 0, tzinfo=ZONE)
    post = post_at(tmp_path, "ws://127.0.0.1:9/ws")
    post.news(told(*items))
    player, now, gaps = post._player, begin, 0
    while now < begin + timedelta(hours=HOURS):
        expected = player._turn(post.plan, now)
        for _ in range(3000):
            post.tick(now)
            if post.item == expected.item:
                break
            await asyncio.sleep(0.002)
        gaps += post.item != expected.item
        now = expected.until
    assert gaps == 0
