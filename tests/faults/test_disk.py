"""The shim under a real program: what it does is written down in order, and fails as it is told to."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from faults.disk import Disk, How
from faults.journal import Kind, read

PROGRAM = """
import os, sys
os.chdir(sys.argv[1])
folder = os.getcwd()
try:
    file = os.open(folder + "/a", os.O_RDWR | os.O_CREAT)
    print(os.write(file, b"abcdef"))
    os.pwrite(file, b"X", 1)
    os.fsync(file)
    os.ftruncate(file, 3)
    os.fdatasync(file)
    at = os.open(folder, os.O_RDONLY)
    os.fsync(at)
    os.rename(folder + "/a", folder + "/b")
    os.unlink(folder + "/b")
    os.close(os.open("/dev/null", os.O_RDWR))
except OSError as error:
    print(error.errno)
"""


@pytest.fixture
def program(disk: Disk) -> Callable[[], list[str]]:
    """Return what runs the program on the disk and returns its lines."""

    def run() -> list[str]:
        command = [sys.executable, "-c", PROGRAM, str(disk.folder)]
        environment = dict(disk.environment())
        return subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True
        ).stdout.split()

    return run


def test_all_is_written_down_in_order(disk: Disk, program: Callable[[], list[str]]) -> None:
    assert program() == ["6"]
    deeds = [(deed.kind, deed.at, deed.data) for deed in read(disk.log)]
    assert deeds == [
        (Kind.opened, 1, b"a"),
        (Kind.written, 0, b"abcdef"),
        (Kind.written, 1, b"X"),
        (Kind.synced, 0, b""),
        (Kind.truncated, 3, b""),
        (Kind.synced, 0, b""),
        (Kind.folder_synced, 0, b""),
        (Kind.renamed, 0, b"a\0b"),
        (Kind.unlinked, 0, b"b"),
    ]
    assert disk.logged == len(deeds)
    assert disk.calls == 9


@pytest.mark.parametrize(("how", "number"), [(How.input_output, 5), (How.no_space, 28), (How.read_only, 30)])
def test_the_nth_call_fails_and_leaves_no_trace(
    disk: Disk, program: Callable[[], list[str]], how: How, number: int
) -> None:
    for first in range(1, 10):
        before = disk.logged
        disk.fail(how, first, times=1)
        assert program()[-1] == str(number)
        assert disk.failed == 1
        assert disk.logged - before == first - 1
        (disk.folder / "a").unlink(missing_ok=True)
        (disk.folder / "b").unlink(missing_ok=True)
    disk.fail(how, 10)
    assert program() == ["6"]
    assert disk.failed == 0


def test_a_short_write_writes_half_and_a_swallowed_sync_does_nothing(
    disk: Disk, program: Callable[[], list[str]]
) -> None:
    disk.fail(How.short, 2, times=1)
    assert program() == ["3"]
    assert [deed.data for deed in read(disk.log) if deed.kind is Kind.written] == [b"abc", b"X"]
    before = disk.logged
    disk.fail(How.swallow)
    program()
    kinds = [deed.kind for deed in read(disk.log)][before:]
    assert Kind.written in kinds
    assert not {Kind.synced, Kind.folder_synced} & set(kinds)
    disk.mend()
    program()
    assert Kind.synced in [deed.kind for deed in read(disk.log)][before + len(kinds) :]
