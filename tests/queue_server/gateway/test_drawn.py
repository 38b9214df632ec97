"""A picture is drawn once, however many boards ask for it at the same time."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

from programme.plan import Item, Plan
from programme.timetable import picture_key
from programme.wanted import Wanted
from queue_server.gateway.drawn import KEPT_BYTES, Drawn

NOTICE = Item(id="n", kind="notice", seconds=9, title="通知")
KEY = picture_key(NOTICE)


class Pen:
    """Draws pictures of a third of what may be kept, and counts them."""

    def __init__(self) -> None:
        self.drew: list[tuple[int, int]] = []

    async def __call__(self, wanted: Wanted) -> bytes:
        self.drew.append((wanted.width, wanted.height))
        await asyncio.sleep(0)
        return bytes(KEPT_BYTES // 3)


def drawn(pen: Pen) -> Drawn:
    desk = SimpleNamespace(plan=Plan(ident=NOTICE))
    return Drawn(cast(Any, desk), pen)


async def test_boards_that_ask_together_have_one_picture() -> None:
    pen = Pen()
    desk = drawn(pen)
    found = await asyncio.gather(*(desk.picture(KEY, (640, 360)) for _ in range(5)))
    assert len(set(map(id, found))) == 1
    assert pen.drew == [(640, 360)]


async def test_what_is_not_on_the_programme_is_not_drawn() -> None:
    pen = Pen()
    assert await drawn(pen).picture("0" * 32, (640, 360)) is None
    assert pen.drew == []


async def test_only_so_much_is_kept_and_the_latest_asked_for_stays() -> None:
    pen = Pen()
    desk = drawn(pen)
    for side in (64, 65, 66, 64, 67, 64):
        await desk.picture(KEY, (side, 64))
    assert [wide for wide, _ in pen.drew] == [64, 65, 66, 67]
