"""``python -m benchmarks.led_far_end LINK BAUD BARS MUTE``: the far end of an LED line, and nothing besides.

Virtual Onbon cards at the line's own speed that draw nothing, so that the
measured end has the machine to itself. Of every text it prints when its last
bit was through: ``nanoseconds screen text``, by the clock all processes share.
"""

import asyncio
import sys
import time
from pathlib import Path

from display.led.virtual.card import Update
from display.led.virtual.onbon_card import OnbonCard
from transports.virtual_serial import VirtualSerial


async def serve(link: Path, baud: int, bars: int, mute: frozenset[int]) -> None:
    """Answer until the parent goes."""
    card = OnbonCard()

    def hear(data: bytes) -> None:
        for heard in card.hear(data):
            meant = range(1, bars + 1) if heard.screen is None else (heard.screen,)
            well = [screen for screen in meant if screen <= bars and screen not in mute]
            if well and isinstance(heard.meaning, Update):
                now, text = time.monotonic_ns(), heard.meaning.areas[0].text.strip()
                print("\n".join(f"{now} {screen} {text}" for screen in well), flush=True)
            if heard.wants_answer and heard.screen in well:
                line.send(card.answer(heard, heard.screen, 0))

    line = VirtualSerial(link, baud=baud, on_bytes=hear)
    line.plug()
    print("ready", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    line.unplug()


if __name__ == "__main__":
    place, speed, number, silent = sys.argv[1:]
    quiet = frozenset(int(screen) for screen in silent.split(",") if screen)
    asyncio.run(serve(Path(place), int(speed), int(number), quiet))
