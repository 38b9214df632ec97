"""The layouts of the browser board photographed while calls are up: all of them, upright and at 4K too."""

from typing import Final

from shots.album import Title
from shots.browser import Camera
from shots.pages import open_board
from shots.stage import Stage

LAYOUTS: Final = (
    ("mirrored", "landscape", "zh"),
    ("calls", "landscape", "en"),
    ("overview", "landscape", "zh"),
    ("overview", "portrait", "en"),
    ("programme", "landscape", "zh"),
    ("programme", "portrait", "en"),
    ("programme", "4k", "zh"),
)
"""Layout, size and language of each picture."""
DRAWN: Final = "board-programme .is-on"


async def layouts(stage: Stage, camera: Camera) -> None:
    """Photograph the left hall's board in every layout, once its programme is there."""
    for layout, shape, language in LAYOUTS:
        async with camera.page(shape, language) as page:
            await open_board(stage, page, language, layout)
            if layout == "programme":
                await page.wait_for_selector(DRAWN)
            await camera.shoot(page, Title("browser_board", f"layout_{layout}", f"busy-{shape}", language))


async def urgent(stage: Stage, camera: Camera) -> None:
    """Photograph the browser's board while an emergency is on."""
    async with camera.page("landscape", "zh") as page:
        await page.goto(f"{stage.base}/board/left")
        await page.wait_for_selector(".board-urgent")
        await camera.shoot(page, Title("browser_board", "emergency", "landscape", "zh"))
