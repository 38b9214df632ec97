"""Breaking virtual devices on purpose, and mending them: what may be asked for, and what was.

A line that is unplugged and a printer without paper stay so until they are
healed, and so does a server that is ``offline``; its ``restart`` is over by itself.
"""

from collections.abc import Mapping
from typing import Final

from demo.processes import Processes
from demo.wiring import Wiring

PRINTER: Final = ("paper_out", "cover_open", "offline")
LINE: Final = ("unplug",)
SERVER: Final = ("restart", "offline")


class NoSuchFault(LookupError):
    """The device or the fault does not exist here; the sentence says which there are."""


class Faults:
    """``can`` maps every device to its faults; ``now`` are those that are set."""

    def __init__(self, wiring: Wiring, processes: Processes) -> None:
        self._processes = processes
        self._heard_by = {
            **{kiosk.id: f"printer-{kiosk.id}" for kiosk in wiring.kiosks},
            **{line.id: wiring.bars_of(line) for line in wiring.led_lines},
            **{line.id: f"keys-{line.id}" for line in wiring.pad_lines},
        }
        self._printers = frozenset(kiosk.id for kiosk in wiring.kiosks)
        self.can: Mapping[str, tuple[str, ...]] = {
            **{device: PRINTER if device in self._printers else LINE for device in self._heard_by},
            "server": SERVER,
        }
        self.now: dict[str, set[str]] = {device: set() for device in self.can}

    def set(self, device: str, fault: str, on: bool) -> None:
        """Break or mend. Raises NoSuchFault."""
        if fault not in self.can.get(device, ()):
            raise NoSuchFault(f"{device} / {fault}: expected one of {dict(self.can)}")
        server = self._processes["hall-server"]
        if fault == "restart":
            server.kill()
            return
        (self.now[device].add if on else self.now[device].discard)(fault)
        if device == "server":
            server.hold(on)
            return
        self._processes[self._heard_by[device]].order(self._order(device, fault, on))

    def _order(self, device: str, fault: str, on: bool) -> dict[str, object]:
        if device in self._printers:
            return {"fault": fault, "on": on}
        order: dict[str, object] = {"fault": fault if on else "heal"}
        return order | ({"line": device} if self._heard_by[device] == "bars-single" else {})
