"""Fan-out on real sockets: one who never reads is cut and resumes; the others never notice."""

import asyncio
import socket
from datetime import UTC, datetime
from typing import Any

import msgspec
from websockets.client import ClientProtocol
from websockets.frames import Opcode
from websockets.uri import parse_uri

from queue_server.engine.published import Published
from queue_server.gateway import hub as hub_module
from queue_server.gateway.hub import Hub
from queue_server.gateway.member import Member
from queue_server.gateway.notices import Notices
from queue_server.gateway.rooms import Rooms
from wire.hello import ResumePoint
from wire.live import Change, SitePlan, TicketView


class Deaf:
    """A client that says hello and then reads nothing, with the smallest window the kernel gives."""

    def __init__(self, port: int) -> None:
        self.raw = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        self.raw.connect(("127.0.0.1", port))
        self.raw.setblocking(False)
        self.protocol = ClientProtocol(parse_uri(f"ws://127.0.0.1:{port}/ws"))

    async def hello(self, **said: Any) -> None:
        loop = asyncio.get_running_loop()
        self.protocol.send_request(self.protocol.connect())
        await self._flush(loop)
        while not self.protocol.events_received():
            self.protocol.receive_data(await loop.sock_recv(self.raw, 512))
        fields = {"kind": "hello", "program": "t", "device": "deaf", "oldest": 1, "newest": 1, **said}
        self.protocol.send_text(msgspec.json.encode(fields))
        await self._flush(loop)

    async def read_to_the_end(self) -> list[dict[str, Any]]:
        """Return all messages until the server closes."""
        loop = asyncio.get_running_loop()
        found: list[dict[str, Any]] = []
        while data := await loop.sock_recv(self.raw, 65_536):
            self.protocol.receive_data(data)
            for event in self.protocol.events_received():
                if getattr(event, "opcode", None) is Opcode.TEXT:
                    found.append(msgspec.json.decode(event.data))  # type: ignore[union-attr]
        return found

    async def _flush(self, loop: asyncio.AbstractEventLoop) -> None:
        for data in self.protocol.data_to_send():
            await loop.sock_sendall(self.raw, data)


async def until_cut(hall: Any, device: str) -> int:
    """Take numbers, some at once, until ``device`` is no longer connected; return how many it took."""
    taken = 0
    while True:
        listed = (await hall.http.get("/api/v1/devices")).json()["data"]
        if device not in {row["device"] for row in listed}:
            return taken
        await asyncio.gather(*(hall.take() for _ in range(20)))
        taken += 20


async def hear_all(client: Any, numbers: list[str]) -> None:
    """Add the numbers of the tickets in every change to ``numbers``, until cancelled."""
    while True:
        change = await client.hear("change")
        numbers += [ticket["number"] for ticket in change.get("tickets", [])]


async def tickets_until(client: Any, seq: int) -> list[str]:
    """Return the numbers of the tickets in the changes up to and with ``seq``, which must grow."""
    numbers: list[str] = []
    last = 0
    while last < seq:
        change = await client.hear("change")
        assert change["seq"] > last
        last = change["seq"]
        numbers += [ticket["number"] for ticket in change.get("tickets", [])]
    return numbers


async def test_who_never_reads_is_cut_and_resumes_and_nobody_waits(start: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("queue_server.gateway.member.OUTBOX", 4)
    hall = await start(buffer=8_192)
    quick, welcome, _ = await hall.joined("staff", device="quick")
    deaf = Deaf(hall.port)
    await deaf.hello(rooms=["staff"])
    while len((await hall.http.get("/api/v1/devices")).json()["data"]) < 2:
        await asyncio.sleep(0.01)
    heard: list[str] = []
    hearing = asyncio.create_task(hear_all(quick, heard))
    taken = await asyncio.wait_for(until_cut(hall, "deaf"), 90)
    everything = [f"A{n:03d}" for n in range(1, taken + 1)]
    while len(heard) < taken and not hearing.done():
        await asyncio.sleep(0.01)
    hearing.cancel()
    assert heard == everything
    monkeypatch.undo()  # who resumes gets what it missed at once, more than four
    late = await asyncio.wait_for(deaf.read_to_the_end(), 30)
    deaf.raw.close()
    assert late[0]["kind"] == "welcome"
    changes = [message for message in late if message["kind"] == "change"]
    seen = [ticket["number"] for change in changes for ticket in change.get("tickets", [])]
    assert seen == everything[: len(seen)]  # what it got was whole and in order
    assert len(seen) < taken
    last = changes[-1]["seq"]
    again, _, first = await hall.joined("staff", resume={"epoch": welcome["epoch"], "seq": last})
    if first["kind"] == "snapshot":  # it was too far behind for the changes to be the shorter way
        assert [ticket["number"] for ticket in first["tickets"]] == everything
    else:
        assert (first["kind"], first["seq"]) == ("resumed", last)
        assert seen + await tickets_until(again, taken + 1) == everything


class Pipe:
    """An ASGI ``send`` that keeps what it is given."""

    def __init__(self) -> None:
        self.texts: list[dict[str, Any]] = []

    async def __call__(self, message: dict[str, Any]) -> None:
        self.texts.append(msgspec.json.decode(message["text"]))


def a_hub(seq: int = 0, followed: Any = lambda _: None) -> Hub:
    plan = SitePlan(site="s", name="s", name_en="s", halls=(), windows=(), queues=())
    return Hub(Rooms(plan), Published(seq=seq), "epoch", Notices(("ticker",)), followed)


def a_member(*rooms: str) -> tuple[Member, Pipe]:
    pipe = Pipe()
    member = Member(pipe, lambda: None)
    member.rooms = rooms
    return member, pipe


def change(seq: int, **more: Any) -> Change:
    return Change(seq=seq, day="d", gone=(f"t{seq}",), **more)


async def test_only_so_many_changes_are_kept_to_resume_from(monkeypatch: Any) -> None:
    monkeypatch.setattr(hub_module, "KEPT_CHANGES", 3)
    hub = a_hub()
    for seq in range(1, 6):
        hub._published.seq = seq
        hub.publish(change(seq))
    for seen, kind in ((1, "snapshot"), (2, "resumed"), (5, "resumed"), (6, "snapshot")):
        member, pipe = a_member("staff")
        hub.join(member, ResumePoint(epoch="epoch", seq=seen))
        assert pipe.texts[0]["kind"] == kind, seen
        if kind == "resumed":
            assert [text["seq"] for text in pipe.texts[1:]] == list(range(seen + 1, 6))


async def test_who_joins_hears_every_change_from_then_on_and_who_left_none() -> None:
    hub = a_hub()
    one, one_pipe = a_member("staff")
    two, two_pipe = a_member("staff")
    hub.join(one, None)
    hub.publish(change(1))
    hub.join(two, None)
    hub.publish(change(2))
    hub.leave(one)
    hub.publish(change(3))
    assert [text["seq"] for text in one_pipe.texts] == [0, 1, 2]
    assert [text["seq"] for text in two_pipe.texts] == [0, 2, 3]
    assert hub.members() == [two]
    hub.leave(one)
    hub.leave(two)
    assert hub.members() == []


async def test_a_change_that_nobody_in_a_room_would_see_is_not_sent_there() -> None:
    hub = a_hub()
    member, pipe = a_member("kiosk")
    hub.join(member, None)
    hub.publish(Change(seq=1, day="d"))
    assert [text["kind"] for text in pipe.texts] == ["snapshot"]


async def test_who_follows_a_ticket_hears_of_it_when_those_before_move() -> None:
    now = change(0).day
    view = TicketView(
        id="mine",
        number="A002",
        queue="a",
        state="waiting",
        issued_at=datetime(2026, 11, 23, tzinfo=UTC),
        people_ahead=1,
    )
    hub = a_hub(followed=lambda word: view if word == "secret" else None)
    member, pipe = a_member("ticket:secret")
    hub.join(member, None)
    queue = {"id": "a", "waiting": 1, "open_windows": 1}
    hub.publish(msgspec.convert({"kind": "change", "seq": 1, "day": now, "queues": [queue]}, Change))
    assert [[t["number"] for t in text.get("tickets", [])] for text in pipe.texts] == [["A002"], ["A002"]]
