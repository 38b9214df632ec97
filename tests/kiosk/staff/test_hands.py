"""What the staff menu tells and does, with a real spool before a virtual printer."""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.logs import RECENT, set_up
from kiosk.printing import Printing
from kiosk.spare import Spare
from kiosk.staff.hands import SHOWN, WIDEST, KioskHands
from kiosk.wording import Words
from printers.printer import Printer
from printers.profile import load_profile
from printers.spool import Spool
from printers.virtual.server import VirtualPrinter
from transports.open import transport_for
from wire.blocks import BlockView

TODAY = "2026-11-24"


class Standing:
    def __init__(self, hands: KioskHands, paper: VirtualPrinter, spare: Spare) -> None:
        self.hands, self.paper, self.spare = hands, paper, spare


@pytest.fixture
async def standing(world: Any, tmp_path: Path) -> AsyncIterator[Standing]:
    paper, profile = VirtualPrinter(tmp_path / "paper"), load_profile("generic-80")
    printer = Printer(transport_for(f"tcp:127.0.0.1:{await paper.listen()}"), profile)
    spool, spare = Spool(printer, tmp_path / "spool.journal"), Spare(tmp_path / "spare.journal")
    spare.open(TODAY)
    await spool.start()
    hands = KioskHands("kiosk-left", world, Printing(world, spool, profile, "kiosk-left"), spare)
    yield Standing(hands, paper, spare)
    await hands.close()
    await spool.close()
    spare.close()
    await paper.close()


async def test_the_status_tells_how_the_parts_are(standing: Standing, world: Any) -> None:
    standing.spare.leased(BlockView(id="b", queue="a", prefix="A", day=TODAY, first=501, last=507))
    kiosk, server, printer, spare = standing.hands.status(Words("en"))
    assert kiosk.startswith("kiosk-left · ")
    assert (server, printer) == ("Server: connected", "Printer: unknown")
    assert spare == "Spare numbers: 7 left, 0 not told yet"
    world.away, world.printer_reason = True, "paper_out"
    assert standing.hands.status(Words("en"))[1:3] == ("Server: away", "Printer: paper_out")


async def test_a_test_print_comes_out_as_one(standing: Standing) -> None:
    standing.hands.test_print()
    async with asyncio.timeout(60):
        while not standing.paper.sheets:
            await asyncio.sleep(0.02)
    assert "TEST" in standing.paper.sheets[0].text


async def test_turning_the_sound_where_there_is_none_harms_nothing(standing: Standing) -> None:
    standing.hands.volume(louder=True)
    standing.hands.volume(louder=False)


async def test_the_log_shows_its_newest_lines_cut_to_the_glass(standing: Standing) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    RECENT.clear()
    try:
        set_up()
        for number in range(SHOWN + 5):
            logging.getLogger("x").warning("line %s %s", number, "y" * 300)
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
    shown = standing.hands.log()
    assert len(shown) == SHOWN
    assert f"line {SHOWN + 4} " in shown[-1]
    assert max(map(len, shown)) <= WIDEST
    RECENT.clear()
