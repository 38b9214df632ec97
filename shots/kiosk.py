"""The kiosk photographed: one walk through every screen, in both languages, by touches.

What stands in the way (no paper, no server) is brought about by whoever calls
:func:`paperless`, :func:`slow` and :func:`away`.
"""

from functools import partial
from typing import Final

from demo.automation import Face, Screen
from demo.walking import PATIENCE, home, open_popular, touch, walk
from shots.glass import Glass
from shots.patience import until

LANGUAGES: Final = ("zh", "en")
LETTERS: Final = {"zh": "sfz", "en": "passp"}
UNIT: Final = "unit:shichang"
EVENT: Final = "event:birth"
KNOWN: Final = "portrait"
"""The kiosk that the server knows and hears calling; the others are only in front of the camera."""
GIVEN_BACK_SECONDS: Final = 70.0


async def everything(glass: Glass) -> None:
    """Photograph what a citizen can come to while all is well. Raises NotShown, NotAnswered."""
    await glass.face.wait(PATIENCE, screen="attract")
    await glass.shoot("attract", "", "")
    await touch(glass.face, "begin")
    for language in LANGUAGES:
        await speak(glass.face, language)
        await _ways(glass, language)
        await _guide(glass, language)
        await _number(glass, language)
        if glass.shape == KNOWN:
            await _help(glass, language)
    await home(glass.face)


async def speak(face: Face, language: str) -> Screen:
    """Bring the kiosk home, in ``language``."""
    screen = await home(face)
    if screen.more["language"] != language:
        screen = await touch(face, "language")
    return screen


async def _ways(glass: Glass, language: str) -> None:
    await glass.shoot("home", "", language)
    await touch(glass.face, "units")
    await glass.shoot("units", "", language)
    await touch(glass.face, UNIT)
    await glass.shoot("list", "unit", language)
    await walk(glass.face, "home", EVENT)
    await glass.shoot("list", "life", language)
    await walk(glass.face, "home", "search")
    await glass.shoot("search", "empty", language)
    await walk(glass.face, *(f"key:{letter}" for letter in LETTERS[language]))
    await glass.shoot("search", "found", language)
    await walk(glass.face, *(f"key:{letter}" for letter in "qqq"))
    await glass.shoot("search", "nothing", language)
    await walk(glass.face, "home", "map")
    await glass.shoot("map", "", language)
    await walk(glass.face, "area:right", "group:r19")
    await glass.shoot("map", "way", language)


async def _guide(glass: Glass, language: str) -> None:
    await open_popular(glass.face)
    await glass.shoot("item", "materials", language)
    for tab in ("steps", "conditions"):
        await touch(glass.face, f"tab:{tab}")
        await glass.shoot("item", tab, language)
    await touch(glass.face, "priority")
    await glass.shoot("item", "priority", language)
    await walk(glass.face, "ok", "print")
    await glass.shoot("item", "along", language)
    await touch(glass.face, "print:guide")
    await _dialog(glass.face, "guide_printed")
    await glass.shoot("item", "guide_printed", language)
    await walk(glass.face, "ok", "print", "print:list")
    await _dialog(glass.face, "guide_printed")
    await touch(glass.face, "ok")


async def _help(glass: Glass, language: str) -> None:
    """Photograph that the staff were called, and take the call back."""
    await speak(glass.face, language)
    await touch(glass.face, "help")
    await _dialog(glass.face, "help_called")
    await glass.shoot("home", "help_called", language)
    await touch(glass.face, "unhelp")
    await _dialog(glass.face, "")


async def _number(glass: Glass, language: str) -> None:
    await touch(glass.face, "take")
    await glass.face.wait(PATIENCE, screen="taken", state="printed")
    await glass.shoot("taken", "printed", language)
    await touch(glass.face, "done")


async def given_back(glass: Glass) -> None:
    """Photograph the warning before a screen that nobody touches is given back."""
    for language in LANGUAGES:
        await speak(glass.face, language)
        texts = len((await touch(glass.face, "units")).texts)
        await until(glass.face, partial(_says_more, texts), GIVEN_BACK_SECONDS)
        await glass.shoot("units", "given_back", language)


async def paperless(glass: Glass) -> None:
    """Photograph what stands in for a slip, while the printer has no paper."""
    for language in LANGUAGES:
        await speak(glass.face, language)
        await open_popular(glass.face)
        await touch(glass.face, "take")
        await glass.face.wait(PATIENCE, screen="taken", state="not_printed")
        await glass.shoot("taken", "not_printed", language)
        await touch(glass.face, "done")
        await speak(glass.face, language)
        await glass.shoot("home", "no_paper", language)


async def main_screens(glass: Glass) -> None:
    """Photograph the way to a number on glass of a further size."""
    await touch(glass.face, "begin")
    for language in LANGUAGES:
        await speak(glass.face, language)
        await _ways(glass, language)
        await _guide(glass, language)
        await _number(glass, language)


async def at_guide(glass: Glass, language: str) -> None:
    """Open a popular guide in ``language``."""
    await speak(glass.face, language)
    await open_popular(glass.face)


async def slow(glass: Glass, language: str) -> None:
    """Photograph the number on its way, from an open guide, while the server takes its time."""
    await touch(glass.face, "take")
    await glass.face.wait(PATIENCE, screen="taking")
    await glass.shoot("taking", "", language)


async def away(glass: Glass) -> None:
    """Photograph what is said while the server is away."""
    await until(glass.face, lambda now: bool(now.more["away"]), PATIENCE)
    for language in LANGUAGES:
        await speak(glass.face, language)
        await glass.shoot("home", "away", language)
        await touch(glass.face, "help")
        await _dialog(glass.face, "help_unheard")
        await glass.shoot("home", "help_unheard", language)
        await touch(glass.face, "ok")
        await open_popular(glass.face)
        await glass.shoot("item", "away", language)
        await touch(glass.face, "take")  # a number of the block that was lent beforehand
        await glass.face.wait(PATIENCE, screen="taken", state="printed")
        await glass.shoot("taken", "lent", language)
        await touch(glass.face, "done")


def _says_more(texts: int, shown: Screen) -> bool:
    return len(shown.texts) > texts


async def _dialog(face: Face, name: str) -> None:
    await until(face, lambda now: now.more.get("dialog") == name, PATIENCE)
