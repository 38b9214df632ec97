"""What the gateway needs of the outside: a store of accounts, the time, secrets, threads."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, runtime_checkable

import msgspec

from queue_server.domain.account import Account
from queue_server.engine.ports import Clock, Entropy
from queue_server.whatif.job import Kind

Aside = Callable[..., Awaitable[Any]]


class Outside(msgspec.Struct, frozen=True):
    """What only the composition root may take from the machine; a simulated hall brings its own.

    ``entropy`` returns a fresh word for an id, ``secret`` one that nobody can
    guess; ``aside(work, *arguments)`` awaits blocking work without blocking.
    ``key`` hides phone numbers: the site's own, and secret.
    """

    clock: Clock
    entropy: Entropy
    secret: Callable[[], str]
    aside: Aside
    key: bytes = b""


class Reckon(Protocol):
    """Has something long reckoned aside, while the server goes on."""

    async def __call__(self, kind: Kind, document: dict[str, Any]) -> bytes:
        """Return what comes of it, as JSON. Raises NotReckoned."""


@runtime_checkable
class Accounts(Protocol):
    """Who may sign in and which devices are enrolled. Every method raises StoreFailed."""

    async def get(self, name: str) -> Account | None:
        """Return the account of that name."""

    async def sign_in(self, token: str, account: str, now: float, seconds: float) -> None:
        """Keep a session for ``seconds``."""

    async def session(self, token: str, now: float) -> Account | None:
        """Return whose session this is, while it lasts."""

    async def sign_out(self, token: str) -> None:
        """End a session."""

    async def admit(self, device: str, kind: str, key: bytes) -> None:
        """Let a device speak with the token of which ``key`` is the SHA-256; an older token ends."""

    async def device(self, token: str) -> str | None:
        """Return the id of the device that has this token."""
