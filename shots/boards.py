"""The boards photographed: every shape and language at one moment, so that their pictures can be compared."""

import asyncio
from types import MappingProxyType
from typing import Final

from demo.walking import PATIENCE
from shots.patience import until
from shots.stage import Stage

SHAPES: Final = MappingProxyType(
    {
        "board-wide": ("landscape", "zh"),
        "board-wide-en": ("landscape", "en"),
        "board-tall": ("portrait", "zh"),
        "board-tall-en": ("portrait", "en"),
        "board-4k": ("4k", "zh"),
        "board-mirrored": ("mirrored", "zh"),
        "board-calls": ("calls", "zh"),
        "board-overview": ("overview", "zh"),
        "board-overview-tall": ("overview_portrait", "en"),
    }
)
"""Device → its shape and language."""


async def all_boards(stage: Stage, state: str, mode: str, *, cut: bool = False) -> None:
    """Photograph every board as ``state``, once it is in ``mode``, and says its age if it is ``cut`` off."""
    await asyncio.gather(*(_one(stage, device, state, mode, cut) for device in SHAPES))


async def _one(stage: Stage, device: str, state: str, mode: str, cut: bool) -> None:
    shape, language = SHAPES[device]
    glass = stage.glass(device, "board", shape)
    await glass.face.wait(PATIENCE, state=mode)
    if cut:
        await until(glass.face, lambda now: now.more["age"] is not None, PATIENCE)
    await glass.shoot("calls", state, language)
