"""Address texts: what they mean, and what is said about those that mean nothing."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transports.address import FileAddress, NullAddress, Rfc2217Address, SerialAddress, TcpAddress, parse
from transports.errors import BadAddress

GOOD = {
    "serial:/dev/ttyUSB0": SerialAddress("serial:/dev/ttyUSB0", "/dev/ttyUSB0"),
    "serial:/dev/ttyUSB0?baud=57600&exclusive=0": SerialAddress(
        "serial:/dev/ttyUSB0?baud=57600&exclusive=0", "/dev/ttyUSB0", baud=57_600, exclusive=False
    ),
    "serial:/dev/serial/by-id/usb-1a86?baud=9600&bits=7&parity=E&stop=2&flow=rtscts": SerialAddress(
        "serial:/dev/serial/by-id/usb-1a86?baud=9600&bits=7&parity=E&stop=2&flow=rtscts",
        "/dev/serial/by-id/usb-1a86",
        bits=7,
        parity="E",
        stop=2,
        flow="rtscts",
    ),
    "tcp:10.0.0.9:9100": TcpAddress("tcp:10.0.0.9:9100", "10.0.0.9", 9100),
    "tcp:[fe80::1]:9100": TcpAddress("tcp:[fe80::1]:9100", "fe80::1", 9100),
    "tcp:printer-3.hall:9100": TcpAddress("tcp:printer-3.hall:9100", "printer-3.hall", 9100),
    "tcp:10.0.0.9:4001?baud=57600": TcpAddress("tcp:10.0.0.9:4001?baud=57600", "10.0.0.9", 4001, 57_600),
    "rfc2217:10.0.0.9:4001": Rfc2217Address("rfc2217:10.0.0.9:4001", "10.0.0.9", 4001),
    "rfc2217:[fe80::1]:4001?baud=2400&bits=7&parity=E&stop=2": Rfc2217Address(
        "rfc2217:[fe80::1]:4001?baud=2400&bits=7&parity=E&stop=2", "fe80::1", 4001, 2400, 7, "E", 2
    ),
    "file:/dev/usb/lp0": FileAddress("file:/dev/usb/lp0", "/dev/usb/lp0"),
    "null:": NullAddress("null:"),
    "  null: ": NullAddress("null:"),
}

# text → the field that is wrong and a word of what is expected
BAD = {
    "": ("kind", "serial:"),
    "null": ("kind", "null:"),
    "com3:": ("kind", "serial:"),
    "usb:04b8:0202": ("kind", "later release"),
    "serial:ttyUSB0": ("device", "absolute"),
    "serial:/dev/": ("device", "absolute"),
    "serial:/dev/ttyS0?baud=fast": ("baud", "whole number"),
    "serial:/dev/ttyS0?baud=-1": ("baud", "50"),
    "serial:/dev/ttyS0?baud=²": ("baud", "whole number"),
    "serial:/dev/ttyS0?speed=9600": ("option", "baud"),
    "serial:/dev/ttyS0?parity=X": ("parity", "N, E, O"),
    "serial:/dev/ttyS0?baud=9600&baud=9600": ("baud", "once"),
    "tcp:10.0.0.9": ("host", "HOST:PORT"),
    "tcp::9100": ("host", "HOST:PORT"),
    "tcp:fe80::1:9100": ("host", "[fe80::1]"),
    "tcp:h:0": ("port", "65535"),
    "tcp:h:65536": ("port", "65535"),
    "tcp:h:9100?timeout=3": ("option", "baud"),
    "tcp:h:9100?baud=0": ("baud", "50"),
    "rfc2217:h:4001?flow=none": ("option", "parity"),
    "rfc2217:h": ("host", "HOST:PORT"),
    "file:lp0": ("path", "absolute"),
    "file:/dev/usb/lp0?baud=9600": ("option", "no options"),
    "null:x": ("rest", "nothing"),
}


@pytest.mark.parametrize(("text", "value"), GOOD.items())
def test_an_address_is_read(text: str, value: object) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(("text", "told"), BAD.items())
def test_a_bad_address_names_field_value_and_what_was_expected(text: str, told: tuple[str, str]) -> None:
    with pytest.raises(BadAddress) as caught:
        parse(text)
    assert caught.value.field == told[0]
    assert told[1] in caught.value.expected
    assert repr(text) in str(caught.value)


@given(st.text())
def test_no_text_does_worse_than_bad_address(text: str) -> None:
    with contextlib.suppress(BadAddress):
        assert parse(text).text == text.strip()
