"""A file system that is really full, and one that is really read-only, where root may mount one."""

import os
import subprocess
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from faults.asking import is_ready, request, whole_log
from faults.heard import Heard
from faults.server import Ended, Server
from faults.workload import QUEUE, open_windows, take

SIZE = "4m"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small file system, and not everywhere")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(file: Path) -> None:
    """Write until nothing more fits."""
    with file.open("wb", buffering=0) as filler:
        for size in (65_536, 4_096):
            try:
                while filler.write(bytes(size)) == size:
                    pass
            except OSError:
                continue


async def test_a_full_disk_refuses_and_goes_on_when_there_is_room(
    small: Path, serving: Callable[..., Server]
) -> None:
    server, heard = serving(small / "hall.db"), Heard()
    await server.start()
    await open_windows(server.port, heard)
    await take(server.port, heard)
    fill(small / "filler")
    refused = 0
    for number in count():
        body = {"command_id": f"full-{number}", "queue": QUEUE}
        status, answer = await request(server.port, "POST", "/api/v1/tickets", body)
        if status == 201:  # the log still had some room of its own
            heard.note(f"full-{number}", "ticket_issued", answer)
            continue
        assert status == 503
        refused += 1
        if refused == 3:
            break
    assert not await is_ready(server.port)
    for filler in small.glob("filler*"):
        filler.unlink()
    await take(server.port, heard)
    assert await is_ready(server.port)
    assert heard.broken_by(await whole_log(server.port)) == []


async def test_a_read_only_disk_is_told_in_one_sentence(small: Path, serving: Callable[..., Server]) -> None:
    server, heard = serving(small / "hall.db"), Heard()
    await server.start()
    await take(server.port, heard)
    await server.stop()
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    with pytest.raises(Ended) as end:
        await server.start()
    assert end.value.status == 1
    assert "Read-only file system" in end.value.said
    assert end.value.said.count("\n") == 1
