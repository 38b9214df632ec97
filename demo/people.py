"""The people of the demo's centre, from ``people.toml``: console accounts, virtual clerks, card holders."""

import asyncio
import sys
from pathlib import Path
from typing import Final, Literal

import msgspec

from demo.program import CannotStart

FILE: Final = Path(__file__).parent / "people.toml"


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An account for the staff console."""

    name: str
    shown: str
    role: Literal["clerk", "manager"]
    password: str


class Clerks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The virtual clerks."""

    names: tuple[str, ...]


class Holder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An invented person with an identity card; the number holds the day of birth."""

    id: str
    name: str
    number: str

    @property
    def born(self) -> int:
        """The year of birth."""
        return int(self.number[6:10])


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of them."""

    accounts: tuple[Account, ...]
    clerks: Clerks
    cards: tuple[Holder, ...] = ()


def people() -> People:
    """Return who works here."""
    return msgspec.toml.decode(FILE.read_bytes(), type=People)


async def open_accounts(accounts: tuple[Account, ...], database: Path) -> None:
    """Put the accounts into the server's database with ``hall-admin``. Raises CannotStart."""
    await asyncio.gather(*(_open(account, database) for account in accounts))


async def _open(account: Account, database: Path) -> None:
    words = ("-m", "queue_server.admin", "--database", str(database), "user", "add", account.name)
    who = ("--shown", account.shown, "--role", account.role, "--password-stdin")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *words,
        *who,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, complaint = await process.communicate(f"{account.password}\n".encode())
    if process.returncode:
        raise CannotStart(complaint.decode(errors="replace").strip())
