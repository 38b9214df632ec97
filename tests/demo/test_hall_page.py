"""The hall page in a browser, before a small server of the test's own that answers as CONTRACT.md says."""

import io
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect, sync_playwright

from translations.phrases import as_json

ROOT = Path(__file__).parents[2]
CONSOLE = ROOT / "queue_server/console"
FOLDERS = {
    "static": ROOT / "demo/hall_page",
    "console": CONSOLE / "static",
    "vendor": CONSOLE / "node_modules",
}
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html"}
AXE = CONSOLE / "node_modules/axe-core/axe.min.js"
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
KEYS = ["next", "recall", "start", "no_show", "pause"]
SIZES = {"led": (1320, 168), "slip": (640, 1033), "kiosk": (360, 640), "board": (640, 360)}

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="pages' libraries are not installed (make setup)")

PRINTER: dict[str, Any] = dict(id="kiosk-left", hall="left", title="左厅取号机打印机", faults=["cover_open"])
CARD = {"id": "wang", "name": "王秀兰", "born": 1952}
READER = {"kiosk": "kiosk-left", "hall": "left", "title": "左厅取号机读卡器", "lying": "", "pin": "135790"}


class FakeDemo:
    """A hall of two halls with six windows; ``posted`` is what the page asked for, as path and body."""

    def __init__(self) -> None:
        self.posted: list[tuple[str, Any]] = []
        self.refuse = ""
        self.state: dict[str, Any] = _state()
        demo = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(*demo.get(self.path.partition("?")[0]))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                assert self.headers["Content-Type"] == "application/json"
                demo.posted.append((self.path, json.loads(body)))
                refusal = json.dumps({"detail": demo.refuse}).encode()
                self._answer(*((409, "application/json", refusal) if demo.refuse else (204, "", b"")))

            def _answer(self, status: int, kind: str, body: bytes) -> None:
                self.send_response(status)
                if status != 204:
                    self.send_header("Content-Type", kind)
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Return status, type and body."""
        folder, _, name = path.strip("/").partition("/")
        if path == "/state.json":
            return 200, "application/json", json.dumps(self.state).encode()
        if folder == "pictures":
            return 200, "image/png", _picture(name.split("/")[0])
        if folder == "i18n":
            return 200, "application/json", as_json("hall_page", name.split("/")[1].removesuffix(".json"))
        file = FOLDERS["static"] / "index.html" if path == "/" else FOLDERS[folder] / name
        return 200, f"{TYPES[file.suffix]}; charset=utf-8", file.read_bytes()

    def slip(self, number: int) -> None:
        """Let a slip come out."""
        slips = self.state["printers"][0]["slips"]
        self.state["printers"][0]["slips"] = [*slips, _slip(number)]

    def stop(self) -> None:
        """Be gone."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _picture(kind: str) -> bytes:
    size = SIZES[kind]
    picture = Image.new("RGB", size, "#fffefa" if kind == "slip" else "#181012")
    ImageDraw.Draw(picture).rectangle((size[0] // 4, 40, size[0] // 2, size[1] - 40), fill="#b3341f")
    png = io.BytesIO()
    picture.save(png, format="PNG")
    return png.getvalue()


def _slip(number: int) -> dict[str, Any]:
    png = f"/pictures/slip/kiosk-left/{number}.png"
    return {"png": png, "number": f"A{number:03}", "time": "2026-01-05T09:00:03+08:00"}


def _state() -> dict[str, Any]:
    halls = {"left": ("左厅", "Left Hall"), "right": ("右厅", "Right Hall")}
    states = ("open", "paused", "closed")
    places = [(f"{hall[0]}{at:02}", str(at), hall) for hall in halls for at in (1, 2, 3)]
    names = [{"window": name, "label": label} for name, label, _ in places]
    return {
        "site": {"name": "青岚县政务服务中心", "name_en": "Qinglan County Government Service Centre"},
        "halls": [{"id": h, "name": zh, "name_en": en, "side": h} for h, (zh, en) in halls.items()],
        "windows": [
            {
                "id": name,
                "label": label,
                "hall": hall,
                "name": "投资项目审批",
                "state": state,
                "screen_url": f"http://s/window/{name}",
                "sign_url": f"http://s/sign/{name}",
            }
            for (name, label, hall), state in zip(places, states * 2, strict=True)
        ],
        "leds": [
            {**at, "png": f"/pictures/led/{at['window']}.png", "text": "请A001号到1号窗口"} for at in names
        ],
        "pads": [{**at, "digits": "  1001", "keys": KEYS} for at in names],
        "printers": [{**PRINTER, "can": ["paper_out", "cover_open"], "slips": [_slip(1), _slip(2)]}],
        "readers": [{**READER, "cards": [CARD]}],
        "screens": [
            _screen("kiosk", "left", "http://127.0.0.1:6081/vnc.html"),
            _screen("board", "left", ""),
        ],
        "links": [{"title": "窗口工作台", "url": "http://127.0.0.1:8080/", "note": "zhang / hall-demo"}],
        "faults": [{"device": "server", "title": "排队服务器", "can": ["restart"], "faults": []}],
        "figures": {"issued": 7, "printed": 7, "called": 5, "lost": 1, "doubled": 0},
    }


def _screen(kind: str, hall: str, view: str) -> dict[str, Any]:
    width, height = SIZES[kind]
    png = f"/pictures/{kind}/{hall}.png"
    size = {"width": width, "height": height}
    return {
        "id": f"{kind}-{hall}",
        "kind": kind,
        "hall": hall,
        "title": kind,
        "png": png,
        "view_url": view,
        **size,
    }


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def demo() -> Iterator[FakeDemo]:
    demo = FakeDemo()
    yield demo
    demo.stop()


@pytest.fixture
def page(browser: Browser, demo: FakeDemo) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.set_default_timeout(15_000)
    expect.set_options(timeout=15_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(demo.url)
    expect(page.locator(".hall")).to_have_count(2)
    yield page
    page.close()
    assert wrong == []


def test_the_state_stands_there(page: Page) -> None:
    left = page.get_by_role("region", name="左厅")
    expect(left.get_by_text("3 个窗口，1 个开放")).to_be_visible()
    expect(left.get_by_alt_text("1 号窗口条屏：请A001号到1号窗口")).to_be_visible()
    expect(left.get_by_role("toolbar", name="1 号窗口叫号器").get_by_role("img", name="1001")).to_be_visible()
    expect(left.locator(".is-paused .state")).to_have_text("暂停")
    expect(page.locator("[data-figure=issued] dd")).to_have_text("7")
    expect(page.locator("[data-figure=lost]")).to_have_class("is-bad")
    expect(page.locator("[data-figure=doubled]")).not_to_have_class("is-bad")
    expect(page.get_by_text("zhang / hall-demo")).to_be_visible()
    kiosk = page.get_by_role("link", name="打开kiosk")
    expect(kiosk).to_have_attribute("target", "_blank")


def test_a_new_slip_comes_out_and_opens_large(page: Page, demo: FakeDemo) -> None:
    expect(page.locator(".slip")).to_have_count(2)
    expect(page.locator(".slip.is-fresh")).to_have_count(0)
    demo.slip(3)
    fresh = page.locator(".slip.is-fresh:first-child[data-printed]")
    expect(fresh).to_have_accessible_name("号票 A003")
    assert fresh.evaluate("slip => slip.getAnimations().map(one => one.animationName)") == ["come-out"]
    fresh.evaluate("slip => Promise.all(slip.getAnimations().map(one => one.finished))")
    fresh.click()
    dialog = page.get_by_role("dialog", name="号票 A003")
    expect(dialog.get_by_alt_text("号票 A003")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(fresh).to_be_focused()
    fresh.click()
    page.mouse.click(4, 4)
    expect(dialog).to_be_hidden()


def test_keys_are_pressed_by_mouse_and_keyboard(page: Page, demo: FakeDemo) -> None:
    pad = page.get_by_role("toolbar", name="2 号窗口叫号器").first
    with page.expect_response("**/press"):
        pad.get_by_role("button", name="下一位").click()
    page.keyboard.press("ArrowRight")
    expect(pad.get_by_role("button", name="重呼")).to_be_focused()
    with page.expect_response("**/press"):
        page.keyboard.press("Enter")
    assert demo.posted == [
        ("/press", {"pad": "l02", "key": "next"}),
        ("/press", {"pad": "l02", "key": "recall"}),
    ]
    demo.refuse = "pads-left is unplugged"
    pad.get_by_role("button", name="暂停").click()
    expect(page.get_by_role("alert")).to_contain_text("pads-left is unplugged")


def test_faults_are_set_healed_and_pushed(page: Page, demo: FakeDemo) -> None:
    printer = page.get_by_role("group", name="左厅取号机打印机")
    expect(printer.get_by_role("switch", name="缺纸")).not_to_be_checked()
    expect(printer.get_by_role("switch", name="开盖")).to_be_checked()
    for switch in (printer.get_by_role("switch", name="缺纸"), printer.get_by_role("switch", name="开盖")):
        with page.expect_response("**/fault"):
            switch.click()
    with page.expect_response("**/fault"):
        page.get_by_role("group", name="排队服务器").get_by_role("button").click()
    assert [body for _, body in demo.posted] == [
        {"device": "kiosk-left", "fault": "paper_out", "on": True},
        {"device": "kiosk-left", "fault": "cover_open", "on": False},
        {"device": "server", "fault": "restart", "on": True},
    ]
    demo.state["printers"][0]["faults"] = ["paper_out"]
    expect(printer.get_by_role("switch", name="缺纸")).to_be_checked()


def test_a_card_is_laid_on_the_reader_and_lifted(page: Page, demo: FakeDemo) -> None:
    card = page.get_by_role("region", name="左厅取号机读卡器").get_by_role("button", name="王秀兰")
    card.click()
    demo.state["readers"][0]["lying"] = "wang"
    expect(card).to_have_attribute("aria-pressed", "true")
    with page.expect_response("**/card"):
        card.click()
    assert [body["card"] for _, body in demo.posted] == ["wang", ""]


def test_a_server_that_is_gone_is_said(page: Page, demo: FakeDemo) -> None:
    page.route("**/state.json", lambda route: route.abort())
    expect(page.get_by_role("alert")).to_contain_text("演示服务没有应答，以下是")
    expect(page.get_by_role("alert")).to_contain_text("秒前")
    expect(page.locator("[data-figure=issued] dd")).to_have_text("7")
    page.unroute("**/state.json")
    expect(page.get_by_role("alert")).to_have_text("")


def test_a_windows_number_leads_to_its_screen_and_its_clerk_to_the_staff_sign(page: Page) -> None:
    screen = page.get_by_role("link", name="2 号窗口屏").first
    expect(screen).to_have_attribute("href", "http://s/window/l02")
    signs = page.get_by_role("link", name="1 号窗口公示牌")
    expect(signs.first).to_have_attribute("href", "http://s/sign/l01")
    expect(page.get_by_role("link", name="2 号窗口公示牌")).to_have_count(0)  # paused: nobody sits there


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (390, 844)])
def test_axe_finds_nothing_in_either_language(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    page.add_script_tag(path=AXE)
    for heading in ("右厅", "Right Hall"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate(VIOLATIONS) == []
        page.get_by_role("button", name="English" if heading == "右厅" else "中文").click()


VIOLATIONS = """() => axe.run().then(found => found.violations.map(
    one => one.id + ': ' + one.nodes.map(node => node.target + ' ' + node.failureSummary).join('; ')))"""
