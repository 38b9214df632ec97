"""A visit to the kiosk: one visitor at a time touches the real glass until a number stands on it.

Where to touch is asked of the kiosk's automation socket; the touch is a press
on the X display, as a finger's would be. Without a screen the kiosk takes the
touches over the socket.
"""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime

from demo.automation import Face, NotAnswered
from demo.evidence import Taken
from demo.touch import CannotTouch
from demo.visitors import Visitor


class Lost(Exception):
    """The visitor got no number; the sentence says where it ended."""


@dataclass
class Kiosk:
    """A kiosk and the line of visitors before it."""

    id: str
    face: Face
    line: int = 0

    def __post_init__(self) -> None:
        self._turn = asyncio.Lock()

    async def take(self, visitor: Visitor) -> Taken:
        """Wait for one's turn and take a number. Raises Lost."""
        self.line += 1
        try:
            async with self._turn:
                since = datetime.now(UTC)
                number = await self._number(visitor)
                return Taken(
                    visitor=visitor.name, kiosk=self.id, number=number, since=since, at=datetime.now(UTC)
                )
        except (NotAnswered, CannotTouch) as error:
            raise Lost(str(error)) from error
        finally:
            self.line -= 1

    async def _number(self, visitor: Visitor) -> str:
        raise Lost(f"{visitor.name}: not yet")
