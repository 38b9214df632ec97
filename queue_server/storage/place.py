"""Where a site's store is: a SQLite file, or a database of a PostgreSQL server.

Written as ``sqlite:FILE`` or ``postgresql://USER:PASSWORD@HOST:PORT/DATABASE``;
``?search_path=SCHEMA`` at the end of the latter lets several sites share a
database. A password may be left to ``PGPASSWORD`` or ``~/.pgpass``.
"""

import re
from pathlib import Path
from typing import Final

import msgspec

SQLITE: Final = "sqlite:"
POSTGRES: Final = ("postgresql://", "postgres://")
SECRET: Final = re.compile(r"(?<=://)([^:/@?]*):[^@/]*@|(?<=[?&]password=)[^&]*")


class BadPlace(ValueError):
    """No store can be at such a place; the sentence says what was expected."""


class Postgres(msgspec.Struct, frozen=True):
    """A database of a PostgreSQL server; as text its password is left out."""

    url: str

    def __str__(self) -> str:
        return SECRET.sub(lambda found: f"{found[1]}@" if found[1] is not None else "", self.url)


Place = Path | Postgres


def place(text: str) -> Place:
    """Return the place that ``text`` names. Raises BadPlace."""
    if text.startswith(POSTGRES) and text.partition("://")[2]:
        return Postgres(text)
    if text.startswith(SQLITE) and text != SQLITE:
        return Path(text.removeprefix(SQLITE))
    shown = Postgres(text)
    raise BadPlace(f"store {shown}: expected sqlite:FILE or postgresql://USER@HOST/DATABASE")


def written(place: Place) -> str:
    """Return the text that names ``place``, wherever it is read; a password in it is not left out."""
    return f"{SQLITE}{place.absolute()}" if isinstance(place, Path) else place.url
