"""Which virtual device stands at which end of which wire: the overlay over the site's own addresses.

The site's configuration stays as it is; every program is told the addresses of
this machine by its flags.
"""

from dataclasses import dataclass, field

from config.led import LedLine
from config.load import Loaded
from config.settings import Board, Kiosk, PadLine
from demo.place import Place
from demo.ports import free_port


@dataclass(frozen=True)
class Wiring:
    """The ports and devices of a run; ``printers`` maps kiosks to TCP ports, ``networked`` LED lines."""

    loaded: Loaded
    place: Place
    server_port: int
    page_port: int
    view_port: int
    kiosks: tuple[Kiosk, ...]
    printers: dict[str, int] = field(default_factory=dict)
    networked: dict[str, int] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """Where the server is."""
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def socket_url(self) -> str:
        """Where programs speak to the server."""
        return f"ws://127.0.0.1:{self.server_port}/ws"

    @property
    def boards(self) -> tuple[Board, ...]:
        """The TV boards."""
        return self.loaded.site.boards

    @property
    def led_lines(self) -> tuple[LedLine, ...]:
        """The LED lines."""
        return self.loaded.site.led_lines

    def bars_of(self, line: LedLine) -> str:
        """Return which program has the virtual bars of ``line``: single bars share one."""
        return f"bars-{line.id}" if len(line.bars) > 1 else "bars-single"

    @property
    def pad_lines(self) -> tuple[PadLine, ...]:
        """The pad lines."""
        return self.loaded.site.pad_lines

    def printer(self, kiosk: str) -> str:
        """Return the address of a kiosk's printer."""
        return f"tcp:127.0.0.1:{self.printers[kiosk]}"

    def reader(self, kiosk: str) -> str:
        """Return the address of a kiosk's card reader."""
        return f"serial:{self.place.tty(f'reader-{kiosk}')}?baud=115200"

    def line(self, line: LedLine | PadLine) -> str:
        """Return the address of a line: the site's own options, our device or port."""
        if line.id in self.networked:
            return f"tcp:127.0.0.1:{self.networked[line.id]}"
        options = line.address.partition("?")[2]
        return f"serial:{self.place.tty(line.id)}{'?' if options else ''}{options}"


def wire(loaded: Loaded, place: Place, port: int, *, all_kiosks: bool) -> Wiring:
    """Return the wiring of a site around the server port ``port``; 0 takes free ports."""
    kiosks = loaded.site.kiosks if all_kiosks else loaded.site.kiosks[:1]
    return Wiring(
        loaded=loaded,
        place=place,
        server_port=port or free_port(),
        page_port=port + 1 if port else free_port(),
        view_port=port + 2 if port else free_port(),
        kiosks=kiosks,
        printers={kiosk.id: free_port() for kiosk in kiosks},
        networked={line.id: free_port() for line in loaded.site.led_lines if line.address.startswith("tcp:")},
    )
