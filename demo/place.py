"""Where a running demo keeps its things: one folder with everything a person may want to look at afterwards.

The folder is emptied at the start of a run; only one that a demo made (it has
the mark) is. Sockets live in a short-named folder of their own, for the path
of a unix socket may have 107 bytes at most.
"""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MARK: Final = ".hall-demo"
CHECKOUT: Final = Path(__file__).parent.parent


class Occupied(Exception):
    """The folder holds something that is not ours; the sentence says what to do."""


@dataclass(frozen=True)
class Place:
    """The folders of a run; ``temporary`` ones vanish with it."""

    root: Path
    sockets: Path
    temporary: bool = False

    @property
    def database(self) -> Path:
        """The server's file."""
        return self.root / "hall.db"

    @property
    def logs(self) -> Path:
        """What the programs wrote, a file each."""
        return self.root / "logs"

    def printer(self, kiosk: str) -> Path:
        """The slips that came out at a kiosk: ``slip-00001.png`` and ``.json``."""
        return self.root / "paper" / kiosk

    def led(self, line: str) -> Path:
        """The bars of a line: pictures, states and ``shown.jsonl``."""
        return self.root / "led" / line

    def pads(self, line: str) -> Path:
        """The pads of a line."""
        return self.root / "pads" / line

    def tty(self, line: str) -> Path:
        """The name under which a line's near end can be opened."""
        return self.root / "tty" / line

    def glass(self, board: str) -> Path:
        """What stood on a board's glass, a JSON line a call."""
        return self.root / "glass" / f"{board}.jsonl"

    def sound(self, board: str) -> Path:
        """What a board said: WAV files and ``spoken.jsonl``."""
        return self.root / "sound" / board

    def kiosk(self, kiosk: str) -> Path:
        """A kiosk's own cache and journal."""
        return self.root / "kiosk" / kiosk

    def board(self, board: str) -> Path:
        """What a board keeps of its programme."""
        return self.root / "board" / board

    def display(self, device: str) -> Path:
        """The framebuffer of a virtual screen."""
        return self.sockets / "display" / device

    def socket(self, program: str) -> Path:
        """The automation socket of a program with a screen."""
        return self.sockets / program

    def leave(self) -> None:
        """Remove what is not to stay."""
        shutil.rmtree(self.sockets, ignore_errors=True)
        (self.root / "sockets").unlink(missing_ok=True)
        if self.temporary:
            shutil.rmtree(self.root, ignore_errors=True)


def settle(asked: Path | None, port: int) -> Place:
    """Return an empty place: ``asked``, or ``build/demo/PORT`` of the checkout, or a temporary one.

    Raises Occupied, OSError.
    """
    in_checkout = (CHECKOUT / "pyproject.toml").is_file()
    root = asked or (CHECKOUT / "build" / "demo" / str(port) if in_checkout else None)
    temporary = root is None
    if root is None:
        root = Path(tempfile.mkdtemp(prefix="hall-demo-"))
    else:
        _empty(root)
    place = Place(root.resolve(), Path(tempfile.mkdtemp(prefix="hall-")), temporary)
    for folder in (place.logs, place.root / "glass", place.root / "tty"):
        folder.mkdir(parents=True, exist_ok=True)
    (place.root / "sockets").symlink_to(place.sockets)
    return place


def _empty(root: Path) -> None:
    if root.exists() and any(root.iterdir()) and not (root / MARK).exists():
        raise Occupied(f"{root} is not empty and no demo made it; give another folder with --state")
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    (root / MARK).touch()
