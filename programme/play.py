"""The proof that something was shown 播出记录: what, where, when, and how long."""

from typing import Annotated, Literal

import msgspec

Outcome = Literal["shown", "cut", "broken"]
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"^[^\x00]*$(?!\n)")]
Label = Annotated[str, msgspec.Meta(max_length=120, pattern=r"^[^\x00]*$(?!\n)")]


class Play(msgspec.Struct, frozen=True, kw_only=True):
    """One turn of an item on the glass of a player.

    ``number`` counts the plays of a player's journal, so that one told twice is
    kept once. ``began`` is in seconds since 1970. The outcome is ``shown``;
    ``cut`` when the player ended in its middle (``seconds`` is what is known);
    ``broken`` when it could not be shown at all, ``reason`` says why.
    """

    number: Annotated[int, msgspec.Meta(ge=0, le=2**53)]
    item: Word
    name: Label
    began: float
    seconds: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    outcome: Outcome = "shown"
    reason: Label = ""


class Plays(msgspec.Struct, frozen=True, kw_only=True):
    """What a player tells: plays of its ``journal``, each once or again."""

    player: Word
    journal: Word
    plays: Annotated[tuple[Play, ...], msgspec.Meta(max_length=500)]


class Kept(msgspec.Struct, frozen=True):
    """A play as the server keeps it."""

    player: str
    journal: str
    number: int
    item: str
    name: str
    began: float
    seconds: float
    outcome: str


class Summed(msgspec.Struct, frozen=True):
    """How often and how long (seconds) an item was shown by a player."""

    player: str
    item: str
    name: str
    times: int
    seconds: float
