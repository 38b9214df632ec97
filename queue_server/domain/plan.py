"""What the rules must know of a site: its queues, windows, groups and priority classes, as values."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from queue_server.domain.itinerary import Route
from queue_server.domain.limits import BlockRule, CheckInRule, PersonRule, Quota, SlotRule
from queue_server.domain.rules import Rules

ORDINARY: Final = "ordinary"
APPOINTMENT: Final = "appointment"
RETURNING: Final = "returning"
GIVEN: Final = (APPOINTMENT, RETURNING)
"""The classes that the system gives; no citizen chooses them."""
DEFAULT_GROUP: Final = "default"
MINUTES_OF_DAY: Final = 24 * 60

PolicyName = Literal["arrival", "priority_first", "head_start", "alternate", "deadline"]
NO_SLOTS: Final[Mapping[str, SlotRule]] = MappingProxyType({})
NO_QUOTAS: Final[Mapping[str, Quota]] = MappingProxyType({})


class Queue(msgspec.Struct, frozen=True):
    """A line; ``windows`` are the ids of those that serve it as their own, in the hall's order.

    ``promise`` is the longest wait that is promised, in minutes.
    """

    id: str
    prefix: str
    windows: tuple[str, ...] = ()
    group: str = DEFAULT_GROUP
    promise: int = 30


class Serve(msgspec.Struct, frozen=True):
    """How a window serves a queue at some hours: as its own, or as a help.

    A help is given when nobody waits in the window's own queues, or, with
    ``over`` minutes, when the first of the helped queue waits longer than that.
    ``days`` are weekdays (Monday is 0), ``start`` and ``until`` minutes of the
    local day, the latter exclusive.
    """

    queue: str
    helps: bool = True
    over: int | None = None
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    start: int = 0
    until: int = MINUTES_OF_DAY


class Window(msgspec.Struct, frozen=True):
    """A counter, the queues it serves at all hours, and what it serves besides.

    ``witnessed`` when some board, bar or speaker is there to prove its calls.
    """

    id: str
    label: str
    hall: str
    queues: tuple[str, ...] = ()
    serves: tuple[Serve, ...] = ()
    witnessed: bool = False


class PriorityClass(msgspec.Struct, frozen=True):
    """A class with a reason to go first: ``head_start`` in minutes; a higher ``rank`` goes first."""

    id: str
    head_start: int = 0
    rank: int = 0


class Guarantee(msgspec.Struct, frozen=True, kw_only=True):
    """What no priority may do to an ordinary ticket; None is no bound.

    ``in_a_row`` calls one after the other may pass the first ordinary ticket of
    a line; ``overtakes`` tickets in all may be called before one that came
    earlier; ``cap`` minutes after arrival order would have called it, or
    ``aged`` minutes after it came, nobody who came later goes before it.
    """

    in_a_row: int | None = None
    overtakes: int | None = None
    cap: int | None = None
    aged: int | None = None


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Queues that share a policy and a guarantee.

    ``alternate`` calls ``turns[0]`` of the classes ``first``, then ``turns[1]``
    of all others. ``priority_first`` lets a ticket climb a rank for every
    ``climb`` minutes waited (0: never).
    """

    id: str
    policy: PolicyName = "head_start"
    first: tuple[str, ...] = (APPOINTMENT,)
    turns: tuple[int, int] = (2, 1)
    climb: int = 0
    guarantee: Guarantee = Guarantee()


class Plan(msgspec.Struct, frozen=True):
    """A site as the rules see it; ``bound`` minutes free a bound ticket for all windows (0: never).

    ``slots`` has the queues that take appointments, ``quotas`` the items with limited numbers,
    ``routes`` the joint items whose stops are visited with one ticket; ``kiosks`` may call for help.
    """

    queues: Mapping[str, Queue]
    windows: Mapping[str, Window]
    queue_of_item: Mapping[str, str]
    classes: Mapping[str, PriorityClass] = MappingProxyType({})
    groups: Mapping[str, Group] = MappingProxyType({})
    bound: int = 0
    slots: Mapping[str, SlotRule] = NO_SLOTS
    quotas: Mapping[str, Quota] = NO_QUOTAS
    check_in: CheckInRule = CheckInRule()
    persons: PersonRule = PersonRule()
    rules: Rules = Rules()
    blocks: BlockRule = BlockRule()
    routes: Mapping[str, Route] = MappingProxyType({})
    kiosks: tuple[str, ...] = ()

    def with_items_of(self, other: "Plan") -> "Plan":
        """Return this plan with the items of ``other``: the queue of each, and the stops of joint ones."""
        return replace(self, queue_of_item=other.queue_of_item, routes=other.routes)

    def priority(self, name: str) -> PriorityClass:
        """Return the class; one that is gone from the settings has no advantage."""
        return self.classes.get(name) or PriorityClass(name)

    def chosen(self) -> list[str]:
        """Return the classes a citizen may ask for, ordinary first."""
        return [ORDINARY, *(name for name in self.classes if name not in GIVEN)]

    def may_choose(self, name: str) -> bool:
        """Tell whether a citizen may ask for a class."""
        return name == ORDINARY or (name in self.classes and name not in GIVEN)

    def queue(self, name: str) -> Queue:
        """Return the queue; one that is gone from the settings has no windows."""
        return self.queues.get(name) or Queue(name, "")

    def group(self, name: str) -> Group:
        """Return the group; one that is gone from the settings keeps the default policy."""
        return self.groups.get(name) or Group(id=name)
