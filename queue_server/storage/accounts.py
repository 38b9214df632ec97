"""Accounts, sign-ins and enrolled devices, beside the log but on a connection of their own.

The log's transactions are the engine's alone; what is kept here never waits
for them nor splits them. Secrets are stored only as hashes.
"""

from hashlib import sha256

from queue_server.domain.account import Account
from queue_server.storage.opening import open_session
from queue_server.storage.place import Place
from queue_server.storage.session import Session


class Accounts:
    """Who may sign in and which devices are enrolled. Every method raises StoreFailed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def put(self, account: Account) -> None:
        """Add or change an account."""
        await self._session.run("put_account", (account.name, account.shown, account.role, account.password))

    async def get(self, name: str) -> Account | None:
        """Return the account of that name."""
        row = await self._session.one("get_account", (name,))
        return Account(*map(str, row)) if row else None

    async def sign_in(self, token: str, account: str, now: float, seconds: float) -> None:
        """Keep a session for ``seconds``; ended ones are dropped."""
        await self._session.run("drop_old_sessions", (now,))
        await self._session.run("put_session", (_hash(token), account, now + seconds))

    async def session(self, token: str, now: float) -> Account | None:
        """Return whose session this is, while it lasts."""
        row = await self._session.one("get_session", (_hash(token), now))
        return Account(*map(str, row)) if row else None

    async def sign_out(self, token: str) -> None:
        """End a session."""
        await self._session.run("drop_session", (_hash(token),))

    async def enrol(self, device: str, kind: str, token: str) -> None:
        """Let a device speak with ``token`` from now on."""
        await self.admit(device, kind, _hash(token))

    async def admit(self, device: str, kind: str, key: bytes) -> None:
        """Let a device speak with the token of which ``key`` is the SHA-256."""
        await self._session.run("put_device", (device, kind, key))

    async def device(self, token: str) -> str | None:
        """Return the id of the device that has this token."""
        row = await self._session.one("get_device", (_hash(token),))
        return str(row[0]) if row else None

    async def close(self) -> None:
        """Close the way to them."""
        await self._session.close()


async def open_accounts(place: Place) -> Accounts:
    """Open the accounts of the site whose store is at ``place``. Raises StoreFailed."""
    return Accounts(await open_session(place))


def _hash(token: str) -> bytes:
    return sha256(token.encode()).digest()
