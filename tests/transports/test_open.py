"""Every kind of address has its transport, and none is touched before it is opened."""

import pytest

from transports.errors import BadAddress
from transports.file import DeviceFile
from transports.null import NullTransport
from transports.open import transport_for
from transports.rfc2217 import Rfc2217Port
from transports.serial_port import SerialPort
from transports.tcp import TcpSocket

KINDS = {
    "serial:/dev/no-such-line?baud=57600": SerialPort,
    "tcp:printer.invalid:9100": TcpSocket,
    "rfc2217:server.invalid:4001?baud=57600": Rfc2217Port,
    "file:/dev/no-such-printer": DeviceFile,
    "null:": NullTransport,
}


@pytest.mark.parametrize(("text", "kind"), KINDS.items())
def test_kinds(text: str, kind: type) -> None:
    transport = transport_for(text)
    assert type(transport) is kind
    assert transport.address == text


def test_a_bad_address_is_refused() -> None:
    with pytest.raises(BadAddress):
        transport_for("usb:04b8:0202")
