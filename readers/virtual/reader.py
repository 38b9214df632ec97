"""A virtual card reader on a pty: cards are laid on it and lifted; it can be mute, worn, or pulled out."""

from pathlib import Path
from typing import Self

from readers.virtual.sam import Ear, says, written
from transports.virtual_serial import VirtualSerial

FAULTS = ("mute", "worn", "garbage", "unplug")


class VirtualReader:
    """A reader behind the symbolic link ``link``; use it as ``async with``.

    ``reads`` counts the cards that were read. A card answers once each time it
    is laid down, as real ones do.
    """

    def __init__(self, link: Path, *, baud: int | None = 115_200) -> None:
        self.reads = 0
        self.faults: set[str] = set()
        self._ear = Ear()
        self._card: dict[str, str] | None = None
        self._fresh = self._selected = self._gap = False
        self._serial = VirtualSerial(link, baud=baud, on_bytes=self._hear)

    async def __aenter__(self) -> Self:
        self._serial.plug()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._serial.unplug()

    def lay(self, name: str, number: str, **more: str) -> None:
        """Lay a card down; one that lies there is lifted first."""
        if self._card is not None:
            self.lift()
        self._card, self._fresh, self._selected = {"name": name, "number": number, **more}, True, False

    def lift(self) -> None:
        """Lift the card; no hand is so fast that the reader does not notice."""
        self._card, self._fresh, self._selected, self._gap = None, False, False, True

    def set_fault(self, fault: str, on: bool = True) -> None:
        """Bring a fault about, or mend it. Raises ValueError for one there is not."""
        if fault not in FAULTS:
            raise ValueError(f"fault = {fault!r}: expected one of {', '.join(FAULTS)}")
        (self.faults.add if on else self.faults.discard)(fault)
        if fault == "unplug":
            (self._serial.unplug if on else self._serial.plug)()

    def _hear(self, data: bytes) -> None:
        for asked in self._ear.hear(data):
            if "mute" not in self.faults:
                noise = b"\xaa\xaa\x00\xaa\xaa\xaa\x96" if "garbage" in self.faults else b""
                self._serial.send(noise + self._answer(asked))

    def _answer(self, asked: bytes) -> bytes:
        match asked:
            case b"\x11\xff" | b"\x10\xff":
                return says(0x90)
            case b"\x20\x01":
                found, self._gap = self._fresh and not self._gap, False
                return says(0x9F, bytes(4)) if found else says(0x80)
            case b"\x20\x02":
                self._selected, self._fresh = self._fresh, False
                return says(0x90, bytes(8)) if self._selected else says(0x81)
            case b"\x30\x01" if self._selected and self._card is not None and "worn" not in self.faults:
                self._selected = False
                self.reads += 1
                return says(0x90, written(**self._card))
            case b"\x30\x01":
                return says(0x41)
        return says(0x21)
