"""Orders to virtual devices: faults, healing, and keys of pads."""

from pathlib import Path
from typing import Any

import pytest

from config.load import DEMO_COUNTY, load
from demo.faults import Faults, NoSuchFault
from demo.pads import SHOWN, NoSuchPad, Pads, Unplugged
from demo.place import Place
from demo.wiring import Wiring, wire


class Device:
    def __init__(self) -> None:
        self.heard: list[Any] = []

    def order(self, order: dict[str, Any]) -> None:
        self.heard.append(order)

    def kill(self) -> None:
        self.heard.append("kill")

    def hold(self, on: bool) -> None:
        self.heard.append(("hold", on))


class Running(dict[str, Device]):
    def __missing__(self, name: str) -> Device:
        return self.setdefault(name, Device())


@pytest.fixture
def wiring(tmp_path: Path) -> Wiring:
    return wire(load(DEMO_COUNTY, "centre"), Place(tmp_path, tmp_path), 18000, all_kiosks=False)


def test_a_printer_runs_out_of_paper_and_gets_some(wiring: Wiring) -> None:
    running = Running()
    faults = Faults(wiring, running)  # type: ignore[arg-type]
    faults.set("kiosk-left", "paper_out", True)
    assert faults.now["kiosk-left"] == {"paper_out"}
    faults.set("kiosk-left", "paper_out", False)
    assert faults.now["kiosk-left"] == set()
    heard = running["printer-kiosk-left"].heard
    assert heard == [{"fault": "paper_out", "on": True}, {"fault": "paper_out", "on": False}]


def test_lines_are_pulled_out_and_put_in(wiring: Wiring) -> None:
    running = Running()
    faults = Faults(wiring, running)  # type: ignore[arg-type]
    for line, device in (("led-left", "bars-led-left"), ("pads-right", "keys-pads-right")):
        faults.set(line, "unplug", True)
        faults.set(line, "unplug", False)
        assert running[device].heard == [{"fault": "unplug"}, {"fault": "heal"}]


def test_a_line_that_shares_its_program_is_named_in_the_order(wiring: Wiring) -> None:
    running = Running()
    Faults(wiring, running).set("led-right-cpower", "unplug", True)  # type: ignore[arg-type]
    assert running["bars-single"].heard == [{"fault": "unplug", "line": "led-right-cpower"}]


def test_the_server_is_killed_and_that_is_no_lasting_fault(wiring: Wiring) -> None:
    running = Running()
    faults = Faults(wiring, running)  # type: ignore[arg-type]
    faults.set("server", "restart", True)
    assert running["hall-server"].heard == ["kill"]
    assert faults.now["server"] == set()
    faults.set("server", "offline", True)
    assert faults.now["server"] == {"offline"}
    faults.set("server", "offline", False)
    assert faults.now["server"] == set()
    assert running["hall-server"].heard[1:] == [("hold", True), ("hold", False)]


@pytest.mark.parametrize(
    ("device", "fault"), [("moon", "dark"), ("kiosk-left", "unplug"), ("led-left", "mute")]
)
def test_what_cannot_break_here(wiring: Wiring, device: str, fault: str) -> None:
    with pytest.raises(NoSuchFault, match=f"{device} / {fault}"):
        Faults(wiring, Running()).set(device, fault, True)  # type: ignore[arg-type]


def test_keys_are_pressed_on_the_right_pad(wiring: Wiring) -> None:
    running = Running()
    faults = Faults(wiring, running)  # type: ignore[arg-type]
    pads = Pads(wiring, running, faults)  # type: ignore[arg-type]
    pads.press("r20", "next")
    pads.press("r20", "no_show")
    heard = running["keys-pads-right"].heard
    assert heard == [
        {"press": "next", "pad": 2, "digits": ""},
        {"press": "enter", "pad": 2, "digits": "6"},
    ]
    for window, key in (("x99", "next"), ("l01", "dance")):
        with pytest.raises(NoSuchPad, match=key):
            pads.press(window, key)
    faults.set("pads-right", "unplug", True)
    with pytest.raises(Unplugged, match="pads-right"):
        pads.press("r20", SHOWN[0])
