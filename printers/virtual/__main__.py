"""Run a virtual printer: ``python -m printers.virtual --port 0 --dir DIR`` prints its port and waits.

Orders come on standard input, one JSON object a line:
``{"fault": "paper_out"}`` and, to repair it, ``{"fault": "paper_out", "on": false}``;
``{"fault": "unplug"}`` pulls the cable out, with ``"on": false`` it is put in again.
"""

import argparse
import asyncio
import signal
import sys
from pathlib import Path
from typing import Any

from printers.virtual.condition import Fault
from printers.virtual.glyphs import FontMissing
from printers.virtual.server import VirtualPrinter
from transports.virtual_orders import listen


def main() -> int:
    """Run until SIGINT or SIGTERM; the exit status is 0, or 1 when it could not start."""
    parser = argparse.ArgumentParser(prog="python -m printers.virtual", description=__doc__)
    parser.add_argument("--dir", type=Path, required=True, help="where slips go, as PNG and JSON")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="TCP port; 0 takes a free one")
    parser.add_argument("--pty", type=Path, metavar="LINK", help="a serial line instead of TCP, at LINK")
    parser.add_argument("--baud", type=int, default=9600, help="speed of the serial line")
    parser.add_argument("--dots", type=int, default=576, help="paper width: 576 for 80 mm, 384 for 58 mm")
    parser.add_argument("--no-cutter", action="store_true", help="paper is torn off by hand")
    parser.add_argument("--fault", action="append", default=[], choices=list(Fault), help="from the start")
    arguments = parser.parse_args()
    try:
        asyncio.run(_run(arguments))
    except (OSError, FontMissing) as error:
        print(f"the virtual printer cannot start: {error}", file=sys.stderr)
        return 1
    return 0


async def _run(arguments: argparse.Namespace) -> None:
    printer = VirtualPrinter(arguments.dir, dots=arguments.dots, cutter=not arguments.no_cutter)
    for fault in arguments.fault:
        printer.set_fault(fault)
    if arguments.pty is not None:
        printer.attach(arguments.pty, baud=arguments.baud)
        print(arguments.pty, flush=True)
    else:
        print(await printer.listen(arguments.host, arguments.port), flush=True)
    orders: set[asyncio.Task[None]] = set()

    def obey(order: dict[str, Any]) -> None:
        task = carry_out(printer, order)
        if task is not None:
            orders.add(task)
            task.add_done_callback(orders.discard)

    listen(obey, lambda why: print(why, file=sys.stderr, flush=True))
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()
    await printer.close()


def carry_out(printer: VirtualPrinter, order: dict[str, Any]) -> asyncio.Task[None] | None:
    """Set or heal the fault of one order; raises KeyError or ValueError for one that is none."""
    fault, on = str(order["fault"]), bool(order.get("on", True))
    if fault == "unplug":
        return asyncio.get_running_loop().create_task(printer.unplug() if on else printer.plug())
    if fault not in list(Fault):
        raise ValueError(f"fault = {fault!r}: expected unplug or one of {', '.join(Fault)}")
    printer.set_fault(fault, on)
    return None


if __name__ == "__main__":
    sys.exit(main())
