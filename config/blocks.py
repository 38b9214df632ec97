"""The setting of number blocks 号段: what kiosks may give out while the server is away."""

from typing import Annotated

import msgspec

from config.part import Part


class Blocks(Part, frozen=True, kw_only=True):
    """Numbers lent to each kiosk for each queue; a ``size`` of 0 means that none are."""

    size: Annotated[int, msgspec.Meta(ge=0, le=200)] = 0
    first: Annotated[int, msgspec.Meta(ge=1, le=9000)] = 501
