"""Walking through the kiosk by touches, for those who know where they want to go: stories and pictures.

Unlike a visitor (``visit``) nobody here looks for a way: a target that does not
appear in time is an error.
"""

import contextlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from demo.automation import Face, NotAnswered, Screen

PATIENCE: Final = 30.0
POLLS: Final = 60
PRESSES: Final = 4
WAY_HOME: Final = {
    "attract": "begin",
    "taken": "done",
    **dict.fromkeys(
        ("units", "events", "list", "search", "check_in", "mine", "notices", "map", "item"), "home"
    ),
}

MODES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "plain": (),
        "easy": ("mode:easy",),
        "largest": ("modes", "mode:larger", "mode:larger", "mode:larger", "ok"),
        "contrast": ("modes", "mode:contrast", "ok"),
        "low": ("modes", "mode:low", "ok"),
        "left": ("modes", "mode:left", "ok"),
        "low easy": ("modes", "mode:low", "mode:easy", "ok"),
        "all": ("modes", "mode:low", "mode:easy", "mode:contrast", "mode:left", "ok"),
    }
)
"""Mode of the kiosk → what is touched at home to have it."""


class NotShown(Exception):
    """The glass did not show what was to be touched; the sentence says what it showed."""


async def touch(face: Face, name: str) -> Screen:
    """Touch a target once it is on the still glass; return what is shown then. Raises NotShown."""
    screen = await face.wait(PATIENCE)
    for _ in range(POLLS):
        target = screen.target(name)
        if target is not None:
            await face.touch(target)
            return await _after(face, screen)
        screen = await _after(face, screen)
    raise NotShown(f"{name} is not on {screen.screen} {screen.state}")


async def walk(face: Face, *names: str) -> Screen:
    """Touch one target after the other; return what is shown then. Raises NotShown."""
    screen = await face.wait(PATIENCE)
    for name in names:
        screen = await touch(face, name)
    return screen


async def home(face: Face) -> Screen:
    """Bring the kiosk to its home screen, whoever left it where. Raises NotAnswered, NotShown.

    As a person does: a press the glass did not take, or one that met a screen
    that was just leaving, is pressed again.
    """
    for _ in range(PRESSES):
        screen = await face.wait(PATIENCE)
        if screen.target("ok") is not None:
            screen = await touch(face, "ok")
        way = WAY_HOME.get(screen.screen)
        if way is not None and screen.target(way) is not None:
            await touch(face, way)
        with contextlib.suppress(NotAnswered):
            return await face.wait(PATIENCE / PRESSES, screen="home")
    return await face.wait(PATIENCE, screen="home")


async def open_popular(face: Face, place: int = 0) -> Screen:
    """Open the guide of a popular item from home. Raises NotShown."""
    screen = await home(face)
    popular = [target for target in screen.targets if target.id.startswith("popular:")]
    await touch(face, popular[place].id)
    return await face.wait(PATIENCE, screen="item")


async def take_popular(face: Face, place: int = 0) -> Screen:
    """Take a number for a popular item by three touches; return the screen with the number."""
    await open_popular(face, place)
    await touch(face, "take")
    return await face.wait(PATIENCE, screen="taken")


async def _after(face: Face, before: Screen) -> Screen:
    """Return the next different screen, or the same one when nothing comes for a moment."""
    for _ in range(20):
        screen = await face.screen()
        if (screen.screen, screen.state, screen.targets) != (before.screen, before.state, before.targets):
            break
        try:
            await face.wait(0.1, screen="-")  # nothing is called so: a pause
        except NotAnswered:
            continue
    return await face.wait(PATIENCE)
