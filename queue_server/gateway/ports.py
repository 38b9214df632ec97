"""What the gateway needs of a store of accounts."""

from typing import Protocol, runtime_checkable

from queue_server.domain.account import Account


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

    async def device(self, token: str) -> str | None:
        """Return the id of the device that has this token."""
