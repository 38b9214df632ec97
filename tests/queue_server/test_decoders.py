"""Decoders in processes of their own: a verdict on whatever comes, and never a fault of the server's."""

from pathlib import Path

from config.load import DEMO_COUNTY
from programme.plan import Item
from programme.wanted import Wanted
from queue_server.decoders import judge, preview


async def test_what_can_be_shown_is_measured_and_what_cannot_is_named(tmp_path: Path) -> None:
    picture = await judge(DEMO_COUNTY / "media" / "tips-wide.png", "tips.png")
    assert (picture.kind, picture.width, picture.reason) == ("picture", 1920, "")
    other = tmp_path / "x.png"
    other.write_bytes(b"no picture")
    assert (await judge(other, "x.png")).reason


async def test_a_preview_is_a_png_or_nothing() -> None:
    notice = Wanted(item=Item(id="n", kind="notice", seconds=1, title="通知"), width=320, height=180)
    made = await preview(notice)
    assert made is not None
    assert made.startswith(b"\x89PNG")
    assert await preview(Wanted(item=Item(id="m", kind="video", seconds=1), width=320, height=180)) is None
