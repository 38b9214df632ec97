"""``user add``: accounts of staff; a password is kept only as an argon2id hash."""

import argparse
import getpass
import sys
from typing import Final

from argon2 import PasswordHasher

from queue_server.admin.failed import Failed
from queue_server.domain.account import Account
from queue_server.storage.accounts import open_accounts

SHORTEST: Final = 8


async def add(asked: argparse.Namespace) -> int:
    """Add an account, or give it a new password and name. Raises Failed, StoreFailed."""
    password = sys.stdin.readline().rstrip("\n") if asked.password_stdin else getpass.getpass("Password: ")
    if len(password) < SHORTEST:
        raise Failed(f"the password has {len(password)} characters, expected at least {SHORTEST}")
    accounts = await open_accounts(asked.store)
    try:
        account = Account(asked.name, asked.shown or asked.name, asked.role, PasswordHasher().hash(password))
        await accounts.put(account)
    finally:
        await accounts.close()
    print(f"account {asked.name} ({asked.role}) is in {asked.store}")
    return 0
