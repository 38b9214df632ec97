"""REST: appointments over a real socket: slots, booking, the code as a right, limits, and what is kept."""

import asyncio
from typing import Any

import pytest

MONDAY, TUESDAY = "2026-11-23", "2026-11-24"
PHONE = "138 0000 5678"
PUBLIC = {"x-forwarded-for": "203.0.113.9"}
"""The headers of a request that a proxy on this machine hands on."""


async def book(hall: Any, time: str = "10:00", day: str = TUESDAY, **more: Any) -> Any:
    """Book as a program on this machine does."""
    asked = {"queue": "a"} | more if "item" not in more else more
    return await hall.post("/bookings", day=day, time=time, **asked)


async def book_outside(hall: Any, phone: str = PHONE, address: str = "203.0.113.9", **more: Any) -> Any:
    """Book as a citizen does from anywhere."""
    body = {"command_id": hall.fresh(), "queue": "a", "day": TUESDAY, "time": "10:00", "phone": phone} | more
    return await hall.http.post("/api/v1/bookings", json=body, headers={"x-forwarded-for": address})


async def slots(hall: Any, day: str = TUESDAY, queue: str = "a") -> dict[str, tuple[int, int]]:
    answer = await hall.http.get(f"/api/v1/queues/{queue}/slots", params={"day": day})
    assert answer.status_code == 200, answer.text
    return {slot["time"]: (slot["capacity"], slot["free"]) for slot in answer.json()["slots"]}


async def test_the_slots_of_a_day(booking_hall: Any) -> None:
    assert list(await slots(booking_hall))[:2] == ["09:00", "09:30"]
    assert set((await slots(booking_hall)).values()) == {(2, 2)}
    await book(booking_hall)
    assert (await slots(booking_hall))["10:00"] == (2, 1)
    answer = await booking_hall.http.get("/api/v1/queues/a/slots", params={"day": TUESDAY}, headers=PUBLIC)
    first = answer.json()["slots"][0]
    assert (first["start"], first["until"]) == ("2026-11-24T01:00:00Z", "2026-11-24T01:30:00Z")
    assert (answer.json()["queue"], answer.json()["day"]) == ("a", TUESDAY)


async def test_where_there_are_no_slots(booking_hall: Any) -> None:
    assert await slots(booking_hall, "2026-11-28") == {}
    assert await slots(booking_hall, "9999-99-99") == {}
    assert await slots(booking_hall, queue="b") == {}
    missing = await booking_hall.http.get("/api/v1/queues/z/slots", params={"day": TUESDAY})
    assert (missing.status_code, missing.json()["code"]) == (404, "unknown_queue")
    for params in ({}, {"day": "tomorrow"}, {"day": "2026-11-24\n"}, {"day": "二〇二六"}):
        answer = await booking_hall.http.get("/api/v1/queues/a/slots", params=params)
        assert answer.status_code == 422, answer.text


async def test_a_booking_shows_the_last_digits_and_a_code_alone(booking_hall: Any) -> None:
    answer = await book_outside(booking_hall, item="GA-A-001", queue=None, language="en", channel="phone")
    booking = answer.json()
    assert answer.status_code == 201, answer.text
    assert (booking["phone"], booking["state"], booking["item"]) == ("****5678", "booked", "GA-A-001")
    assert (booking["queue"], booking["queue_name"], booking["day"]) == ("a", "综合", TUESDAY)
    assert (booking["time"], booking["start"]) == ("10:00", "2026-11-24T02:00:00Z")
    assert (booking["check_in_from"], booking["until"]) == ("2026-11-24T01:30:00Z", "2026-11-24T02:30:00Z")
    assert (booking["booked_at"], booking["channel"]) == ("2026-11-23T00:00:00Z", "phone")
    assert booking["ticket"] is None
    assert len(booking["code"]) == 12
    everything = (await booking_hall.http.get("/api/v1/events")).text
    assert "13800005678" not in everything
    assert PHONE not in everything


async def test_the_same_command_again_books_once(booking_hall: Any) -> None:
    first = await book_outside(booking_hall, command_id="mine")
    again = await book_outside(booking_hall, command_id="mine")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert (await slots(booking_hall))["10:00"] == (2, 1)


async def test_who_guesses_a_command_id_is_not_told_the_code(booking_hall: Any) -> None:
    first = await book_outside(booking_hall, command_id="c1")
    other = await book_outside(booking_hall, phone="13900000001", command_id="c1", time="11:00")
    assert other.status_code == 201
    assert other.json()["code"] != first.json()["code"]


async def test_of_many_at_once_only_two_get_a_place(booking_hall: Any) -> None:
    answers = await asyncio.gather(*(book(booking_hall) for _ in range(12)))
    assert sorted(answer.status_code for answer in answers) == [201] * 2 + [409] * 10
    full = next(answer.json() for answer in answers if answer.status_code == 409)
    assert (full["code"], full["expected"]) == ("slot_full", f"next: {MONDAY} 09:00")


@pytest.mark.parametrize(
    ("asked", "status", "code", "field"),
    [
        ({"time": "10:01"}, 422, "no_slot", "time"),
        ({"day": "2027-11-24"}, 422, "no_slot", "time"),
        ({"queue": "b"}, 422, "no_appointments", "queue"),
        ({"queue": "z"}, 422, "unknown_queue", "queue"),
        ({"day": "24.11.2026"}, 422, "bad_request", "day"),
        ({"time": "25:00"}, 422, "bad_request", "time"),
        ({"phone": "----------"}, 422, "bad_request", "phone"),
        ({"phone": "+1 234 567 890 123 456 789"}, 422, "bad_request", "phone"),
        ({"person": "li"}, 422, "bad_request", "person"),
        ({"nonsense": 1}, 422, "bad_request", "data"),
    ],
)
async def test_what_is_wrong_with_a_booking_is_named(
    booking_hall: Any, asked: Any, status: int, code: str, field: str | None
) -> None:
    answer = await book(booking_hall, **asked)
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem.get("field")) == (status, code, field), answer.text


async def test_the_public_gives_a_phone_number_and_may_not_choose_who_it_is(booking_hall: Any) -> None:
    without = await book_outside(booking_hall, phone=None)  # type: ignore[arg-type]
    assert (without.status_code, without.json()["field"]) == (422, "phone")
    assert (await book_outside(booking_hall, person="0" * 32)).status_code == 201
    again = await book_outside(booking_hall, person="1" * 32, time="11:00")
    assert (again.status_code, again.json()["code"]) == (409, "already_booked")
    assert again.json()["value"] == f"{TUESDAY} 10:00"


async def test_the_code_is_the_right_to_see_move_and_withdraw(booking_hall: Any) -> None:
    code = (await book_outside(booking_hall)).json()["code"]
    path = f"/api/v1/bookings/{code}"
    seen = await booking_hall.http.get(path, headers=PUBLIC)
    assert (seen.status_code, seen.json()["time"]) == (200, "10:00")
    body = {"command_id": "m1", "day": MONDAY, "time": "15:00"}
    moved = await booking_hall.http.post(f"{path}/move", json=body, headers=PUBLIC)
    assert (moved.status_code, moved.json()["day"], moved.json()["time"]) == (200, MONDAY, "15:00")
    assert (await slots(booking_hall))["10:00"] == (2, 2)
    for _ in range(2):
        gone = await booking_hall.http.delete(path, headers=PUBLIC)
        assert (gone.status_code, gone.json()["state"]) == (200, "cancelled")
    assert (await slots(booking_hall, MONDAY))["15:00"] == (2, 2)
    late = await booking_hall.http.post(f"{path}/move", json=body | {"command_id": "m2"}, headers=PUBLIC)
    assert (late.status_code, late.json()["code"]) == (409, "booking_over")


async def test_an_answer_to_another_command_shows_no_booking(booking_hall: Any) -> None:
    mine, other = [(await book(booking_hall, command_id=f"b{n}")).json() for n in range(2)]
    body = {"command_id": "b0", "day": MONDAY, "time": "15:00"}
    answer = await booking_hall.http.post(f"/api/v1/bookings/{other['code']}/move", json=body, headers=PUBLIC)
    assert (answer.status_code, answer.json()["code"]) == (409, "other_command")
    assert mine["code"] not in answer.text
    taken = await booking_hall.take("b", command_id="t0")
    answer = await book(booking_hall, command_id="t0")
    assert (answer.status_code, answer.json()["code"]) == (409, "other_command")
    assert taken["id"] not in answer.text


async def test_who_guesses_codes_must_wait(booking_hall: Any, time_of_day: Any) -> None:
    paths = [f"/api/v1/bookings/{n:012d}" for n in range(21)]
    answers = [await booking_hall.http.get(path, headers=PUBLIC) for path in paths]
    assert [answer.status_code for answer in answers] == [404] * 20 + [429]
    assert answers[0].json()["code"] == "unknown_booking"
    assert answers[-1].headers["retry-after"] == "3600"
    elsewhere = await booking_hall.http.get(paths[-1], headers={"x-forwarded-for": "203.0.113.10"})
    assert elsewhere.status_code == 404
    assert (await booking_hall.http.get(paths[-1])).status_code == 404  # a program of the hall
    time_of_day.at("09:00")
    assert (await booking_hall.http.get(paths[-1], headers=PUBLIC)).status_code == 404


async def test_one_address_books_so_often_an_hour(booking_hall: Any, time_of_day: Any) -> None:
    for n in range(6):
        answer = await book_outside(booking_hall, phone=f"1380000000{n}", time=f"1{n % 2}:00", day=MONDAY)
        assert answer.status_code in (201, 409), answer.text
    seventh = await book_outside(booking_hall, phone="13800000009")
    assert (seventh.status_code, seventh.json()["code"]) == (429, "too_often")
    assert seventh.headers["content-type"] == "application/problem+json"
    assert seventh.headers["retry-after"] == "3600"
    assert (await book_outside(booking_hall, phone="13800000009", address="203.0.113.77")).status_code == 201
    time_of_day.at("09:00")
    assert (await book_outside(booking_hall, phone="13800000008", time="15:00")).status_code == 201


async def test_one_phone_books_so_often_a_day_from_wherever(booking_hall: Any, time_of_day: Any) -> None:
    for n, time in enumerate(("10:00", "11:00")):
        made = await book_outside(booking_hall, address=f"203.0.113.{n}", time=time)
        assert made.status_code == 201, made.text
        await booking_hall.http.delete(f"/api/v1/bookings/{made.json()['code']}")
    third = await book_outside(booking_hall, phone="+86 138-0000-5678", address="203.0.113.40")
    assert (third.status_code, third.json()["code"]) == (429, "too_often")
    assert int(third.headers["retry-after"]) == 24 * 3600
    desk = await book(booking_hall, phone=PHONE)
    assert desk.status_code == 429
    time_of_day.at("08:00", TUESDAY)
    assert (await book_outside(booking_hall, time="15:00")).status_code == 201


async def test_what_is_refused_does_not_count_for_the_phone(booking_hall: Any) -> None:
    for _ in range(4):
        assert (await book(booking_hall, phone=PHONE, time="12:00")).status_code == 422
    assert (await book(booking_hall, phone=PHONE)).status_code == 201


async def test_staff_list_a_day_in_order_and_the_public_does_not(booking_hall: Any) -> None:
    for time in ("11:00", "10:00", "10:00"):
        assert (await book(booking_hall, time=time)).status_code == 201
    await book(booking_hall, day=MONDAY)
    listed = await booking_hall.http.get("/api/v1/bookings", params={"day": TUESDAY, "limit": 2})
    assert [booking["time"] for booking in listed.json()["data"]] == ["10:00", "10:00"]
    params = {"day": TUESDAY, "after": listed.json()["next"]}
    rest = (await booking_hall.http.get("/api/v1/bookings", params=params)).json()
    assert ([booking["time"] for booking in rest["data"]], rest["next"]) == (["11:00"], None)
    public = await booking_hall.http.get("/api/v1/bookings", params={"day": TUESDAY}, headers=PUBLIC)
    assert (public.status_code, public.json()["code"]) == (401, "sign_in")


async def test_nobody_checks_in_from_outside(booking_hall: Any, time_of_day: Any) -> None:
    code = (await book(booking_hall)).json()["code"]
    time_of_day.at("10:00", TUESDAY)
    body = {"command_id": "i1", "code": code}
    answer = await booking_hall.http.post("/api/v1/check-in", json=body, headers=PUBLIC)
    assert answer.status_code == 401
    inside = await booking_hall.post("/check-in", code=code)
    assert (inside.status_code, inside.json()["number"]) == (201, "A001")


async def test_everything_is_described(booking_hall: Any) -> None:
    described = (await booking_hall.http.get("/api/schema/")).json()["paths"]
    assert {"get", "post"} <= set(described["/api/v1/bookings"])
    assert {"get", "delete"} <= set(described["/api/v1/bookings/{code}"])
    assert "post" in described["/api/v1/bookings/{code}/move"]
    assert "post" in described["/api/v1/check-in"]
    assert "get" in described["/api/v1/queues/{queue_id}/slots"]


async def test_the_key_that_hides_numbers_lies_beside_the_store(booking_hall: Any) -> None:
    key = booking_hall.database.with_name("hall.db.key").read_bytes().strip()
    assert len(key) >= 32
    assert key not in booking_hall.database.read_bytes()
