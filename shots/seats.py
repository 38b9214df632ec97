"""The screens and staff signs of windows photographed, on glass and in the browser, in their states."""

import asyncio
from types import MappingProxyType
from typing import Final, NamedTuple

from demo.pads import rater
from demo.walking import PATIENCE
from shots.album import Title
from shots.browser import Camera
from shots.glass import Glass
from shots.patience import until
from shots.stage import Stage


class Stand(NamedTuple):
    """A screen at a window: what it shows, its shape and its language."""

    shows: str
    shape: str
    language: str


STANDS: Final = MappingProxyType(
    {
        "window-3": Stand("window", "landscape", "zh"),
        "window-12": Stand("window", "portrait", "en"),
        "window-33": Stand("window", "landscape_agent", "en"),
        "sign-3": Stand("sign", "portrait", "zh"),
        "sign-33": Stand("sign", "landscape", "en"),
    }
)
"""Device → how it stands."""
BUSY: Final = MappingProxyType(
    {
        "window-3": "calling",
        "window-12": "paused",
        "window-33": "serving",
        "sign-3": "calling",
        "sign-33": "serving",
    }
)
"""Device → the state of its window once the hall is busy."""
CLOSED, CUT = ("window-3", "sign-3"), ("window-3", "sign-33")
PAGES: Final = (
    ("window/l03", "small", "zh", "calling"),
    ("window/l12", "portrait", "en", "paused"),
    ("sign/l03", "portrait", "en", "calling"),
    ("sign/r33", "small", "zh", "serving"),
)
"""Address, size, language and state of the pages photographed while the hall is busy."""


async def closed(stage: Stage) -> None:
    """Photograph windows that are not open yet."""
    await asyncio.gather(*(_shoot(stage, device, "closed", "closed") for device in CLOSED))


async def busy(stage: Stage, camera: Camera) -> None:
    """Photograph windows that call, serve and pause."""
    await _serve_one(stage)
    await stage.hands.at_window("l03", "recall")  # its light went out while others were photographed
    await asyncio.gather(*(_shoot(stage, device, "busy", state) for device, state in BUSY.items()))
    for address, size, language, state in PAGES:
        async with camera.page(size, language) as page:
            await page.goto(f"{stage.base}/{address}?lang={language}")
            await page.wait_for_selector(f".is-{state}")
            await page.wait_for_function("[...document.images].every((one) => one.complete)")
            kind = address.partition("/")[0]
            await camera.shoot(page, Title(f"browser_{kind}", state, size, language))


async def cut(stage: Stage) -> None:
    """Photograph windows whose line is cut."""
    await asyncio.gather(*(_cut(stage, device) for device in CUT))


async def urgent(stage: Stage) -> None:
    """Photograph windows in an emergency."""
    await asyncio.gather(*(_shoot(stage, device, "emergency", "urgent") for device in CUT))


async def _serve_one(stage: Stage) -> None:
    await stage.hands.at_window("r33", "call-next")
    await stage.hands.at_window("r33", "start")
    rater(stage.hall.wiring, stage.hall.processes)("r33", 0)


async def _cut(stage: Stage, device: str) -> None:
    glass = _glass(stage, device)
    await until(glass.face, lambda now: now.more["age"] is not None, PATIENCE)
    await glass.shoot(STANDS[device].shows, "cut", STANDS[device].language)


async def _shoot(stage: Stage, device: str, name: str, state: str) -> None:
    glass, stand = _glass(stage, device), STANDS[device]
    await glass.face.wait(PATIENCE, state=state)
    await glass.shoot(stand.shows, f"{name}-{state}" if name == "busy" else name, stand.language)


def _glass(stage: Stage, device: str) -> Glass:
    return stage.glass(device, "seat", STANDS[device].shape)
