"""What the programme's side of the gateway needs of the outside: what is kept, and decoders."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol, runtime_checkable

from config.programme import Programme
from programme.notice import Notice
from programme.play import Kept, Plays, Summed
from programme.resolve import Medium
from programme.verdict import Verdict
from programme.wanted import Wanted

Judge = Callable[[Path, str], Awaitable[Verdict]]
"""Tells whether a file can be shown under a name."""
Preview = Callable[[Wanted], Awaitable[bytes | None]]
"""Returns the PNG of what a player would show, None when it cannot be drawn."""


@runtime_checkable
class Programmes(Protocol):
    """What is kept of a site's programme. Every method raises StoreFailed."""

    async def notices(self) -> list[Notice]:
        """Return all notices, in the order of their ids."""

    async def put_notice(self, notice: Notice) -> None:
        """Keep a notice as it is now."""

    async def media(self) -> list[Medium]:
        """Return all uploaded media."""

    async def put_medium(self, medium: Medium) -> None:
        """Keep what is known of an uploaded file."""

    async def drop_medium(self, name: str) -> None:
        """Forget an uploaded file."""

    async def programme(self) -> Programme | None:
        """Return what was written over the programme of the site's file, if anything was."""

    async def put_programme(self, programme: Programme | None) -> None:
        """Keep a programme over the one of the site's file; None goes back to that."""

    async def add_plays(self, told: Plays) -> None:
        """Keep each play once, durably."""

    async def plays(self, since: float, until: float, after: Kept | None, limit: int) -> list[Kept]:
        """Return plays that began in a span of time (seconds since 1970), in order, after one of them."""

    async def summed(self, since: float, until: float) -> list[Summed]:
        """Return how often and how long each item was shown in a span of time."""
