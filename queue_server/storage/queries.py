"""The named statements of ``sql/queries.sql``: each block starts with ``-- name: what it is for``."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

SQL = Path(__file__).parent / "sql"


@lru_cache(maxsize=1)
def queries() -> Mapping[str, str]:
    """Return name → statement."""
    text = (SQL / "queries.sql").read_text(encoding="utf-8")
    parts = re.split(r"^-- (\w+):[^\n]*\n", text, flags=re.MULTILINE)[1:]
    return MappingProxyType({name: sql.strip() for name, sql in zip(parts[::2], parts[1::2], strict=True)})


def migrations() -> list[tuple[int, str]]:
    """Return (number, SQL) of every migration, in order."""
    files = sorted((SQL / "migrations").glob("*.sql"))
    return [(int(path.name[:4]), path.read_text(encoding="utf-8")) for path in files]
