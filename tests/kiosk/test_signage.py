"""The programme on a kiosk: heard before its player is there, played once it is."""

import argparse
import asyncio
import time
from pathlib import Path

import msgspec

from config.load import DEMO_COUNTY
from kiosk.place import standing
from kiosk.signage import Signage
from programme.plan import Item, Plan
from wire.programme import ProgrammeIs

STANDS = standing(DEMO_COUNTY, "centre", "kiosk-left")
PLAN = Plan(ident=Item(id="ident", kind="notice", seconds=9, title="中心"), ticker=("一",))
TOLD = ProgrammeIs(version="v", body=msgspec.Raw(msgspec.json.encode(PLAN)))


def asked(no_screen: bool) -> argparse.Namespace:
    return argparse.Namespace(no_screen=no_screen, server="ws://127.0.0.1:9/ws", token="")


async def test_what_was_told_before_the_player_stood_is_taken_up(tmp_path: Path) -> None:
    signage = Signage(STANDS, tmp_path, lambda: 3600.0)
    signage.hear(TOLD)
    work = asyncio.create_task(signage.run(asked(no_screen=False)))
    deadline = time.monotonic() + 60
    while signage.post is None or not signage.post.told:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)
    assert signage.post.plan == PLAN
    signage.hear("something else")
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    assert abs(signage.now().timestamp() - time.time() - 3600) < 60


async def test_without_a_glass_nothing_is_played(tmp_path: Path) -> None:
    signage = Signage(STANDS, tmp_path, lambda: 0.0)
    await signage.run(asked(no_screen=True))
    assert signage.post is None
