"""The far end of a serial line without hardware: a pty with a stable name, paced, that can be pulled out.

Virtual devices sit on it; the drivers open ``link`` as if it were
``/dev/serial/by-id/…``. A pty carries bytes as they are whatever the baud
rate; what a driver with the wrong one would send and read is worked out here.
"""

import asyncio
import contextlib
import os
import pty
import termios
import tty
from collections.abc import Callable
from pathlib import Path
from typing import Final

from transports.virtual_wire import VirtualWire
from transports.wrong_speed import as_heard

SPEEDS: Final = {
    getattr(termios, f"B{baud}"): baud for baud in (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
}


class VirtualSerial:
    """A line whose near end is the pty behind the symbolic link ``link``.

    ``on_bytes`` hears what the driver sent, in small pieces, when the last bit
    of each would have arrived. ``baud`` None does not pace, and hears any speed.
    """

    def __init__(self, link: Path, *, baud: int | None, on_bytes: Callable[[bytes], None]) -> None:
        self.link = link
        self._baud = baud
        self._wire = VirtualWire(baud, on_bytes=on_bytes, write=self._write)
        self._ends: tuple[int, int] | None = None

    @property
    def plugged(self) -> bool:
        """Whether the near end can be opened now."""
        return self._ends is not None

    def plug(self) -> None:
        """Put the line in: a new pty under the same name; does nothing when it is in."""
        if self._ends is not None:
            return
        far, near = pty.openpty()
        tty.setraw(near)  # kept open here, so that the far end survives the driver's closing
        os.set_blocking(far, False)
        self.link.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.link.with_name(f"{self.link.name}.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(near))
        fresh.replace(self.link)
        self._ends = (far, near)
        asyncio.get_running_loop().add_reader(far, self._read, far)
        self._wire.start()

    def unplug(self) -> None:
        """Pull the line out: the driver's next read or write fails, the name is gone."""
        if self._ends is None:
            return
        far, near = self._ends
        self._ends = None
        asyncio.get_running_loop().remove_reader(far)
        self._wire.stop()
        self.link.unlink(missing_ok=True)
        os.close(near)
        os.close(far)

    def send(self, data: bytes) -> None:
        """Send to the driver; lost when nobody is plugged in, as on a wire."""
        self._wire.send(data)

    def _read(self, far: int) -> None:
        with contextlib.suppress(BlockingIOError, OSError):
            data = os.read(far, 4096)
            self._wire.came(as_heard(data, self._drivers_baud(), self._baud) if self._baud else data)

    def _write(self, data: bytes) -> None:
        if self._ends is not None:
            heard = as_heard(data, self._baud, self._drivers_baud()) if self._baud else data
            with contextlib.suppress(BlockingIOError, OSError):
                os.write(self._ends[0], heard)

    def _drivers_baud(self) -> int:
        """Return the speed that the driver has set; ours for one that has no name."""
        assert self._ends is not None
        assert self._baud is not None
        return SPEEDS.get(termios.tcgetattr(self._ends[1])[4], self._baud)
