"""Portraits of the demo county's window staff, for the staff signs: invented people, drawn from a few traits.

Who is drawn how follows from the place in the list alone, so the same list
gives the same faces.
"""

from typing import Final, NamedTuple

from demo.media.brush import Brush

WIDTH, HEIGHT = 360, 450
GROUND: Final = "pine-mist"
SKINS: Final = ("amber-mist/cinnabar/0.17", "amber-mist/cinnabar/0.22", "amber-mist/cinnabar/0.29")
COATS: Final = ("pine-deep", "ink/pine/0.35", "pine/ink/0.25")
HAIRS: Final = ("ink", "ink/amber/0.14", "ink/cinnabar/0.10")
GREYING: Final = "ink-soft/paper/0.35"


class Traits(NamedTuple):
    """How a portrait is drawn; ``cut`` is short, bob, long or bun."""

    skin: int
    cut: str
    hair: str
    coat: str
    glasses: bool
    tie: bool


def traits(number: int, *, woman: bool) -> Traits:
    """Return the traits of the ``number``-th person."""
    cut = ("bob", "long", "bun")[number // 3 % 3] if woman else "short"
    hair = GREYING if number % 9 == 4 else HAIRS[number % len(HAIRS)]
    return Traits(
        skin=number % len(SKINS),
        cut=cut,
        hair=hair,
        coat=COATS[number // 2 % len(COATS)],
        glasses=number % 4 == 1,
        tie=not woman,
    )


def portrait(brush: Brush, looks: Traits) -> None:
    """Draw a person from the chest up, on a brush of ``WIDTH`` × ``HEIGHT``."""
    brush.fade(0, 0, WIDTH, HEIGHT, top="surface", bottom=GROUND)
    skin, x, y = SKINS[looks.skin], WIDTH / 2, 192.0
    _hair_behind(brush, looks, x, y)
    _shoulders(brush, looks, x, skin)
    brush.oval(x, y, 72, 86, skin)
    for side in (-1, 1):
        brush.oval(x + side * 72, y + 12, 13, 19, skin)
    _hair(brush, looks, x, y)
    _face(brush, looks, x, y)


def _shoulders(brush: Brush, looks: Traits, x: float, skin: str) -> None:
    brush.box(x - 150, 318, 300, 240, looks.coat, radius=92)
    brush.box(x - 30, 240, 60, 96, f"{skin}/ink/0.08", radius=22)
    brush.shape([(x - 62, 318), (x + 62, 318), (x, 430)], "surface")
    brush.shape([(x - 30, 300), (x + 30, 300), (x, 350)], f"{skin}/ink/0.08")
    if looks.tie:
        brush.shape([(x - 13, 348), (x + 13, 348), (x + 8, 366), (x - 8, 366)], "cinnabar/ink/0.2")
        brush.shape([(x - 8, 366), (x + 8, 366), (x + 18, 450), (x - 18, 450)], "cinnabar")
    else:
        brush.shape([(x, 352), (x - 44, 330), (x - 44, 374)], "cinnabar")
        brush.shape([(x, 352), (x + 44, 330), (x + 44, 374)], "cinnabar/ink/0.15")
        brush.oval(x, 352, 11, 11, "cinnabar/ink/0.3")
    for side in (-1, 1):
        brush.shape(
            [(x + side * 62, 314), (x + side * 96, 330), (x + side * 50, 450), (x, 450)],
            f"{looks.coat}/ink/0.2",
        )
    brush.box(x + 74, 398, 46, 16, "amber-mist", radius=4)


def _hair_behind(brush: Brush, looks: Traits, x: float, y: float) -> None:
    if looks.cut == "bob":
        brush.box(x - 88, y - 70, 176, 176, looks.hair, radius=70)
    if looks.cut == "long":
        brush.box(x - 90, y - 74, 180, 268, looks.hair, radius=74)
    if looks.cut == "bun":
        brush.oval(x, y - 104, 34, 30, looks.hair)


def _hair(brush: Brush, looks: Traits, x: float, y: float) -> None:
    if looks.cut == "short":
        brush.bow(x, y - 12, 78, 84, looks.hair, turn=-6)
        for side in (-1, 1):
            brush.box(x + side * 70 - 8, y - 30, 16, 40, looks.hair, radius=7)
    else:
        brush.bow(x, y - 16, 80, 80, looks.hair, turn=-14 if looks.cut == "long" else 10)
        for side in (-1, 1):
            brush.box(x + side * 72 - 10, y - 34, 20, 70, looks.hair, radius=10)


def _face(brush: Brush, looks: Traits, x: float, y: float) -> None:
    for side in (-1, 1):
        brush.oval(x + side * 29, y + 14, 6.5, 8, "ink")
        brush.line([(x + side * 44, y - 8), (x + side * 18, y - 7)], looks.hair, 5)
        brush.oval(x + side * 44, y + 40, 13, 8, f"{SKINS[looks.skin]}/cinnabar/0.22")
        if looks.glasses:
            _ring(brush, x + side * 29, y + 14)
    if looks.glasses:
        brush.line([(x - 9, y + 12), (x + 9, y + 12)], "ink", 3)
    brush.line([(x - 3, y + 20), (x - 6, y + 38), (x + 4, y + 40)], f"{SKINS[looks.skin]}/ink/0.35", 3)
    smile = [(x + at, y + 58 + 9 * (1 - (at / 26) ** 2)) for at in range(-26, 27, 4)]
    brush.line(smile, "cinnabar/ink/0.25", 5)


def _ring(brush: Brush, x: float, y: float) -> None:
    """A lens: a rim of short lines, for the brush has no rings."""
    rim = [(-20, -8), (-14, -16), (14, -16), (20, -8), (18, 10), (10, 17), (-10, 17), (-18, 10), (-20, -8)]
    brush.line([(x + across, y + down) for across, down in rim], "ink", 3)
