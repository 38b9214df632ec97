"""Address text → the Transport for it; the only file that knows every kind."""

from transports.address import FileAddress, NullAddress, Rfc2217Address, SerialAddress, TcpAddress, parse
from transports.file import DeviceFile
from transports.null import NullTransport
from transports.rfc2217 import Rfc2217Port
from transports.serial_port import SerialPort
from transports.tcp import TcpSocket
from transports.transport import Transport


def transport_for(text: str) -> Transport:
    """Return the transport of address ``text``, not yet opened.

    Nothing is touched here, so that a program can start without its device;
    raises BadAddress for a text that no transport understands.
    """
    match parse(text):
        case SerialAddress() as place:
            return SerialPort(place)
        case TcpAddress() as place:
            return TcpSocket(place)
        case Rfc2217Address() as place:
            return Rfc2217Port(place)
        case FileAddress() as place:
            return DeviceFile(place)
        case NullAddress() as place:
            return NullTransport(place.text)
