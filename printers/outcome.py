"""How a slip ended: on paper, not on paper (and why), or nobody can tell."""

import msgspec


class Printed(msgspec.Struct, frozen=True, tag="printed"):
    """The printer said, after the last byte, that it printed all of it."""


class NotPrinted(msgspec.Struct, frozen=True, tag="not_printed"):
    """No whole slip came out; printing it again is safe.

    ``reason`` is ``paper_out``, ``cover_open``, ``cutter_error``, ``overheated``,
    ``error``, ``offline``, ``stale`` (waited too long) or a TransportError's
    (``missing``, ``busy``, ``refused``, ``denied``, ``timeout``, ``gone``).
    """

    reason: str


class Unknown(msgspec.Struct, frozen=True, tag="unknown"):
    """The bytes went out and nothing tells what became of them; do not print again unasked.

    ``reason`` is ``mute``, ``timeout``, ``gone`` or ``restart``.
    """

    reason: str


Outcome = Printed | NotPrinted | Unknown
"""What becomes of every job."""
