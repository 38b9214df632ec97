"""``python -m readers.virtual --link LINK``: a card reader to be driven by the real driver.

Orders come on standard input, one JSON object a line: ``{"lay": {"name": "…", "number": "…"}}``,
``{"lift": true}``, ``{"fault": "worn"}`` and, to mend it, ``{"fault": "worn", "on": false}``.
Faults: mute, worn (the card cannot be read), garbage, unplug.
"""

import argparse
import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import Any

from readers.virtual.reader import VirtualReader
from transports.virtual_orders import listen


def main(arguments: list[str] | None = None) -> int:
    """Run the reader until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m readers.virtual", description=__doc__)
    parser.add_argument("--link", type=Path, required=True, help="name under which the line can be opened")
    parser.add_argument("--baud", type=int, default=115_200, help="speed of the wire; 0: as fast as it goes")
    options = parser.parse_args(arguments)
    asyncio.run(_serve(VirtualReader(options.link, baud=options.baud or None), options.link))
    return 0


def obey(reader: VirtualReader, order: dict[str, Any]) -> None:
    """Carry out one order; raises KeyError or ValueError for one that is none."""
    if isinstance(card := order.get("lay"), dict):
        reader.lay(str(card["name"]), str(card["number"]))
    elif order.get("lift"):
        reader.lift()
    else:
        reader.set_fault(str(order["fault"]), bool(order.get("on", True)))


async def _serve(reader: VirtualReader, link: Path) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with reader:
        listen(lambda order: obey(reader, order), lambda why: print(_kind(why), file=sys.stderr, flush=True))
        print(json.dumps({"ready": str(link)}), flush=True)
        await stop.wait()


def _kind(why: str) -> str:
    """Return the complaint without the order, which may hold a card."""
    return why.rpartition("}: ")[2]


if __name__ == "__main__":
    sys.exit(main())
