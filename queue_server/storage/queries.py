"""The named statements and migrations of each dialect, ``sqlite`` and ``postgres``, in ``sql/<dialect>/``.

Each block of a ``queries.sql`` starts with ``-- name: what it is for``.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

SQL: Final = Path(__file__).parent / "sql"
Dialect = Literal["sqlite", "postgres"]


@lru_cache(maxsize=2)
def queries(dialect: Dialect) -> Mapping[str, str]:
    """Return name → statement."""
    text = (SQL / dialect / "queries.sql").read_text(encoding="utf-8")
    parts = re.split(r"^-- (\w+):[^\n]*\n", text, flags=re.MULTILINE)[1:]
    return MappingProxyType({name: sql.strip() for name, sql in zip(parts[::2], parts[1::2], strict=True)})


def migrations(dialect: Dialect) -> list[tuple[int, str]]:
    """Return (number, SQL) of every migration, in order."""
    files = sorted((SQL / dialect / "migrations").glob("*.sql"))
    return [(int(path.name[:4]), path.read_text(encoding="utf-8")) for path in files]
