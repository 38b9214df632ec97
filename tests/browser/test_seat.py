"""The screen and the sign of a window in a browser: what is there, how old, and that nothing is cut off."""

import subprocess
import sys
import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

OVER = """[...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
}).map((one) => one.className)"""


@pytest.mark.parametrize(("size", "language"), [((1024, 600), "en"), ((1080, 1920), "zh")])
def test_a_call_is_seen_at_the_window_and_on_the_sign(
    page: Page, server: Any, size: tuple[int, int], language: str
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    server.post("/windows/r33/open", clerk="石岚")
    ticket = server.issue("agent")
    page.goto(f"{server.url}/window/33?lang={language}")
    page.wait_for_selector(".now")
    while server.post("/windows/r33/call-next")["ticket"]["id"] != ticket["id"]:
        pass  # whoever an earlier test left waiting
    expect(page.locator(".number")).to_have_text(ticket["number"])
    assert page.evaluate(OVER) == []
    page.goto(f"{server.url}/sign/r33?lang={language}")
    expect(page.locator(".ticket .number")).to_have_text(ticket["number"])
    expect(page.locator("h2")).to_contain_text("石岚")
    portrait = page.locator(".person img")
    expect(portrait).not_to_have_js_property("naturalWidth", 0)
    assert page.evaluate(OVER) == []
    server.post("/windows/r33/start")
    server.post("/windows/r33/finish")


def test_a_cut_line_keeps_the_last_state_says_so_and_resumes(page: Page, server: Any) -> None:
    server.post("/windows/l18/open", clerk="许鹏飞")
    page.goto(f"{server.url}/window/l18?lang=zh")
    expect(page.locator(".says")).to_contain_text("等候叫号")
    server.kill()
    expect(page.locator(".away")).to_contain_text("连接中断")
    expect(page.locator(".says")).to_contain_text("等候叫号")
    server.start()
    expect(page.locator(".away")).to_have_count(0)
    server.post("/windows/l18/pause", reason="break")
    expect(page.locator(".says")).to_contain_text("暂停服务")
    expect(page.locator(".line")).to_have_text("短暂休息")


def test_a_browser_that_is_a_device_proves_the_calls_on_its_glass(page: Page, server: Any) -> None:
    enrol = [
        sys.executable,
        "-m",
        "queue_server.admin",
        "--database",
        str(server.database),
        "device",
        "enrol",
    ]
    said = subprocess.run([*enrol, "small-17", "--kind", "board"], check=True, capture_output=True, text=True)
    token = said.stdout.split()[-1]
    server.post("/windows/l17/open")
    page.goto(f"{server.url}/window/17?screen=small-17#token={token}")
    page.wait_for_selector(".now")
    ticket = server.issue("safety")
    server.post("/windows/l17/call-next")
    expect(page.locator(".call-number")).to_have_text(ticket["number"])
    deadline = time.monotonic() + 60
    while not shown_by("small-17", server):
        assert time.monotonic() < deadline, "no receipt"
        page.wait_for_timeout(100)
    assert token not in page.url
    server.post("/windows/l17/finish")


def shown_by(screen: str, server: Any) -> list[Any]:
    records = server.get("/events?limit=1000")["data"]
    return [one["record"]["event"] for one in records if one["record"]["event"].get("screen") == screen]


def test_a_window_that_is_not_there_says_so(page: Page, server: Any) -> None:
    page.goto(f"{server.url}/sign/99?lang=zh")
    expect(page.locator("h1")).to_have_text("没有这个窗口")
