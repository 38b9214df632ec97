"""What a preview is asked for."""

from typing import Literal

import msgspec

from programme.plan import Item


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """An item, its file if it has one, and the pixels and ground it is to be drawn on."""

    item: Item
    file: str = ""
    width: int
    height: int
    ground: Literal["light", "dark"] = "dark"
