"""How a kiosk's run ends, and that it beats for its guard meanwhile."""

import asyncio
import os
import signal
import socket
from pathlib import Path

from kiosk.ending import Ending, beat
from station.heartbeat import READY, Heartbeat


async def test_it_ends_when_asked_with_the_status_asked_for_and_by_a_signal() -> None:
    ending = Ending()
    ending.ask(75)
    await asyncio.wait_for(ending.wait(), 60)
    assert ending.status == 75
    told = Ending()
    told.heed_signals()
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(told.wait(), 60)
    assert told.status == 0


async def test_it_beats_from_the_loop_that_draws(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "ear"))
        ear.setblocking(False)
        beating = asyncio.create_task(beat(Heartbeat({"NOTIFY_SOCKET": str(tmp_path / "ear")})))
        word = await asyncio.wait_for(asyncio.get_running_loop().sock_recv(ear, 100), 60)
        beating.cancel()
    assert word == READY
