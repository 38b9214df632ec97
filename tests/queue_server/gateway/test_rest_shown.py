"""Pictures of the programme for boards in browsers: the player's own, for all to see, and nothing else."""

import io
from hashlib import sha256
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image

from config.load import DEMO_COUNTY, load
from programme.draw import draw
from programme.notice import Notice, item_of
from programme.timetable import picture_key

PUBLIC = {"Origin": "http://elsewhere"}
SIZE = {"width": "640", "height": "360"}


@pytest.fixture
async def hall(start: Any, site: Any) -> Any:
    """A server with the demo county's programme and media."""
    county = load(DEMO_COUNTY, "centre")
    slots = tuple(replace(slot, halls=(), screens=()) for slot in county.programme.slots)
    return await start(
        loaded=replace(site(), folder=DEMO_COUNTY, programme=replace(county.programme, slots=slots))
    )


async def test_a_published_notice_is_the_players_picture_and_a_draft_is_nobodys(hall: Any) -> None:
    await hall.http.post("/api/v1/notices", json={"id": "n", "title": "放假通知", "text": "**明天**休息。"})
    notice = item_of(Notice(id="n", title="放假通知", text="**明天**休息。"))
    path = f"/api/v1/shown/pictures/{picture_key(notice)}"
    assert (await hall.http.get(path, params=SIZE, headers=PUBLIC)).status_code == 404
    await hall.http.put("/api/v1/notices/n/publish")
    answer = await hall.http.get(path, params=SIZE, headers=PUBLIC, timeout=90)
    assert answer.status_code == 200, answer.text
    drawn = draw(notice, None, (640, 360), "dark")
    assert Image.open(io.BytesIO(answer.content)).tobytes() == drawn.tobytes()
    assert (await hall.http.get(path, params=SIZE, headers=PUBLIC)).content == answer.content


async def test_a_video_of_the_programme_comes_by_range_and_another_file_does_not(hall: Any) -> None:
    film = (DEMO_COUNTY / "media" / "take-a-number.mp4").read_bytes()
    path = f"/api/v1/shown/videos/{sha256(film).hexdigest()}"
    answer = await hall.http.get(path, headers={**PUBLIC, "Range": "bytes=10-19"})
    assert (answer.status_code, answer.content) == (206, film[10:20])
    still = sha256((DEMO_COUNTY / "media" / "tips-wide.png").read_bytes()).hexdigest()
    assert (await hall.http.get(f"/api/v1/shown/videos/{still}", headers=PUBLIC)).status_code == 404
