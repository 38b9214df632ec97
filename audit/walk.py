"""Walking the kiosk's screens by touches, and looking at each: the running program, not a drawing of it."""

from collections.abc import AsyncIterator, Iterable
from typing import NamedTuple

from audit.rules import Seen, findings
from audit.ways import WAYS
from demo.automation import Face, Screen, read_screen
from demo.walking import MODES, PATIENCE, NotShown

CHANGES = 200
"""Looks for a change after a touch; a target that is muted may change nothing."""

HOMEWARD = ("ok", "another", "home", "begin")
"""Targets that lead home without ending the visit, nearest first; ``begin`` starts one."""


class Found(NamedTuple):
    """What is wrong with a screen, and where it was seen."""

    language: str
    mode: str
    way: str
    sentence: str


class Walk:
    """A walk on one glass; ``looked`` counts the screens."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self.looked = 0

    async def through(
        self, language: str, mode: str, ways: Iterable[str] = tuple(WAYS)
    ) -> AsyncIterator[Found]:
        """Yield what is wrong on the ``ways`` in a language and a mode; raises NotShown, NotAnswered."""
        await self._begin(language, mode)
        for way in ways:
            await self._home()
            await self._along(WAYS[way])
            for sentence in await self._look("contrast" in MODES[mode] or mode == "all"):
                yield Found(language, mode, way, sentence)

    async def _begin(self, language: str, mode: str) -> None:
        """Come home as a new citizen, in a language and a mode."""
        screen = await self._home()
        if screen.more["language"] != language:
            await self._touch("language")
        for name in MODES[mode]:
            await self._touch(name)

    async def end(self) -> None:
        """Leave as a citizen does who takes a number and goes."""
        await self._home()
        await self._along(WAYS["taken"])
        await self._touch("done")

    async def _home(self) -> Screen:
        screen = await self._face.wait(PATIENCE)
        while screen.screen != "home" or screen.target("ok") is not None:
            way = next((name for name in HOMEWARD if screen.target(name) is not None), "")
            screen = await (self._touch(way) if way else self._face.wait(PATIENCE))
        return screen

    async def _along(self, names: tuple[str, ...]) -> None:
        screen = await self._face.wait(PATIENCE)
        for name in names:
            if screen.target(name) is None:
                return
            screen = await self._touch(name)
            if screen.screen == "taking":
                screen = await self._face.wait(PATIENCE, screen="taken")

    async def _touch(self, name: str) -> Screen:
        """Touch a target of the still glass; return what is shown once something changed. Raises NotShown."""
        before = await self._face.wait(PATIENCE)
        target = before.target(name)
        if target is None:
            raise NotShown(f"{name} is not on {before.screen} {before.state}")
        await self._face.touch(target)
        for _ in range(CHANGES):
            screen = read_screen(await self._face.ask({"ask": "screen"}, PATIENCE))
            if screen.more["changes"] != before.more["changes"]:
                break
        return await self._face.wait(PATIENCE)

    async def _look(self, contrast: bool) -> list[str]:
        while True:
            screen = await self._face.wait(PATIENCE)
            survey = await self._face.ask({"ask": "survey"}, PATIENCE)
            after = await self._face.wait(PATIENCE)
            if (screen.screen, screen.state, screen.texts) == (after.screen, after.state, after.texts):
                break
        self.looked += 1
        said = tuple(screen.more.get("speech", ()))
        return findings(Seen(screen.screen, screen.state, contrast, survey, said))
