"""What must be put in one order: every command that did something, and every answer that says how it was.

A command's time reaches from when a client first asked until one was told it
is done. An unknown outcome lasts for ever: it may have happened, and the log
says whether. What the server does by itself (a day begins) may come any time.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from math import inf
from types import MappingProxyType
from typing import Final

import msgspec

from queue_server.engine.record import Record
from simulation.closing import may_refuse
from simulation.history import Asked, History
from simulation.model import Model
from simulation.violation import Violation
from wire.answers import NobodyWaits, Refused
from wire.intents import AtWindow

Sight = Callable[[Model], bool]


class Operation(msgspec.Struct, frozen=True):
    """Something that happened at one instant between ``asked`` and ``answered``."""

    name: str
    asked: float
    answered: float
    records: tuple[Record, ...] = ()
    sees: Sight | None = None


def doing(records: Sequence[Record], history: History) -> list[Operation]:
    """Return the operations that changed something, in the order of the log. Raises Violation."""
    asks: dict[str, list[Asked]] = defaultdict(list)
    for asked in history.commands:
        asks[asked.intent.command_id].append(asked)
    found: list[Operation] = []
    for name, group in groupby(records, key=lambda record: record.command_id):
        happened = tuple(group)
        found.append(_done(name, happened, asks[name]) if name else Operation("", 0.0, inf, happened))
    return found


def _done(name: str, happened: tuple[Record, ...], asks: list[Asked]) -> Operation:
    """A refusal is the answer to an ask that did nothing; another ask of the id must have done it.

    Nobody waits is too, unless it is all that was ever answered: then the call ended a service.
    Which of several such answers told of it is not known: a run of the server that has ended had
    perhaps found nobody, and nothing to end.
    """
    did = [asked for asked in asks if not isinstance(asked.answer, Refused | NobodyWaits)]
    did = did or [asked for asked in asks if isinstance(asked.answer, NobodyWaits)]
    if not did:
        raise Violation("refused and done", f"{name}: {happened[0].event}")
    told = [asked.answered for asked in did if asked.answered is not None]
    nobody = [sees for asked in did if isinstance(asked.answer, NobodyWaits) and (sees := _sight(asked))]
    sees = nobody[0] if nobody else None
    answered = max(told) if nobody else min(told, default=inf)
    return Operation(name, min(asked.asked for asked in did), answered, happened, sees)


def seeing(records: Sequence[Record], history: History) -> list[Operation]:
    """Return the answers that did nothing but say how it was, in the order they were asked."""
    known = {record.command_id for record in records}
    found: list[Operation] = []
    for asked in history.commands:
        name, sees = asked.intent.command_id, _sight(asked)
        if sees is not None and asked.answered is not None and name not in known:
            known.add(name)  # asked again it gets the first answer, true then and perhaps not now
            found.append(Operation(name, asked.asked, asked.answered, (), sees))
    return found


def _sight(asked: Asked) -> Sight | None:
    answer, intent = asked.answer, asked.intent
    if isinstance(answer, Refused) and answer.code == "closing":
        return may_refuse(asked)
    if not isinstance(intent, AtWindow) or answer is None:
        return None
    sees = SIGHTS.get(answer.code if isinstance(answer, Refused) else type(answer).__name__)
    return partial(_sees, sees, intent.window) if sees else None


def _sees(sees: Callable[[Model, str], bool], window: str, model: Model) -> bool:
    return sees(model, window)


SIGHTS: Final[Mapping[str, Callable[[Model, str], bool]]] = MappingProxyType(
    {
        "NobodyWaits": lambda model, window: model.nobody(window) and window not in model.at,
        "window_not_open": lambda model, window: not model.open.get(window),
        "nothing_at_window": lambda model, window: window not in model.at,
        "window_busy": lambda model, window: window in model.at,
    }
)
"""Answers that say how it was; other refusals say that the intent itself was wrong."""
