"""A film on glass, muted: its first picture decoded ahead of time, then played by its own clock. No Kivy.

What a newcomer gets wrong: ffpyplayer raises nothing when a file cannot be
played; it just never gives a picture. So a film that has none after
:data:`PATIENCE`, or that is said to be unreadable, is ``broken``, and whoever
shows it goes on without. Its sound
is never opened: a hall is loud enough, and there is one audio device.
"""

import time
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

from PIL import Image

PATIENCE: Final = 4.0
"""Seconds within which a film must give its first picture."""

LOOK: Final = 0.01
SLACK: Final = 1.0
FAILED: Final = "read:error"
"""What ffpyplayer says of a file that it cannot read at all; of one without a picture it says nothing."""


class Picture(NamedTuple):
    """A picture of a film: rows of RGB from the top, 8 bits each."""

    width: int
    height: int
    pixels: bytes


class Film:
    """The film in the file ``path``; it waits at its first picture until :meth:`play`.

    It is broken when that has not come within ``patience`` seconds.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        ffpyplayer = import_module("ffpyplayer.player")  # it has no types
        self.path = path
        self.broken = not path.is_file()
        self.ended = False
        self._patience = patience
        self._said: list[str] = []
        self._opened = time.monotonic()
        self._first: Picture | None = None
        self._playing = False
        self._player: Any = None
        if not self.broken:
            options = {"an": True, "sn": True, "out_fmt": "rgb24", "paused": False}
            said = self._said  # not self: the player must not keep its film alive
            self._player = ffpyplayer.MediaPlayer(
                str(path), ff_opts=options, loglevel="quiet", callback=lambda what, _: said.append(what)
            )

    @property
    def seconds(self) -> float:
        """How long it lasts; 0 while that is not known."""
        told = self._player.get_metadata()["duration"] if self._player else None
        return float(told or 0.0)

    def look(self) -> bool:
        """Tell whether its first picture is decoded; looking is what moves it there."""
        if self._first is None and not self.broken:
            self._first = self._next()
            if self._first is not None:
                self._player.set_pause(True)
            elif FAILED in self._said or time.monotonic() - self._opened > self._patience:
                self.broken = True
        return self._first is not None

    def play(self) -> Picture | None:
        """Begin; return the first picture, None when it is not ready."""
        if self.look() and not self._playing:
            self._playing = True
            self._player.set_pause(False)
        return self._first

    def picture(self) -> Picture | None:
        """Return the picture due now, None when the last one stays."""
        return self._next() if self._playing and not self.ended else None

    def reaches(self, seconds: float, within: float) -> bool:
        """Tell whether a picture comes from ``seconds`` on; waits up to ``within`` seconds for it."""
        if self._player is None:
            return False
        self._player.set_pause(False)
        self._player.seek(seconds, relative=False, accurate=True)
        until = time.monotonic() + within
        while time.monotonic() < until:
            frame, told = self._player.get_frame()
            if frame is not None and frame[1] >= seconds - SLACK:
                return True
            if told == "eof":
                return False
            time.sleep(LOOK)
        return False

    def close(self) -> None:
        """Let the file go."""
        if self._player is not None:
            self._player.close_player()
        self._player, self.broken = None, True

    def _next(self) -> Picture | None:
        if self._player is None:
            return None
        frame, told = self._player.get_frame()
        self.ended = told == "eof"
        if frame is None:
            return None
        image = frame[0]
        width, height = image.get_size()
        return Picture(width, height, bytes(image.to_bytearray()[0]))


def length(path: Path) -> float:
    """Return the seconds of a film that can be played, 0 for one that cannot; waits up to PATIENCE."""
    film = Film(path)
    while not (film.look() or film.broken):
        time.sleep(LOOK)
    seconds = 0.0 if film.broken else film.seconds
    film.close()
    return seconds


def first_picture(path: Path) -> Image.Image | None:
    """Return the first picture of a film, None when none can be decoded; waits up to PATIENCE."""
    film = Film(path)
    while not (film.look() or film.broken):
        time.sleep(LOOK)
    first = film.play()
    film.close()
    return None if first is None else Image.frombytes("RGB", (first.width, first.height), first.pixels)
