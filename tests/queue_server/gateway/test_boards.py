"""Boards are heard, compared with what is called, doubted in public, and trusted again."""

import asyncio
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from config.life import Rules
from config.load import Loaded
from config.settings import Board

WITHIN = 60.0


def with_board(site: Callable[..., Loaded], **more: Any) -> Loaded:
    """Return a small site with a board, where a call is to be proved within a second."""
    loaded = site(**more)
    made = replace(loaded.site, boards=(Board(id="board", hall="left"),), rules=Rules(proof_seconds=1))
    return replace(loaded, site=made)


async def board_of(hall: Any, true: Callable[[dict[str, Any]], bool], again: Any = None) -> dict[str, Any]:
    """Return the board once it is so; ``again`` is awaited before every look."""
    async with asyncio.timeout(WITHIN):
        while True:
            if again is not None:
                await again()
            (board,) = (await hall.http.get("/api/v1/boards")).json()["data"]
            if true(board):
                return dict(board)
            await asyncio.sleep(0.1)


async def said(hall: Any, *kinds: str) -> list[dict[str, Any]]:
    events = (await hall.http.get("/api/v1/events?limit=1000")).json()["data"]
    found = [event["record"] for event in events if event["record"]["event"]["kind"] in kinds]
    return [{"actor": record["actor"], **record["event"]} for record in found]


def glass(*calls: dict[str, Any], frame: str = "aa") -> dict[str, Any]:
    return {"mode": "busy", "halls": ["left"], "calls": list(calls), "room": 5, "frame": frame}


def shown(ticket: dict[str, Any]) -> dict[str, Any]:
    return {"ticket": ticket["id"], "number": ticket["number"], "times": 1, "calling": True}


async def called(hall: Any) -> dict[str, Any]:
    await hall.open("w1")
    ticket = await hall.take("a")
    assert (await hall.post("/windows/w1/call-next")).status_code == 200
    return dict(ticket)


async def test_a_board_that_leaves_a_call_out_is_doubted_until_it_shows_it(start: Any, site: Any) -> None:
    hall = await start(loaded=with_board(site))
    ticket = await called(hall)
    board, *_ = await hall.joined("hall:left", device="board", program="board")
    assert (await board_of(hall, lambda _: True))["state"] == "unknown"

    async def without() -> None:
        await board.say("glass_seen", **glass())

    doubted = await board_of(hall, lambda now: bool(now["doubts"]), without)
    (doubt,) = doubted["doubts"]
    assert (doubted["state"], doubt["fault"], doubt["about"]) == ("bad", "unshown", ticket["number"])
    assert doubt["sentence"] == f"该屏未显示的呼叫：{ticket['number']}"
    assert "hall_boards_doubted 1.0" in (await hall.http.get("/metrics")).text

    async def with_it() -> None:
        await board.say("glass_seen", **glass(shown(ticket)))

    trusted = await board_of(hall, lambda now: now["state"] == "good", with_it)
    assert (trusted["calls"], trusted["frame"], trusted["doubts"]) == ([ticket["id"]], "aa", [])
    assert await said(hall, "board_doubted", "board_trusted") == [
        {
            "actor": "server",
            "kind": "board_doubted",
            "board": "board",
            "fault": "unshown",
            "detail": ticket["number"],
        },
        {"actor": "server", "kind": "board_trusted", "board": "board", "fault": "unshown"},
    ]


async def test_a_board_that_calls_who_is_not_called_is_doubted(start: Any, site: Any) -> None:
    hall = await start(loaded=with_board(site))
    ticket = await called(hall)
    board, *_ = await hall.joined("hall:left", device="board", program="board")
    assert (await hall.post("/windows/w1/start")).status_code == 200

    async def still_calling() -> None:
        await board.say("glass_seen", **glass(shown(ticket)))

    doubted = await board_of(hall, lambda now: bool(now["doubts"]), still_calling)
    assert [(one["fault"], one["about"]) for one in doubted["doubts"]] == [("differs", ticket["number"])]


async def test_nobody_else_speaks_for_a_board(start: Any, site: Any) -> None:
    hall = await start(loaded=with_board(site, trust_loopback=False))
    listener, *_ = await hall.joined("hall:left", device="board", program="board")
    await listener.say("glass_seen", **glass())
    assert (await listener.hear())["kind"] == "rejected"


async def test_only_the_server_doubts_and_trusts(start: Any, site: Any) -> None:
    hall = await start(loaded=with_board(site))
    other, *_ = await hall.joined("hall:left", device="other")
    await other.say("glass_seen", **glass())
    for kind in ("doubt_board", "trust_board"):
        await other.say(kind, command_id=kind, board="board", fault="mute")
        assert (await other.hear("refused"))["code"] == "server_only"
    (board,) = (await hall.http.get("/api/v1/boards")).json()["data"]
    assert (board["id"], board["hall"], board["state"], board["seen_at"]) == (
        "board",
        "left",
        "unknown",
        None,
    )
    assert await said(hall, "board_doubted", "board_trusted") == []
