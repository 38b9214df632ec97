"""Two days of a hall with appointments, over REST on a real server with a clock set by hand."""

from typing import Any

MONDAY, TUESDAY = "2026-11-23", "2026-11-24"


async def ask(hall: Any, path: str, status: int, **body: Any) -> dict[str, Any]:
    answer = await hall.post(path, **body)
    assert answer.status_code == status, answer.text
    return dict(answer.json())


async def test_two_days_with_appointments(booking_hall: Any, time_of_day: Any) -> None:
    hall = booking_hall
    await hall.open("w1")

    # Before nine four citizens book; the slot at ten takes two.
    early, punctual = [await ask(hall, "/bookings", 201, queue="a", day=MONDAY, time="10:00") for _ in "12"]
    full = await ask(hall, "/bookings", 409, queue="a", day=MONDAY, time="10:00")
    assert (full["code"], full["expected"]) == ("slot_full", f"next: {MONDAY} 09:00")
    late = await ask(hall, "/bookings", 201, queue="a", day=MONDAY, time="11:00", phone="13800000001")
    nobody = await ask(hall, "/bookings", 201, queue="a", day=MONDAY, time="14:00")
    tomorrow = await ask(hall, "/bookings", 201, queue="a", day=MONDAY, time="16:00", phone="13800000002")
    moved = await ask(hall, f"/bookings/{tomorrow['code']}/move", 200, day=TUESDAY, time="09:30")
    assert (moved["day"], moved["time"], moved["code"]) == (TUESDAY, "09:30", tomorrow["code"])

    # Who comes far too early waits; half an hour before is in time.
    time_of_day.at("09:29")
    refused = await ask(hall, "/check-in", 409, code=early["code"])
    assert (refused["code"], refused["value"]) == ("too_early", f"{MONDAY} 10:00")
    time_of_day.at("09:30")
    ticket = await ask(hall, "/check-in", 201, code=early["code"])
    assert (ticket["number"], ticket["priority"], ticket["id"]) == ("A001", "appointment", early["id"])
    assert ticket["follow"]
    time_of_day.at("10:10")
    assert (await ask(hall, "/check-in", 201, code=punctual["code"]))["priority"] == "appointment"
    again = await ask(hall, "/check-in", 409, code=punctual["code"])
    assert (again["code"], again["value"]) == ("checked_in", "A002")

    # Eleven minutes late one waits as a walk-in does, found by the end of the phone number.
    time_of_day.at("11:11")
    walk_in = await ask(hall, "/check-in", 201, digits="0001")
    assert (walk_in["id"], walk_in["number"], walk_in["priority"]) == (late["id"], "A003", "ordinary")

    # Who is called is seen through the code of the booking.
    called = await ask(hall, "/windows/w1/call-next", 200)
    shown = (await hall.http.get(f"/api/v1/bookings/{early['code']}")).json()
    assert called["ticket"]["id"] == early["id"]
    assert (shown["state"], shown["ticket"]["state"]) == ("waiting", "called")

    # An item has two numbers in the morning and one in the afternoon.
    for _ in "12":
        await ask(hall, "/tickets", 201, item="GA-A-001")
    used = await ask(hall, "/tickets", 409, item="GA-A-001")
    assert (used["code"], used["expected"]) == ("quota_used", f"next: {MONDAY} afternoon")
    time_of_day.at("13:30")
    await ask(hall, "/tickets", 201, item="GA-A-001")
    used = await ask(hall, "/tickets", 409, item="GA-A-001")
    assert used["expected"] == f"next: {TUESDAY} morning"

    # Whoever does not come within half an hour loses the appointment.
    time_of_day.at("14:30")
    over = await ask(hall, "/check-in", 409, code=nobody["code"])
    assert over["code"] == "booking_over"

    # The next day: what was left is over, what was booked for it is there.
    time_of_day.at("09:25", TUESDAY)
    ticket = await ask(hall, "/check-in", 201, digits="0002")
    assert (ticket["id"], ticket["number"], ticket["priority"]) == (tomorrow["id"], "A001", "appointment")
    listed = (await hall.http.get("/api/v1/bookings", params={"day": TUESDAY})).json()["data"]
    assert [(row["code"], row["state"]) for row in listed] == [(tomorrow["code"], "waiting")]
    gone = await hall.http.get(f"/api/v1/bookings/{early['code']}")
    assert gone.status_code == 404
    kinds = [row["record"]["event"]["kind"] for row in (await hall.http.get("/api/v1/events")).json()["data"]]
    assert kinds.count("booking_released") == 1
    assert kinds.count("booking_checked_in") == 4
