"""The staff console photographed: a clerk signs in, sits down, calls, serves, sends on; by keys."""

from typing import Final

from playwright.async_api import Page

from demo.people import people
from shots.album import Title
from shots.browser import Camera
from shots.stage import Stage

WINDOWS: Final = {"zh": "l04", "en": "r21"}
"""Language → the window where its clerk sits; nobody else opens it."""


async def console(stage: Stage, camera: Camera, language: str) -> None:
    """Photograph a clerk's day in ``language``."""
    async with camera.page("desk", language) as page:
        await _sits_down(stage, camera, page, language)
        await _works(camera, page, language)
    async with camera.page("phone", language) as page:
        await _on_the_phone(stage, camera, page, language)


async def sign_in(stage: Stage, page: Page, window: str = "") -> None:
    """Sign in, and sit down at ``window`` if one is given."""
    account = people().accounts[0]
    await page.goto(f"{stage.base}/#window/{window}" if window else stage.base)
    await page.fill("#name", account.name)
    await page.fill("#password", account.password)
    await page.keyboard.press("Enter")
    await page.wait_for_selector(".next" if window else "#window-search:focus")


async def _sits_down(stage: Stage, camera: Camera, page: Page, language: str) -> None:
    await page.goto(stage.base)
    await page.wait_for_selector("#name:focus")
    await camera.shoot(page, Title("console", "sign_in", "", language))
    await page.fill("#name", "nobody")
    await page.fill("#password", "not-this-one")
    await page.keyboard.press("Enter")
    await page.wait_for_selector("[role=alert]")
    await camera.shoot(page, Title("console", "sign_in", "refused", language))
    await sign_in(stage, page)
    await camera.shoot(page, Title("console", "choose_window", "", language))
    await page.fill("#window-search", WINDOWS[language][1:].lstrip("0"))
    await page.keyboard.press("Enter")
    await page.wait_for_selector(".next")
    await camera.shoot(page, Title("console", "work", "closed", language))
    await page.keyboard.press("o")
    await page.wait_for_selector("[data-window-state=open]")
    await camera.shoot(page, Title("console", "work", "waiting", language))


async def _works(camera: Camera, page: Page, language: str) -> None:
    await page.keyboard.press("n")
    await page.wait_for_selector(".ticket.is-called")
    await camera.shoot(page, Title("console", "work", "called", language))
    await page.keyboard.press("s")
    await page.wait_for_selector(".ticket.is-serving")
    await camera.shoot(page, Title("console", "work", "serving", language))
    await page.keyboard.press("t")
    await page.wait_for_selector("dialog[open] #transfer-search:focus")
    await camera.shoot(page, Title("console", "transfer", "", language))
    await page.keyboard.press("Escape")
    await page.wait_for_selector("dialog[open]", state="detached")
    await page.keyboard.press("h")
    await page.wait_for_selector(".held b")
    await camera.shoot(page, Title("console", "work", "held", language))
    await page.locator(".row-cancel").last.click()
    await page.wait_for_selector("dialog[open] .danger")
    await camera.shoot(page, Title("console", "withdraw", "", language))
    await page.keyboard.press("Escape")


async def _on_the_phone(stage: Stage, camera: Camera, page: Page, language: str) -> None:
    await sign_in(stage, page)
    await camera.shoot(page, Title("console", "choose_window", "phone", language))
    await go_to(page, stage, WINDOWS[language])
    await page.keyboard.press("n")
    await page.wait_for_selector(".ticket.is-called")
    await camera.shoot(page, Title("console", "work", "phone", language))
    await page.keyboard.press("f")
    await page.wait_for_selector(".ticket.is-free")


async def go_to(page: Page, stage: Stage, window: str) -> None:
    """Go to ``window`` as who is signed in already."""
    await page.goto(f"{stage.base}/#window/{window}")
    await page.wait_for_selector(".next")
