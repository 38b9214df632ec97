"""A line of virtual pads on a pty: presses go out until they are answered, and it can fail.

The log ``pressed.jsonl`` has a JSON object per press: ``at, name, pad, key, digits, answered``.
"""

import asyncio
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from pads.virtual.ff68_pad import Ear, Heard, key_frame, rating_frame
from pads.virtual.pad import VirtualPad
from transports.virtual_serial import VirtualSerial

REPEAT_AFTER: Final = 0.3
REPEATS: Final = 4
RATING: Final = 0x11
NOISE: Final = b"\xff\x68\x05\x05\x68\x01\x00\x16\xff\x68\x02\x03\x68"
LOG: Final = "pressed.jsonl"


class VirtualLine:
    """Pads on one line behind the symbolic link ``link``; use it as ``async with``.

    Faults: :meth:`mute`, :meth:`garbage`, :meth:`echo`, :meth:`unplug` and :meth:`plug`, :meth:`heal`.
    """

    def __init__(
        self, link: Path, pads: Iterable[VirtualPad], folder: Path, *, baud: int | None = 9600
    ) -> None:
        self.pads = {pad.number: pad for pad in pads}
        self.link = link
        self.folder = folder
        self._serial = VirtualSerial(link, baud=baud, on_bytes=self._hear)
        self._ear = Ear()
        self._garbage = False
        self._echo = False
        self._answers: dict[int, asyncio.Future[None]] = {}
        self._fingers = {number: asyncio.Lock() for number in self.pads}
        self._presses: set[asyncio.Task[bool]] = set()

    async def __aenter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        for pad in self.pads.values():
            pad.write()
        self.plug()
        return self

    async def __aexit__(self, *_: object) -> None:
        for press in self._presses:
            press.cancel()
        await asyncio.gather(*self._presses, return_exceptions=True)
        self.unplug()

    @property
    def plugged(self) -> bool:
        """Whether the line is in."""
        return self._serial.plugged

    def plug(self) -> None:
        """Put the line in."""
        self._serial.plug()

    def unplug(self) -> None:
        """Pull the line out; the pads keep power and digits."""
        self._serial.unplug()

    def mute(self, pad: int) -> None:
        """The pad neither speaks nor hears."""
        self.pads[pad].muted = True

    def garbage(self) -> None:
        """Noise before every frame from now on."""
        self._garbage = True

    def echo(self) -> None:
        """The adapter returns what the host sends, as some RS-485 ones do."""
        self._echo = True

    def heal(self) -> None:
        """End all faults and put the line in."""
        for pad in self.pads.values():
            pad.muted = False
        self._garbage = self._echo = False
        self.plug()

    def press(self, pad: int, key: str, digits: str = "") -> asyncio.Task[bool]:
        """Press a key; the task tells whether the host answered. Raises KeyError, ValueError."""
        return self._press(self.pads[pad], key_frame(pad, key, digits), key, digits)

    def rate(self, pad: int, level: int) -> asyncio.Task[bool]:
        """Press a rating key; the task tells whether the host answered. Raises KeyError, ValueError."""
        return self._press(self.pads[pad], rating_frame(pad, level), "rating", str(level))

    def _press(self, pad: VirtualPad, frame: bytes, key: str, digits: str) -> asyncio.Task[bool]:
        task = asyncio.create_task(self._until_answered(pad, frame, key, digits))
        self._presses.add(task)
        task.add_done_callback(self._presses.discard)
        return task

    async def _until_answered(self, pad: VirtualPad, frame: bytes, key: str, digits: str) -> bool:
        async with self._fingers[pad.number]:
            pad.pressed += 1
            answer = self._answers[pad.number] = asyncio.get_running_loop().create_future()
            for _ in range(REPEATS):
                if not pad.muted:
                    self._serial.send((NOISE if self._garbage else b"") + frame)
                await asyncio.wait([answer], timeout=REPEAT_AFTER)
                if answer.done():
                    break
            pad.answered += answer.done()
            pad.write()
            self._log(pad, key, digits, answer.done())
            return answer.done()

    def _hear(self, data: bytes) -> None:
        if self._echo:
            self._serial.send(data)
        for heard in self._ear.hear(data):
            pad = self.pads.get(heard.pad)
            if pad is not None and not pad.muted:
                self._told(pad, heard)

    def _told(self, pad: VirtualPad, heard: Heard) -> None:
        waiting = self._answers.get(pad.number)
        if waiting is not None and not waiting.done() and _is_answer(heard):
            waiting.set_result(None)
        if heard.function == 1 and heard.data and heard.data[0] <= 3:
            pad.rating_open = False
        pad.hear(heard)

    def _log(self, pad: VirtualPad, key: str, digits: str, answered: bool) -> None:
        entry = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "name": pad.name,
            "pad": pad.number,
            "key": key,
            "digits": digits,
            "answered": answered,
        }
        with (self.folder / LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps(entry) + "\n")


def _is_answer(heard: Heard) -> bool:
    """Whether this is neither digits nor a beep nor the wish for a rating, so the echo of a key."""
    return heard.function not in (0x02, 0x03) and not (heard.function == 1 and heard.data == b"\x0b")
