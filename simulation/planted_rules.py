"""Bugs planted in the rules: of who is next, of stops, slots, quotas and undo."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain import evolve, issuing, next_stop, quota, routing, serves
from queue_server.domain.blocks import Blocks
from queue_server.domain.bookings import Bookings
from queue_server.domain.refusal import Refusal
from simulation.plant import Plant


def _never(_original: Any) -> Any:
    return lambda *_: None


def _arrival_only(policies: Any) -> Any:
    return dict.fromkeys(policies, policies["arrival"])


def _all_bound(_original: Any) -> Any:
    return lambda state, _window: tuple(f"@{name}" for name in state.plan.windows)


def _empty(_original: Any) -> Any:
    return lambda *_: 0


def _none_given(_original: Any) -> Any:
    return lambda *_: Counter()


def _any_order(_original: Any) -> Any:
    return lambda stops: [at for at, stop in enumerate(stops) if stop.progress == "ahead"][::-1]


def _no_jump(_original: Any) -> Any:
    return lambda _self, _day, _prefix, sequence: sequence


def _turned_away(_original: Any) -> Any:
    return lambda _state, ticket, _ask: Refusal(code="closing", field="queue", value=ticket.queue)


def _leaves_the_window_empty(changes: Any) -> Any:
    def half(state: Any, event: Any, at: Any) -> None:
        changes[e.ActionUndone](state, event, at)
        state.windows[event.window] = replace(state.window(event.window), ticket=None)

    return {**changes, e.ActionUndone: half}


OF_THE_RULES: Final[Mapping[str, Plant]] = MappingProxyType(
    {
        "guarantee left out": Plant(routing, "must_be_next", _never, ("bound broken",)),
        "policy not asked": Plant(routing, "POLICIES", _arrival_only, ("not linearizable",)),
        "bound ticket called elsewhere": Plant(serves, "bound_lines", _all_bound, ("not linearizable",)),
        "slot that is never full": Plant(Bookings, "in_slot", _empty, ("slot overfull",)),
        "quota that counts nothing": Plant(quota, "_used", _none_given, ("quota exceeded",)),
        "stops in any order": Plant(next_stop, "open_stops", _any_order, ("stop out of order",)),
        "numbers that do not jump over what is lent": Plant(
            Blocks,
            "beyond",
            _no_jump,
            ("repeated number", "not linearizable", "fault", "lent number refused"),
        ),
        "number given after closing": Plant(issuing, "too_late", _never, ("given too late",)),
        "turned away before closing": Plant(issuing, "too_late", _turned_away, ("not linearizable",)),
        "undo that forgets the window": Plant(
            evolve, "CHANGES", _leaves_the_window_empty, ("not undone", "not linearizable", "fault")
        ),
    }
)
"""The name of a bug → where it sits."""
