"""Citizens at the kiosk by real touches and keys: easy, low, spoken, in English, several things, booked."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from playwright.async_api import Page, expect

from audit.rules import Seen, findings
from demo.automation import Face, Screen
from demo.people import people
from demo.walking import home, open_popular, touch, walk

Hall = Any
KIOSK: Final = "kiosk-left"
PATIENCE: Final = 60.0
SPEECH, ON, CHOOSE = "F9", "KP_8", "KP_5"
"""Keys of the tactile keypad, as X calls them."""


async def wrong(face: Face) -> list[str]:
    """Return what the rules of the audit find on the glass now."""
    screen = await face.wait(PATIENCE)
    survey = await face.ask({"ask": "survey"}, PATIENCE)
    said = tuple(screen.more["speech"])
    return findings(Seen(screen.screen, screen.state, contrast=False, survey=survey, speech=said))


async def with_slip(face: Face) -> Screen:
    """Return the screen with the number, once its slip is out."""
    return await face.wait(PATIENCE, screen="taken", state="printed")


async def press(hall: Hall, key: str) -> Screen:
    """Press a key of the keypad; return the screen once it has heard."""
    face: Face = hall.face(KIOSK)
    before = (await face.screen()).more["changes"]
    display = (hall.folder / "sockets" / "display" / KIOSK / "number").read_text().strip()
    pressed = await asyncio.create_subprocess_exec("xdotool", "key", key, env={"DISPLAY": f":{display}"})
    assert await pressed.wait() == 0
    async with asyncio.timeout(PATIENCE):
        while (screen := await face.screen()).more["changes"] == before:
            await asyncio.sleep(0.02)
    return screen


async def listen_for(hall: Hall, target: str) -> None:
    """Go from choice to choice until ``target`` is heard, and take it."""
    for _ in range(30):
        if (await press(hall, ON)).more["focus"].startswith(target):
            await press(hall, CHOOSE)
            return
    raise AssertionError(f"{target} was not heard within 30 choices")


async def test_an_elderly_citizen_in_easy_mode(hall: Hall) -> None:
    kiosk = hall.face(KIOSK)
    await home(kiosk)
    await walk(kiosk, "mode:easy", "popular:GA-A-002")
    assert await wrong(kiosk) == []
    await walk(kiosk, "priority", "take:elderly")
    number = await with_slip(kiosk)
    assert hall.ticket(number)["priority"] == "elderly"
    await touch(kiosk, "done")
    after = await kiosk.wait(PATIENCE, screen="home")
    assert after.state != "short", "the next citizen finds the kiosk plain"


async def test_a_citizen_in_a_wheelchair_reaches_everything(hall: Hall) -> None:
    kiosk = hall.face(KIOSK)
    await home(kiosk)
    await walk(kiosk, "modes", "mode:low", "ok")
    assert await wrong(kiosk) == []
    await touch(kiosk, "popular:GA-A-002")
    assert await wrong(kiosk) == []
    await touch(kiosk, "take")
    await with_slip(kiosk)
    assert await wrong(kiosk) == []
    await touch(kiosk, "done")


async def test_a_blind_citizen_takes_a_number_by_keypad_and_ear(hall: Hall) -> None:
    await home(hall.face(KIOSK))
    await press(hall, SPEECH)
    await listen_for(hall, "popular:")
    item = await hall.face(KIOSK).wait(PATIENCE, screen="item")
    assert item.more["speech"][0] in item.texts
    await listen_for(hall, "take")
    number = await with_slip(hall.face(KIOSK))
    spelt = " ".join(number.more["number"])
    assert any(spelt in line for line in number.more["speech"]), "the number is read sign by sign"
    await listen_for(hall, "done")
    await hall.face(KIOSK).wait(PATIENCE, screen="home")


async def test_several_things_in_one_visit_in_english(hall: Hall) -> None:
    kiosk, slips = hall.face(KIOSK), len(hall.slips())
    await home(kiosk)
    await walk(kiosk, "language", "popular:GA-A-002", "add", "more", "popular:MZ-A-001", "add", "all")
    number = await with_slip(kiosk)
    assert [stop["item"] for stop in hall.ticket(number)["stops"]] == ["GA-A-002", "MZ-A-001"]
    hall.eventually(lambda: len(hall.slips()) == slips + 1, "one slip")
    printed = hall.slips()[-1]["text"]
    assert "Your stops" in printed
    assert "Please take your slip" in number.texts
    await touch(kiosk, "done")
    assert (await kiosk.wait(PATIENCE, screen="home")).more["language"] == "zh"


async def test_a_guide_goes_along_on_paper_and_on_the_phone(hall: Hall, page: Page) -> None:
    kiosk, slips = hall.face(KIOSK), len(hall.slips())
    await open_popular(kiosk)
    await touch(kiosk, "print")
    picture = hall.folder / "along.png"
    await kiosk.shot(picture)
    (address,) = [text for text in hall.codes(picture) if "/guide/" in text]
    await touch(kiosk, "print:list")
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.goto(address)
    await expect(page.locator(".materials li")).to_have_count(3)
    hall.eventually(lambda: len(hall.slips()) == slips + 1, "the list on paper")
    sheet = hall.slips()[-1]
    assert [line for line in sheet["text"] if line.startswith("□")]
    assert hall.codes(hall.folder / "paper" / KIOSK / sheet["png"]) == [address]
    await walk(kiosk, "ok", "home")


async def test_who_booked_for_another_day_and_goes_by_card_today(hall: Hall) -> None:
    holder = next(one for one in people().cards if one.id == "wang")
    today = datetime.now(UTC).date()
    days = [(today + timedelta(days=more)).isoformat() for more in range(2, 8)]
    free = (
        (day, slot) for day in days for slot in hall.get(f"/api/v1/queues/police/slots?day={day}")["slots"]
    )
    day, slot = next((day, slot["time"]) for day, slot in free if slot["free"])
    booking = hall.ask("/bookings", day=day, time=slot, item="GA-A-002", id_number=holder.number)
    kiosk = hall.face(KIOSK)
    await home(kiosk)
    await walk(kiosk, "check_in", *(f"sign:{digit}" for digit in booking["code"]), "go")
    refused = await kiosk.wait(PATIENCE, text="还没到签到时间")
    assert refused.more["dialog"] == "refused"
    await walk(kiosk, "ok", "home", "popular:GA-L-001")
    hall.post(f"{hall.page_url}/card", kiosk=KIOSK, card="wang")
    told = await kiosk.wait(PATIENCE, text="王*兰")
    assert told.more["dialog"] == "card"
    hall.post(f"{hall.page_url}/card", kiosk=KIOSK, card="")
    await walk(kiosk, "ok", "take")
    number = await with_slip(kiosk)
    assert hall.ticket(number)["priority"] == "elderly"
    assert not any(holder.name in line or holder.number in line for line in hall.slips()[-1]["text"])
    await touch(kiosk, "done")
