"""The server as anybody outside sees it: REST over loopback, and the event log read page by page."""

import asyncio
import urllib.error
import urllib.request
from typing import Any, Final

import msgspec

from demo.evidence import Logged

TIMEOUT: Final = 5.0
PAGE: Final = 1000
LOOK_EVERY: Final = 0.1


class NoServer(Exception):
    """The server did not answer as expected; the sentence says to what."""


class Outside:
    """``GET`` requests to the server at ``base`` (``http://127.0.0.1:8080``)."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.log: list[Logged] = []

    async def healthy(self) -> bool:
        """Tell whether the server can write its log."""
        try:
            await self.get("/readyz")
        except NoServer:
            return False
        return True

    async def until_healthy(self) -> None:
        """Return when the server can write its log."""
        while True:
            if await self.healthy():
                return
            await asyncio.sleep(LOOK_EVERY)

    async def connected(self, device: str) -> bool:
        """Tell whether a device of that name is connected."""
        try:
            devices = (await self.get("/api/v1/devices?limit=1000"))["data"]
        except NoServer:
            return False
        return any(row["device"] == device for row in devices)

    async def read_log(self) -> bool:
        """Read what came to the log since last time; return whether anything did. Raises NoServer."""
        before = len(self.log)
        more = True
        while more:
            after = self.log[-1].seq if self.log else 0
            page = await self.get(f"/api/v1/events?after={after}&limit={PAGE}")
            self.log.extend(msgspec.convert(row["record"], Logged) for row in page["data"])
            more = page["next"] is not None
        return len(self.log) > before

    async def get(self, path: str) -> Any:
        """Return the JSON at ``path``. Raises NoServer."""
        return await asyncio.to_thread(self._get, path)

    def _get(self, path: str) -> Any:
        try:
            with urllib.request.urlopen(self.base + path, timeout=TIMEOUT) as answer:
                return msgspec.json.decode(answer.read())
        except (OSError, urllib.error.URLError, msgspec.DecodeError) as error:
            raise NoServer(f"{self.base}{path}: {error}") from error
