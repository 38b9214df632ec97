"""What must work in a hall, from the touch to the call, and what must be said when something does not."""

import json
import re
import urllib.request
from typing import Any

from playwright.async_api import Page, expect

from demo.walking import home, open_popular, take_popular, touch

Hall = Any


async def sit_down(page: Page, hall: Hall, label: str) -> None:
    await page.goto(hall.url)
    await page.fill("#name", "zhang")
    await page.fill("#password", "qinglan-2026")
    await page.keyboard.press("Enter")
    await page.fill("#window-search", label)
    await page.keyboard.press("Enter")
    await page.wait_for_selector(".next")
    await page.keyboard.press("o")
    await page.wait_for_selector("[data-window-state=open]")


async def test_from_the_touch_to_the_call(hall: Hall, page: Page) -> None:
    taken = await take_popular(hall.face("kiosk-left"))
    number = taken.more["number"]
    assert number in taken.texts
    ticket = hall.ticket(taken)
    hall.eventually(lambda: hall.slips(), "a slip on paper")
    slip = hall.slips()[-1]
    assert slip["number"] == number
    seen = hall.codes(hall.folder / "paper" / "kiosk-left" / slip["png"])
    assert seen == slip["qr"]
    with urllib.request.urlopen(seen[0].replace("/follow/", "/api/v1/follow/")) as answer:
        assert json.load(answer)["number"] == number
    hall.eventually(lambda: hall.events("slip_printed", ticket["id"]), "the receipt of the slip")

    window = ticket["windows"][0]
    await sit_down(page, hall, window[1:].lstrip("0"))
    await page.keyboard.press("n")
    await expect(page.locator(".number")).to_have_text(number)
    side = {"l": "left", "r": "right"}[window[0]]
    glass = f"glass/board-{side}.jsonl"
    hall.eventually(
        lambda: [c for c in hall.lines(glass) if c["ticket"] == ticket["id"]], "the call on the board"
    )
    hall.eventually(lambda: number in hall.bar(window) and "请" in hall.bar(window), "the call on the bar")
    spoken = f"sound/board-{side}/spoken.jsonl"
    hall.eventually(lambda: [s for s in hall.lines(spoken) if s["ticket"] == ticket["id"]], "the call spoken")
    board = await hall.face(f"board-{side}").screen()
    assert number in [call["number"] for call in board.more["calls"]]

    await page.keyboard.press("s")
    await page.wait_for_selector(".ticket.is-serving")
    await page.keyboard.press("f")
    await page.wait_for_selector(".ticket.is-free")
    assert hall.ticket(taken)["state"] == "finished"
    shown = {event["screen"] for event in hall.events("call_shown", ticket["id"])}
    assert any(screen.startswith("board-") for screen in shown)
    assert any(screen.startswith("led-") for screen in shown)


async def test_a_second_tap_makes_no_second_ticket(hall: Hall) -> None:
    before = hall.get("/api/v1/events?limit=1000")["data"][-1]["record"]["seq"]
    kiosk = hall.face("kiosk-left")
    screen = await home(kiosk)
    popular = next(target for target in screen.targets if target.id.startswith("popular:"))
    await touch(kiosk, popular.id)
    item = await kiosk.wait(30, screen="item")
    take = item.target("take")
    assert take is not None
    await kiosk.touch(take, twice=True)
    await kiosk.wait(30, screen="taken", state="printed")
    rows = hall.get(f"/api/v1/events?after={before}&limit=1000")["data"]
    assert [row["record"]["event"]["kind"] for row in rows].count("ticket_issued") == 1


async def test_without_paper_the_screen_stands_in_and_staff_see_it(hall: Hall, page: Page) -> None:
    slips = len(hall.slips())
    hall.fault("kiosk-left", "paper_out")
    try:
        kiosk = hall.face("kiosk-left")
        taken = await take_popular(kiosk)
        taken = await kiosk.wait(30, screen="taken", state="not_printed")
        ticket = hall.ticket(taken)
        picture = hall.folder / "not-printed.png"
        await kiosk.shot(picture)
        follow = [text for text in hall.codes(picture) if "/follow/" in text]
        assert follow, "the QR code on the glass can be read"
        with urllib.request.urlopen(follow[0].replace("/follow/", "/api/v1/follow/")) as answer:
            assert json.load(answer)["number"] == taken.more["number"]
        hall.eventually(lambda: hall.ticket(taken)["slip"] == "paper_out", "the server knows")
        window = ticket["windows"][0]
        await sit_down(page, hall, window[1:].lstrip("0"))
        row = page.locator(".rows li", has_text=taken.more["number"])
        await expect(row).to_contain_text("无纸质号票")
    finally:
        hall.fault("kiosk-left", "paper_out", on=False)
    taken = await take_popular(hall.face("kiosk-left"))
    await hall.face("kiosk-left").wait(30, screen="taken", state="printed")
    assert len(hall.slips()) == slips + 1, "the slip that failed does not come out later"


async def test_a_killed_server_is_told_to_citizens_and_all_come_back(hall: Hall) -> None:
    kiosk = hall.face("kiosk-left")
    await open_popular(kiosk)
    hall.fault("server", "offline")
    try:
        while (await kiosk.screen()).more["away"] is not True:
            await kiosk.wait(10)
        await touch(kiosk, "take")  # a number of the block the kiosk was lent beforehand
        lent = await kiosk.wait(30, screen="taken", state="printed")
        home_again = await home(kiosk)
        assert any("暂时" in text for text in home_again.texts)
        board = hall.face("board-left")
        while (await board.screen()).more["age"] is None:
            await board.wait(10)
    finally:
        hall.fault("server", "offline", on=False)
    hall.eventually(hall.serving, "the server is back")
    hall.eventually(lambda: hall.events("ticket_issued", lent.more["ticket"]), "the server was told of it")
    assert hall.ticket(lent)["state"] == "waiting"
    while (await kiosk.screen()).more["away"]:
        await kiosk.wait(10)
    taken = await take_popular(kiosk)
    ticket = hall.ticket(taken)
    window = ticket["windows"][0]
    hall.command(window, "open")
    hall.command(window, "call-next")
    hall.eventually(lambda: "请" in hall.bar(window), "the bars are back")
    number = hall.now(window)["number"]
    side = {"l": "left", "r": "right"}[window[0]]
    glass = f"glass/board-{side}.jsonl"
    hall.eventually(lambda: number in [call["number"] for call in hall.lines(glass)], "the boards are back")


async def test_a_bar_that_was_unplugged_shows_the_call_when_it_is_back(hall: Hall) -> None:
    taken = await take_popular(hall.face("kiosk-left"))
    window = hall.ticket(taken)["windows"][0]
    line = {"l": "led-left", "r": "led-right"}[window[0]]
    hall.command(window, "open")
    hall.fault(line, "unplug")
    try:
        hall.command(window, "call-next")
        number = hall.now(window)["number"]
        assert number not in hall.bar(window)
    finally:
        hall.fault(line, "unplug", on=False)
    hall.eventually(lambda: number in hall.bar(window) and "请" in hall.bar(window), "the call is sent again")


async def test_an_emergency_is_on_the_bars_of_every_make_until_it_ends(hall: Hall) -> None:
    def bars() -> dict[str, str]:
        return {file.stem: json.loads(file.read_text())["text"] for file in hall.folder.glob("led/*/*.json")}

    hall.eventually(lambda: len(bars()) > 30 and all(bars().values()), "all bars say something")
    before, told = bars(), {"title": "紧急疏散", "text": "请离开", "title_en": "Please leave"}
    hall.post(f"{hall.url}/api/v1/emergency", **told)
    try:
        said = {"紧急疏散 请离开", "Please leave"}
        hall.eventually(lambda: set(bars().values()) == said, "every bar warns")
        assert [window for window, text in bars().items() if text.isascii()] == ["r36"]
    finally:
        ended = urllib.request.Request(f"{hall.url}/api/v1/emergency", method="DELETE")
        urllib.request.urlopen(ended, timeout=60).close()
    hall.eventually(lambda: not said & set(bars().values()), "no bar warns any more")
    assert bars().keys() == before.keys()


def item_of(hall: Hall, queue: str) -> str:
    """Return the code of an item that is taken up in this queue."""
    rows = hall.get("/api/v1/items?limit=500")["data"]
    return next(str(row["item"]["code"]) for row in rows if row["queue"] == queue)


def calls_until(hall: Hall, window: str, number: str) -> Any:
    """Call and finish at a window until ``number`` is called there; return its ticket."""
    while True:
        ticket = hall.command(window, "call-next")["ticket"]
        if ticket["number"] == number:
            return ticket
        hall.command(window, "start")
        hall.command(window, "finish")


def shown_at(hall: Hall, window: str, number: str) -> bool:
    """Tell whether the bar above the window calls ``number`` now."""
    return number in hall.bar(window) and "请" in hall.bar(window)


async def test_one_number_for_two_windows_and_a_slip_of_the_hand(hall: Hall) -> None:
    items = [item_of(hall, "farm"), item_of(hall, "fund")]
    ticket = hall.ask("/tickets", items=items, order="given")
    number = ticket["number"]
    assert [stop["queue"] for stop in ticket["stops"]] == ["farm", "fund"]

    hall.command("l16", "open")
    calls_until(hall, "l16", number)
    hall.eventually(lambda: shown_at(hall, "l16", number), "the call on the first window's bar")
    undone = hall.command("l16", "undo")["ticket"]
    assert undone["state"] == "waiting"
    hall.eventually(lambda: number not in hall.bar("l16"), "the call taken back from the bar")
    board = hall.face("board-left")
    while number in [call["number"] for call in (await board.screen()).more["calls"]]:
        await board.wait(30)

    calls_until(hall, "l16", number)
    hall.command("l16", "start")
    sent_on = hall.command("l16", "finish")["ticket"]
    assert (sent_on["state"], sent_on["queue"]) == ("waiting", "fund")
    hall.command("r32", "open")
    called = calls_until(hall, "r32", number)
    hall.eventually(lambda: shown_at(hall, "r32", number), "the call on the second window's bar")
    why = hall.get(f"/api/v1/tickets/{called['id']}/why")
    assert why["sentence"].startswith(f"{number}：")
    hall.command("r32", "start")
    assert hall.command("r32", "finish")["ticket"]["state"] == "finished"


async def test_who_is_missed_after_proof_returns_by_phone(hall: Hall, page: Page) -> None:
    ticket = hall.ask("/tickets", item=item_of(hall, "farm"))
    hall.command("l16", "open")
    calls_until(hall, "l16", ticket["number"])
    hall.eventually(lambda: hall.events("call_shown", ticket["id"]), "a screen's receipt of the call")
    assert hall.command("l16", "no-show")["ticket"]["state"] == "no_show"
    word = ticket["follow"].rpartition("/")[2]
    back = hall.ask(f"/follow/{word}/requeue")["ticket"]
    assert back["state"] == "waiting"
    await page.goto(f"{hall.url}/follow/{word}")
    await expect(page.locator("body")).to_contain_text(ticket["number"])
    assert calls_until(hall, "l16", ticket["number"])["id"] == ticket["id"]


async def test_keys_on_the_hall_page_call(hall: Hall, page: Page) -> None:
    taken = await take_popular(hall.face("kiosk-left"))
    ticket = hall.ticket(taken)
    window = ticket["windows"][0]
    hall.command(window, "open")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(hall.page_url)
    await page.wait_for_selector("img[src^='/pictures/led/']")
    while not hall.events("ticket_called", ticket["id"]):
        before = hall.now(window)["number"]
        hall.post(f"{hall.page_url}/press", pad=window, key="next")
        hall.eventually(lambda was=before: hall.now(window)["number"] != was, "the key calls")
        await page.wait_for_timeout(1000)  # the same key sooner is the same press
    assert not errors


async def test_the_kiosk_is_seen_and_touched_in_the_browser(hall: Hall, page: Page) -> None:
    with urllib.request.urlopen(f"{hall.page_url}/state.json") as answer:
        state = json.load(answer)
    screens = {screen["id"]: screen for screen in state["screens"]}
    assert set(screens) == {"kiosk-left", "board-left", "board-right"}
    kiosk = hall.face("kiosk-left")
    begin = (await home(kiosk)).target("search")
    assert begin is not None
    await page.goto(screens["kiosk-left"]["view_url"])
    canvas = page.locator("#noVNC_container canvas")
    await canvas.wait_for()
    await expect(page.locator("html")).to_have_class(re.compile("noVNC_connected"))
    while (await kiosk.screen()).screen == "home":
        box = await canvas.bounding_box()
        assert box is not None
        scale = box["width"] / screens["kiosk-left"]["width"]
        x, y = begin.centre
        await page.mouse.click(box["x"] + x * scale, box["y"] + y * scale, delay=60)
        await page.wait_for_timeout(500)
    assert (await kiosk.wait(30)).screen == "search"
    await page.screenshot(path=hall.folder / "browser.png")
