"""The catalogue is renewed by who may publish, and only from files that all is well with."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from config.problem import BadConfig, Problem
from queue_server import compose as compose_module

BAD = [Problem("items/police.toml", f"item[GA-A-{n:03}].fee", "''", "a text") for n in range(30)]


async def test_bad_files_change_nothing_and_are_named(hall: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise BadConfig(BAD)

    monkeypatch.setattr(compose_module, "load", read)
    before = (await hall.http.get("/api/v1/catalogue")).json()
    answer = await hall.http.put("/api/v1/catalogue")
    said = answer.json()
    assert (answer.status_code, said["code"]) == (422, "bad_configuration")
    assert (said["field"], said["value"]) == ("items/police.toml: item[GA-A-000].fee", "''")
    assert said["detail"].endswith("and 10 more")
    assert (await hall.http.get("/api/v1/catalogue")).json() == before


async def test_a_clerk_a_device_and_the_public_may_not(
    start: Any,
    staff: Callable[[Path], Awaitable[None]],
    enrol: Callable[[Path, str, str], Awaitable[None]],
) -> None:
    hall = await start(trust_loopback=False)
    await staff(hall.database)
    await enrol(hall.database, "kiosk-left", "word")
    assert (await hall.http.put("/api/v1/catalogue")).status_code == 401
    device = {"Authorization": "Bearer word"}
    assert (await hall.http.put("/api/v1/catalogue", headers=device)).status_code == 403
    await hall.http.post("/api/v1/session", json={"name": "li", "password": "secret"})
    assert (await hall.http.put("/api/v1/catalogue")).status_code == 403
    assert (await hall.http.get("/api/v1/catalogue")).status_code == 200
