"""What citizens think of the service 好差评: told by the rating pad at the window."""

from typing import Annotated

import msgspec

from wire.intents import AtWindow

Level = Annotated[
    int,
    msgspec.Meta(ge=1, le=5, description="5 very satisfied … 3 basically satisfied … 1 very dissatisfied"),
]


class RateService(AtWindow, frozen=True, kw_only=True):
    """The citizen who is, or was last, served at the window rates it 评价."""

    level: Level
