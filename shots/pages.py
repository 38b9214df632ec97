"""The browser board and the hall page photographed: what else of the hall can be looked at in a browser."""

import contextlib
from collections.abc import AsyncIterator
from itertools import product

from playwright.async_api import Page

from shots.album import Title
from shots.browser import Camera
from shots.stage import Stage

SHAPES = ("landscape", "portrait")
LANGUAGES = ("zh", "en")


@contextlib.asynccontextmanager
async def browser_boards(stage: Stage, camera: Camera, state: str) -> AsyncIterator[None]:
    """Open the browser board of the left hall in every shape and language; photograph it after the block."""
    async with contextlib.AsyncExitStack() as stack:
        opened = {}
        for shape, language in product(SHAPES, LANGUAGES):
            page = await stack.enter_async_context(camera.page(shape, language))
            await open_board(stage, page, language)
            opened[page] = Title("browser_board", "calls", f"{state}-{shape}", language)
        yield
        for page, title in opened.items():
            await camera.shoot(page, title)


async def open_board(stage: Stage, page: Page, language: str, layout: str = "") -> None:
    """Open the board of the left hall and wait until it shows the hall."""
    await page.goto(f"{stage.base}/board/left?lang={language}&layout={layout}")
    await page.wait_for_selector(".board-head")


async def hall_page(stage: Stage, camera: Camera, state: str) -> None:
    """Photograph the hall page, with pictures of all its devices."""
    for language in LANGUAGES:
        async with camera.page("landscape", language) as page:
            await page.goto(stage.page_url)
            await page.wait_for_selector("img[src^='/pictures/screen/']")
            await page.wait_for_function("[...document.images].every((one) => one.complete)")
            await camera.shoot(page, Title("hall", "page", state, language))
