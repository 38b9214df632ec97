"""A citizen needs a person: from the kiosk's button to who comes, and honestly while the server is gone."""

import asyncio
import json
import secrets
import urllib.request
from collections.abc import AsyncIterator
from pathlib import Path
from signal import SIGKILL
from typing import Any

import pytest

from faults.kiosk import Kiosk
from faults.server import Server

WITHIN = 120.0
Hall = tuple[Server, Kiosk]


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    server = Server(tmp_path / "hall.db")
    await server.start()
    kiosk = Kiosk(tmp_path, server.port, "null:")
    await kiosk.start()
    yield server, kiosk
    await kiosk.stop()
    await server.stop(SIGKILL)


async def dialog(kiosk: Kiosk, name: str) -> None:
    async with asyncio.timeout(WITHIN):
        while (await kiosk.ask(ask="screen"))["dialog"] != name:
            await asyncio.sleep(0.05)


async def called(server: Server, kiosk: Kiosk) -> dict[str, Any]:
    """Touch the button, again where it was not heard, and return the open call as staff see it."""
    async with asyncio.timeout(WITHIN):
        await kiosk.ask(touch="help")
        while not (found := await asyncio.to_thread(_asked, server, "/helps"))["data"]:
            if (await kiosk.ask(ask="screen"))["dialog"] == "help_unheard":
                await kiosk.ask(touch="help")
            await asyncio.sleep(0.05)
    return dict(found["data"][0])


def _asked(server: Server, path: str, post: bool = False) -> Any:
    body = json.dumps({"command_id": secrets.token_hex(8)}).encode() if post else None
    request = urllib.request.Request(
        f"http://127.0.0.1:{server.port}/api/v1{path}", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=WITHIN) as answer:
        return json.load(answer)


async def test_help_is_called_taken_and_over_and_never_pretended(hall: Hall) -> None:
    server, kiosk = hall
    await kiosk.sees(away=False)
    await kiosk.ask(touch="begin")
    help = await called(server, kiosk)
    assert (help["kiosk"], help["state"]) == ("kiosk-left", "called")
    await dialog(kiosk, "help_called")
    await asyncio.to_thread(_asked, server, f"/helps/{help['id']}/take", True)
    await dialog(kiosk, "help_taken")
    await asyncio.to_thread(_asked, server, f"/helps/{help['id']}/end", True)
    await dialog(kiosk, "")

    await server.stop(SIGKILL)
    await kiosk.sees(away=True)
    await kiosk.ask(touch="help")
    await dialog(kiosk, "help_unheard")
    await server.start()
    await kiosk.sees(away=False)
    again = await called(server, kiosk)
    await dialog(kiosk, "help_called")
    assert again["id"] != help["id"]
