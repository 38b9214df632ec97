"""``python -m pads.virtual``: a line of virtual pads, to be driven by the real ``hall-pads``.

Orders come on standard input, one JSON object a line: ``{"press": "next", "pad": 1}``,
``{"press": "transfer", "pad": 1, "digits": "3"}``, ``{"rate": 0, "pad": 1}``,
``{"fault": "mute", "pad": 1}``, ``{"fault": "garbage"}``, ``{"fault": "echo"}``,
``{"fault": "unplug"}``, ``{"fault": "plug"}``, ``{"fault": "heal"}``.
A pad may be given by its name too: ``{"press": "next", "pad": "l01"}``.
"""

import argparse
import asyncio
import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from pads.virtual.line import VirtualLine
from pads.virtual.pad import VirtualPad
from transports.virtual_orders import listen


def main(arguments: list[str] | None = None) -> int:
    """Run the line until SIGTERM or Ctrl-C."""
    options = _parser().parse_args(arguments)
    try:
        pads = [pad_of(word, options.dir) for word in options.pads.split(",")]
    except ValueError as error:
        print(f"--pads: {error}", file=sys.stderr)
        return 2
    asyncio.run(_serve(VirtualLine(options.link, pads, options.dir, baud=options.baud or None)))
    return 0


def pad_of(word: str, folder: Path) -> VirtualPad:
    """Return the pad that ``address:name`` describes, or raise ValueError."""
    number, colon, name = word.partition(":")
    if not number.isdigit() or not 1 <= int(number) <= 254 or not colon or not name or "/" in name:
        raise ValueError(f"{word!r}: expected address:name, as 1:l01, address from 1 to 254")
    return VirtualPad(int(number), name, folder)


def obey(line: VirtualLine, order: dict[str, Any]) -> None:
    """Carry out one order; raises KeyError or ValueError for one that is none."""
    if "press" in order:
        line.press(_pad(line, order), str(order["press"]), str(order.get("digits", "")))
    elif "rate" in order:
        line.rate(_pad(line, order), int(order["rate"]))
    elif order.get("fault") in FAULTS:
        FAULTS[order["fault"]](line, order)
    else:
        raise ValueError(f"expected press, rate, or a fault of {', '.join(FAULTS)}")


def _pad(line: VirtualLine, order: dict[str, Any]) -> int:
    wanted = order["pad"]
    for pad in line.pads.values():
        if wanted in (pad.number, str(pad.number), pad.name):
            return pad.number
    raise ValueError(f"pad: {wanted!r}: no such pad on this line")


FAULTS: Final = MappingProxyType[str, Callable[[VirtualLine, dict[str, Any]], None]](
    {
        "mute": lambda line, order: line.mute(_pad(line, order)),
        "garbage": lambda line, _: line.garbage(),
        "echo": lambda line, _: line.echo(),
        "unplug": lambda line, _: line.unplug(),
        "plug": lambda line, _: line.plug(),
        "heal": lambda line, _: line.heal(),
    }
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m pads.virtual",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--link", type=Path, required=True, help="name under which the line can be opened")
    parser.add_argument("--pads", required=True, help="address:name,…")
    parser.add_argument("--dir", type=Path, required=True, help="folder for states and pressed.jsonl")
    parser.add_argument("--baud", type=int, default=9600, help="speed of the wire; 0: as fast as it goes")
    return parser


async def _serve(line: VirtualLine) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with line:
        listen(lambda order: obey(line, order), lambda why: print(why, file=sys.stderr, flush=True))
        print(json.dumps({"ready": str(line.link)}), flush=True)
        await stop.wait()


if __name__ == "__main__":
    sys.exit(main())
