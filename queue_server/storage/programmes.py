"""The programme of a site's screens, beside the log: notices, uploaded media, and what was shown.

It changes no ticket, and a board tells of a play every ten seconds: the log of
the hall is not filled with it.
"""

from pathlib import Path
from typing import Any

import msgspec

from config.programme import Programme
from programme.notice import Notice
from programme.play import Kept, Plays, Summed
from programme.resolve import Medium
from queue_server.storage.opening import open_session
from queue_server.storage.place import Place
from queue_server.storage.session import Session


class Programmes:
    """What is kept of a site's programme. Every method raises StoreFailed."""

    def __init__(self, session: Session, site: str) -> None:
        self._session = session
        self._site = site

    async def notices(self) -> list[Notice]:
        """Return all notices, in the order of their ids."""
        return [
            msgspec.json.decode(_bytes(row), type=Notice) for row in await self._session.every("every_notice")
        ]

    async def put_notice(self, notice: Notice) -> None:
        """Keep a notice as it is now."""
        await self._session.run("put_notice", (notice.id, msgspec.json.encode(notice)))

    async def media(self) -> list[Medium]:
        """Return all uploaded media."""
        return [
            msgspec.json.decode(_bytes(row), type=Medium) for row in await self._session.every("every_medium")
        ]

    async def put_medium(self, medium: Medium) -> None:
        """Keep what is known of an uploaded file."""
        await self._session.run("put_medium", (medium.name, msgspec.json.encode(medium)))

    async def drop_medium(self, name: str) -> None:
        """Forget an uploaded file."""
        await self._session.run("drop_medium", (name,))

    async def programme(self) -> Programme | None:
        """Return what was written over the programme of the site's file, if anything was."""
        row = await self._session.one("get_programme", (self._site,))
        return msgspec.json.decode(_bytes(row), type=Programme) if row else None

    async def put_programme(self, programme: Programme | None) -> None:
        """Keep a programme over the one of the site's file; None goes back to that."""
        if programme is None:
            await self._session.run("drop_programme", (self._site,))
        else:
            await self._session.run("put_programme", (self._site, msgspec.json.encode(programme)))

    async def add_plays(self, told: Plays) -> None:
        """Keep each play once, durably."""
        rows = [
            (
                told.player,
                told.journal,
                play.number,
                play.item,
                play.name,
                play.began,
                play.seconds,
                play.outcome,
            )
            for play in told.plays
        ]
        await self._session.many("add_play", rows)

    async def plays(self, since: float, until: float, after: Kept | None, limit: int) -> list[Kept]:
        """Return plays that began in a span of time (seconds since 1970), in order, after one of them."""
        cursor = (after.began, after.player, after.journal, after.number) if after else (-1.0, "", "", -1)
        found = await self._session.every("plays_after", (since, until, *cursor, limit))
        return [msgspec.convert(dict(zip(Kept.__struct_fields__, row, strict=True)), Kept) for row in found]

    async def summed(self, since: float, until: float) -> list[Summed]:
        """Return how often and how long each item was shown in a span of time."""
        found: Any = await self._session.every("plays_summed", (since, until))
        return [
            Summed(player, item, name, times, float(seconds)) for player, item, name, times, seconds in found
        ]

    async def close(self) -> None:
        """Close the way to them."""
        await self._session.close()


async def open_programmes(place: Place, site: str) -> Programmes:
    """Open what the store at ``place`` keeps of the site's programme. Raises StoreFailed."""
    return Programmes(await open_session(place), site)


def media_folder(place: Place) -> Path:
    """Return where uploaded files lie: beside a SQLite file, else in the working directory."""
    return place.with_name(f"{place.name}.media") if isinstance(place, Path) else Path("hall.media")


def _bytes(row: tuple[object, ...]) -> bytes:
    return bytes(row[0])  # type: ignore[call-overload, no-any-return]
