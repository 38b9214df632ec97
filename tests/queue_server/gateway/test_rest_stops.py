"""Over REST: one number for several items, and a clerk who changes the stops."""

from typing import Any


async def visit(hall: Any) -> dict[str, Any]:
    answer = await hall.post("/tickets", items=["GA-A-001", "SW-A-001"], order="given")
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def progress(ticket: Any) -> list[tuple[str, str]]:
    return [(stop["queue"], stop["progress"]) for stop in ticket["stops"]]


async def test_one_number_for_two_items_goes_from_window_to_window(hall: Any) -> None:
    await hall.open("w2", "w3")
    ticket = await visit(hall)
    assert progress(ticket) == [("a", "here"), ("b", "ahead")]
    await hall.post("/windows/w2/call-next")
    sent = (await hall.post("/windows/w2/finish")).json()["ticket"]
    assert (sent["state"], progress(sent)) == ("waiting", [("a", "done"), ("b", "here")])
    called = (await hall.post("/windows/w3/call-next")).json()["ticket"]
    assert called["number"] == ticket["number"]


async def test_a_clerk_adds_skips_and_reorders(hall: Any) -> None:
    ticket = await visit(hall)
    path = f"/tickets/{ticket['id']}/stops"
    added = await hall.post(path, queue="a", reason="also wants a copy")
    assert progress(added.json()["ticket"]) == [("a", "here"), ("b", "ahead"), ("a", "ahead")]
    ordered = await hall.post(f"{path}/order", order=[1, 0, 2], reason="shorter")
    assert progress(ordered.json()["ticket"])[1] == ("b", "here")
    skipped = await hall.post(f"{path}/2/skip", reason="not needed")
    assert progress(skipped.json()["ticket"])[2] == ("a", "skipped")
    events = (await hall.http.get("/api/v1/events")).text
    assert "also wants a copy" in events
    wrong = await hall.post(f"{path}/order", order=[2], reason="no")
    assert (wrong.status_code, wrong.json()["code"]) == (422, "stop_not_ahead")
