"""``device enrol``: a token for a device; it is printed once and kept only as a hash."""

import argparse
import secrets

from queue_server.storage.accounts import open_accounts


async def enrol(asked: argparse.Namespace) -> int:
    """Print a fresh token for the device; an older one stops working. Raises StoreFailed."""
    token = secrets.token_urlsafe(32)
    accounts = await open_accounts(asked.store)
    try:
        await accounts.enrol(asked.id, asked.kind, token)
    finally:
        await accounts.close()
    print(token)
    return 0
