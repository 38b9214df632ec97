"""The tables of a site and their columns, the same in every dialect: what a copy of a site consists of."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "events": ("seq", "line", "hash"),
        "snapshots": ("seq", "hash", "body"),
        "tickets": (
            *("id", "day", "number", "queue", "item", "priority", "channel", "issued_at"),
            *("state", "window", "calls", "called_at", "started_at", "ended_at", "slip"),
        ),
        "spans": ("ticket", "seq", "state", "queue", "window", "clerk", "until"),
        "accounts": ("name", "shown", "role", "password"),
        "sessions": ("token", "account", "until"),
        "devices": ("id", "kind", "token"),
        "notices": ("id", "body"),
        "media": ("name", "body"),
        "programmes": ("site", "body"),
        "plays": ("player", "journal", "number", "item", "name", "began", "seconds", "outcome"),
    }
)


def named(table: str) -> str:
    """Return a table's columns as SQL names them: ``"id", "day", …``."""
    return ", ".join(f'"{column}"' for column in COLUMNS[table])
