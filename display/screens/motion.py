"""Whether this glass may move: a graphics card can scroll a line, a processor that draws for it must not.

Under Mesa's software renderer a line scrolling over a 1080p board takes one and
a half processor cores (measured: 40 frames a second, 172 %); turning a page
every few seconds takes nothing. So the ticker turns pages there, and a new
call pulses in two steps a second instead of smoothly.
"""

from functools import lru_cache
from typing import Final, Literal

Motion = Literal["auto", "smooth", "calm"]

SOFTWARE: Final = ("llvmpipe", "softpipe", "swrast", "swiftshader")


def drawn_by_software(renderer: str) -> bool:
    """Tell whether a GL renderer of this name has no graphics card behind it."""
    return any(name in renderer.lower() for name in SOFTWARE)


_chosen: list[Motion] = ["auto"]


def choose(motion: Motion) -> None:
    """Settle how this glass moves, before anything is drawn: ``auto`` looks for a graphics card."""
    _chosen[0] = motion


def smooth() -> bool:
    """Tell whether this window's glass may move smoothly; asked once it is open."""
    return _chosen[0] == "smooth" or (_chosen[0] == "auto" and _has_card())


@lru_cache(maxsize=1)
def _has_card() -> bool:
    from kivy.graphics.opengl import GL_RENDERER, glGetString  # only once there is a window

    renderer = glGetString(GL_RENDERER)
    return not drawn_by_software(renderer.decode() if isinstance(renderer, bytes) else str(renderer))
