"""A virtual device with a network port: the real transport at one end, pulled out and put back."""

import asyncio

import pytest

from transports.errors import TransportError
from transports.open import transport_for
from transports.virtual_tcp import VirtualTcp


async def heard(far: bytearray, count: int) -> None:
    async with asyncio.timeout(60):
        while len(far) < count:
            await asyncio.sleep(0.01)


async def test_both_ways_then_out_then_in_again() -> None:
    far = bytearray()
    device = VirtualTcp(0, baud=None, on_bytes=far.extend)
    device.plug()
    device.plug()
    driver = transport_for(f"tcp:127.0.0.1:{device.port}")
    await driver.open()
    await driver.write(b"call", 30)
    await heard(far, 4)
    device.send(b"yes")
    assert await driver.read(10, 30) == b"yes"
    device.unplug()
    device.unplug()
    assert not device.plugged
    with pytest.raises(TransportError, match="gone"):
        await driver.read(10, 60)
    await driver.close()
    device.plug()
    await driver.open()
    await driver.write(b" again", 30)
    await heard(far, 10)
    assert bytes(far) == b"call again"
    await driver.close()
    device.unplug()
    await device.gone()
