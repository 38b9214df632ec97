"""What a device may ask without changing anything; answered as an intent is, by ``done`` or ``refused``."""

from typing import Annotated

import msgspec

from wire.intents import Intent
from wire.message import Name

Number = Annotated[
    str,
    msgspec.Meta(pattern=r"^[A-Z]{1,2}[0-9]{1,5}$(?!\n)", description="a ticket's number, such as A012"),
]


class FindTicket(Intent, frozen=True, kw_only=True):
    """Which ticket of today is this: by its ``number``, or by the secret word of its page (``follow``)."""

    number: Number | None = None
    follow: Name | None = None
