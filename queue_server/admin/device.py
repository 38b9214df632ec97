"""``device``: a token for a device, and devices that show a code told who they are.

A token is printed once and kept only as a hash; that of a device that showed a
code was made by the device, and nobody sees it.
"""

import argparse
import asyncio
import json
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from queue_server.admin.running_site import add_port, running_site
from queue_server.storage.accounts import open_accounts


def add_verbs(verbs: Any) -> None:
    """Add ``device`` to the command line's subparsers."""
    things = verbs.add_parser("device", help="devices that may speak to the server").add_subparsers(
        dest="what", required=True
    )
    token = things.add_parser("enrol", help="let a device speak; prints its token once")
    token.add_argument("id")
    token.add_argument("--kind", default="kiosk", choices=["kiosk", "board", "led", "pads"])
    add_port(things.add_parser("waiting", help="list the devices that show a code now"))
    known = things.add_parser("confirm", help="tell the device that shows this code who it is")
    known.add_argument("code", help="the digits on its glass")
    known.add_argument("--as", dest="id", help="which device of the site it is, such as kiosk-left")
    add_port(known)


def carry_out(asked: argparse.Namespace) -> int:
    """Carry out one of them. Raises BadConfig, Failed, StoreFailed."""
    return DEEDS[asked.what](asked)


def _enrol(asked: argparse.Namespace) -> int:
    return asyncio.run(_enrolled(asked))


async def _enrolled(asked: argparse.Namespace) -> int:
    """Print a fresh token for the device; an older one stops working."""
    token = secrets.token_urlsafe(32)
    accounts = await open_accounts(asked.store)
    try:
        await accounts.enrol(asked.id, asked.kind, token)
    finally:
        await accounts.close()
    print(token)
    return 0


def _waiting(asked: argparse.Namespace) -> int:
    for one in running_site(asked).ask("GET", "/enrolments"):
        since = datetime.fromtimestamp(one["since"]).astimezone().strftime("%H:%M:%S")
        print(f"{one['kind']}\t{one['host']}\t{one['address']}\tsince {since}\t{one['device']}".rstrip())
    return 0


def _confirm(asked: argparse.Namespace) -> int:
    body = {"code": asked.code, **({"device": asked.id} if asked.id else {})}
    told = running_site(asked).ask("POST", "/enrolments", json.dumps(body).encode())
    print(f"the {told['kind']} on {told['host']} ({told['address']}) is {told['device']} from now on")
    return 0


DEEDS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = MappingProxyType(
    {"enrol": _enrol, "waiting": _waiting, "confirm": _confirm}
)
