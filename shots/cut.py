"""Pages that are open when the server goes away, and what they say then."""

import contextlib
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass

from playwright.async_api import Page

from shots.album import Title
from shots.browser import Camera
from shots.console import WINDOWS, go_to, sign_in
from shots.crowd import popular
from shots.follow import open_follow
from shots.pages import LANGUAGES, SHAPES, open_board
from shots.stage import Stage


@dataclass(frozen=True)
class LeftAlone:
    """An open page; ``says`` is the selector of what it says without a server."""

    page: Page
    title: Title
    says: str

    async def shoot(self, camera: Camera) -> None:
        """Photograph the page once it says that the server is away."""
        await self.page.wait_for_selector(self.says)
        await camera.shoot(self.page, self.title)


@contextlib.asynccontextmanager
async def open_pages(stage: Stage, camera: Camera, only: Collection[str]) -> AsyncIterator[list[LeftAlone]]:
    """Open the pages of ``only`` in both languages."""
    opened: list[LeftAlone] = []
    async with contextlib.AsyncExitStack() as stack:
        for language in LANGUAGES:
            if "console" in only:
                page = await stack.enter_async_context(camera.page("desk", language))
                await sign_in(stage, page)
                await go_to(page, stage, WINDOWS[language])
                opened.append(LeftAlone(page, Title("console", "work", "cut", language), ".line-away"))
            if "follow" in only:
                page = await stack.enter_async_context(camera.page("phone", language))
                await open_follow(
                    stage, page, await stage.hands.take(popular(stage.hall.wiring.loaded)["tax"][0])
                )
                opened.append(LeftAlone(page, Title("follow", "ticket", "cut", language), ".line-away"))
            for shape in SHAPES if "browser" in only else ():
                page = await stack.enter_async_context(camera.page(shape, language))
                await open_board(stage, page, language)
                title = Title("browser_board", "calls", f"cut-{shape}", language)
                opened.append(LeftAlone(page, title, ".away"))
        yield opened
