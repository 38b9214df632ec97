"""Kiosk and server parted: the line cut, both restarted, in every order; no number lost, none twice.

A real hall-kiosk and a real hall-server with a line between them that can be
cut. After each step a citizen takes a number; the kiosk is killed while one is
being taken. ``ORDERS`` says how many of the 30 orders are gone through (1 by
default; `make fault` asks for all).
"""

import asyncio
import os
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from itertools import permutations
from pathlib import Path
from signal import SIGKILL
from typing import Any

import pytest

from config.load import DEMO_COUNTY, load
from faults.asking import whole_log
from faults.kiosk import Kiosk
from faults.line import Line
from faults.server import Server
from faults.workload import QUEUE
from printers.virtual.server import VirtualPrinter

STEPS = ("cut", "kill server", "restart kiosk", "start server", "mend")
ORDERS = [
    order
    for order in permutations(STEPS)
    if order.index("cut") < order.index("mend") and order.index("kill server") < order.index("start server")
]
ASKED = int(os.environ.get("ORDERS", "1"))
PATIENCE = 180.0
ENOUGH = 8
QUEUES = load(DEMO_COUNTY, "centre").site.queues


class Hall:
    """A server, a kiosk and its printer, and the line between the two."""

    def __init__(self, server: Server, kiosk: Kiosk, line: Line, printer: VirtualPrinter) -> None:
        self.server, self.kiosk, self.line, self.printer = server, kiosk, line, printer
        self.given: list[str] = []
        self.cut = self.dead = False

    async def citizen(self) -> None:
        self.given.append(await self.kiosk.take())

    async def restart_kiosk(self) -> None:
        """Kill it while a number is being taken; whoever stood there still gets one."""
        taking = asyncio.create_task(self.kiosk.take())
        await asyncio.wait([taking], timeout=random.uniform(0.1, 1.5))
        await self.kiosk.stop()
        given = (await asyncio.gather(taking, return_exceptions=True))[0]
        self.given += [given] if isinstance(given, str) else []
        await self.kiosk.start()

    async def step(self, name: str) -> None:
        match name:
            case "cut":
                self.cut = True
                await self.line.cut()
            case "mend":
                self.cut = False
                await self.line.mend()
            case "kill server":
                self.dead = True
                await self.server.stop(SIGKILL)
            case "start server":
                self.dead = False
                await self.server.start()
            case "restart kiosk":
                await self.restart_kiosk()
        await self.kiosk.sees(away=self.cut or self.dead)

    async def settled(self) -> list[dict[str, Any]]:
        """Return the log once the server knows every number that was given, and each slip's fate."""
        async with asyncio.timeout(PATIENCE):
            while True:
                log = await whole_log(self.server.port)
                known = {row["event"]["number"] for row in of(log, "ticket_issued")}
                told = {row["event"]["ticket"] for row in of(log, "slip_printed")}
                if set(self.given) <= known and len(told) >= len(self.printer.sheets):
                    return log
                await asyncio.sleep(0.2)


def of(log: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [row for row in log if row["event"]["kind"] == kind]


@pytest.fixture
async def hall(tmp_path: Path, serving: Callable[..., Server]) -> AsyncIterator[Hall]:
    server = serving()
    await server.start()
    line, printer = Line(server.port), VirtualPrinter(tmp_path / "paper")
    await line.mend()
    kiosk = Kiosk(tmp_path, line.port, f"tcp:127.0.0.1:{await printer.listen()}")
    await kiosk.start()
    yield Hall(server, kiosk, line, printer)
    await kiosk.stop()
    await line.cut()
    await printer.close()


async def lent(hall: Hall) -> None:
    """Wait until the kiosk has numbers of its own for each queue, and enough of the one that is asked for."""
    async with asyncio.timeout(PATIENCE):
        while True:
            log = await whole_log(hall.server.port)
            leased = [row["event"] for row in of(log, "block_leased")]
            issued = [row["event"] for row in of(log, "ticket_issued")]
            told = set(hall.given) <= {event["number"] for event in issued}
            used = sum("block" in event for event in issued)
            numbers = sum(one["last"] + 1 - one["first"] for one in leased if one["queue"] == QUEUE)
            if len({one["queue"] for one in leased}) == len(QUEUES) and told and numbers - used >= ENOUGH:
                return
            await asyncio.sleep(0.1)


@pytest.mark.timeout(0)
async def test_no_order_of_cuts_and_restarts_loses_or_doubles_a_number(hall: Hall) -> None:
    await hall.kiosk.sees(away=False)
    for order in ORDERS[:ASKED]:
        await lent(hall)
        print(" → ".join(order))
        for name in order:
            await hall.step(name)
            await hall.citizen()
    log = await hall.settled()
    issued = {row["event"]["number"]: row["event"] for row in of(log, "ticket_issued")}
    assert Counter(row["event"]["number"] for row in of(log, "ticket_issued")).most_common(1)[0][1] == 1
    assert any("block" in event for event in issued.values()), "no spare number was given: nothing is proved"
    paper = Counter(number for sheet in hall.printer.sheets for number in issued if number in sheet.text)
    assert [number for number, times in paper.items() if times > 1] == []
    withdrawn = {row["event"]["ticket"] for row in of(log, "ticket_cancelled")}
    open_ones = {number for number, event in issued.items() if event["ticket"] not in withdrawn}
    assert set(hall.given) <= open_ones
    assert open_ones - set(hall.given) <= set(paper), "a ticket waits that nobody was given"
