"""Accounts, sign-ins and enrolled devices, in the site's file but on a connection of their own.

The log's transactions are the engine's alone; what is kept here never waits
for them nor splits them. Secrets are stored only as hashes.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import aiosqlite

from queue_server.domain.account import Account
from queue_server.storage.queries import queries
from queue_server.storage.sqlite import kept, open_file


class Accounts:
    """Who may sign in and which devices are enrolled. Every method raises StoreFailed."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._db = connection
        self._sql = queries("sqlite")

    async def put(self, account: Account) -> None:
        """Add or change an account."""
        await self._run("put_account", (account.name, account.shown, account.role, account.password))

    async def get(self, name: str) -> Account | None:
        """Return the account of that name."""
        row = await self._one("get_account", (name,))
        return Account(*map(str, row)) if row else None

    async def sign_in(self, token: str, account: str, now: float, seconds: float) -> None:
        """Keep a session for ``seconds``; ended ones are dropped."""
        await self._run("drop_old_sessions", (now,))
        await self._run("put_session", (_hash(token), account, now + seconds))

    async def session(self, token: str, now: float) -> Account | None:
        """Return whose session this is, while it lasts."""
        row = await self._one("get_session", (_hash(token), now))
        return Account(*map(str, row)) if row else None

    async def sign_out(self, token: str) -> None:
        """End a session."""
        await self._run("drop_session", (_hash(token),))

    async def enrol(self, device: str, kind: str, token: str) -> None:
        """Let a device speak with ``token`` from now on."""
        await self._run("put_device", (device, kind, _hash(token)))

    async def device(self, token: str) -> str | None:
        """Return the id of the device that has this token."""
        row = await self._one("get_device", (_hash(token),))
        return str(row[0]) if row else None

    async def close(self) -> None:
        """Close the connection."""
        await self._db.close()

    async def _run(self, name: str, values: Sequence[object]) -> None:
        await kept(self._db.execute(self._sql[name], tuple(values)))
        await kept(self._db.commit())

    async def _one(self, name: str, values: Sequence[object]) -> tuple[object, ...] | None:
        async with await kept(self._db.execute(self._sql[name], tuple(values))) as cursor:
            row = await kept(cursor.fetchone())
        return tuple(row) if row else None


async def open_accounts(path: Path) -> Accounts:
    """Open the accounts in the site's file. Raises StoreFailed."""
    return Accounts(await open_file(path))


def _hash(token: str) -> bytes:
    return sha256(token.encode()).digest()
