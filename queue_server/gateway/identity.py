"""Who someone is, as an opaque word: phone numbers become keyed hashes here and go no further."""

import re
from hashlib import blake2b
from typing import Final

from wire.person import person_word

COUNTRY: Final = re.compile(r"^(?:00)?86(?=1[0-9]{10}$)")
"""The country code before a mobile number: the same person with and without it."""


class Identity:
    """Makes the words of one site; without its ``key`` nobody can make them again."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of_phone(self, phone: str) -> str:
        """Return 32 hexadecimal digits for a phone number, however it is written."""
        return self.word("phone", COUNTRY.sub("", re.sub(r"[^0-9]", "", phone)))

    @property
    def card_key(self) -> bytes:
        """The key that kiosks make words of identity numbers with."""
        return blake2b(b"card", key=self._key, digest_size=32).digest()

    def of_card(self, number: str) -> str:
        """Return 32 hexadecimal digits for an identity number, the same that a kiosk makes of the card."""
        return person_word(self.card_key, number)

    def word(self, *parts: str) -> str:
        """Return 32 hexadecimal digits that stand for these parts together."""
        return blake2b("\n".join(parts).encode(), key=self._key, digest_size=16).hexdigest()
