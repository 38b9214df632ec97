"""Calls for help over REST and the socket: the kiosk, the staff and the log are told the same."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from config.load import Loaded
from config.settings import Kiosk


@pytest.fixture
async def halls(start: Any, site: Callable[..., Loaded]) -> Any:
    """A server of a site with a kiosk."""
    loaded = site()
    kiosk = Kiosk(id="k1", hall=loaded.site.halls[0].id)
    with_kiosk = msgspec.structs.replace(loaded.site, kiosks=(kiosk,))
    return await start(loaded=msgspec.structs.replace(loaded, site=with_kiosk))


async def test_a_call_from_a_kiosk_reaches_the_staff_and_the_answer_the_kiosk(halls: Any) -> None:
    staff, _, snapshot = await halls.joined("staff")
    assert [kiosk["id"] for kiosk in snapshot["plan"]["kiosks"]] == ["k1"]
    kiosk, _, _ = await halls.joined("kiosk", device="k1", program="hall-kiosk")
    await kiosk.say("call_help", command_id="help-0001", kiosk="k1", language="zh")
    done = await kiosk.hear("done")
    assert (done["help"]["kiosk"], done["help"]["state"]) == ("k1", "called")
    (told,) = (await staff.hear("change"))["helps"]
    assert told == done["help"]
    taken = await halls.post(f"/helps/{told['id']}/take")
    assert (taken.status_code, taken.json()["help"]["state"]) == (200, "taken")
    states = []
    while "taken" not in states:
        states += [one["state"] for one in (await kiosk.hear("change"))["helps"]]
    ended = await halls.post(f"/helps/{told['id']}/end")
    assert (ended.status_code, ended.json()["help"]) == (200, None)
    while "ended" not in states:
        states += [one["state"] for one in (await kiosk.hear("change"))["helps"]]
    assert states[-2:] == ["taken", "ended"]
    log = (await halls.http.get("/api/v1/events")).text
    places = [log.index(kind) for kind in ("help_called", "help_taken", "help_ended")]
    assert places == sorted(places)


async def test_impatience_alarms_nobody_twice(halls: Any) -> None:
    first = await halls.post("/helps", kiosk="k1", command_id="help-0001")
    assert first.status_code == 201
    again = await halls.post("/helps", kiosk="k1", command_id="help-0001")
    assert again.json()["repeated"] is True
    assert again.json()["help"] == first.json()["help"]
    other = await halls.post("/helps", kiosk="k1")
    assert (other.status_code, other.json()["code"]) == (409, "help_called")
    listed = (await halls.http.get("/api/v1/helps")).json()["data"]
    assert [one["kiosk"] for one in listed] == ["k1"]


async def test_an_open_call_is_in_every_snapshot_and_survives_the_server(
    halls: Any, start: Any, site: Any
) -> None:
    await halls.post("/helps", kiosk="k1")
    for room in ("staff", "kiosk"):
        _, _, snapshot = await halls.joined(room)
        assert [one["kiosk"] for one in snapshot["helps"]] == ["k1"]
    _, _, wall = await halls.joined(f"hall:{site().site.halls[0].id}")
    assert wall["helps"] == []


async def test_wrong_calls_are_named(halls: Any) -> None:
    unknown = await halls.post("/helps", kiosk="k9")
    assert (unknown.status_code, unknown.json()["code"], unknown.json()["expected"]) == (
        422,
        "unknown_kiosk",
        "one of k1",
    )
    gone = await halls.post("/helps/nothing/take")
    assert (gone.status_code, gone.json()["code"]) == (404, "unknown_help")
    first = (await halls.post("/helps", kiosk="k1")).json()["help"]["id"]
    await halls.post(f"/helps/{first}/take")
    second = await halls.post(f"/helps/{first}/take")
    assert (second.status_code, second.json()["code"]) == (409, "help_taken")
