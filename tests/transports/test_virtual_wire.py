"""A wire that takes its time."""

import asyncio

from transports.virtual_wire import VirtualWire


async def test_both_directions_carry_everything_in_order() -> None:
    heard, said = bytearray(), bytearray()
    wire = VirtualWire(115200, on_bytes=heard.extend, write=said.extend)
    wire.start()
    wire.came(bytes(range(100)))
    for at in range(10):
        wire.send(bytes([at]))
    async with asyncio.timeout(60):
        while len(heard) < 100 or len(said) < 10:
            await asyncio.sleep(0.01)
    wire.stop()
    assert (bytes(heard), bytes(said)) == (bytes(range(100)), bytes(range(10)))


async def test_a_byte_is_never_early() -> None:
    arrived = asyncio.Event()
    wire = VirtualWire(1200, on_bytes=lambda _: arrived.set(), write=lambda _: None)
    wire.start()
    begun = asyncio.get_running_loop().time()
    wire.came(bytes(12))
    async with asyncio.timeout(60):
        await arrived.wait()
    assert asyncio.get_running_loop().time() - begun >= 0.1 - 0.001  # 120 bits at 1200 a second
    wire.stop()


async def test_what_is_sent_while_the_wire_is_out_is_lost() -> None:
    said = bytearray()
    wire = VirtualWire(None, on_bytes=lambda _: None, write=said.extend)
    wire.send(b"lost")
    wire.start()
    wire.send(b"kept")
    async with asyncio.timeout(60):
        while not said:
            await asyncio.sleep(0.01)
    wire.stop()
    assert bytes(said) == b"kept"
