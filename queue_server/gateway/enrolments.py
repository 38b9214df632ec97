"""Devices that wait to be told who they are: each shows a code, and staff type it where they are signed in.

Nothing of it is kept: a code lives as long as the device's connection, and no
longer than ten minutes. What is kept is the outcome, by the accounts.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from queue_server.engine.ports import Clock
from wire.enrolment import AskToEnrol

DIGITS: Final = 8
SECONDS: Final = 600.0
MOST: Final = 64
MOST_OF_ONE: Final = 8
"""Of devices that wait in all, and from one network address."""


class TooMany(Exception):
    """So many wait already that another one is turned away."""


class NoSuchCode(Exception):
    """Nobody shows this code, or no longer."""


@dataclass(eq=False)
class Waiting:
    """A device that shows ``code``; ``told`` becomes the id it is given."""

    asks: AskToEnrol
    address: str
    since: float
    code: str
    told: "asyncio.Future[str]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Enrolments:
    """One for all connections and requests; ``secret`` returns a word that nobody can guess."""

    def __init__(self, clock: Clock, secret: Callable[[], str]) -> None:
        self._clock = clock
        self._secret = secret
        self._waiting: dict[str, Waiting] = {}

    def list(self) -> list[Waiting]:
        """Return who waits, longest first."""
        return sorted(self._waiting.values(), key=lambda one: one.since)

    def open(self, asks: AskToEnrol, address: str) -> Waiting:
        """Let a device wait under a fresh code. Raises TooMany."""
        beside = sum(one.address == address for one in self._waiting.values())
        if len(self._waiting) >= MOST or beside >= MOST_OF_ONE:
            raise TooMany
        one = Waiting(asks, address, self._clock().timestamp(), self._fresh())
        self._waiting[one.code] = one
        return one

    def close(self, one: Waiting) -> None:
        """Forget a device: it is gone, was told, or its code has lost its force."""
        self._waiting.pop(one.code, None)

    def of(self, code: str) -> Waiting:
        """Return who shows this code, however it is spaced. Raises NoSuchCode."""
        one = self._waiting.get("".join(code.split()))
        if one is None or one.told.done() or self._clock().timestamp() - one.since >= SECONDS:
            raise NoSuchCode
        return one

    def tell(self, one: Waiting, device: str) -> None:
        """Tell a device who it is."""
        self.close(one)
        if not one.told.done():
            one.told.set_result(device)

    def _fresh(self) -> str:
        while True:
            drawn = int.from_bytes(sha256(self._secret().encode()).digest())
            code = f"{drawn % 10**DIGITS:0{DIGITS}}"
            if code not in self._waiting:
                return code
