"""A newer catalogue takes the place of the old one at once, for rules, lists and kiosks alike."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from config.load import Loaded
from queue_server import compose as compose_module


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch, site: Callable[..., Loaded]) -> list[Loaded]:
    """Return the list whose last entry is what the county's files say."""
    said = [site()]
    monkeypatch.setattr(compose_module, "load", lambda *_: said[-1])
    return said


def with_item(loaded: Loaded, code: str) -> Loaded:
    """Return the county with one more item, and without the last one."""
    first, *kept = loaded.items
    return replace(loaded, items=(replace(first, name="另一名称"), *kept[:-1], replace(first, code=code)))


async def renewed(hall: Any) -> dict[str, Any]:
    answer = await hall.http.put("/api/v1/catalogue")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_kiosks_are_told_the_version_and_get_that_body(hall: Any, files: list[Loaded]) -> None:
    kiosk, welcome, _ = await hall.joined("kiosk")
    board, *_ = await hall.joined("hall:left")
    assert (await hall.http.get("/api/v1/catalogue")).json()["version"] == welcome["catalogue"]
    files.append(with_item(files[0], "GA-A-002"))
    now = await renewed(hall)
    assert (now["added"], now["removed"], now["changed"]) == (["GA-A-002"], ["YC-A-001"], ["GA-A-001"])
    assert (now["items"], now["restart"]) == (3, False)
    assert (await kiosk.hear("catalogue_changed"))["version"] == now["version"]
    await kiosk.say("get_catalogue")
    told = await kiosk.hear("catalogue_is")
    assert told["version"] == now["version"]
    assert sha256(msgspec.json.encode(told["body"])).hexdigest() == now["version"]
    assert told["body"]["queue_of"] == {"GA-A-001": "a", "GA-A-002": "a", "SW-A-001": "b"}
    _, late, _ = await hall.joined("kiosk")
    assert late["catalogue"] == now["version"]
    await hall.take("a")
    assert (await board.hear())["kind"] == "change", "a board has no catalogue"


async def test_the_same_again_is_told_to_nobody(hall: Any, files: list[Loaded]) -> None:
    kiosk, welcome, _ = await hall.joined("kiosk")
    now = await renewed(hall)
    assert (now["version"], now["added"], now["changed"]) == (welcome["catalogue"], [], [])
    await hall.take("a")
    assert (await kiosk.hear())["kind"] == "change"


async def test_numbers_are_given_for_new_items_and_no_more_for_those_that_went(
    hall: Any, files: list[Loaded]
) -> None:
    files.append(with_item(files[0], "GA-A-002"))
    assert (await hall.post("/tickets", item="GA-A-002")).status_code == 422
    await renewed(hall)
    assert (await hall.post("/tickets", item="GA-A-002")).status_code == 201
    assert [row["item"]["code"] for row in (await hall.http.get("/api/v1/items")).json()["data"]] == [
        "GA-A-001",
        "SW-A-001",
        "GA-A-002",
    ]
    files.append(files[0])
    await renewed(hall)
    assert (await hall.post("/tickets", item="GA-A-002")).status_code == 422
    assert (await hall.http.get("/api/v1/items/GA-A-002")).status_code == 404


async def test_what_the_store_gives_back_is_ruled_by_the_new_items(
    failing_store: list[Any], hall: Any, files: list[Loaded]
) -> None:
    files.append(with_item(files[0], "GA-A-002"))
    await renewed(hall)
    (store,) = failing_store
    store.down = True
    assert (await hall.post("/tickets", queue="a")).status_code == 503
    store.down = False
    body = {"item": "GA-A-002", "command_id": "again"}
    for _ in range(200):
        answer = await hall.post("/tickets", **body)
        if answer.status_code != 503:
            break
    assert answer.status_code in (200, 201), answer.text


async def test_other_settings_of_the_site_wait_for_a_restart(hall: Any, files: list[Loaded]) -> None:
    loaded = files[0]
    files.append(replace(loaded, site=replace(loaded.site, queues=loaded.site.queues[:1])))
    assert (await renewed(hall))["restart"] is True
    assert len((await hall.http.get("/api/v1/queues")).json()["data"]) == 2
    server = replace(loaded.site.server, port=9999)
    files.append(replace(loaded, site=replace(loaded.site, server=server)))
    assert (await renewed(hall))["restart"] is False
