"""Pages photographed: a headless Chromium, a fresh visitor for each page, and what does not fit in it."""

import contextlib
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from playwright.async_api import Browser, Page, ViewportSize, async_playwright

from shots.album import Album, Title

CHROMIUM: Final = os.environ.get("HALL_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
)
PATIENCE_MS: Final = 30_000
SIZES: Final[MappingProxyType[str, ViewportSize]] = MappingProxyType(
    {
        "desk": {"width": 1366, "height": 768},
        "phone": {"width": 390, "height": 844},
        "landscape": {"width": 1920, "height": 1080},
        "portrait": {"width": 1080, "height": 1920},
        "4k": {"width": 3840, "height": 2160},
        "small": {"width": 1024, "height": 600},
    }
)
OVER: Final = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .filter((one) => !one.closest(".unseen, dialog:not([open])"))
  .map((one) => one.textContent.trim().slice(0, 40)).filter(Boolean).slice(0, 5)"""
"""What stands out of the window at its right."""


@dataclass(frozen=True)
class Camera:
    """Opens pages of the hall and photographs them."""

    browser: Browser
    album: Album

    @contextlib.asynccontextmanager
    async def page(self, size: str, language: str) -> AsyncIterator[Page]:
        """Open an empty page of ``size`` (of ``SIZES``) to a visitor who reads ``language``."""
        locale = "zh-CN" if language == "zh" else "en-GB"
        dots = 2 if size == "phone" else 1
        context = await self.browser.new_context(
            viewport=SIZES[size], locale=locale, timezone_id="Asia/Shanghai", device_scale_factor=dots
        )
        context.set_default_timeout(PATIENCE_MS)
        await context.add_init_script(f"localStorage.setItem('hall.language', '{language}')")
        yield await context.new_page()
        await context.close()

    async def shoot(self, page: Page, title: Title) -> None:
        """Photograph ``page`` once its fonts and pictures are there."""
        await page.wait_for_load_state("load")
        await page.evaluate("document.fonts.ready")
        self.album.judge(title, await page.evaluate(OVER))
        await page.screenshot(path=self.album.path(title), animations="disabled")


@contextlib.asynccontextmanager
async def open_camera(album: Album) -> AsyncIterator[Camera]:
    """Start the browser; end it at the end."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS])
        yield Camera(browser, album)
        await browser.close()
