"""The programme conversation: who is in the room ``programme`` is told what the screens are to show.

It is told after the snapshot, and again at once whenever it changes: an
emergency is such a change. The body is ``programme.plan.Plan`` as JSON; it is
not spelled out here so that the form of a plan is defined once.
"""

import msgspec

from wire.message import Message


class ProgrammeIs(Message, frozen=True, kw_only=True):
    """What the screens are to show from now on; ``version`` is the SHA-256 of ``body``, in hex."""

    version: str
    body: msgspec.Raw
