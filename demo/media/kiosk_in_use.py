"""A citizen at the ticket kiosk, a helper beside an elderly visitor, and the slip on its way out."""

from demo.media.brush import Brush
from demo.media.figure import GREY, Looks, Spot, draw
from demo.media.furniture import Place, fitted, kiosk_body, plant
from demo.media.glass import home, slip
from demo.media.heading import heading
from demo.media.words import words

TOUCHED = 3


def kiosk_in_use(brush: Brush) -> None:
    """Draw the picture."""
    said = words()["kiosk"]
    top = heading(brush, said["title"], said["line"])
    floor = brush.height * (0.80 if brush.tall else 0.84)
    brush.fade(0, top, brush.width, floor - top, top="surface", bottom="pine-mist/surface/0.4")
    _wall(brush, top, floor)
    brush.box(0, floor, brush.width, brush.height - floor, "sunken/amber-mist/0.3")
    brush.box(0, floor, brush.width, 12, "line")
    low = brush.height - (150 if brush.tall else 60)
    width = 560 if brush.tall else 400
    kiosk = Place(brush.width * (0.44 if brush.tall else 0.42), low - width * 2.0, width, width * 2.0)
    keys = home(brush, kiosk_body(brush, kiosk), pressed=TOUCHED)
    out = Place(
        kiosk.x + width * 0.34, kiosk.y + kiosk.height * 0.74 - width * 0.18, width * 0.32, width * 0.36
    )
    slip(brush, out, words()["kiosk"]["number"])
    key = keys[TOUCHED]
    reach, size = key.x + key.width * 0.08, (low + 30 - key.y - key.height * 0.6) / 0.76
    draw(brush, Spot(reach - size * 0.34, low + 30, size, 1), Looks("cinnabar", bag="amber"), "touch")
    if brush.tall:
        _speech(brush, Place(60, top + 80, brush.width - 120, 130), said["speech"])
        return
    _speech(brush, Place(brush.width * 0.66, top + 60, brush.width * 0.31, 100), said["speech"], 0.55)
    draw(
        brush,
        Spot(brush.width * 0.74, low + 10, 610, -1),
        Looks("ink-soft/paper/0.15", hair=GREY, skin=2),
        "cane",
    )
    draw(
        brush,
        Spot(brush.width * 0.86, low + 10, 640, -1),
        Looks("cinnabar", "ink", long=True, skin=1),
        "stand",
    )
    x = brush.width * 0.86
    brush.shape(
        [(x - 40, low - 490), (x + 40, low - 490), (x + 46, low - 250), (x - 46, low - 250)],
        "focus/amber-mist/0.2",
    )
    brush.text(x, low - 380, said["helper"][0], 34, "ink", anchor="mm", weight="bold")
    brush.text(x, low - 336, said["helper"][1], 34, "ink", anchor="mm", weight="bold")
    plant(brush, brush.width * 0.06, low, 300)


def _wall(brush: Brush, top: float, floor: float) -> None:
    step = brush.width / (6 if brush.tall else 10)
    for line in range(1, 10):
        brush.line([(line * step, top), (line * step, floor)], "line/surface/0.6", 2)


def _speech(brush: Brush, place: Place, text: str, tail: float = 0.0) -> None:
    """Draw a sentence in a bubble; without a ``tail`` nobody in the picture says it."""
    x, y, width, height = place
    at = x + width * tail
    if tail:
        brush.shape(
            [(at, y + height - 4), (at + 46, y + height - 4), (at + 6, y + height + 46)],
            "pine-mist/pine/0.12",
        )
    brush.box(*place, "pine-mist/pine/0.12", radius=height * 0.4)
    size = fitted(text, width * 0.88, height * 0.4)
    brush.text(x + width / 2, y + height / 2, text, size, "pine-deep", anchor="mm", weight="bold")
