"""REST: what the screens at a window show, and the staff's portraits."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from config.load import Loaded
from config.staff import Person, Staff

LI = Person(id="li", name="李", name_en="Li", post="窗口", post_en="Clerk", windows=("w1",), photo="li.png")


@pytest.fixture
async def signed(start: Any, site: Callable[..., Loaded], tmp_path: Path) -> Any:
    """A hall in which li sits at w1, heard by the public alone."""
    media = tmp_path / "media"
    media.mkdir()
    (media / "li.png").write_bytes(b"a portrait")
    (media / "other.png").write_bytes(b"no portrait")
    return await start(loaded=replace(site(), folder=tmp_path, staff=Staff(persons=(LI,))))


async def shown(hall: Any, window: str, language: str = "zh") -> dict[str, Any]:
    answer = await hall.http.get(f"/api/v1/windows/{window}/sign?language={language}")
    assert answer.status_code == 200
    return dict(answer.json())


async def test_a_window_shows_its_ticket_who_is_next_and_who_sits_there(signed: Any) -> None:
    await signed.post("/windows/w1/open", clerk="li")
    first, second = await signed.take("a"), await signed.take("a")
    await signed.post("/windows/w1/call-next")
    told = await shown(signed, "w1")
    assert (told["window"], told["room"], told["next"]) == ("w1", "hall:left", second["number"])
    said = told["said"]
    assert (said["state"], said["number"], said["lit"]) == ("calling", first["number"], True)
    assert (said["person"]["name"], said["person"]["rating"]) == ("李", "")
    await signed.post("/windows/w1/pause", reason="meeting")
    assert (await shown(signed, "w1", "en"))["said"]["line"] == "Pauses after this number"


async def test_a_window_is_found_by_its_label_and_an_unknown_one_named(signed: Any) -> None:
    assert (await shown(signed, "1"))["window"] == "w1"
    gone = await signed.http.get("/api/v1/windows/w99/sign")
    assert (gone.status_code, gone.json()["code"]) == (404, "unknown_window")


async def test_only_portraits_of_the_staff_are_handed_out(signed: Any) -> None:
    portrait = await signed.http.get("/api/v1/staff/li.png")
    assert (portrait.status_code, portrait.content) == (200, b"a portrait")
    assert portrait.headers["content-type"] == "image/png"
    for name in ("other.png", "..%2Fcounty.toml"):
        assert (await signed.http.get(f"/api/v1/staff/{name}")).status_code == 404


async def test_an_emergency_comes_before_everything(signed: Any) -> None:
    fire = {"title": "疏散", "title_en": "Leave", "text": "# 走**楼梯**", "text_en": "Take the stairs"}
    assert (await signed.http.post("/api/v1/emergency", json=fire)).status_code == 201
    said = (await shown(signed, "w1"))["said"]
    assert (said["state"], said["number"]) == ("urgent", "")
    assert (said["alarm"]["title"], said["alarm"]["lines"]) == ("疏散", ["走楼梯"])
    await signed.http.delete("/api/v1/emergency")
    assert (await shown(signed, "w1"))["said"]["alarm"] is None


async def test_no_citizen_is_named(signed: Any) -> None:
    await signed.post("/windows/w1/open", clerk="li")
    await signed.take("a", phone="13800001234")
    await signed.post("/windows/w1/call-next")
    answer = await signed.http.get("/api/v1/windows/w1/sign")
    assert "1234" not in answer.text.replace(answer.headers["etag"], "")
