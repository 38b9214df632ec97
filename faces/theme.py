"""The design tokens as a face on glass uses them: colours as rgba, sizes as pixels of this glass. No Kivy.

One dp is the short side of the glass divided by :data:`SHORT_SIDE`, so that a
portrait 1080×1920 kiosk is 720 × 1280 dp, a landscape one 1280 × 720 dp, and a
4K board looks like the 1080p one, only finer. Squarer glass (1024×768) keeps
the 1280 dp of its long side and has more than 720 on the short one. A program calls :func:`use` once
its window has a size (and again when that changes); widgets and ``.kv`` files
then ask this module, imported as ``t``.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from config.design.tokens import tokens

Ground = Literal["light", "dark", "contrast"]
Rgba = tuple[float, float, float, float]

SHORT_SIDE: Final = 720
LONG_SIDE: Final = 1280
"""The least a glass has on its short and on its long side, in dp."""


@dataclass(frozen=True)
class Theme:
    """What the look depends on: which palette, the glass in pixels, and how it is to be used.

    ``zoom`` makes everything larger; ``reach`` is the share of the height, from
    below, in which things to touch may stand; ``left`` is for the left hand.
    """

    ground: Ground = "light"
    width: int = 1080
    height: int = 1920
    zoom: float = 1.0
    reach: float = 1.0
    left: bool = False

    @property
    def scale(self) -> float:
        """Pixels of one dp."""
        short, long = sorted((self.width, self.height))
        return min(short / SHORT_SIDE, long / LONG_SIDE) * self.zoom

    @property
    def portrait(self) -> bool:
        """Whether the glass stands upright."""
        return self.height > self.width


_now: list[Theme] = [Theme()]


def use(theme: Theme) -> None:
    """Take ``theme`` for everything that is drawn from now on."""
    _now[0] = theme


def theme() -> Theme:
    """Return the theme in use."""
    return _now[0]


def portrait() -> bool:
    """Tell whether the glass stands upright."""
    return _now[0].portrait


def low() -> bool:
    """Tell whether only the lower part of the glass is within reach."""
    return _now[0].reach < 1.0


def left() -> bool:
    """Tell whether the left hand is to be nearest to what is touched."""
    return _now[0].left


def dp(number: float) -> float:
    """Return ``number`` dp in pixels of this glass."""
    return number * _now[0].scale


def space(name: str) -> float:
    """Return a step of the rhythm (``tight`` … ``vast``) in pixels."""
    return dp(float(tokens().space[name]))


def shape(name: str) -> float:
    """Return a measure of shape (``radius``, ``target`` …) in pixels."""
    return dp(float(tokens().shape[name]))


def size(name: str) -> float:
    """Return a type size (``body`` … ``number``) in pixels."""
    return dp(float(tokens().type[name]))


def mode(name: str) -> float:
    """Return a measure of the modes."""
    return float(tokens().modes[name])


def seconds(name: str) -> float:
    """Return a duration of the motion group."""
    return float(tokens().motion[name])


def rgba(name: str, alpha: float = 1.0) -> Rgba:
    """Return the colour ``name`` of the ground in use, each part 0 … 1."""
    return colour(_now[0].ground, name, alpha)


@lru_cache(maxsize=256)
def colour(ground: Ground, name: str, alpha: float = 1.0) -> Rgba:
    """Return the colour ``name`` of ``ground``; raises KeyError for a name the tokens lack."""
    value = tokens().color[ground][name]
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (red, green, blue, alpha)
