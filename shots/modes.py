"""The kiosk in each of its modes: what the elderly, the long-sighted, who sits and who is left-handed see."""

from typing import Final

from demo.walking import MODES, PATIENCE, home, open_popular, touch, walk
from shots.glass import Glass
from shots.kiosk import LETTERS, UNIT, speak

SHOWN: Final = (
    ("easy", "zh"),
    ("easy", "en"),
    ("contrast", "zh"),
    ("low", "zh"),
    ("left", "zh"),
    ("all", "zh"),
)
"""Mode (of ``MODES``) and language; the modes that only move things need no second language."""


async def in_modes(glass: Glass) -> None:
    """Photograph the way to a number in every mode, each as a new citizen. Raises NotShown, NotAnswered."""
    for mode, language in SHOWN:
        await speak(glass.face, language)
        await walk(glass.face, *MODES[mode])
        await _way_to_a_number(glass, mode, language)


async def _way_to_a_number(glass: Glass, mode: str, language: str) -> None:
    await home(glass.face)
    await glass.shoot("home", mode, language)
    await _list_of_a_unit(glass, mode, language)
    await walk(glass.face, "home", "search", f"key:{LETTERS[language][0]}")
    await glass.shoot("search", mode, language)
    await open_popular(glass.face)
    await glass.shoot("item", mode, language)
    await touch(glass.face, "take")
    await glass.face.wait(PATIENCE, screen="taken", state="printed")
    await glass.shoot("taken", mode, language)
    await touch(glass.face, "done")


async def _list_of_a_unit(glass: Glass, mode: str, language: str) -> None:
    await touch(glass.face, "units")
    await glass.shoot("units", mode, language)
    shown = await glass.face.wait(PATIENCE)
    if shown.target(UNIT) is not None:
        await touch(glass.face, UNIT)
        await glass.shoot("list", mode, language)
