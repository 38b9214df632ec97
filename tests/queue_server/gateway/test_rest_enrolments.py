"""A device that nobody knows shows a code; who may publish types it, and the device may speak."""

from collections.abc import Awaitable, Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from config.load import Loaded
from config.settings import Board, Kiosk
from queue_server.gateway import enrolling

TOKEN = "a word of the device's own"
KEY = sha256(TOKEN.encode()).hexdigest()


@pytest.fixture
async def hall(start: Any, site: Callable[..., Loaded]) -> Any:
    loaded = site()
    told = replace(
        loaded.site,
        kiosks=(Kiosk(id="kiosk-left", hall="left"), Kiosk(id="kiosk-right", hall="right")),
        boards=(Board(id="board", hall="left"),),
    )
    return await start(loaded=replace(loaded, site=told))


async def asking(hall: Any, **more: Any) -> tuple[Any, str]:
    """Return a device that shows a code, and the code."""
    client = await hall.socket()
    await client.say("ask_to_enrol", **{"device_kind": "kiosk", "key": KEY, "host": "box", **more})
    return client, str((await client.hear("enrol_by"))["code"])


async def confirmed(hall: Any, code: str, **more: Any) -> Any:
    return await hall.http.post("/api/v1/enrolments", json={"code": code, **more})


async def test_the_code_typed_makes_the_device_known(hall: Any) -> None:
    elsewhere = {"x-forwarded-for": "203.0.113.5"}  # not trusted for being on this machine
    stranger = await hall.socket(additional_headers=elsewhere)
    said = {"program": "test", "device": "d1", "oldest": 1, "newest": 1, "rooms": ["kiosk"]}
    await stranger.say("hello", **said, token=TOKEN)
    assert (await stranger.hear())["code"] == "token"
    client, code = await asking(hall)
    (waiting,) = (await hall.http.get("/api/v1/enrolments")).json()
    assert (waiting["kind"], waiting["host"], waiting["device"]) == ("kiosk", "box", "")
    assert code not in str(waiting)
    answer = await confirmed(hall, f"{code[:4]} {code[4:]}", device="kiosk-right")
    assert (answer.status_code, answer.json()["device"]) == (200, "kiosk-right")
    assert (await client.hear())["device"] == "kiosk-right"
    _, welcome, snapshot = await hall.joined("kiosk", token=TOKEN, headers=elsewhere)
    assert (welcome["kind"], snapshot["kind"]) == ("welcome", "snapshot")
    assert (await hall.http.get("/api/v1/enrolments")).json() == []
    assert (await confirmed(hall, code, device="kiosk-right")).status_code == 404


async def test_five_wrong_codes_are_enough(hall: Any) -> None:
    _, code = await asking(hall)
    wrong = [await confirmed(hall, f"{(int(code) + n) % 10**8:08}", device="kiosk-left") for n in range(1, 6)]
    assert [answer.status_code for answer in wrong] == [404] * 5
    assert wrong[0].json()["code"] == "unknown_code"
    locked = await confirmed(hall, code, device="kiosk-left")
    assert (locked.status_code, locked.json()["code"]) == (429, "locked")


IMPOSSIBLE = [
    ({}, {"device": "kiosk-moon"}, "kiosk-left, kiosk-right"),
    ({}, {}, "kiosk-left, kiosk-right"),
    ({"device": "kiosk-left"}, {"device": "kiosk-right"}, "as it was started"),
    ({"device_kind": "board"}, {"device": "kiosk-left"}, "board"),
    ({"device_kind": "led"}, {}, "an id"),
]


@pytest.mark.parametrize(("asks", "body", "expected"), IMPOSSIBLE)
async def test_a_device_is_one_of_the_site(
    hall: Any, asks: dict[str, str], body: dict[str, str], expected: str
) -> None:
    _, code = await asking(hall, **asks)
    answer = await confirmed(hall, code, **body)
    assert (answer.status_code, answer.json()["field"]) == (422, "device")
    assert expected in answer.json()["expected"]
    assert len((await hall.http.get("/api/v1/enrolments")).json()) == 1, "it may be tried again"


async def test_one_started_as_something_needs_only_its_code(hall: Any) -> None:
    client, code = await asking(hall, device="kiosk-left")
    assert (await confirmed(hall, code)).json()["device"] == "kiosk-left"
    assert (await client.hear("enrolled"))["device"] == "kiosk-left"


async def test_a_code_that_has_lost_its_force_is_taken_back(
    hall: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolling, "SECONDS", 0.05)
    client, code = await asking(hall)
    assert (await client.hear())["code"] == "code_expired"
    await client.closed()
    assert (await confirmed(hall, code, device="kiosk-left")).status_code == 404


async def test_who_goes_waits_no_more(hall: Any) -> None:
    client, code = await asking(hall)
    await client.connection.close()
    for _ in range(1000):
        if not (await hall.http.get("/api/v1/enrolments")).json():
            break
    assert (await confirmed(hall, code, device="kiosk-left")).status_code == 404


async def test_a_clerk_may_not(
    start: Any, staff: Callable[[Path], Awaitable[None]], site: Callable[..., Loaded]
) -> None:
    hall = await start(loaded=site(trust_loopback=False))
    await staff(hall.database)
    assert (await hall.http.get("/api/v1/enrolments")).status_code == 401
    await hall.http.post("/api/v1/session", json={"name": "li", "password": "secret"})
    assert (await hall.http.get("/api/v1/enrolments")).status_code == 403
    assert (await confirmed(hall, "12345678")).status_code == 403
