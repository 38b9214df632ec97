"""A phone number as far as it is kept: its last four digits."""

import re
from typing import Final

KEPT: Final = 4


def last_digits(phone: str) -> str:
    """Return the last digits of a phone number, whatever stands between them."""
    return re.sub(r"[^0-9]", "", phone)[-KEPT:]


def masked(phone: str) -> str:
    """Return the number with all but its last digits hidden, e.g. ``*******5678``."""
    digits = re.sub(r"[^0-9]", "", phone)
    return "*" * max(len(digits) - KEPT, 0) + digits[-KEPT:]
