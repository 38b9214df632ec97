"""Hands that try to get out of a kiosk: chords, clicks of every button, drags and edges, by ``xdotool``."""

import asyncio
import random
from collections.abc import Iterator
from typing import Final

MODIFIERS: Final = (
    *("ctrl", "alt", "shift", "super", "ctrl+alt", "ctrl+shift", "alt+shift", "ctrl+alt+shift", ""),
)
KEYS: Final = (
    *(f"F{number}" for number in range(1, 13)),
    *("Escape", "Tab", "Delete", "BackSpace", "Return", "space", "Menu", "Print", "Pause", "Insert", "Home"),
    *("End", "Prior", "Next", "Left", "Right", "Up", "Down", "Super_L", "Super_R", "Num_Lock", "Caps_Lock"),
    *("XF86Close", "XF86PowerOff", "XF86Sleep", "XF86WWW", "XF86Explorer", "XF86Terminal", "XF86Reload"),
    *"abcdefghijklmnopqrstuvwxyz0123456789",
)
BUTTONS: Final = (1, 2, 3, 4, 5, 8, 9)
PLAIN: Final = 0.6
"""Share of chords among all that is tried."""


def tries(count: int, size: tuple[int, int], chance: random.Random) -> Iterator[str]:
    """Yield that many lines for ``xdotool -``, on a glass of ``size`` pixels."""
    for _ in range(count):
        if chance.random() < PLAIN:
            yield _chord(chance)
        else:
            yield chance.choice((_click, _drag, _edge))(size, chance)


def _chord(chance: random.Random) -> str:
    modifiers = chance.choice(MODIFIERS)
    return f"key {modifiers}{'+' if modifiers else ''}{chance.choice(KEYS)}"


def _click(size: tuple[int, int], chance: random.Random) -> str:
    x, y = _place(size, chance)
    times = chance.choice((1, 1, 2, 3))
    return f"mousemove {x} {y} click --repeat {times} --delay 20 {chance.choice(BUTTONS)}"


def _drag(size: tuple[int, int], chance: random.Random) -> str:
    (x, y), (to_x, to_y) = _place(size, chance), _place(size, chance)
    button = chance.choice((1, 2, 3))
    return f"mousemove {x} {y} mousedown {button} mousemove {to_x} {to_y} mouseup {button}"


def _edge(size: tuple[int, int], chance: random.Random) -> str:
    x, y = chance.choice((0, size[0] - 1)), chance.choice((0, size[1] - 1))
    return f"mousemove {x} {y} click {chance.choice(BUTTONS)}"


def _place(size: tuple[int, int], chance: random.Random) -> tuple[int, int]:
    return chance.randrange(size[0]), chance.randrange(size[1])


async def play(lines: Iterator[str], display: str) -> None:
    """Do it all on ``display``; raises RuntimeError when xdotool could not."""
    process = await asyncio.create_subprocess_exec(
        *("xdotool", "-"), stdin=asyncio.subprocess.PIPE, env={"DISPLAY": display}
    )
    await process.communicate("\n".join([*lines, ""]).encode())
    if process.returncode:
        raise RuntimeError(f"xdotool ended with {process.returncode}")
