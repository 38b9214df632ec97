"""People: flat figures with a head, a coat and two legs, who stand, walk, sit, touch, or serve at a counter.

A figure is placed by the point between its feet and by its height; everything
else is a share of that height, so near and far people keep their proportions.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from demo.media.brush import Brush, Point

Pose = Literal["stand", "walk", "touch", "sit", "serve", "cane", "wheelchair"]

SKINS: Final = ("amber-mist/cinnabar/0.20", "amber-mist/cinnabar/0.27", "amber-mist/amber/0.30")
GREY: Final = "ink-soft/paper/0.55"
SMILE: Final = (-0.25, -0.12, 0.0, 0.12, 0.25)


class Looks(NamedTuple):
    """What a person wears; ``skin`` is a number of SKINS, ``long`` is long hair, ``bag`` its colour."""

    coat: str = "pine"
    trousers: str = "ink/pine/0.3"
    hair: str = "ink"
    skin: int = 0
    long: bool = False
    bag: str = ""


class Spot(NamedTuple):
    """Where a person is: between the feet, how tall, and turned right (1), left (-1) or to us (0)."""

    x: float
    foot: float
    height: float
    turn: int = 1

    def at(self, across: float, up: float) -> Point:
        """Return a point by shares of the height: ``across`` to where one looks, ``up`` from the feet."""
        return self.x + (self.turn or 1) * across * self.height, self.foot - up * self.height


def draw(brush: Brush, spot: Spot, looks: Looks, pose: Pose) -> None:
    """Draw a person."""
    POSES[pose](brush, spot, looks)


def _head(brush: Brush, spot: Spot, looks: Looks, up: float = 0.895) -> None:
    (x, y), size, turn = spot.at(0, up), spot.height * 0.092, spot.turn
    brush.oval(x, y, size, size * 1.08, SKINS[looks.skin])
    if turn:
        brush.oval(x - turn * size * 0.9, y + size * 0.2, size * 0.2, size * 0.26, SKINS[looks.skin])
    brush.bow(x, y - size * 0.2, size * 1.06, size * 1.02, looks.hair, turn=-20 * (turn or 0.35))
    if turn:
        brush.oval(x - turn * size * 0.62, y - size * 0.28, size * 0.42, size * 0.36, looks.hair)
    for eye in (-0.36, 0.36):
        brush.oval(x + size * (eye + turn * 0.3), y + size * 0.2, size * 0.1, size * 0.13, "ink")
    smile = [
        (x + size * (at + turn * 0.3), y + size * (0.55 + 0.12 * (1 - (at / 0.25) ** 2))) for at in SMILE
    ]
    brush.line(smile, "cinnabar/ink/0.3", max(1.4, size * 0.09))


def _behind(brush: Brush, spot: Spot, looks: Looks, up: float = 0.895) -> None:
    """Draw what hangs behind the shoulders; before coat and head."""
    if looks.long:
        (x, y), size = spot.at(-0.012 * abs(spot.turn), up), spot.height * 0.092
        brush.box(x - size * 1.12, y - size * 0.4, size * 2.24, size * 2.3, looks.hair, radius=size)


def _coat(brush: Brush, spot: Spot, looks: Looks, top: float = 0.79, hem: float = 0.4) -> None:
    (x, y), width = spot.at(0, top), spot.height * 0.27
    height = (top - hem) * spot.height
    brush.box(x - width * 0.18, y - width * 0.3, width * 0.36, width * 0.45, SKINS[looks.skin], radius=4)
    brush.box(x - width / 2, y, width, height, looks.coat, radius=width * 0.34)
    brush.box(x - width * 0.47, y + height * 0.5, width * 0.94, height * 0.5, looks.coat, radius=4)
    brush.shape([(x - width * 0.2, y), (x + width * 0.2, y), (x, y + width * 0.34)], SKINS[looks.skin])


def _arm(brush: Brush, points: list[Point], spot: Spot, looks: Looks) -> None:
    width = spot.height * 0.07
    brush.line(points, f"{looks.coat}/ink/0.18", width)
    brush.oval(*points[-1], width * 0.52, width * 0.52, SKINS[looks.skin])


def _legs(brush: Brush, spot: Spot, looks: Looks, stride: float) -> None:
    width = spot.height * 0.095
    for side in (-1, 1):
        hip = spot.x + side * width * 0.45, spot.foot - spot.height * 0.46
        end = spot.x + side * (width * 0.5 + stride * spot.height), spot.foot - width * 0.55
        brush.line([hip, end], looks.trousers, width)
        toe = width * 0.25 * spot.turn
        brush.box(
            end[0] - width * 0.62 + toe,
            spot.foot - width * 0.42,
            width * 1.24,
            width * 0.42,
            "ink",
            radius=width / 5,
        )


def _upright(brush: Brush, spot: Spot, looks: Looks, stride: float = 0.0) -> None:
    _behind(brush, spot, looks)
    _legs(brush, spot, looks, stride)
    _coat(brush, spot, looks)
    _head(brush, spot, looks)


def _bag(brush: Brush, spot: Spot, looks: Looks, across: float, *, strap: bool) -> None:
    if not looks.bag:
        return
    (x, y), size = spot.at(across, 0.49), spot.height * 0.17
    if strap:
        brush.line([spot.at(0.04, 0.77), (x, y)], "ink-soft", spot.height * 0.014)
    brush.box(x - size / 2, y, size, size, looks.bag, radius=size * 0.12)
    brush.box(x - size / 2, y, size, size * 0.36, f"{looks.bag}/ink/0.2", radius=size * 0.12)


def _stand(brush: Brush, spot: Spot, looks: Looks) -> None:
    _upright(brush, spot, looks)
    for side in (-1, 1):
        _arm(
            brush,
            [spot.at(side * 0.115, 0.74), spot.at(side * 0.15, 0.58), spot.at(side * 0.145, 0.43)],
            spot,
            looks,
        )
    _bag(brush, spot, looks, 0.15, strap=False)


def _walk(brush: Brush, spot: Spot, looks: Looks) -> None:
    _upright(brush, spot, looks, 0.07)
    _bag(brush, spot, looks, -0.13, strap=True)
    _arm(brush, [spot.at(0, 0.74), spot.at(0.09, 0.58), spot.at(0.19, 0.48)], spot, looks)


def _touch(brush: Brush, spot: Spot, looks: Looks) -> None:
    _upright(brush, spot, looks)
    _bag(brush, spot, looks, -0.12, strap=True)
    _arm(brush, [spot.at(0.05, 0.73), spot.at(0.19, 0.66), spot.at(0.34, 0.76)], spot, looks)


def _seated(brush: Brush, spot: Spot, looks: Looks) -> None:
    _behind(brush, spot, looks, 0.735)
    width = spot.height * 0.1
    brush.line([spot.at(0, 0.27), spot.at(0.2, 0.27), spot.at(0.21, 0.06)], looks.trousers, width)
    x, y = spot.at(0.22, 0.05)
    brush.box(x - width * 0.65, y, width * 1.3, width * 0.5, "ink", radius=width / 5)
    _coat(brush, spot, looks, 0.63, 0.22)
    _head(brush, spot, looks, 0.735)


def _sit(brush: Brush, spot: Spot, looks: Looks) -> None:
    _seated(brush, spot, looks)
    _arm(brush, [spot.at(0, 0.57), spot.at(0.07, 0.42), spot.at(0.18, 0.36)], spot, looks)


def _serve(brush: Brush, spot: Spot, looks: Looks) -> None:
    """Draw the upper half of a clerk; the spot's foot is the counter's top."""
    _behind(brush, spot, looks, 0.44)
    _coat(brush, spot, looks, 0.335, -0.02)
    brush.shape([spot.at(0, 0.27), spot.at(-0.022, 0.13), spot.at(0, 0.1), spot.at(0.022, 0.13)], "cinnabar")
    x, y = spot.at(0.05, 0.2)
    brush.box(x, y, spot.height * 0.055, spot.height * 0.032, "surface", radius=2)
    _head(brush, spot, looks, 0.44)


def _cane(brush: Brush, spot: Spot, looks: Looks) -> None:
    _upright(brush, spot, looks, 0.015)
    hand = spot.at(0.21, 0.46)
    brush.line([hand, spot.at(0.24, 0.01)], "amber/ink/0.3", spot.height * 0.022)
    _arm(brush, [spot.at(0.02, 0.73), spot.at(0.13, 0.58), hand], spot, looks)


def _wheelchair(brush: Brush, spot: Spot, looks: Looks) -> None:
    h = spot.height
    brush.line([spot.at(-0.17, 0.55), spot.at(-0.17, 0.24)], "ink-soft", h * 0.03)
    _seated(brush, spot._replace(foot=spot.foot - h * 0.03), looks)
    _arm(brush, [spot.at(0, 0.6), spot.at(0.05, 0.45), spot.at(0.13, 0.4)], spot, looks)
    (x, y), wheel = spot.at(-0.05, 0.185), h * 0.185
    brush.oval(x, y, wheel, wheel, "ink/pine/0.4")
    brush.oval(x, y, wheel * 0.86, wheel * 0.86, "paper")
    for across, down in ((0.0, 0.8), (0.7, 0.4), (0.7, -0.4)):
        ends = [(x - across * wheel, y - down * wheel), (x + across * wheel, y + down * wheel)]
        brush.line(ends, "line", 2)
    brush.oval(x, y, wheel * 0.14, wheel * 0.14, "ink/pine/0.4")
    x, y = spot.at(0.22, 0.05)
    brush.oval(x, y, h * 0.05, h * 0.05, "ink/pine/0.4")


POSES: Final[Mapping[Pose, Callable[[Brush, Spot, Looks], None]]] = MappingProxyType(
    {
        "stand": _stand,
        "walk": _walk,
        "touch": _touch,
        "sit": _sit,
        "serve": _serve,
        "cane": _cane,
        "wheelchair": _wheelchair,
    }
)
