"""The firmware: real-time commands at once, the rest when the paper gets there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from printers.virtual.condition import Fault
from printers.virtual.device import Device
from printers.virtual.sheet import Sheet


class Bench:
    """A device with nothing around it."""

    def __init__(self, folder: Path) -> None:
        self.said = bytearray()
        self.sheets: list[Sheet] = []
        self.device = Device(
            folder,
            dots=384,
            cutter=True,
            now=lambda: datetime(2026, 11, 23, tzinfo=UTC),
            answer=self.said.extend,
            on_sheet=self.sheets.append,
        )

    def answer_to(self, data: bytes) -> str:
        self.said.clear()
        self.device.receive(data)
        return self.said.hex()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_slip_and_its_proof(bench: Bench) -> None:
    assert bench.answer_to(b"\x1b@A012\n\x1dV\x00\x1dr\x01") == "00"
    assert [(sheet.text, sheet.end, sheet.count) for sheet in bench.sheets] == [("A012", "cut", 1)]


def test_a_cut_without_ink_makes_no_sheet(bench: Bench) -> None:
    bench.device.receive(b"\x1b@\x1dV\x00")
    assert bench.sheets == []


def test_a_stopped_printer_answers_at_once_and_prints_later(bench: Bench) -> None:
    bench.device.set_fault(Fault.COVER_OPEN, True)
    assert bench.answer_to(b"A\n\x1dV\x00\x1dr\x01\x10\x04\x02") == "16"
    assert bench.device.busy
    assert bench.sheets == []
    bench.said.clear()
    bench.device.set_fault(Fault.COVER_OPEN, False)
    assert bench.said.hex() == "00"
    assert [sheet.text for sheet in bench.sheets] == ["A"]
    assert not bench.device.busy


@pytest.mark.parametrize("clear", ["10140801031401060208", "100502"])
def test_a_printer_can_be_told_to_forget(bench: Bench, clear: str) -> None:
    bench.device.set_fault(Fault.PAPER_OUT, True)
    bench.device.receive(b"A\n\x1dV\x00" + bytes.fromhex(clear))
    bench.device.set_fault(Fault.PAPER_OUT, False)
    assert bench.sheets == []
    assert not bench.device.busy


def test_paper_that_runs_out_within_a_slip_is_torn_off_with_the_new_roll(bench: Bench) -> None:
    bench.device.run_out_after(2)
    bench.device.receive(b"1\n2\n3\n4\n\x1dV\x00")
    assert Fault.PAPER_OUT in bench.device.faults
    assert bench.sheets == []
    bench.device.set_fault(Fault.PAPER_OUT, False)
    assert [(sheet.text, sheet.end) for sheet in bench.sheets] == [("1\n2", "torn"), ("3\n4", "cut")]


def test_automatic_status_tells_every_change(bench: Bench) -> None:
    assert bench.answer_to(b"\x1da\xff") == "10000000"
    bench.said.clear()
    bench.device.set_fault(Fault.COVER_OPEN, True)
    bench.device.set_fault(Fault.COVER_OPEN, True)
    bench.device.set_fault(Fault.COVER_OPEN, False)
    assert bench.said.hex() == "3800000010000000"
    assert bench.answer_to(b"\x1da\x00") == ""
    bench.device.set_fault(Fault.PAPER_LOW, True)
    assert bench.said.hex() == ""


def test_a_mute_printer_prints_and_says_nothing(bench: Bench) -> None:
    bench.device.set_fault(Fault.MUTE, True)
    assert bench.answer_to(b"\x10\x04\x01\x1da\xffA\n\x1dV\x00\x1dr\x01\x1dIB") == ""
    assert len(bench.sheets) == 1


def test_it_says_who_it_is(bench: Bench) -> None:
    assert bench.answer_to(b"\x1dIB\x1dr\x02") == b"_HALL\x00\x00".hex()


def test_commands_may_come_byte_by_byte_and_a_broken_line_leaves_no_half_command(bench: Bench) -> None:
    for byte in b"\x1b@A\n\x1dV\x00":
        bench.device.receive(bytes([byte]))
    bench.device.receive(b"\x1d(k\xff")
    bench.device.hang_up()
    bench.device.receive(b"B\n\x1dV\x00\x1bz")
    bench.device.receive(b"C\n\x1dV\x00")
    assert [(sheet.text, sheet.unknown) for sheet in bench.sheets] == [
        ("A", ()),
        ("B", ()),
        ("C", ("ESC z",)),
    ]
