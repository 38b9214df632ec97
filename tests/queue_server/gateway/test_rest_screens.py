"""Screens and layouts over REST."""

from typing import Any

from msgspec.structs import replace

from boards.layout import LAYOUTS
from config.settings import Board, Kiosk


async def test_every_screen_tells_the_place_of_its_programme(start: Any, site: Any) -> None:
    loaded = site()
    boards = (Board(id="b1", hall="left", layout="programme"), Board(id="b2", hall="left"))
    kiosks = (Kiosk(id="k", hall="left"),)
    hall = await start(loaded=replace(loaded, site=replace(loaded.site, boards=boards, kiosks=kiosks)))
    told = (await hall.http.get("/api/v1/screens")).json()
    assert [(one["id"], one["kind"], one["wide"], one["high"], one["ground"]) for one in told] == [
        ("b1", "board", 954, 537, "dark"),
        ("b2", "board", 1920, 1080, "dark"),
        ("k", "kiosk", 1080, 1920, "light"),
    ]


async def test_the_layouts_are_told_as_shares_of_the_glass(hall: Any) -> None:
    told = (await hall.http.get("/api/v1/layouts")).json()
    assert [one["id"] for one in told] == list(LAYOUTS)
    assert all(sum(zone[2] * zone[3] for zone in one["lying"].values()) <= 1 for one in told)
