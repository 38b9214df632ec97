"""The boards in an emergency and at rest: what covers all their glass."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Final

import tomli

from demo.automation import Screen
from demo.walking import PATIENCE
from shots.browser import Camera
from shots.layouts import urgent as in_browser
from shots.patience import until
from shots.seats import urgent
from shots.stage import Stage

URGENT: Final = MappingProxyType(
    {
        "board-wide": ("landscape", "zh"),
        "board-tall-en": ("portrait", "en"),
        "board-overview": ("overview", "zh"),
        "board-right": ("programme", "zh"),
    }
)
"""Device → its shape and language: a layout each, for an emergency has all the glass of every one."""
RESTING: Final = MappingProxyType({"board-rest": ("landscape", "zh"), "board-rest-tall": ("portrait", "zh")})
FIRE: Final = Path(__file__).with_name("emergency.toml")


async def emergency(stage: Stage, camera: Camera | None, *, boards: bool, seats: bool) -> None:
    """Photograph boards, those in a browser by ``camera``, and screens at windows in an emergency; end it."""
    shown = URGENT if boards else {}
    await stage.hands.emergency(**tomli.loads(FIRE.read_text(encoding="utf-8")))
    await asyncio.gather(*(_shoot(stage, device, "emergency", _urgent) for device in shown))
    if seats:
        await urgent(stage)
    if camera is not None:
        await in_browser(stage, camera)
    await stage.hands.emergency()
    await asyncio.gather(*(_calm(stage, device) for device in shown))


async def at_rest(stage: Stage) -> None:
    """Photograph the boards that the calendar has switched off."""
    await asyncio.gather(*(_shoot(stage, device, "off", _dark) for device in RESTING))


async def _shoot(stage: Stage, device: str, state: str, so: Callable[[Screen], bool]) -> None:
    shape, language = {**URGENT, **RESTING}[device]
    glass = stage.glass(device, "board", shape)
    await until(glass.face, so, PATIENCE)
    await glass.shoot("calls", state, language)


async def _calm(stage: Stage, device: str) -> None:
    await until(stage.glass(device, "board", "").face, lambda now: not _urgent(now), PATIENCE)


def _urgent(now: Screen) -> bool:
    return str(now.more["programme"]["item"]).startswith("notice:emergency")


def _dark(now: Screen) -> bool:
    return now.state == "off"
