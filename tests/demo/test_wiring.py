"""The overlay: our devices, the site's own options, the site's settings untouched."""

from pathlib import Path

from config.load import DEMO_COUNTY, load
from demo.place import settle
from demo.wiring import wire


def test_lines_keep_their_options_and_get_our_device(tmp_path: Path) -> None:
    loaded, place = load(DEMO_COUNTY, "centre"), settle(tmp_path / "run", 1)
    wiring = wire(loaded, place, 18000, all_kiosks=False)
    place.leave()
    line = wiring.led_lines[0]
    assert wiring.line(line) == f"serial:{place.tty(line.id)}?baud=57600"
    assert wiring.printer("kiosk-left") == f"tcp:127.0.0.1:{wiring.printers['kiosk-left']}"
    assert (wiring.page_port, wiring.view_port) == (18001, 18002)
    assert [kiosk.id for kiosk in wiring.kiosks] == ["kiosk-left"]
    assert loaded == load(DEMO_COUNTY, "centre")


def test_port_0_takes_free_ones(tmp_path: Path) -> None:
    place = settle(tmp_path / "run", 0)
    wiring = wire(load(DEMO_COUNTY, "centre"), place, 0, all_kiosks=True)
    place.leave()
    ports = [wiring.server_port, wiring.page_port, wiring.view_port, *wiring.printers.values()]
    assert len(wiring.printers) == 2
    assert all(port > 1023 for port in ports)


def test_single_bars_share_a_program_and_networked_ones_get_a_port(tmp_path: Path) -> None:
    place = settle(tmp_path / "run", 0)
    wiring = wire(load(DEMO_COUNTY, "centre"), place, 0, all_kiosks=False)
    place.leave()
    lines = {line.protocol: line for line in wiring.led_lines}
    assert {wiring.bars_of(line) for line in wiring.led_lines} == {
        "bars-led-left",
        "bars-led-right",
        "bars-single",
    }
    net = lines["cpower-tcp"]
    assert wiring.line(net) == f"tcp:127.0.0.1:{wiring.networked[net.id]}"
    assert set(lines) == {"onbon", "onbon-5k", "cpower", "cpower-tcp", "template", "modbus", "alpha"}
