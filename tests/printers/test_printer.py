"""What becomes of a slip: with every fault of a virtual printer, and with every write failing in turn."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from printers.compose import slip_bytes
from printers.outcome import NotPrinted, Outcome, Printed, Unknown
from printers.printer import Printer
from printers.profile import load_profile
from printers.slip import Slip
from printers.virtual import VirtualPrinter
from printers.virtual.condition import Fault
from transports.null import NullTransport
from transports.open import transport_for

PROFILE = load_profile("generic-80")
WELL = b"\x12"


class Hall:
    """A virtual printer and the real driver over TCP."""

    def __init__(self, folder: Path) -> None:
        self.device = VirtualPrinter(folder)

    async def start(self) -> None:
        self._pipe = transport_for(f"tcp:127.0.0.1:{await self.device.listen()}")
        self.driver = self.driver_with(1.0)

    def driver_with(self, answer_timeout: float) -> Printer:
        return Printer(self._pipe, PROFILE, answer_timeout=answer_timeout)


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    hall = Hall(tmp_path)
    await hall.start()
    yield hall
    await hall.device.close()


@pytest.fixture
def data(chinese_slip: Slip) -> bytes:
    return slip_bytes(chinese_slip, PROFILE)


async def test_a_slip_is_printed_and_the_printer_proves_it(hall: Hall, data: bytes) -> None:
    assert (await hall.driver.status()).state == "good"
    assert await hall.driver.print(data) == Printed()
    assert [sheet.largest for sheet in hall.device.sheets] == ["C012"]


async def test_slips_asked_for_at_once_come_out_one_after_the_other(hall: Hall, data: bytes) -> None:
    assert await asyncio.gather(*(hall.driver.print(data) for _ in range(3))) == [Printed()] * 3
    assert [sheet.end for sheet in hall.device.sheets] == ["cut"] * 3


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.PAPER_OUT, "paper_out"),
        (Fault.COVER_OPEN, "cover_open"),
        (Fault.CUTTER_JAM, "cutter_error"),
        (Fault.OFFLINE, "offline"),
    ],
)
async def test_a_printer_that_cannot_print_is_not_given_the_slip(
    hall: Hall, data: bytes, fault: Fault, reason: str
) -> None:
    hall.device.set_fault(fault)
    status = await hall.driver.status()
    assert (status.state, status.reasons[0]) == ("bad", reason)
    assert await hall.driver.print(data) == NotPrinted(reason)
    hall.device.set_fault(fault, False)
    assert hall.device.sheets == []
    assert await hall.driver.print(data) == Printed()


async def test_little_paper_is_told_and_printed_on(hall: Hall, data: bytes) -> None:
    hall.device.set_fault(Fault.PAPER_LOW)
    status = await hall.driver.status()
    assert (status.state, status.paper_low) == ("good", True)
    assert await hall.driver.print(data) == Printed()


async def test_paper_that_ends_within_the_slip(hall: Hall, data: bytes) -> None:
    """The rest is taken back: when the new roll is in, no second half comes out."""
    hall.device.run_out_after(5)
    driver = hall.driver_with(0.2)
    assert await driver.print(data) == NotPrinted("paper_out")
    hall.device.set_fault(Fault.PAPER_OUT, False)
    assert [sheet.end for sheet in hall.device.sheets] == ["torn"]
    assert hall.device.sheets[0].qr == ()
    assert await driver.print(data) == Printed()
    assert hall.device.sheets[1].qr != ()


async def test_a_mute_printer_is_unknown_even_when_the_slip_came_out(hall: Hall, data: bytes) -> None:
    hall.device.set_fault(Fault.MUTE)
    driver = hall.driver_with(0.05)
    assert (await driver.status()).state == "unknown"
    assert await driver.print(data) == Unknown("mute")
    assert len(await asyncio.wait_for(hall.device.wait_for(1), 30)) == 1


async def test_a_slow_printer_is_waited_for(hall: Hall, data: bytes) -> None:
    hall.device.set_fault(Fault.SLOW)
    assert await hall.driver.print(data) == Printed()


async def test_a_cut_cable(hall: Hall, data: bytes) -> None:
    await hall.device.unplug()
    assert await hall.driver.print(data) == NotPrinted("refused")
    assert (await hall.driver.status()).reasons == ("refused",)
    await hall.device.plug()
    assert await hall.driver.print(data) == Printed()


async def test_a_cable_cut_after_the_bytes_went_out_leaves_it_unknown(hall: Hall, data: bytes) -> None:
    hall.device.set_fault(Fault.SLOW)
    printing = asyncio.ensure_future(hall.driver.print(data))
    while not hall.device.busy:
        await asyncio.sleep(0.01)
    await hall.device.unplug()
    assert isinstance(await printing, Unknown)


async def test_over_a_serial_line_and_without_it(tmp_path: Path, data: bytes) -> None:
    device = VirtualPrinter(tmp_path / "paper")
    device.attach(tmp_path / "ttyUSB0", baud=115_200)
    driver = Printer(transport_for(f"serial:{tmp_path / 'ttyUSB0'}?baud=115200"), PROFILE)
    assert await driver.print(data) == Printed()
    await device.unplug()
    assert await driver.print(data) == NotPrinted("missing")
    await device.plug()
    assert await driver.print(data) == Printed()
    assert [sheet.largest for sheet in device.sheets] == ["C012", "C012"]
    await device.close()


async def test_bytes_into_a_file_are_unknown(tmp_path: Path, data: bytes) -> None:
    plain = load_profile("generic")
    driver = Printer(transport_for(f"file:{tmp_path / 'lp0'}"), plain)
    assert await driver.print(data) == Unknown("mute")
    assert (tmp_path / "lp0").read_bytes() == data


def answered(asked: bytes) -> bytes:
    return WELL if asked[:2] == b"\x10\x04" else b""


# the write that fails → what became of the slip; 1-4 ask before, 5 is the slip, 6 asks after
WRITES: list[tuple[dict[str, int], Outcome]] = [
    ({"fail_on": 1}, NotPrinted("gone")),
    ({"fail_on": 4}, NotPrinted("gone")),
    ({"fail_on": 5}, Unknown("gone")),
    ({"fail_on": 6}, Unknown("gone")),
    ({"stall_on": 1}, NotPrinted("timeout")),
    ({"stall_on": 5}, NotPrinted("timeout")),
    ({"stall_on": 6}, Unknown("timeout")),
    ({"lose_on": 5}, Unknown("timeout")),
]


@pytest.mark.parametrize(("failing", "outcome"), WRITES)
async def test_every_write_may_fail(failing: dict[str, int], outcome: Outcome) -> None:
    pipe = NullTransport(answer=answered)
    for name, at in failing.items():
        setattr(pipe, name, at)
    assert await Printer(pipe, PROFILE, answer_timeout=0.01).print(b"slip", deadline=0.05) == outcome
    assert not pipe.opened


async def test_a_printer_without_proof_is_asked_afterwards() -> None:
    profile = msgspec.structs.replace(PROFILE, proof="none")
    pipe = NullTransport(answers=[WELL] * 4 + [b""] + [WELL] * 4)
    assert await Printer(pipe, profile, answer_timeout=0.01).print(b"slip") == Printed()
    assert pipe.writes[4] == b"slip"
    out = NullTransport(answers=[WELL] * 4 + [b""] + [WELL] * 3 + [b"\x72"])
    assert await Printer(out, profile, answer_timeout=0.01).print(b"slip") == NotPrinted("paper_out")


async def test_a_slip_given_up_is_taken_back() -> None:
    pipe = NullTransport(answer=answered)
    assert await Printer(pipe, PROFILE, answer_timeout=0.01).print(b"slip", deadline=0.02) == Unknown(
        "timeout"
    )
    assert pipe.writes[-1].hex() == "10140801031401060208"
