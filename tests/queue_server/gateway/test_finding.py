"""A ticket is looked up over the wire by its number or its page, and nothing is decided by that."""

from typing import Any

WRONG: list[dict[str, str]] = [
    {"number": "Z999"},
    {"follow": "nobody"},
    {},
    {"number": "A001", "follow": "x"},
]


async def asked(client: Any, name: str, **question: str) -> dict[str, Any]:
    await client.say("find_ticket", command_id=name, **question)
    return dict(await client.hear("done", "refused"))


async def test_a_ticket_is_found_by_number_without_its_secret_and_by_its_page_with_it(hall: Any) -> None:
    taken = await hall.take()
    follow = taken["follow"].rpartition("/")[2]
    client, _, snapshot = await hall.joined("kiosk")
    by_number = await asked(client, "f1", number=taken["number"])
    assert (by_number["kind"], by_number["ticket"]["id"]) == ("done", taken["id"])
    assert "follow" not in by_number["ticket"]
    by_page = await asked(client, "f2", follow=follow)
    assert by_page["ticket"]["number"] == taken["number"]
    _, _, after = await hall.joined("kiosk")
    assert after["seq"] == snapshot["seq"]


async def test_what_is_not_there_or_asked_wrongly_is_refused(hall: Any) -> None:
    client, _, _ = await hall.joined("kiosk")
    for number, question in enumerate(WRONG):
        answer = await asked(client, f"f{number}", **question)
        assert (answer["kind"], answer["code"]) == ("refused", "unknown_ticket")


async def test_the_public_may_not_ask(hall: Any) -> None:
    client, _, _ = await hall.joined("hall:left", headers={"Origin": "http://elsewhere.example"})
    await client.say("find_ticket", command_id="f", number="A001")
    assert (await client.hear("rejected"))["code"] == "token"
