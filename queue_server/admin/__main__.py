"""``hall-admin``: settings, the log, back-ups, what if, accounts, devices: for who runs a site."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Final

from config.load import DEMO_COUNTY, load
from config.problem import BadConfig
from queue_server.admin import backup, device, items, log, programme, settings, user, voice, what_if
from queue_server.admin.failed import Failed
from queue_server.engine.ports import StoreFailed
from queue_server.engine.record import BrokenLog
from queue_server.logs import set_up_logs
from queue_server.storage.place import place
from queue_server.store_options import add_store_options

OVER_REST: Final = ("notice", "emergency", "media", "programme")
Verb = Callable[[argparse.Namespace], int]
VERBS: Final[Mapping[str, Verb]] = MappingProxyType(
    {
        "check": settings.check,
        "dump": settings.dump,
        "verify": lambda asked: asyncio.run(log.verify(asked)),
        "replay": lambda asked: asyncio.run(log.replay(asked)),
        "backup": lambda asked: asyncio.run(backup.backup(asked)),
        "restore": lambda asked: asyncio.run(backup.restore(asked)),
        "what-if": lambda asked: asyncio.run(what_if.try_rules(asked)),
        "score": lambda asked: asyncio.run(what_if.score(asked)),
        "user": lambda asked: asyncio.run(user.add(asked)),
        "device": device.carry_out,
        "voice": voice.check,
        "items": items.carry_out,
        **dict.fromkeys(OVER_REST, programme.carry_out),
    }
)

AT_A_STORE: Final = frozenset(VERBS) - {"check", "dump", "items", *OVER_REST}


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="hall-admin", description=__doc__)
    parser.add_argument("--version", action="version", version=version("hall"))
    parser.add_argument(
        "--config", type=Path, default=DEMO_COUNTY, metavar="DIR", help="the county's directory"
    )
    parser.add_argument("--site", default="centre", help="the site (default: centre)")
    add_store_options(parser)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verbs.add_parser("check", help="check the configuration of the county and all its sites")
    verbs.add_parser("dump", help="print the effective configuration of the site, secrets masked")
    verbs.add_parser("verify", help="walk the event log's hash chain and name the first broken record")
    again = verbs.add_parser("replay", help="make the tables anew from the log, and say where they differed")
    again.add_argument("--check", action="store_true", help="only compare; 1 when they differ")
    out = verbs.add_parser("backup", help="copy a running site consistently into a SQLite file")
    out.add_argument("target", type=Path)
    back = verbs.add_parser("restore", help="put a backup in place of the store; verified before and after")
    back.add_argument("source", type=Path)
    back.add_argument(
        "--force", action="store_true", help="replace an existing SQLite file (the old one is kept aside)"
    )
    what_if.arguments(
        verbs.add_parser("what-if", help="play a day again under other rules, windows or staff, and compare")
    )
    what_if.shown(verbs.add_parser("score", help="tell how good the waits told on a day were"))
    people = verbs.add_parser("user", help="accounts of staff").add_subparsers(dest="what", required=True)
    add = people.add_parser("add", help="add an account, or change it")
    add.add_argument("name")
    add.add_argument("--shown", help="the name others see (default: the account's name)")
    add.add_argument("--role", choices=["clerk", "manager"], default="clerk")
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    device.add_verbs(verbs)
    heard = verbs.add_parser("voice", help="what is said aloud").add_subparsers(dest="what", required=True)
    heard.add_parser("check", help="name every clip that is missing for what the site can have to say")
    items.add_verbs(verbs)
    programme.add_verbs(verbs)
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    """Carry out one verb; 0 done, 1 failed with one sentence on stderr, 2 wrong usage."""
    asked = arguments(argv)
    set_up_logs("error")
    try:
        if asked.verb in AT_A_STORE and asked.store is None:
            asked.store = place(load(asked.config, asked.site).site.server.store)
        return VERBS[asked.verb](asked)
    except BadConfig as error:
        sentence = f"the configuration in {asked.config} cannot be used:\n{error}"
    except (StoreFailed, BrokenLog) as error:
        sentence = f"{asked.store}: {error}"
    except Failed as error:
        sentence = str(error)
    print(f"hall-admin {asked.verb}: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
