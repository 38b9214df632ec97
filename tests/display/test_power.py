"""The screen is switched when it is to change, by the site's own command; a failure is told."""

import asyncio
import stat
from pathlib import Path

from structlog.testing import capture_logs

from display.power import Power

WITHIN = 60.0


async def test_it_is_switched_once_a_change(tmp_path: Path) -> None:
    said, program = tmp_path / "said", tmp_path / "switch"
    program.write_text(f"#!/bin/sh\necho $1 >> {said}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    power = Power(f"{program} {{power}}")
    running = asyncio.create_task(power.run())
    try:
        for lines, on in ((1, True), (1, True), (2, False), (3, True)):
            power.want(on)
            async with asyncio.timeout(WITHIN):
                while not said.exists() or len(said.read_text().split()) < lines:
                    await asyncio.sleep(0.02)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert said.read_text().split() == ["on", "off", "on"]


async def test_a_command_that_fails_is_told() -> None:
    with capture_logs() as logged:
        for command in ("/nowhere/xset {power}", "false {power}"):
            power = Power(command)
            running = asyncio.create_task(power.run())
            power.want(False)
            async with asyncio.timeout(WITHIN):
                while not any(entry["event"] == "screen_not_switched" for entry in logged):
                    await asyncio.sleep(0.02)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            assert logged.pop()["power"] == "off"


async def test_without_a_command_nothing_is_switched() -> None:
    power = Power("")
    power.want(False)
    running = asyncio.create_task(power.run())
    await asyncio.sleep(0)
    assert not running.done()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
