"""A device with a network port, or a line behind a serial server, that can be pulled out."""

import asyncio
import socket
from collections.abc import Callable

from transports.virtual_wire import VirtualWire


class VirtualTcp:
    """A device that listens on ``port`` of 127.0.0.1, whoever connects; ``baud`` None does not pace.

    ``on_bytes`` hears what drivers sent, in small pieces; what is sent goes to
    all that are connected.
    """

    def __init__(self, port: int, *, baud: int | None, on_bytes: Callable[[bytes], None]) -> None:
        self.port = port
        self._wire = VirtualWire(baud, on_bytes=on_bytes, write=self._write)
        self._listener: asyncio.Task[asyncio.Server] | None = None
        self._drivers: set[asyncio.StreamWriter] = set()
        self._serving: set[asyncio.Task[object]] = set()

    @property
    def plugged(self) -> bool:
        """Whether somebody could connect now."""
        return self._listener is not None

    def plug(self) -> None:
        """Begin to listen; does nothing while it does. Raises OSError for a port that is taken."""
        if self._listener is not None:
            return
        listening = socket.create_server(("127.0.0.1", self.port))
        self.port = listening.getsockname()[1]
        self._listener = asyncio.ensure_future(asyncio.start_server(self._serve, sock=listening))
        self._wire.start()

    def unplug(self) -> None:
        """Stop listening and drop everybody."""
        if self._listener is None:
            return
        self._listener.add_done_callback(lambda listener: listener.result().close())
        self._listener = None
        self._wire.stop()
        for driver in self._drivers:
            driver.transport.abort()

    async def gone(self) -> None:
        """Wait until everybody who was dropped is gone."""
        await asyncio.gather(*self._serving, return_exceptions=True)

    def send(self, data: bytes) -> None:
        """Send to whoever is connected."""
        self._wire.send(data)

    async def _serve(self, reader: asyncio.StreamReader, driver: asyncio.StreamWriter) -> None:
        self._drivers.add(driver)
        if (task := asyncio.current_task()) is not None:
            self._serving.add(task)
            task.add_done_callback(self._serving.discard)
        try:
            while data := await reader.read(4096):
                self._wire.came(data)
        except OSError:
            pass  # the driver is gone, which is its right
        finally:
            self._drivers.discard(driver)
            driver.close()

    def _write(self, data: bytes) -> None:
        for driver in self._drivers:
            driver.write(data)
