"""The settings of appointments 预约, quotas 限号 and what one person may have."""

from typing import Annotated

import msgspec

from config.part import Part


class Slots(Part, frozen=True, kw_only=True):
    """The appointments 预约 of a queue; a capacity of 0 means that it takes none."""

    minutes: Annotated[int, msgspec.Meta(ge=5, le=240)] = 30
    capacity: Annotated[int, msgspec.Meta(ge=0, le=500)] = 0
    walk_ins: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    days_ahead: Annotated[int, msgspec.Meta(ge=0, le=60)] = 7


class Appointments(Part, frozen=True, kw_only=True):
    """When the holder of an appointment may check in 签到, and how often one may book."""

    early: Annotated[int, msgspec.Meta(ge=0, le=240)] = 30
    late: Annotated[int, msgspec.Meta(ge=0, le=240)] = 10
    release: Annotated[int, msgspec.Meta(ge=1, le=480)] = 30
    per_address: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 20
    per_phone: Annotated[int, msgspec.Meta(ge=1, le=100)] = 5


class Quota(Part, frozen=True, kw_only=True):
    """The numbers 限号 an item has in each half of a day; noon parts them."""

    item: str
    morning: Annotated[int, msgspec.Meta(ge=0, le=10000)]
    afternoon: Annotated[int, msgspec.Meta(ge=0, le=10000)]


class Persons(Part, frozen=True, kw_only=True):
    """What one person may have 一人一号, where it is known who takes a number."""

    one_open: bool = False
    daily: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
