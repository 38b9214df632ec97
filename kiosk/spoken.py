"""What a screen says to who cannot see it: its words in reading order, then its choices one by one. Pure.

Kivy has no bridge to a screen reader, so the kiosk speaks for itself through an
earphone, and is worked by a tactile keypad (EN 301 549, 5.1: closed functionality).
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from kiosk.flow import Step
from kiosk.views import Dialog, Fact, Target, View, targets
from kiosk.wording import Words


class Spoken(NamedTuple):
    """``lines`` are heard when a screen comes; ``choices`` are target id → what is heard of it."""

    lines: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]


def spoken(view: View, words: Words) -> Spoken:
    """Return what ``view`` says."""
    around = set() if view.dialog else {target.id for target in targets((view.foot, view.crumbs))}
    offered = sorted(targets(view), key=lambda target: target.id in around)  # what is on every screen last
    choices = tuple((target.id, label(target, words)) for target in offered if target.id)
    told = _dialog(view.dialog) if view.dialog else TOLD[view.step](view)
    lines = tuple(line for line in (*told, view.foot.idle) if line)
    return Spoken(lines, choices)


def label(target: Target, words: Words) -> str:
    """Return what is heard of a target: its name, what is beside it, whether chosen or of no use."""
    kind, _, about = target.id.partition(":")
    name = target.text or words.of("key", about if kind in ("key", "sign") else kind)
    marks = [words.say("chosen")] if target.chosen else [words.say("not available")] if target.muted else []
    return words.of("between", ", ").join(part for part in (name, target.note, *marks) if part)


def spelt(number: str) -> str:
    """Return a ticket's number as it is read: sign by sign."""
    return " ".join(number)


def _dialog(dialog: Dialog) -> Iterator[str]:
    yield dialog.title
    yield dialog.text


def _plain(*names: str) -> Callable[[Any], Iterator[str]]:
    """Return what says the fields of these ``names``."""

    def told(view: Any) -> Iterator[str]:
        for name in names:
            value = getattr(view, name)
            yield from value if isinstance(value, tuple) else (value,)

    return told


def _facts(facts: tuple[Fact, ...]) -> Iterator[str]:
    return (f"{fact.label} {fact.value}" for fact in facts)


def _item(view: Any) -> Iterator[str]:
    yield from (view.title, view.name)
    yield from _facts(view.facts)
    yield view.take_note
    yield view.advice.text if view.advice else ""
    limits = view.limits
    yield f"{limits.legal_label} {limits.legal}"
    yield f"{limits.promised_label} {limits.promised}"
    yield from _facts((view.fee, view.result))
    yield from (f"{paper.name} {paper.count} {paper.note}" for paper in view.papers)
    yield from (f"{stage.number} {stage.name} {stage.detail}" for stage in view.stages)
    yield from (*view.conditions, *view.basis)


def _mine(view: Any) -> Iterator[str]:
    yield from (view.title, spelt(view.typed), view.hint)
    yield from _facts(view.facts)


def _taken(view: Any) -> Iterator[str]:
    yield from (view.title, f"{view.caption} {spelt(view.number)}", view.item)
    yield f"{view.way} {view.hall} {view.windows}"
    yield view.directions
    yield from _facts(view.facts)
    yield view.slip


TOLD: Final[Mapping[Step, Callable[[Any], Iterator[str]]]] = MappingProxyType(
    {
        Step.ATTRACT: _plain("welcome", "hint"),
        Step.HOME: _plain("question"),
        Step.UNITS: _plain("title", "subtitle"),
        Step.EVENTS: _plain("title"),
        Step.LIST: _plain("title", "subtitle"),
        Step.SEARCH: _plain("query", "hint", "found"),
        Step.CHECK_IN: _plain("title", "hint", "typed"),
        Step.MINE: _mine,
        Step.NOTICES: _plain("title", "lines"),
        Step.MAP: _plain("title", "way"),
        Step.ITEM: _item,
        Step.TAKING: _plain("title", "item"),
        Step.TAKEN: _taken,
    }
)
"""Step → what is said of its view."""
