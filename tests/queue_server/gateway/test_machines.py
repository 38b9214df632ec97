"""How machines are, from what they tell and prove: three-valued, and never good for want of news."""

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from config.load import DEMO_COUNTY, load
from queue_server.gateway.boards import Known
from queue_server.gateway.machines import (
    ADVICE,
    AWAY,
    SAYS,
    SILENT,
    Machine,
    Report,
    alarming,
    machines,
    unproven,
)
from queue_server.gateway.member import Member
from translations.catalogue import catalogue
from wire.live import TicketView
from wire.parts import Part

SITE = load(DEMO_COUNTY, "centre").site
NOW = datetime(2026, 10, 12, 2, 0, tzinfo=UTC)


async def nothing(_: Any) -> None:
    """Send nothing."""


def member(device: str, program: str, *parts: Part) -> Member:
    made = Member(nothing, lambda: None)
    made.device, made.program, made.since = device, program, NOW.timestamp()
    made.hear_parts(parts)
    return made


def found(*members: Member, proofs: Any = None, boards: Any = None) -> dict[tuple[str, str], Machine]:
    known = {board.id: Known(board) for board in SITE.boards} | (boards or {})
    return {(one.kind, one.id): one for one in machines(SITE, members, known, proofs or {})}


def test_what_nobody_heard_of_is_unknown() -> None:
    every = found()
    assert {one.state for one in every.values()} == {"unknown"}
    assert {"kiosk", "board", "loudspeaker", "led", "bar", "pads"} <= {kind for kind, _ in every}
    assert every["kiosk", SITE.kiosks[0].id].reasons == (AWAY,)
    assert every["loudspeaker", SITE.boards[0].id].reasons == (SILENT,)


def test_who_is_connected_is_good_and_parts_are_as_they_say() -> None:
    line, kiosk = SITE.led_lines[0], SITE.kiosks[0]
    bar = f"{line.id}-{line.bars[0].screen}"
    led = member(line.id, "led", Part(id=line.id, state="good"), Part(id=bar, state="bad", reason="timeout"))
    pads = member(SITE.pad_lines[0].id, "pads")
    every = found(member(kiosk.id, "kiosk"), led, pads)
    assert every["kiosk", kiosk.id].state == every["led", line.id].state == "good"
    assert (every["bar", bar].state, every["bar", bar].reasons) == ("bad", ("timeout",))
    assert every["bar", bar].place == line.bars[0].window
    assert every["pads", SITE.pad_lines[0].id].state == "good"


@pytest.mark.parametrize(("reason", "state"), [("", "good"), ("paper_out", "bad"), ("unknown", "unknown")])
def test_a_printer_is_what_its_last_slip_says(reason: str, state: str) -> None:
    kiosk = SITE.kiosks[0].id
    printer = found(proofs={("printer", kiosk): Report(NOW, reason)})["printer", kiosk]
    assert (printer.state, printer.last) == (state, NOW)


def test_a_doubted_board_is_bad_and_names_what_it_is_about() -> None:
    board = SITE.boards[0]
    doubted = Known(board, told={"unshown": (NOW, "A001")})
    doubted.seen = None
    known = found(member(board.id, "board"), boards={board.id: doubted})["board", board.id]
    assert (known.state, known.reasons, known.about) == ("unknown", ("unshown",), "A001")


def test_only_what_broke_or_fell_silent_alarms_everybody() -> None:
    board = SITE.boards[0]
    silent = Known(board, told={"mute": (NOW, "")})
    assert alarming(found(member(board.id, "board"), boards={board.id: silent})["board", board.id])
    assert not any(alarming(one) for one in found().values())
    printer = "printer", SITE.kiosks[0].id
    assert alarming(found(proofs={printer: Report(NOW, "paper_out")})[printer])


def test_only_a_call_in_force_that_nobody_proved_wants_attention() -> None:
    called = TicketView(
        id="t", number="A1", queue="q", state="called", issued_at=NOW, unproven=True, window="w1"
    )
    others = [replace(called, unproven=False), replace(called, state="serving")]
    (found_one,) = unproven([called, *others], {"w1": "1"})
    assert (found_one.number, found_one.window) == ("A1", "1")


@pytest.mark.parametrize("phrase", sorted({*SAYS.values(), *ADVICE.values()}))
def test_every_reason_is_said_in_chinese(phrase: str) -> None:
    assert catalogue("machines", "zh").gettext(phrase) != phrase
