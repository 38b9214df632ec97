"""An emergency fills the browser's board before everything else, and a ticker runs along it at once."""

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect


def ask(server: Any, method: str, path: str, **body: Any) -> Any:
    request = urllib.request.Request(
        f"{server.url}/api/v1{path}",
        json.dumps(body).encode() if body else None,
        {"Content-Type": "application/json"},
        method=method,
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


@pytest.fixture
def calm(server: Any) -> Iterator[None]:
    yield
    ask(server, "DELETE", "/emergency")


def test_an_emergency_fills_the_board_of_its_hall(page: Page, server: Any, calm: None) -> None:
    page.goto(f"{server.url}/board/right")
    page.wait_for_selector(".board-head")
    ask(server, "POST", "/emergency", title="疏散", text="请从**最近**的出口离开。\n> 中心", halls=["right"])
    urgent = page.locator(".board-urgent")
    expect(urgent.locator("h1")).to_have_text("疏散", timeout=60_000)
    expect(urgent.locator("p").first).to_have_text("请从最近的出口离开。")
    expect(page.locator(".board-head")).to_have_count(0)
    ask(server, "DELETE", "/emergency")
    page.wait_for_selector(".board-head", timeout=60_000)
    ask(server, "POST", "/emergency", title="左厅", halls=["left"])
    name = ask(server, "POST", "/notices", style="ticker", title="今天下午学习")["id"]
    ask(server, "PUT", f"/notices/{name}/publish")
    expect(page.locator(".ticker")).to_have_text("今天下午学习", timeout=90_000)
    expect(urgent).to_have_count(0)
    ask(server, "PUT", f"/notices/{name}/withdraw")
