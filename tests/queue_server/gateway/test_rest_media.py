"""Media over REST: kept whole and judged, or refused with the reason; fetched whole or in parts."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx

from config.load import DEMO_COUNTY

MEDIA = DEMO_COUNTY / "media"
PICTURE = (MEDIA / "tips-wide.png").read_bytes()
DIGEST = sha256(PICTURE).hexdigest()


async def upload(hall: Any, name: str, body: bytes) -> httpx.Response:
    answer: httpx.Response = await hall.http.post(
        "/api/v1/media", params={"name": name}, content=body, timeout=120
    )
    return answer


async def test_a_picture_is_kept_and_fetched_as_it_was(hall: Any) -> None:
    answer = await upload(hall, "tips.png", PICTURE)
    assert answer.status_code == 201, answer.text
    expected = {"hash": DIGEST, "name": "tips.png", "kind": "picture", "width": 1920, "height": 1080}
    assert answer.json() | expected == answer.json()
    fetched = await hall.http.get(f"/api/v1/media/{DIGEST}")
    assert (fetched.status_code, fetched.content) == (200, PICTURE)
    assert fetched.headers["content-type"] == "image/png"
    assert [one["name"] for one in (await hall.http.get("/api/v1/media")).json()["data"]] == ["tips.png"]


PARTS = (
    ("bytes=0-9", 206, PICTURE[:10]),
    ("bytes=1000-", 206, PICTURE[1000:]),
    ("bytes=-7", 206, PICTURE[-7:]),
    (f"bytes={len(PICTURE)}-", 416, b""),
    ("bytes=5-2", 200, PICTURE),
    ("lines=1-2", 200, PICTURE),
    ("bytes=0-1,4-5", 200, PICTURE),
)


async def test_a_part_is_fetched_alone(hall: Any) -> None:
    await upload(hall, "tips.png", PICTURE)
    for asked, status, part in PARTS:
        fetched = await hall.http.get(f"/api/v1/media/{DIGEST}", headers={"range": asked})
        assert (asked, fetched.status_code, fetched.content) == (asked, status, part)


async def test_a_video_is_measured_and_a_broken_one_refused(hall: Any) -> None:
    film = (MEDIA / "what-to-bring.mp4").read_bytes()
    answer = await upload(hall, "film.mp4", film)
    assert (answer.json()["kind"], answer.json()["seconds"]) == ("video", 12.0)
    broken = await upload(hall, "cut.mp4", film[:90_000])
    assert (broken.status_code, broken.json()["code"], broken.json()["value"]) == (
        422,
        "bad_media",
        "cut.mp4",
    )
    assert "decoded" in broken.json()["detail"]


async def test_a_refused_file_leaves_nothing_behind(hall: Any) -> None:
    answer = await upload(hall, "half.png", PICTURE[:50_000])
    assert answer.status_code == 422
    folder = Path(f"{hall.database}.media")
    assert list(folder.iterdir()) == []
    assert (await hall.http.get("/api/v1/media")).json()["data"] == []


async def test_a_name_that_is_none_is_refused(hall: Any) -> None:
    for name in ["", "x.exe", "../x.png", "a b.png", ".png", "x" * 90 + ".png"]:
        answer = await upload(hall, name, PICTURE)
        assert (answer.status_code, answer.json()["field"]) == (422, "name")


async def test_an_upload_is_removed_unless_a_playlist_shows_it(hall: Any) -> None:
    await upload(hall, "tips.png", PICTURE)
    shown = {"playlists": [{"id": "p", "name": "p", "entries": [{"media": "tips.png"}]}]}
    assert (await hall.http.put("/api/v1/programme", json=shown)).status_code == 200
    kept = await hall.http.delete("/api/v1/media/tips.png")
    assert (kept.status_code, kept.json()["code"]) == (409, "media_in_use")
    await hall.http.delete("/api/v1/programme")
    assert (await hall.http.delete("/api/v1/media/tips.png")).status_code == 204
    assert (await hall.http.get(f"/api/v1/media/{DIGEST}")).status_code == 404
    assert (await hall.http.delete("/api/v1/media/tips.png")).status_code == 404


async def test_the_public_neither_fetches_nor_uploads(hall: Any) -> None:
    headers = {"sec-fetch-site": "same-origin"}
    assert (await hall.http.get("/api/v1/media", headers=headers)).status_code == 401
    refused = await hall.http.post("/api/v1/media", params={"name": "a.png"}, content=b"x", headers=headers)
    assert refused.status_code == 401
