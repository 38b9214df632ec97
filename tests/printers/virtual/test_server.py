"""The virtual printer on its lines: judged by receiptio, a host we did not write."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from printers.virtual import VirtualPrinter
from printers.virtual.condition import Fault

Judge = Callable[..., Awaitable[str]]
RECEIPT = '^^^青岚县政务服务中心\n{w:*}\n|您的号|A012|\n---\n"粗体" _下划线_\n'


@pytest.fixture
async def printer(tmp_path: Path) -> AsyncIterator[VirtualPrinter]:
    printer = VirtualPrinter(tmp_path / "paper")
    yield printer
    await printer.close()


@pytest.mark.parametrize(
    ("faults", "verdict"),
    [
        ((), "online"),
        ((Fault.PAPER_LOW,), "online"),
        ((Fault.PAPER_OUT,), "paperempty"),
        ((Fault.COVER_OPEN,), "coveropen"),
        ((Fault.CUTTER_JAM,), "error"),
    ],
)
async def test_receiptio_finds_the_state_it_is_in(
    printer: VirtualPrinter, judge: Judge, faults: tuple[Fault, ...], verdict: str
) -> None:
    port = await printer.listen()
    for fault in faults:
        printer.set_fault(fault)
    assert await judge("printer_host.js", port, "-d 127.0.0.1 -p generic -q printer") == verdict


async def test_receiptio_prints_on_it(printer: VirtualPrinter, judge: Judge) -> None:
    port = await printer.listen()
    said = await judge("printer_host.js", port, "-d 127.0.0.1 -p generic -c 48 -l zh", given=RECEIPT.encode())
    assert said == "success"
    (sheet,) = await asyncio.wait_for(printer.wait_for(1), 30)
    assert sheet.lines[0].text.strip() == "青岚县政务服务中心"
    assert (sheet.lines[0].wide, sheet.lines[0].high) == (2, 2)
    assert "粗体" in sheet.text
    assert sheet.unknown == ()


async def test_receiptio_is_told_when_the_paper_runs_out_in_between(
    printer: VirtualPrinter, judge: Judge
) -> None:
    port = await printer.listen()
    printer.run_out_after(1)
    said = await judge("printer_host.js", port, "-d 127.0.0.1 -p generic -c 48 -l zh", given=RECEIPT.encode())
    assert said == "paperempty"


async def test_a_cut_cable_and_a_new_one(printer: VirtualPrinter) -> None:
    port = await printer.listen()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"\x10\x04\x01")
    assert await reader.readexactly(1) == b"\x12"
    await printer.unplug()
    with pytest.raises(ConnectionError):
        await _ended(reader)
    writer.close()
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)
    await printer.plug()
    await printer.plug()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"\x10\x04\x04")
    assert await reader.readexactly(1) == b"\x12"
    writer.close()
    await writer.wait_closed()


async def _ended(reader: asyncio.StreamReader) -> None:
    if not await reader.read():
        raise ConnectionResetError


async def test_over_a_serial_line(printer: VirtualPrinter, tmp_path: Path) -> None:
    from transports.open import transport_for

    printer.attach(tmp_path / "tty")
    pipe = transport_for(f"serial:{tmp_path / 'tty'}")
    await pipe.open()
    await pipe.write(b"\x1b@A012\n\x1dV\x00\x1dr\x01", 5.0)
    assert await pipe.read(1, 30.0) == b"\x00"
    assert [sheet.text for sheet in await asyncio.wait_for(printer.wait_for(1), 30)] == ["A012"]
    await pipe.close()


async def test_who_listens_is_told_of_every_sheet(tmp_path: Path) -> None:
    told: list[str] = []
    printer = VirtualPrinter(tmp_path, on_sheet=lambda sheet: told.append(sheet.png))
    _, writer = await asyncio.open_connection("127.0.0.1", await printer.listen())
    writer.write(b"1\n\x1dV\x002\n\x1dV\x00")
    await asyncio.wait_for(printer.wait_for(2), 30)
    assert told == ["slip-00001.png", "slip-00002.png"]
    writer.close()
    await printer.close()


def test_a_fault_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="on_fire"):
        VirtualPrinter(tmp_path).set_fault("on_fire")
