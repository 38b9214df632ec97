"""RFC 2217 against pyserial's own server half, with a real pty behind it: bytes, settings, a server gone."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import serial
import serial.rfc2217

from transports.errors import TransportError
from transports.open import transport_for
from transports.virtual_serial import VirtualSerial
from transports.virtual_tcp import VirtualTcp


class PtyLine(serial.Serial):
    """A pty has no modem lines to be asked for."""

    cts = dsr = ri = cd = property(lambda _: True)

    def _update_rts_state(self) -> None: ...

    def _update_dtr_state(self) -> None: ...


class Server:
    """A serial server for one connection at a time, with the line ``device`` behind it."""

    def __init__(self, device: Path) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.bauds: list[int] = []
        self._device = device
        self._connection: socket.socket | None = None
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        with self._listening, contextlib.suppress(OSError):
            while True:
                self._connection, _ = self._listening.accept()
                with self._connection, PtyLine(str(self._device), timeout=0.02) as line:
                    self._serve(self._connection, line)

    def _serve(self, connection: socket.socket, line: serial.Serial) -> None:
        connection.settimeout(0.02)
        lock = threading.Lock()

        class Back:
            def write(self, data: bytes) -> None:
                with lock:
                    connection.sendall(data)

        manager = serial.rfc2217.PortManager(line, Back())
        while True:
            try:
                data = connection.recv(1024)
                if not data:
                    return
                line.write(b"".join(manager.filter(data)))
            except TimeoutError:
                pass
            except OSError:
                return
            self.bauds.append(line.baudrate)
            if line.in_waiting:
                Back().write(b"".join(manager.escape(line.read(line.in_waiting))))

    def stop(self) -> None:
        """End; what waits in accept or recv is woken."""
        for end in (self._listening, self._connection):
            with contextlib.suppress(OSError):
                if end is not None:
                    end.shutdown(socket.SHUT_RDWR)
        self._thread.join()


@pytest.fixture
def device(tmp_path: Path) -> Path:
    return tmp_path / "line"


@pytest.fixture
def server(device: Path) -> Iterator[Server]:
    server = Server(device)
    yield server
    server.stop()


async def test_bytes_and_the_speed_reach_the_line_behind(server: Server, device: Path) -> None:
    heard = bytearray()
    line = VirtualSerial(device, baud=57600, on_bytes=heard.extend)
    line.plug()
    port = transport_for(f"rfc2217:127.0.0.1:{server.port}?baud=57600")
    await port.open()
    await port.open()
    await port.write(b"call\xff\x00", 60)
    line.send(b"yes\xff")
    said = b""
    while len(said) < 4:
        said += await port.read(100, 60)
    assert said == b"yes\xff"
    async with asyncio.timeout(60):
        while bytes(heard) != b"call\xff\x00" or server.bauds[-1:] != [57600]:
            await asyncio.sleep(0.01)
    assert await port.read(10, 0.01) == b""
    server.stop()
    with pytest.raises(TransportError, match="gone"):
        await port.read(10, 60)
    await port.close()
    line.unplug()


async def test_no_server_is_said(server: Server) -> None:
    server.stop()
    port = transport_for(f"rfc2217:127.0.0.1:{server.port}")
    with pytest.raises(TransportError, match="refused"):
        await port.open()
    await port.close()


async def test_a_server_that_knows_nothing_of_it_is_said() -> None:
    plain = VirtualTcp(0, baud=None, on_bytes=lambda _: plain.send(b"\xff\xfe\x2c"))
    plain.plug()
    port = transport_for(f"rfc2217:127.0.0.1:{plain.port}")
    with pytest.raises(TransportError, match="does not speak RFC 2217"):
        await port.open()
    await port.close()
    plain.unplug()
    await plain.gone()
