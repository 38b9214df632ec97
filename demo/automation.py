"""The asking side of a face's automation socket: what is on the glass, where, and wait until it is so.

See ``faces.automation`` for the questions. It only tells where to touch; the
touch itself goes through the X server (``touch``), as a finger would.
"""

import asyncio
import contextlib
import json
from pathlib import Path
from typing import Any, Final

import msgspec

from demo.touch import Hand

OPEN_SECONDS: Final = 30.0
LINE: Final = 1024 * 1024


class NotAnswered(Exception):
    """The program is not there, or said that it cannot; the sentence says what was asked."""


class Target(msgspec.Struct, frozen=True):
    """Something to touch: its id, what is written on it, and its box in pixels of the window."""

    id: str
    text: str
    box: tuple[float, float, float, float]

    @property
    def centre(self) -> tuple[int, int]:
        """The middle of the box."""
        x, y, width, height = self.box
        return round(x + width / 2), round(y + height / 2)


class Screen(msgspec.Struct, frozen=True):
    """What is on the glass; ``more`` is all that was told."""

    screen: str
    state: str
    targets: tuple[Target, ...]
    texts: tuple[str, ...]
    more: dict[str, Any]

    def target(self, name: str) -> Target | None:
        """Return the target of that id."""
        return next((target for target in self.targets if target.id == name), None)


class Face:
    """A program with an automation socket; ``hand`` touches its glass, None when it has no glass."""

    def __init__(self, socket: Path, hand: Hand | None) -> None:
        self.socket = socket
        self._hand = hand

    async def screen(self) -> Screen:
        """Return what is shown now. Raises NotAnswered."""
        return read_screen(await self.ask({"ask": "screen"}))

    async def wait(self, timeout: float, **wanted: str) -> Screen:
        """Return the screen once ``screen``, ``state`` or ``text`` match. Raises NotAnswered."""
        return read_screen(await self.ask({"ask": "wait", "timeout": timeout, **wanted}, timeout))

    async def shot(self, path: Path) -> None:
        """Write a PNG of the glass. Raises NotAnswered."""
        await self.ask({"ask": "shot", "path": str(path)}, 10.0)

    async def touch(self, target: Target, *, twice: bool = False) -> None:
        """Touch it, or tap it twice in a hurry. Raises NotAnswered, CannotTouch."""
        await self._press(target)
        if twice:
            with contextlib.suppress(NotAnswered):  # without glass, a tap that comes too late is refused
                await self._press(target)

    async def _press(self, target: Target) -> None:
        if self._hand is None:
            await self.ask({"touch": target.id})
        else:
            await self._hand.touch(*target.centre)

    async def ask(self, question: dict[str, Any], timeout: float = 0.0) -> dict[str, Any]:
        """Return the answer to a question. Raises NotAnswered."""
        try:
            async with asyncio.timeout(OPEN_SECONDS + timeout):
                reader, writer = await asyncio.open_unix_connection(str(self.socket), limit=LINE)
                try:
                    writer.write(json.dumps(question).encode() + b"\n")
                    line = await reader.readline()
                finally:
                    writer.close()
                    with contextlib.suppress(OSError):
                        await writer.wait_closed()
        except (OSError, TimeoutError) as error:
            raise NotAnswered(f"{self.socket.name} did not answer {question}: {error!r}") from error
        if not line.endswith(b"\n"):
            raise NotAnswered(f"{self.socket.name} hung up on {question}")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise NotAnswered(f"{self.socket.name}: {question}: {answer}")
        return answer


def read_screen(answer: dict[str, Any]) -> Screen:
    """Return the report of a face as a value."""
    targets = tuple(Target(t["id"], t.get("text", ""), tuple(t["box"])) for t in answer.get("targets", ()))
    return Screen(
        screen=str(answer.get("screen", "")),
        state=str(answer.get("state", "")),
        targets=targets,
        texts=tuple(answer.get("texts", ())),
        more=answer,
    )
