"""Why a ticket was called, as values that stand in the log; ``gateway.reasons`` says it in words."""

from types import MappingProxyType
from typing import Final

import msgspec

MOST: Final = 8

RULES: Final = MappingProxyType(
    {
        "arrival": "it came first",
        "rank": "its class has the highest rank",
        "climbed": "it climbed to the highest rank by waiting",
        "head_start": "it counts as come first, with the head start of its class",
        "turn": "it is the turn of its side",
        "gap": "nobody waits on the side whose turn it is",
        "on_time": "the slot of its appointment has come",
        "early": "its appointment is early and nobody else waits",
        "promise": "it has the least time left to the promised wait",
        "late": "it is the furthest over the promised wait",
        "owed": "arrival order would have called it so long ago that nobody who came later may pass",
        "overtaken": "as many passed it as may",
        "in_a_row": "as many in a row passed it as may",
        "aged": "it has waited so long that nobody who came later may pass",
        "chosen": "the clerk chose it, out of turn unless it was next",
    }
)
"""Every rule by which a ticket can be called."""


class Considered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A ticket that was looked at: the first of its class; ``waited`` in whole seconds."""

    ticket: str
    number: str
    priority: str = "ordinary"
    waited: int = 0


class Why(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One call explained.

    ``rule`` is a word of ``RULES``, ``figures`` are those of its sentence;
    ``waited`` is in whole seconds, ``due`` the local time HH:MM of an
    appointment. ``considered`` are at most eight, the one called among them,
    and ``more`` wait besides. ``helps`` when the window helped another queue.
    Of a chosen ticket, ``reason`` is the clerk's, and ``instead_of`` who was next.
    """

    rule: str
    policy: str
    group: str
    waited: int = 0
    priority: str = "ordinary"
    figures: dict[str, int] = msgspec.field(default_factory=dict)
    due: str = ""
    considered: tuple[Considered, ...] = ()
    more: int = 0
    helps: bool = False
    reason: str = ""
    instead_of: str = ""
