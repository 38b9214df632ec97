"""An open call for help from a kiosk, and who goes there."""

from datetime import datetime

import msgspec


class Help(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody at ``kiosk`` needs a person; ``by`` is who goes there, empty while nobody does."""

    id: str
    kiosk: str
    called_at: datetime
    language: str = "zh"
    by: str = ""
    taken_at: datetime | None = None
