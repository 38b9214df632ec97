"""The programme over REST: written, refused by field, asked for a moment, and seen as a screen shows it."""

import io
from hashlib import sha256
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image

from config.load import DEMO_COUNTY, load
from config.settings import Board
from programme.draw import draw
from programme.plan import Item

MONDAY = "2026-07-13T09:00:05"
WRITTEN = {
    "playlists": [{"id": "p", "name": "p", "entries": [{"notices": True, "seconds": 7}]}],
    "slots": [{"playlist": "p", "parts": [{"days": ["mon"], "start": "09:00", "until": "10:00"}]}],
}


@pytest.fixture
async def hall(start: Any, site: Any) -> Any:
    """A server with a board, and two files of the county in its programme."""
    loaded = site()
    board = Board(id="board", hall=loaded.site.halls[0].id)
    county = load(DEMO_COUNTY, "centre")
    programme = replace(county.programme, slots=county.programme.slots[:1])
    told = replace(
        loaded, folder=DEMO_COUNTY, site=replace(loaded.site, boards=(board,)), programme=programme
    )
    return await start(loaded=told)


async def now(hall: Any, at: str = MONDAY) -> str:
    answer = await hall.http.get("/api/v1/programme/now", params={"screen": "board", "at": at})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["item"].get("name", ""))


async def test_the_programme_of_the_file_is_shown_until_another_is_written(hall: Any) -> None:
    assert await now(hall) == "entrance-wide.png"
    assert (await hall.http.get("/api/v1/programme")).json()["over_file"] is False
    assert (await hall.http.put("/api/v1/programme", json=WRITTEN)).json()["over_file"] is True
    await hall.http.post("/api/v1/notices", json={"id": "n", "title": "通知"})
    await hall.http.put("/api/v1/notices/n/publish")
    assert await now(hall) == "通知"
    assert await now(hall, "2026-07-14T09:00:05") == "中心"
    assert (await hall.http.delete("/api/v1/programme")).json()["over_file"] is False
    assert await now(hall) == "entrance-wide.png"


IMPOSSIBLE: list[tuple[Any, str]] = [
    ({"slots": [{"playlist": "q"}]}, "slots[0].playlist"),
    ({"slots": [{"playlist": "q", "priority": 99}]}, "slots[0].priority"),
    ({"lists": []}, "lists"),
    ([], "(top)"),
]


async def test_a_programme_that_cannot_be_is_refused_by_field(hall: Any) -> None:
    for body, field in IMPOSSIBLE:
        answer = await hall.http.put("/api/v1/programme", json=body)
        assert (answer.status_code, answer.json()["field"]) == (422, field)
        assert (await hall.http.get("/api/v1/programme")).json()["over_file"] is False


async def test_what_is_no_json_is_refused(hall: Any) -> None:
    assert (await hall.http.put("/api/v1/programme", content=b"{")).status_code == 400


async def test_the_preview_is_drawn_as_the_player_draws(hall: Any) -> None:
    asked = {"screen": "board", "at": MONDAY, "width": "640", "height": "360"}
    answer = await hall.http.get("/api/v1/programme/preview", params=asked, timeout=90)
    assert answer.status_code == 200, answer.text
    path = DEMO_COUNTY / "media" / "entrance-wide.png"
    digest = sha256(path.read_bytes()).hexdigest()
    player = draw(Item(id="m", kind="picture", seconds=1, media=digest), path, (640, 360), "dark")
    assert Image.open(io.BytesIO(answer.content)).tobytes() == player.tobytes()


async def test_another_screen_is_not_there(hall: Any) -> None:
    answer = await hall.http.get("/api/v1/programme/now", params={"screen": "x"})
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_screen")
