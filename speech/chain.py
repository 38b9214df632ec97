"""The voices of a hall in order of preference, with a memory for what was just said.

A whole sentence comes from one voice: a recorded speaker who turns into a
robot for one word is worse to follow than the robot alone.
"""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Final

from speech.engine import CannotSay, Engine
from speech.sentence import Sentence
from speech.sound import Sound

REMEMBERED: Final = 64


class Chain:
    """Asks each engine in turn; ``reasons`` tells why the earlier ones could not say the last sentence."""

    name = "chain"

    def __init__(self, engines: Sequence[Engine], remember: int = REMEMBERED) -> None:
        self.engines = tuple(engines)
        self.reasons: tuple[str, ...] = ()
        self._remember = remember
        self._said: OrderedDict[Sentence, Sound] = OrderedDict()
        self._lock = Lock()

    def say(self, sentence: Sentence) -> Sound:
        """Return the sound of ``sentence`` by the first engine that can, or raise CannotSay."""
        with self._lock:
            known = self._said.get(sentence)
            if known is not None:
                self._said.move_to_end(sentence)
                return known
        sound = self._ask(sentence)
        with self._lock:
            self._said[sentence] = sound
            while len(self._said) > self._remember:
                self._said.popitem(last=False)
        return sound

    def _ask(self, sentence: Sentence) -> Sound:
        reasons: list[str] = []
        for engine in self.engines:
            try:
                sound = engine.say(sentence)
            except CannotSay as reason:
                reasons.append(f"{engine.name}: {reason}")
            else:
                self.reasons = tuple(reasons)
                return sound
        self.reasons = tuple(reasons)
        raise CannotSay("; ".join(reasons) or "no voice is set up")
