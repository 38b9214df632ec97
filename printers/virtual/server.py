"""A virtual printer on a TCP port or at the end of a serial line; faults can be set while it runs."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from printers.virtual.condition import Fault
from printers.virtual.device import Device
from printers.virtual.sheet import Sheet
from transports.virtual_serial import VirtualSerial

SLOW: Final = 480  # bytes a second while slow
CHUNK: Final = 4096


class VirtualPrinter:
    """A printer 80 mm wide (576 dots) or as told.

    What comes out goes to ``folder``, ``sheets`` and ``on_sheet``. ``now`` gives
    the time written on a sheet's record; UTC by default.
    """

    def __init__(
        self,
        folder: Path,
        *,
        dots: int = 576,
        cutter: bool = True,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        on_sheet: Callable[[Sheet], None] = lambda _sheet: None,
    ) -> None:
        self.sheets: list[Sheet] = []
        self._heard_of = on_sheet
        self._device = Device(
            folder, dots=dots, cutter=cutter, now=now, answer=self._answer, on_sheet=self._came_out
        )
        self._server: asyncio.Server | None = None
        self._place = ("127.0.0.1", 0)
        self._writers: set[asyncio.StreamWriter] = set()
        self._serving: set[asyncio.Task[None]] = set()
        self._serial: VirtualSerial | None = None
        self._next_sheet: asyncio.Future[None] | None = None

    @property
    def faults(self) -> frozenset[Fault]:
        """What is wrong now."""
        return self._device.faults

    @property
    def busy(self) -> bool:
        """Whether it is in the middle of a slip."""
        return self._device.busy

    async def listen(self, host: str = "127.0.0.1", port: int = 0) -> int:
        """Take connections; return the port."""
        self._server = await asyncio.start_server(self._serve, host, port)
        self._place = self._server.sockets[0].getsockname()[:2]
        return self._place[1]

    def attach(self, link: Path, *, baud: int | None = None) -> None:
        """Sit at the far end of a serial line whose near end is ``link``; ``baud`` None does not pace."""
        self._serial = VirtualSerial(link, baud=baud, on_bytes=self._device.receive)
        self._serial.plug()

    def set_fault(self, fault: Fault | str, on: bool = True) -> None:
        """Bring ``fault`` about, or repair it; raises ValueError for a fault that does not exist."""
        self._device.set_fault(Fault(fault), on)

    def run_out_after(self, lines: int) -> None:
        """Let the paper end after ``lines`` more printed lines."""
        self._device.run_out_after(lines)

    async def unplug(self) -> None:
        """Cut the cable: connections break, new ones are refused."""
        if self._serial is not None:
            self._serial.unplug()
        server, self._server = self._server, None
        if server is not None:
            server.close()
        for writer in tuple(self._writers):
            writer.transport.abort()
        self._device.hang_up()
        await asyncio.gather(*self._serving, return_exceptions=True)

    async def plug(self) -> None:
        """Put the cable in again, at the same port and the same link."""
        if self._serial is not None:
            self._serial.plug()
        if self._server is None and self._place[1]:
            await self.listen(*self._place)

    async def close(self) -> None:
        """Switch off."""
        await self.unplug()

    async def wait_for(self, count: int) -> list[Sheet]:
        """Return the sheets once there are at least ``count``."""
        while len(self.sheets) < count:
            if self._next_sheet is None or self._next_sheet.done():
                self._next_sheet = asyncio.get_running_loop().create_future()
            await asyncio.shield(self._next_sheet)
        return self.sheets

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)
        self._writers.add(writer)
        try:
            while data := await reader.read(48 if Fault.SLOW in self.faults else CHUNK):
                if Fault.SLOW in self.faults:
                    await asyncio.sleep(len(data) / SLOW)
                if writer.transport.is_closing():
                    break  # the cable was cut meanwhile: what had not arrived never does
                self._device.receive(data)
        except ConnectionError:
            pass  # the host left without a word, as hosts do
        finally:
            self._writers.discard(writer)
            self._device.hang_up()
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    def _answer(self, data: bytes) -> None:
        for writer in self._writers:
            writer.write(data)
        if self._serial is not None:
            self._serial.send(data)

    def _came_out(self, sheet: Sheet) -> None:
        self.sheets.append(sheet)
        self._heard_of(sheet)
        if self._next_sheet is not None and not self._next_sheet.done():
            self._next_sheet.set_result(None)
