"""Read ``tokens.toml``; colours are ``#RRGGBB``, sizes dp, times seconds."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

import msgspec

from config.problem import BadConfig, Problem

Colour = Annotated[str, msgspec.Meta(pattern=r"^#[0-9A-F]{6}$")]
Number = int | float

TOKENS: Final = Path(__file__).with_name("tokens.toml")


class Tokens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tokens by group; ``color`` has one palette a ground (``light``, ``dark``, ``contrast``)."""

    color: dict[str, dict[str, Colour]]
    type: dict[str, Number | str]
    space: dict[str, Number]
    shape: dict[str, Number]
    modes: dict[str, Number]
    motion: dict[str, Number]


@lru_cache(maxsize=1)
def tokens() -> Tokens:
    """Return the design tokens; raise BadConfig when the file was spoilt."""
    try:
        return msgspec.toml.decode(TOKENS.read_bytes(), type=Tokens)
    except msgspec.MsgspecError as error:
        raise BadConfig([Problem(TOKENS.name, "tokens", str(error), "named tokens by group")]) from error
