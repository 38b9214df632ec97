"""A sound card, by ALSA's own ``aplay`` as a subprocess that reads raw samples from a pipe.

Kivy's sound loader is not used: it holds the one SDL device a process can
have, and stays silent without a word when there is none.
"""

import subprocess
from collections.abc import Iterable, Mapping
from typing import IO, Final

from speech.sound import RATE, Sound
from speech.wav import pcm

PROGRAM: Final = "aplay"
GRACE: Final = 10.0


class NoSound(OSError):
    """The card did not play; the text is what ``aplay`` said."""


class AlsaSink:
    """Plays on the ALSA device ``device``."""

    def __init__(self, device: str, program: str = PROGRAM) -> None:
        self._command = (program, "-q", "-D", device, "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(RATE))
        self._playing: subprocess.Popen[bytes] | None = None

    def play(self, parts: Iterable[Sound], about: Mapping[str, object]) -> None:
        """Play and return when the card has played all; raise OSError (NoSound: the card)."""
        del about
        with subprocess.Popen(self._command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as player:
            assert player.stdin
            self._playing = player
            try:
                seconds = _feed(player.stdin, parts)
                _, said = player.communicate(timeout=seconds + GRACE)
            except BrokenPipeError:
                _, said = player.communicate(timeout=GRACE)
            except subprocess.TimeoutExpired as error:
                raise NoSound(f"{self._command[0]} is stuck after {error.timeout:.0f} s") from error
            finally:
                self._playing = None
                if player.poll() is None:
                    player.kill()
        if player.returncode:
            raise NoSound(said.decode(errors="replace").strip() or f"aplay ended {player.returncode}")

    def close(self) -> None:
        """Stop at once."""
        if self._playing is not None:
            self._playing.terminate()


def _feed(pipe: IO[bytes], parts: Iterable[Sound]) -> float:
    """Write ``parts`` to the pipe, which drains as fast as the card plays; return their length in seconds."""
    seconds = 0.0
    for part in parts:
        pipe.write(pcm(part))
        pipe.flush()
        seconds += part.seconds
    return seconds
