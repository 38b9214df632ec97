"""Who someone is, as an opaque word made of a card's number by whoever read the card.

The server gives the key to its kiosks when they are welcomed; it stays in their
memory. Without it nobody can make the words, nor find out whose they are.
"""

from hashlib import blake2b


def person_word(key: bytes, number: str) -> str:
    """Return the 32 hexadecimal digits of :data:`wire.intents.Person` for an identity number."""
    return blake2b(number.strip().upper().encode(), key=key, digest_size=16).hexdigest()
