"""The accounts of a simulated site: every device is enrolled, nobody signs in."""

from typing import Final

from queue_server.domain.account import Account

TOKEN: Final = "enrolled:"


class EnrolledDevices:
    """The gateway's port of accounts, for devices whose token says their name."""

    async def get(self, _name: str) -> Account | None:
        """Nobody has an account."""
        return None

    async def sign_in(self, token: str, account: str, now: float, seconds: float) -> None:
        """Nobody signs in."""

    async def session(self, _token: str, _now: float) -> Account | None:
        """Nobody is signed in."""
        return None

    async def sign_out(self, token: str) -> None:
        """Nobody signs out."""

    async def admit(self, device: str, kind: str, key: bytes) -> None:
        """Nobody is enrolled besides."""

    async def device(self, token: str) -> str | None:
        """Return the device whose token this is."""
        return token.removeprefix(TOKEN) if token.startswith(TOKEN) else None
