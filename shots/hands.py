"""The hands of everybody who is not photographed: windows opened, numbers taken and called, over REST."""

import asyncio
import secrets
import urllib.error
import urllib.request
from typing import Any, Final

import msgspec

TIMEOUT: Final = 10.0
TRIES: Final = 30
BETWEEN: Final = 2.0


class Hands:
    """Speaks to the server at ``base``, as a program on its machine may."""

    def __init__(self, base: str) -> None:
        self.base = base

    async def at_window(self, window: str, verb: str, **more: object) -> Any:
        """Do something at a window; return what happened, None when nobody waits. Raises OSError."""
        return await self.post(f"/windows/{window}/{verb}", **more)

    async def miss(self, window: str) -> None:
        """Call at a window, and tell the no-show as soon as the citizen had time to come. Raises OSError."""
        await self.at_window(window, "call-next")
        for _ in range(TRIES):
            try:
                await self.at_window(window, "no-show")
            except OSError:  # too soon, or no screen has shown it yet
                await asyncio.sleep(BETWEEN)
            else:
                return
        await self.at_window(window, "no-show")

    async def take(self, item: str, **more: object) -> dict[str, Any]:
        """Take a number for an item; return the ticket. Raises OSError."""
        ticket: dict[str, Any] = await self.post("/tickets", item=item, **more)
        return ticket

    async def post(self, path: str, **body: object) -> Any:
        """Return the answer to a command. Raises OSError."""
        return await asyncio.to_thread(self._send, path, {"command_id": secrets.token_hex(8), **body})

    async def emergency(self, **words: object) -> Any:
        """Tell an emergency, or without ``words`` end it. Raises OSError."""
        return await asyncio.to_thread(self._send, "/emergency", words or None)

    def _send(self, path: str, body: dict[str, object] | None) -> Any:
        head = {"Content-Type": "application/json"}
        data, method = (msgspec.json.encode(body), "POST") if body else (None, "DELETE")
        request = urllib.request.Request(f"{self.base}/api/v1{path}", data, head, method=method)
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
                said = answer.read()
        except urllib.error.HTTPError as refusal:
            with refusal:
                raise OSError(f"{path} was refused: {refusal.read().decode(errors='replace')}") from refusal
        return msgspec.json.decode(said) if said else None
