"""One server a file, and the lock goes with whoever held it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from queue_server.engine.ports import StoreFailed
from queue_server.storage.lock import held

HOLD = """
import sys, time
from pathlib import Path
from queue_server.storage.lock import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_second_is_told_that_it_is_in_use(file: Path) -> None:
    with held(file), pytest.raises(StoreFailed, match="in use by another hall-server"), held(file):
        pytest.fail("two held it")
    with held(file):
        pass


def test_a_killed_holder_holds_nothing(file: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    with holder.stdout:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreFailed), held(file):
            pytest.fail("two held it")
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with held(file):
        pass


def test_a_failure_inside_is_not_the_locks(file: Path) -> None:
    with pytest.raises(OSError, match="mine"), held(file):
        raise OSError("mine")


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(StoreFailed), held(tmp_path / "taken" / "hall.db"):
        pytest.fail("held a lock in a file")
