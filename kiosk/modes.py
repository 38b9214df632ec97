"""How a citizen wants the kiosk: easy, in high contrast, within low reach, for the left hand. Pure.

Chosen from one place that is on every screen, and forgotten with the visit.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from config.design.tokens import tokens

SIZES: Final = ("easy-zoom", "easy-zoom-larger", "easy-zoom-largest")
"""The sizes of easy mode, as the design tokens call them."""

SLOWER: Final = 2.0
"""Who wants it easy, or listens, is given so much more time."""


class Modes(msgspec.Struct, frozen=True):
    """What was chosen; ``size`` counts along :data:`SIZES`, ``spoken`` is speech through the earphone."""

    easy: bool = False
    size: int = 0
    contrast: bool = False
    low: bool = False
    left: bool = False
    spoken: bool = False

    @property
    def short(self) -> bool:
        """Whether screens offer fewer choices."""
        return self.easy or self.low

    @property
    def zoom(self) -> float:
        """How much larger everything is."""
        easy = float(tokens().modes[SIZES[self.size]]) if self.easy else 1.0
        return min(easy, float(tokens().modes["low-zoom"])) if self.low else easy

    @property
    def patience(self) -> float:
        """How many times longer a screen waits."""
        return SLOWER if self.easy or self.spoken or self.low else 1.0


PLAIN: Final = Modes()
"""What the next citizen finds."""


def _sized(modes: Modes, step: int) -> Modes:
    size = min(max(modes.size + step, 0), len(SIZES) - 1)
    return msgspec.structs.replace(modes, easy=True, size=size)


def _switched(name: str) -> Callable[[Modes], Modes]:
    return lambda modes: msgspec.structs.replace(modes, **{name: not getattr(modes, name)})


CHANGES: Final[Mapping[str, Callable[[Modes], Modes]]] = MappingProxyType(
    {
        "easy": lambda modes: msgspec.structs.replace(modes, easy=not modes.easy, size=0),
        "larger": lambda modes: _sized(modes, 1 if modes.easy else 0),
        "smaller": lambda modes: _sized(modes, -1),
        "contrast": _switched("contrast"),
        "low": _switched("low"),
        "left": _switched("left"),
    }
)
"""What is touched → what becomes of the modes."""
