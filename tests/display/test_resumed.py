"""The line was cut: what was called meanwhile is shown, only what is fresh is said; by number, not anew."""

import asyncio
import json
from pathlib import Path
from typing import Any

from config.load import DEMO_COUNTY, load
from display.options import arguments
from display.program import Program
from wire.receipts import CallSpoken
from wire.session import Phase

WITHIN = 60.0


async def until(true: Any) -> None:
    async with asyncio.timeout(WITHIN):
        while not true():
            await asyncio.sleep(0.05)


def proved(hall: Any) -> set[str]:
    """Return the tickets that were reported as spoken; after a cut, a report may come a second time."""
    return {one.ticket for one in hall.heard if isinstance(one, CallSpoken)}


async def test_old_calls_are_shown_on_return_and_not_said(fake_hall: Any, tmp_path: Path) -> None:
    site = load(DEMO_COUNTY, "centre").site
    words = ("--board", "board-left", "--server", fake_hall.url, "--repeats", "1")
    program = Program(site, arguments([*words, "--sound", f"file:{tmp_path}?pace=20"]))
    running = asyncio.create_task(program.run())
    try:
        await fake_hall.until(lambda: fake_hall.hellos)
        fake_hall.call("A001", "l01")
        await fake_hall.until(lambda: proved(fake_hall) == {"t-A001"})
        last = program.watch.mirror.seq
        await fake_hall.cut()
        await until(lambda: program.link.phase is not Phase.LIVE)
        assert [row.number for row in program.watch.view(5).calls] == ["A001"], "the last state stays"

        fake_hall.call("A002", "l02", ago=120)
        fake_hall.call("A003", "l03", ago=31)
        await fake_hall.start()
        await until(lambda: program.watch.mirror.seq == last + 2)
        fake_hall.call("A004", "l04")
        await fake_hall.until(lambda: "t-A004" in proved(fake_hall))
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert fake_hall.hellos[-1].resume.seq == last, "it came back with the number of the last change it had"
    assert {row.number for row in program.watch.view(9).calls} == {"A001", "A002", "A003", "A004"}
    said = [json.loads(line)["number"] for line in (tmp_path / "spoken.jsonl").read_text().splitlines()]
    assert said == ["A001", "A004"]
    assert proved(fake_hall) == {"t-A001", "t-A004"}
