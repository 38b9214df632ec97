"""What is known of the printer's paper."""

import asyncio

from kiosk.paper import Paper
from kiosk.world import World
from printers.outcome import NotPrinted, Printed, Unknown
from printers.protocols.status import Status


class Answers:
    async def status(self) -> Status:
        return Status(state="bad", reasons=("cover_open",))


async def test_a_look_at_the_printer_is_told_once(world: World) -> None:
    heard: list[str] = []
    paper = Paper(world, Answers(), lambda: heard.append(world.printer_reason))
    watching = asyncio.create_task(paper.watch())
    async with asyncio.timeout(20):
        while world.printer != "bad":
            await asyncio.sleep(0)
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    assert heard == ["cover_open"]


def test_a_job_tells_how_the_printer_is(world: World) -> None:
    paper = Paper(world, Answers(), lambda: None)
    paper.printed(NotPrinted("paper_out"))
    assert (world.printer, world.printer_reason) == ("bad", "paper_out")
    paper.printed(Printed())
    assert (world.printer, world.printer_reason) == ("good", "")
    paper.printed(NotPrinted("stale"))
    paper.printed(Unknown("mute"))
    assert world.printer == "good"
