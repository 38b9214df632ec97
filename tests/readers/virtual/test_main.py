"""``python -m readers.virtual`` as the demo starts it: orders in, a line that the driver can open."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from readers.virtual.__main__ import obey
from readers.virtual.reader import VirtualReader


def test_it_says_when_it_is_ready_and_ends_when_told(tmp_path: Path) -> None:
    link = tmp_path / "reader"
    command = [sys.executable, "-m", "readers.virtual", "--link", str(link)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe, stderr=pipe) as program:
        assert program.stdout is not None
        assert json.loads(program.stdout.readline()) == {"ready": str(link)}
        assert link.exists()
        program.terminate()
        _, said = program.communicate('{"lay": {"name": "李测试"}}\n', timeout=60)
    assert program.returncode == 0
    assert "李测试" not in said


async def test_orders_are_carried_out_or_complained_of(tmp_path: Path) -> None:
    async with VirtualReader(tmp_path / "reader") as reader:
        obey(reader, {"lay": {"name": "王", "number": "1" * 18}})
        obey(reader, {"lift": True})
        obey(reader, {"fault": "mute"})
        assert reader.faults == {"mute"}
        obey(reader, {"fault": "mute", "on": False})
        assert reader.faults == set()
        with pytest.raises(ValueError, match="expected one of mute"):
            obey(reader, {"fault": "tired"})
        with pytest.raises(KeyError):
            obey(reader, {"lay": {"name": "王"}})
