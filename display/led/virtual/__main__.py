"""``python -m display.led.virtual``: lines of virtual bars, to be driven by the real ``hall-led``.

Options of several lines stand one after the other with ``--and`` between them.

Orders come on standard input, one JSON object a line:
``{"fault": "mute", "screen": 2}``, ``{"fault": "nack", "screen": 1, "error": 12}``,
``{"fault": "power_cut", "screen": 1}``, ``{"fault": "garbage"}``, ``{"fault": "half"}``,
``{"fault": "noise"}``, ``{"fault": "echo"}``, ``{"fault": "unplug"}``, ``{"fault": "plug"}``,
``{"fault": "heal"}``.
``"line": NAME`` in an order says which of several lines is meant.
"""

import argparse
import asyncio
import json
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Final

from display.led.virtual.bar import VirtualBar
from display.led.virtual.cards import CARDS
from display.led.virtual.dots import GLOW
from display.led.virtual.line import VirtualLine
from transports.virtual_orders import listen

ROWS: Final = ("16", "24", "32")


def main(arguments: list[str] | None = None) -> int:
    """Run the lines until SIGTERM or Ctrl-C."""
    told = sys.argv[1:] if arguments is None else arguments
    try:
        lines = dict(map(_line, _groups(told)))
    except ValueError as error:
        print(f"--bars: {error}", file=sys.stderr)
        return 2
    asyncio.run(_serve(lines))
    return 0


def _groups(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the options of each line; ``--and`` stands between them."""
    group: list[str] = []
    for word in words:
        if word == "--and":
            yield group
            group = []
        else:
            group.append(word)
    yield group


def _line(words: list[str]) -> tuple[str, VirtualLine]:
    options = _parser().parse_args(words)
    bars = [bar_of(word, options.dir, options.colour) for word in options.bars.split(",")]
    card, place = CARDS[options.protocol](), options.link or options.port
    return options.name, VirtualLine(place, bars, options.dir, card=card, baud=options.baud or None)


def bar_of(word: str, folder: Path, colour: str) -> VirtualBar:
    """Return the bar that ``screen:name[:cells[:colour[:rows]]]`` describes, or raise ValueError."""
    parts = word.split(":")
    if not 2 <= len(parts) <= 5 or not parts[0].isdigit() or not parts[1] or "/" in parts[1]:
        raise ValueError(f"{word!r}: expected screen:name[:cells[:colour[:rows]]], as 1:L01:16")
    cells = parts[2] if len(parts) > 2 else "16"
    own = parts[3] if len(parts) > 3 and parts[3] else colour
    rows = parts[4] if len(parts) > 4 else "16"
    if not cells.isdigit() or own not in GLOW:
        raise ValueError(f"{word!r}: expected a number of cells and one of {', '.join(GLOW)}")
    if rows not in ROWS:
        raise ValueError(f"{word!r}: expected rows of {', '.join(ROWS)}")
    return VirtualBar(int(parts[0]), parts[1], folder, int(cells), own, int(rows))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m display.led.virtual",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--link", type=Path, help="name under which the line can be opened")
    place.add_argument("--port", type=int, help="TCP port of the line on this machine; 0: any")
    parser.add_argument("--name", default="", help="what orders call the line, where there are several")
    parser.add_argument("--bars", required=True, help="screen:name[:cells[:colour[:rows]]],…")
    parser.add_argument("--dir", type=Path, required=True, help="folder for pictures, states and shown.jsonl")
    parser.add_argument("--baud", type=int, default=57600, help="speed of the wire; 0: as fast as it goes")
    parser.add_argument("--protocol", choices=list(CARDS), default="onbon", help="the make of the bars")
    parser.add_argument("--colour", choices=list(GLOW), default="red")
    return parser


async def _serve(lines: Mapping[str, VirtualLine]) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with AsyncExitStack() as running:
        for line in lines.values():
            await running.enter_async_context(line)
        listen(lambda order: obey(lines, order), lambda why: print(why, file=sys.stderr, flush=True))
        for line in lines.values():
            print(json.dumps({"ready": line.address.removeprefix("serial:")}), flush=True)
        await stop.wait()


def obey(lines: Mapping[str, VirtualLine], order: dict[str, Any]) -> None:
    """Carry out one order; raises KeyError or ValueError for one that is none."""
    line = lines.get(order.get("line", next(iter(lines))))
    if line is None:
        raise ValueError(f"line: expected one of {', '.join(lines)}")
    fault = FAULTS.get(order.get("fault", ""))
    if fault is None:
        raise ValueError(f"fault: expected one of {', '.join(FAULTS)}")
    fault(line, order)


FAULTS: dict[str, Callable[[VirtualLine, dict[str, Any]], None]] = {
    "mute": lambda line, order: line.mute(int(order["screen"])),
    "nack": lambda line, order: line.nack(int(order["screen"]), int(order.get("error", 3))),
    "garbage": lambda line, _: line.garbage(),
    "noise": lambda line, _: line.noise(),
    "half": lambda line, _: line.half(),
    "echo": lambda line, _: line.echo(),
    "power_cut": lambda line, order: line.power_cut(int(order["screen"])),
    "unplug": lambda line, _: line.unplug(),
    "plug": lambda line, _: line.plug(),
    "heal": lambda line, _: line.heal(),
}


if __name__ == "__main__":
    sys.exit(main())
