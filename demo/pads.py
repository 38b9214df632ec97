"""The keys of the virtual pads, as the hall page names them, pressed on the virtual pad lines."""

from collections.abc import Callable, Mapping
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


def rater(wiring: Wiring, processes: Processes) -> Callable[[str, int], None]:
    """Return what presses a rating key of the virtual pad at a window, if there is one."""
    places = places_of(wiring)

    def rate(window: str, key: int) -> None:
        if window in places:
            line, address = places[window]
            processes[f"keys-{line}"].order({"rate": key, "pad": address})

    return rate


def places_of(wiring: Wiring) -> dict[str, tuple[str, int]]:
    """Return window → the line and the address of its pad."""
    return {pad.window: (line.id, pad.address) for line in wiring.pad_lines for pad in line.pads}


class Pads:
    """All pads, by the id of their window."""

    def __init__(self, wiring: Wiring, processes: Processes, faults: Faults) -> None:
        self._processes = processes
        self._faults = faults
        self._places = places_of(wiring)

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
