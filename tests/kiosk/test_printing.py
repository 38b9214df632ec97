"""From the number to the slip, and what is said when it does not come."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.orders import Order
from kiosk.printing import Printing, guide_of, slip_of
from kiosk.world import World
from printers.outcome import NotPrinted, Outcome, Printed, Unknown
from printers.profile import load_profile
from printers.spool import Spool
from wire.answers import Done
from wire.intents import Intent
from wire.live import TicketView
from wire.receipts import SlipFailed, SlipPrinted

ORDER = Order("order1", "GA-A-002", 0.0)
TICKET = TicketView(
    id="t1",
    number="L001",
    queue="police",
    state="waiting",
    issued_at=datetime(2026, 11, 24, 1, 30, tzinfo=UTC),
    item="GA-A-002",
    priority="elderly",
    windows=("r19", "r20", "r21"),
    people_ahead=3,
    wait_low=10,
    wait_high=20,
    follow="word",
)


class Paper:
    """A printer of which each job ends as told."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.jobs = 0

    async def print(self, data: bytes, deadline: float) -> Outcome:
        self.jobs += 1
        return self.outcome


class Server:
    def __init__(self) -> None:
        self.heard: asyncio.Queue[Intent] = asyncio.Queue()

    async def ask(self, intent: Intent, timeout: float) -> Done:
        self.heard.put_nowait(intent)
        return Done(command_id=intent.command_id)

    def ask_for_catalogue(self) -> None:
        raise AssertionError("nobody asked for the catalogue")


def test_a_slip_says_where_to_go_and_how_long_it_takes(world: World) -> None:
    slip = slip_of(world, ORDER, TICKET)
    assert (slip.number, slip.subject, slip.hall, slip.windows) == (
        "L001",
        "办身份证",
        "右厅",
        ("19", "20", "21"),
    )
    assert slip.follow_url == "http://hall.example/follow/word"
    assert slip.priority == "65 岁以上老年人"
    english = slip_of(world, Order("o", "GA-A-002", 0.0, "en"), TICKET)
    assert (english.subject, english.hall, english.language) == ("Resident ID card", "Right Hall", "en")


def test_a_guide_is_the_item_s(world: World) -> None:
    guide = guide_of(world, "GA-A-002", "zh")
    assert guide is not None
    assert guide.title == "居民身份证申领、换领、补领"
    assert guide.where == ("右厅 19–21\xa0号窗口",)
    assert guide.materials
    assert guide.steps
    assert guide_of(world, "XX-A-001", "zh") is None


@pytest.mark.parametrize(
    ("outcome", "receipt"),
    [
        (Printed(), SlipPrinted(command_id="order1.slip", ticket="t1", printer="kiosk-left")),
        (
            NotPrinted("paper_out"),
            SlipFailed(command_id="order1.slip", ticket="t1", printer="kiosk-left", reason="paper_out"),
        ),
        (
            Unknown("mute"),
            SlipFailed(command_id="order1.slip", ticket="t1", printer="kiosk-left", reason="unknown"),
        ),
    ],
)
async def test_each_slip_is_printed_once_and_reported(
    world: World, tmp_path: Path, outcome: Outcome, receipt: Intent
) -> None:
    paper, server = Paper(outcome), Server()
    heard: list[Outcome] = []
    spool = Spool(paper, tmp_path / "spool")
    await spool.start()
    printing = Printing(world, spool, load_profile("generic-80"), "kiosk-left")
    printing.printed = heard.append
    reporting = asyncio.create_task(printing.report(server))
    assert await printing.guide("GA-A-002", "zh") == outcome
    assert await printing.slip(ORDER, TICKET) == outcome
    assert await printing.slip(ORDER, TICKET) == outcome
    assert await asyncio.wait_for(server.heard.get(), 20) == receipt
    assert paper.jobs == 2
    assert heard == [outcome] * 3
    reporting.cancel()
    await asyncio.gather(reporting, return_exceptions=True)
    await spool.close()
    assert server.heard.empty()


async def test_a_guide_of_no_item_is_not_printed(world: World, tmp_path: Path) -> None:
    spool = Spool(Paper(Printed()), tmp_path / "spool")
    printing = Printing(world, spool, load_profile("generic-80"), "kiosk-left")
    assert await printing.guide("XX-A-001", "zh") == NotPrinted("error")
