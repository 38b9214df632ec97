"""Phones photographed: a number from its first minute to its last, and the guide of an item."""

from typing import Any, Final

from playwright.async_api import Page

from shots.album import Title
from shots.browser import Camera
from shots.stage import Stage

QUEUES: Final = {"zh": ("culture", "r31"), "en": ("fund", "r32")}
"""Language → a queue that nobody else waits in, and the window that serves it."""


async def follow(stage: Stage, camera: Camera, item_of: dict[str, str], language: str) -> None:
    """Photograph the life of a number; ``item_of`` maps queues to an item of theirs."""
    queue, window = QUEUES[language]
    before = [await stage.hands.take(item_of[queue]) for _ in range(3)]
    mine = await stage.hands.take(item_of[queue])
    await stage.hands.at_window(window, "open")
    async with camera.page("phone", language) as page:
        await open_follow(stage, page, mine)
        await _shoot(camera, page, mine, "waiting", language)
        for _ in before:
            await stage.hands.at_window(window, "call-next")
        await _becomes(page, mine, 0)
        await _shoot(camera, page, mine, "next", language)
        for verb, state in (("call-next", "called"), ("start", "serving"), ("finish", "finished")):
            await stage.hands.at_window(window, verb)
            await page.wait_for_selector(f"main.is-{state}")
            await _shoot(camera, page, mine, state, language)
        await page.goto(f"{stage.base}/follow/never-heard-of-it")
        await page.wait_for_selector("h1:not(.unseen)")
        await camera.shoot(page, Title("follow", "ticket", "unknown", language))
        await page.goto(f"{stage.base}/guide/{item_of[queue]}")
        await page.wait_for_selector(".materials")
        await camera.shoot(page, Title("follow", "guide", "", language))
    await _missed(stage, camera, item_of[queue], window, language)


async def _missed(stage: Stage, camera: Camera, item: str, window: str, language: str) -> None:
    ticket = await stage.hands.take(item)
    async with camera.page("phone", language) as page:
        await open_follow(stage, page, ticket)
        await stage.hands.miss(window)
        await page.wait_for_selector("main.is-no_show")
        await _shoot(camera, page, ticket, "no_show", language)


async def open_follow(stage: Stage, page: Page, ticket: dict[str, Any]) -> None:
    """Open the page of ``ticket``, as its holder does who scans the code on the slip."""
    await page.goto(f"{stage.base}/follow/{ticket['follow'].rpartition('/')[2]}")
    await page.wait_for_selector(".slip-number")


async def _becomes(page: Page, ticket: dict[str, Any], ahead: int) -> None:
    told = "ahead => document.querySelector('follow-ticket')?._shown?.ahead === ahead"
    await page.wait_for_function(told, arg=ahead)


async def _shoot(camera: Camera, page: Page, ticket: dict[str, Any], state: str, language: str) -> None:
    await page.wait_for_selector(f".slip-number >> text={ticket['number']}")
    await camera.shoot(page, Title("follow", "ticket", state, language))
