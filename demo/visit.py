"""A visit to the kiosk: one visitor at a time touches the real glass until a number stands on it.

Where to touch is asked of the kiosk's automation socket; the touch is a press
on the X display, as a finger's would be. Without a screen the kiosk takes the
touches over the socket. A kiosk that somebody else is using is waited for.
"""

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from config.catalogue import Item, LifeEvent
from demo.automation import Face, NotAnswered, Screen
from demo.evidence import Taken
from demo.routes import ways
from demo.tempo import Tempo
from demo.touch import CannotTouch
from demo.visitors import Visitor

FREE: Final = frozenset({"attract", "home"})
FREE_SECONDS: Final = 180.0
ANSWER_SECONDS: Final = 6.0
NUMBER_SECONDS: Final = 30.0
SLIP_SECONDS: Final = 20.0
GLANCE: Final = 2.0
TOUCHES: Final = 3
TRIES: Final = 3
PAGES: Final = 12
POLL: Final = 0.05


class Lost(Exception):
    """The visitor got no number; the sentence says where it ended."""


class _NoWay(Exception):
    """The way tried does not lead to the item; another may."""


@dataclass
class Kiosk:
    """A kiosk and the line of visitors before it; ``events`` are the life events by id."""

    id: str
    face: Face
    items: Mapping[str, Item]
    events: Mapping[str, LifeEvent]
    tempo: Tempo
    line: int = 0

    def __post_init__(self) -> None:
        self._turn = asyncio.Lock()

    async def take(self, visitor: Visitor) -> Taken:
        """Wait for one's turn and take a number. Raises Lost."""
        self.line += 1
        try:
            async with self._turn:
                await self._step_up()
                since = datetime.now(UTC)
                number = await self._number(visitor)
                until = datetime.now(UTC)
                return Taken(visitor=visitor.name, kiosk=self.id, number=number, since=since, at=until)
        except (NotAnswered, CannotTouch, _NoWay, Lost) as error:
            await self._leave()
            raise Lost(str(error)) from error
        finally:
            self.line -= 1

    async def _step_up(self) -> None:
        """Wait until the kiosk is there and nobody else is using it."""
        deadline = asyncio.get_running_loop().time() + FREE_SECONDS
        while (shown := await self._shown()) not in FREE:
            if asyncio.get_running_loop().time() > deadline:
                raise Lost(f"the kiosk was not free for {FREE_SECONDS:g} s; it showed {shown or 'nothing'}")
            await asyncio.sleep(POLL * 4)

    async def _answers(self) -> None:
        """Wait until the kiosk is there again. Raises Lost."""
        deadline = asyncio.get_running_loop().time() + FREE_SECONDS
        while not await self._shown():
            if asyncio.get_running_loop().time() > deadline:
                raise Lost(f"the kiosk showed nothing for {FREE_SECONDS:g} s")
            await asyncio.sleep(POLL * 4)

    async def _shown(self) -> str:
        try:
            return (await self.face.screen()).screen
        except NotAnswered:
            return ""

    async def _number(self, visitor: Visitor) -> str:
        for _ in range(TRIES):
            try:
                await self._begin(visitor)
                await self._find(visitor)
                break
            except NotAnswered:  # the kiosk is being started again; nothing was asked for yet
                await self._answers()
                await self._home()
        await self._touch(await self.face.screen(), "take", twice=visitor.double_tap)
        taken = await self._taken()
        number = str(taken.more.get("number", ""))
        await self._take_slip(taken)
        return number

    async def _taken(self) -> Screen:
        """Return the screen with the number; a kiosk started again meanwhile shows it when it is back."""
        deadline = asyncio.get_running_loop().time() + NUMBER_SECONDS
        shown = ""
        while asyncio.get_running_loop().time() < deadline:
            try:
                screen = await self.face.screen()
                shown = f"{screen.screen} {screen.more.get('dialog', '')}"
                if screen.screen == "taken":
                    return await self.face.wait(ANSWER_SECONDS, screen="taken")
                if screen.target("retry") is not None:
                    await self._touch(screen, "retry")
            except NotAnswered as error:
                shown = str(error)
            await asyncio.sleep(POLL)
        raise Lost(f"no number within {NUMBER_SECONDS:g} s; the kiosk showed {shown}")

    async def _leave(self) -> None:
        """Go without a number, and leave the kiosk as one would find it."""
        with contextlib.suppress(NotAnswered, CannotTouch):
            for name in ("ok", "done", "home"):
                screen = await self.face.screen()
                target = screen.target(name)
                if target is not None:
                    await self.face.touch(target)

    async def _begin(self, visitor: Visitor) -> None:
        screen = await self.face.screen()
        if screen.screen == "attract":
            screen = await self._touch(screen, "begin")
        if screen.more.get("language", "zh") != visitor.language:
            await self._touch(screen, "language")

    async def _find(self, visitor: Visitor) -> None:
        item = self.items[visitor.item]
        tried = []
        for way in ways(visitor, item, self.events):
            try:
                for target in way:
                    await self._follow(target)
            except _NoWay as error:
                tried.append(str(error))
                await self._home()
            else:
                return
        raise Lost(f"{visitor.name} did not find {item.code}: {'; '.join(tried)}")

    async def _home(self) -> None:
        screen = await self.face.screen()
        if screen.screen not in FREE:
            await self._touch(screen, "home")

    async def _follow(self, target: str) -> None:
        """Touch a target; an item that is not on this page is looked for on the next ones."""
        screen = await self.face.screen()
        for _ in range(PAGES):
            if screen.target(target) is not None:
                await self._touch(screen, target)
                return
            if not target.startswith("item:") or screen.target("next") is None:
                break
            before = _looks(screen)
            screen = await self._touch(screen, "next")
            if _looks(screen) == before:
                break
        raise _NoWay(f"{target} is not on {screen.screen} {screen.state}")

    async def _take_slip(self, screen: Screen) -> None:
        """Wait until paper came, or the screen says that none will, and make room for the next."""
        deadline = asyncio.get_running_loop().time() + SLIP_SECONDS
        while screen.state == "printing" and asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(POLL)
            screen = await self.face.screen()
        if screen.screen == "taken":
            await self._touch(await self.face.screen(), "done")

    async def _touch(self, screen: Screen, name: str, *, twice: bool = False) -> Screen:
        """Touch a target, again if nothing comes of it, and return the screen that follows."""
        await asyncio.sleep(self.tempo.real(GLANCE))
        for _ in range(TOUCHES):
            target = screen.target(name)
            if target is None:
                raise _NoWay(f"{name} is not on {screen.screen} {screen.state}")
            await self.face.touch(target, twice=twice)
            after = await self._changed(screen)
            if after is not None:
                return after
        return screen

    async def _changed(self, before: Screen) -> Screen | None:
        deadline = asyncio.get_running_loop().time() + ANSWER_SECONDS
        while asyncio.get_running_loop().time() < deadline:
            screen = await self.face.screen()
            if _looks(screen) != _looks(before):
                return await self.face.wait(ANSWER_SECONDS)
            await asyncio.sleep(POLL)
        return None


def _looks(screen: Screen) -> tuple[object, ...]:
    language = screen.more.get("language")
    return screen.screen, screen.state, language, tuple(target.id for target in screen.targets)
