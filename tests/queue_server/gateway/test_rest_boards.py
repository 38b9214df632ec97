"""REST: the boards of the site are listed as the settings hang them, page by page."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from config.load import Loaded
from config.settings import Board
from config.window_screens import WindowScreen

NAMES = ("over-the-door", "by-the-stairs", "at-the-desk")


async def test_boards_are_listed_in_the_settings_order(start: Any, site: Callable[..., Loaded]) -> None:
    loaded = site()
    boards = tuple(Board(id=name, hall="left") for name in NAMES)
    hall = await start(loaded=replace(loaded, site=replace(loaded.site, boards=boards)))
    first = (await hall.http.get("/api/v1/boards?limit=2")).json()
    rest = (await hall.http.get(f"/api/v1/boards?limit=2&after={first['next']}")).json()
    rows = first["data"] + rest["data"]
    assert [row["id"] for row in rows] == list(NAMES)
    assert rest["next"] is None
    assert {(row["state"], row["seen_at"], row["frame"]) for row in rows} == {("unknown", None, "")}


async def test_screens_at_windows_are_listed_behind_the_boards(
    start: Any, site: Callable[..., Loaded]
) -> None:
    loaded = site()
    screen = WindowScreen(id="screen", window=loaded.site.windows[0].id)
    hall = await start(loaded=replace(loaded, site=replace(loaded.site, window_screens=(screen,))))
    rows = (await hall.http.get("/api/v1/boards")).json()["data"]
    assert [(row["id"], row["hall"]) for row in rows] == [("screen", loaded.site.windows[0].hall)]


async def test_a_site_without_boards_lists_none(hall: Any) -> None:
    assert (await hall.http.get("/api/v1/boards")).json()["data"] == []


async def test_the_public_is_not_told(start: Any, site: Callable[..., Loaded]) -> None:
    hall = await start(loaded=site(trust_loopback=False))
    answer = await hall.http.get("/api/v1/boards")
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in")
