"""The staff's pages of the screens photographed: a manager writes a notice, looks at all the rest."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import tomli
from playwright.async_api import Page

from demo.people import people
from shots.album import Title
from shots.browser import Camera
from shots.stage import Stage

THERE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "notices": "#preview",
        "programme": "#turn",
        "media": ".media img",
        "played": "tbody tr, .empty",
        "machines": ".machine.is-good",
        "layouts": "iframe",
    }
)
"""Page → what is on it once it is there."""
NOTICE: Final = Path(__file__).with_name("notice.toml")
PICTURES: Final = "Promise.all([...document.images].map((one) => one.decode().catch(() => 0)))"
"""Waits for every picture; a page's policy lets no text be tried as a condition."""
SIZES: Final = (("desk", "zh"), ("desk", "en"), ("phone", "zh"))


async def screens(stage: Stage, camera: Camera) -> None:
    """Photograph every page at a desk in both languages, and on a phone."""
    for size, language in SIZES:
        async with camera.page(size, language) as page:
            await _sign_in(stage, page)
            for name, there in THERE.items():
                await page.goto(f"{stage.base}/screens#{name}")
                if name == "notices":
                    await _write(page)
                await page.wait_for_selector(there)
                await page.evaluate(PICTURES)
                await camera.shoot(page, Title("screens", name, size, language))


async def _sign_in(stage: Stage, page: Page) -> None:
    account = next(one for one in people().accounts if one.role == "manager")
    await page.goto(f"{stage.base}/screens")
    await page.fill("#name", account.name)
    await page.fill("#password", account.password)
    await page.keyboard.press("Enter")
    await page.wait_for_selector(".tabs")


async def _write(page: Page) -> None:
    """Write a notice that is not kept."""
    await page.wait_for_selector("#new-notice")
    for name, text in tomli.loads(NOTICE.read_text(encoding="utf-8")).items():
        await page.fill(f"[name={name}]", text)
