"""The keys of the virtual pads, as the hall page names them, pressed on the virtual pad lines."""

from collections.abc import Mapping
from typing import Final

from demo.faults import Faults
from demo.processes import Processes
from demo.wiring import Wiring

KEYS: Final[Mapping[str, tuple[str, str]]] = {
    "next": ("next", ""),
    "recall": ("recall", ""),
    "start": ("enter", ""),
    "finish": ("enter", ""),
    "no_show": ("enter", "6"),
    "hold": ("enter", "0"),
    "pause": ("pause", ""),
}
"""Key of the page → key of the pad, and the digits typed before it (see ``pads.keys``)."""

SHOWN: Final = ("next", "recall", "start", "no_show", "pause")


class NoSuchPad(LookupError):
    """No such pad or key; the sentence says which there are."""


class Unplugged(Exception):
    """The pad's line is pulled out."""


class Pads:
    """All pads, by the id of their window."""

    def __init__(self, wiring: Wiring, processes: Processes, faults: Faults) -> None:
        self._processes = processes
        self._faults = faults
        self._places = {pad.window: (line.id, pad.address) for line in wiring.pad_lines for pad in line.pads}

    def press(self, window: str, key: str) -> None:
        """Press a key. Raises NoSuchPad, Unplugged."""
        if window not in self._places or key not in KEYS:
            known = ", ".join(self._places)
            raise NoSuchPad(f"{window} / {key}: expected a pad of {known} and a key of {', '.join(KEYS)}")
        line, address = self._places[window]
        if "unplug" in self._faults.now[line]:
            raise Unplugged(f"{line} is unplugged")
        pressed, digits = KEYS[key]
        self._processes[f"keys-{line}"].order({"press": pressed, "pad": address, "digits": digits})
