"""The browser board and the hall page photographed: what else of the hall can be looked at in a browser."""

from playwright.async_api import Page

from shots.album import Title
from shots.browser import Camera
from shots.stage import Stage

SHAPES = ("landscape", "portrait")
LANGUAGES = ("zh", "en")


async def browser_boards(stage: Stage, camera: Camera, state: str) -> None:
    """Photograph the browser board of the left hall as ``state``, upright and lying, in both languages."""
    for shape in SHAPES:
        for language in LANGUAGES:
            async with camera.page(shape, language) as page:
                await open_board(stage, page)
                await camera.shoot(page, Title("browser_board", "calls", f"{state}-{shape}", language))


async def open_board(stage: Stage, page: Page) -> None:
    """Open the board of the left hall and wait until it shows the hall."""
    await page.goto(f"{stage.base}/board/left")
    await page.wait_for_selector(".board-head")


async def hall_page(stage: Stage, camera: Camera, state: str) -> None:
    """Photograph the hall page, with pictures of all its devices."""
    for language in LANGUAGES:
        async with camera.page("landscape", language) as page:
            await page.goto(stage.page_url)
            await page.wait_for_selector("img[src^='/pictures/screen/']")
            await page.wait_for_function("[...document.images].every((one) => one.complete)")
            await camera.shoot(page, Title("hall", "page", state, language))
