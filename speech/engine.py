"""What every voice can do: say a sentence, or refuse with a reason so that the next one is asked."""

from typing import Protocol

from speech.sentence import Sentence
from speech.sound import Sound


class CannotSay(Exception):
    """The engine has no sound for the sentence; the text says why."""


class Engine(Protocol):
    """A voice. ``say`` may block (a subprocess, a disk) and is called from a worker thread."""

    name: str

    def say(self, sentence: Sentence) -> Sound:
        """Return the sound of ``sentence`` or raise CannotSay."""
        ...
