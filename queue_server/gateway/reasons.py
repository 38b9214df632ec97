"""Why, and what would move whom, in words of both languages: codes and figures by the catalogue ``why``."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from queue_server.domain.policy.standing import Rule
from queue_server.domain.why import Why
from translations.catalogue import catalogue
from wire.live import PriorityPlan, SitePlan

MINUTE: Final = 60
LANGUAGES: Final = ("zh", "en")

RULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "arrival": "came first",
        "rank": "rank {rank} is the highest here",
        "climbed": "climbed {climbed} ranks by waiting",
        "head_start": "{minutes} min head start",
        "turn": "{turn} of {of} in turn",
        "gap": "nobody waits on the side whose turn it is",
        "on_time": "on time",
        "early": "early, but nobody else waits",
        "promise": "{left} min left of the promised wait",
        "late": "{late} min over the promised wait",
        "owed": "its turn by arrival came {minutes} min ago",
        "overtaken": "{times} who came later went before",
        "in_a_row": "{times} in a row went before",
        "aged": "after {minutes} min nobody may pass",
        "chosen": "chosen by the clerk",
    }
)
"""Rule → its phrase in the catalogue."""

MOVES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "head_start": "counts as come {minutes} min earlier",
        "climbs": "climbs a rank in {minutes} min",
        "turn": "{calls} of the other side go before the next turn",
        "slot": "the appointment is due in {minutes} min",
        "promise": "{minutes} min left of the promised wait",
        "owed": "in {minutes} min nobody who came later may pass",
        "passed": "{times} who came later have gone before, {most} at most",
        "in_a_row": "{times} in a row have gone before, {most} at most",
        "aged": "in {minutes} min nobody may pass",
        "bound": "open to all windows in {minutes} min",
        "bound_for_good": "waits for one window or clerk alone",
    }
)
"""What would move a ticket → its phrase in the catalogue."""


class Said(msgspec.Struct, frozen=True):
    """A sentence in both languages."""

    sentence: str
    sentence_en: str


class Sentences:
    """The words of a site: it names priority classes as its settings do."""

    def __init__(self, plan: SitePlan) -> None:
        self._classes: dict[str, PriorityPlan] = {one.id: one for one in (*plan.priorities, *plan.given)}

    def why(self, number: str, why: Why) -> Said:
        """Return the sentence of a call: ``A012: waited 14 min, appointment 10:00 due, 2 of 3 in turn``."""
        return Said(*(self._about(number, list(self._why(why, one)), one) for one in LANGUAGES))

    def place(self, number: str, ahead: int, moves: tuple[Rule, ...]) -> Said:
        """Return the sentence of a waiting ticket: how many go before, and what would move it."""
        return Said(*(self._about(number, list(_place(ahead, moves, one)), one) for one in LANGUAGES))

    def move(self, move: Rule) -> Said:
        """Return what would move a ticket."""
        return Said(*(_move(move, one) for one in LANGUAGES))

    def rule(self, rule: Rule) -> Said:
        """Return why a ticket would be next."""
        return Said(*(_said(RULES[rule[0]], one, **rule[1]) for one in LANGUAGES))

    def _about(self, number: str, parts: list[str], language: str) -> str:
        comma = _said("clause comma", language)
        return _said("{number}: {clauses}", language, number=number, clauses=comma.join(parts))

    def _why(self, why: Why, language: str) -> Iterator[str]:
        yield _said("waited {minutes} min", language, minutes=why.waited // MINUTE)
        known = self._classes.get(why.priority)
        if known is not None and not why.due:
            yield known.name if language == "zh" else known.name_en
        if why.due:
            yield _said("appointment {time} due", language, time=why.due)
        if why.rule != "on_time" or not why.due:
            yield _said(RULES[why.rule], language, **why.figures)
        if why.helps:
            yield _said("the window helps this queue", language)
        if why.reason:
            yield _said("reason: {reason}", language, reason=why.reason)


def number_of(why: Why, ticket: str) -> str:
    """Return the number of the ticket called, which is always among those considered."""
    return next((one.number for one in why.considered if one.ticket == ticket), "")


def _place(ahead: int, moves: tuple[Rule, ...], language: str) -> Iterator[str]:
    yield _said("{ahead} to be called before", language, ahead=ahead)
    for move in moves:
        yield _move(move, language)


def _move(move: Rule, language: str) -> str:
    code, figures = move
    if code == "bound" and not figures["minutes"]:
        code = "bound_for_good"
    return _said(MOVES[code], language, **figures)


def _said(phrase: str, language: str, **fields: object) -> str:
    return catalogue("why", language).gettext(phrase).format(**fields)
