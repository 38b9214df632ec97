"""Errands photographed: an appointment, several things, a number of before, no numbers left, staff."""

from typing import Final

from demo.automation import Screen, Target
from demo.walking import PATIENCE, open_popular, touch, walk
from shots.glass import Glass
from shots.hands import Hands
from shots.kiosk import LANGUAGES, speak
from shots.patience import until

LIMITED: Final = "GA-L-010"
LIMITED_LETTERS: Final = "klg"
"""An item of which there are so many numbers and no more, and how it is found."""
KNOCKS: Final = 4


async def errands(glass: Glass, number: str) -> None:
    """Photograph an appointment's code, a basket, and the ticket of ``number``."""
    for language in LANGUAGES:
        await speak(glass.face, language)
        await walk(glass.face, "check_in", *(f"sign:{digit}" for digit in "4711"))
        await glass.shoot("check_in", "typed", language)
        await touch(glass.face, "home")
        item = await open_popular(glass.face)
        await touch(glass.face, "add")
        await glass.shoot("item", "basket", language)
        await walk(
            glass.face, f"drop:{item.more['item']}", "home", "mine", *(f"sign:{sign}" for sign in number)
        )
        await touch(glass.face, "go")
        await glass.face.wait(PATIENCE, screen="mine", state="waiting")
        await glass.shoot("mine", "waiting", language)


async def sell_out(hands: Hands) -> None:
    """Take what numbers the limited item has left."""
    while True:
        try:
            await hands.take(LIMITED)
        except OSError:  # refused: there are none left
            return


async def sold_out(glass: Glass) -> None:
    """Photograph an item without a number left, and the ways around it."""
    for language in LANGUAGES:
        await speak(glass.face, language)
        await walk(glass.face, "search", *(f"key:{letter}" for letter in LIMITED_LETTERS), f"item:{LIMITED}")
        await glass.face.wait(PATIENCE, screen="item", state="sold_out")
        await glass.shoot("item", "sold_out", language)
        await touch(glass.face, "take")
        await glass.shoot("item", "ways_around", language)
        await touch(glass.face, "ok")


async def staff(glass: Glass, pin: str) -> None:
    """Photograph the staff menu behind the four corners and its ``pin``."""
    await speak(glass.face, LANGUAGES[0])
    await _knock(glass)
    for key in (*pin, "enter"):
        await touch(glass.face, f"staff:key:{key}")
    await until(glass.face, lambda now: now.target("staff:test") is not None, PATIENCE)
    await glass.shoot("staff", "menu", LANGUAGES[0])
    await touch(glass.face, "staff:close")


async def _knock(glass: Glass) -> None:
    """Touch the corners in turn until the PIN is asked for."""
    wide, high = glass.display.size
    corners = ((10, 10), (wide - 10, 10), (wide - 10, high - 10), (10, high - 10))
    for _ in range(KNOCKS):
        for x, y in corners:
            await glass.face.touch(Target("corner", "", (x, y, 0, 0)))
        if _asks(await glass.face.wait(PATIENCE)):
            return
    await until(glass.face, _asks, PATIENCE)


def _asks(now: Screen) -> bool:
    return now.target("staff:key:1") is not None
