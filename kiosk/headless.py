"""A kiosk without a screen: the same presenter, touched by target id over the automation socket."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from faces.automation import CannotDo, Report
from kiosk.presenter import Presenter
from kiosk.views import targets


def describe(presenter: Presenter) -> Report:
    """Return what the program tells of its glass: step, state, how many views there were, number."""
    visit, view = presenter.visit, presenter.view
    return {
        "screen": str(view.step),
        "changes": presenter.changes,
        "state": view.state,
        "language": view.language,
        "away": presenter.journey.world.away,
        "printer": presenter.journey.world.printer_reason or presenter.journey.world.printer,
        "dialog": view.dialog.id if view.dialog else "",
        "focus": view.focus,
        "item": visit.place.about if view.step in ("item", "taking", "taken") else "",
        "ticket": visit.ticket.id if visit.ticket else "",
        "number": visit.ticket.number if visit.ticket else "",
    }


def speech(presenter: Presenter) -> Report:
    """Return what the view says: its lines, and of each target ``[id] words``."""
    told = presenter.spoken()
    return {"speech": [*told.lines, *(f"[{name}] {said}" for name, said in told.choices)]}


class HeadlessGlass:
    """What would be on the glass; boxes are empty, for there is no glass."""

    def __init__(self, presenter: Presenter) -> None:
        self._presenter = presenter

    def report(self) -> Report:
        """Return the view as targets and texts."""
        view = self._presenter.view
        return {
            **describe(self._presenter),
            **speech(self._presenter),
            "size": [0, 0],
            "targets": [
                {"id": target.id, "text": f"{target.text} {target.note}".strip(), "box": [0, 0, 0, 0]}
                for target in targets(view)
            ],
            "texts": list(_texts(view)),
            "clipped": [],
        }

    def still(self) -> bool:
        """Nothing is drawn, so nothing moves."""
        return True

    def shoot(self, path: Path) -> None:
        """Refuse: there is nothing to take a picture of."""
        raise CannotDo(f"shot {path}: this kiosk runs with --no-screen")

    def survey(self) -> Report:
        """Refuse: there is nothing to measure."""
        raise CannotDo("survey: this kiosk runs with --no-screen")

    def touch(self, target: str) -> None:
        """Touch a target of the present view, or press a key of the keypad: ``pad:8``."""
        if target.startswith("pad:"):
            self._presenter.key(target.removeprefix("pad:"))
            return
        if not self._presenter.touch(target):
            step = self._presenter.view.step
            raise CannotDo(f"touch {target!r}: not on screen {step!s} now; ask for the screen to see what is")

    def marks(self) -> list[Report]:
        """Refuse: nothing is drawn."""
        raise CannotDo("trace: this kiosk runs with --no-screen")


UNSAID: Final = frozenset(
    {"id", "icon", "tone", "step", "state", "language", "qr", "arrow"}
    | {
        "slip_icon",
        "film",
        "upcoming",
    }
)
"""Fields that are not for reading."""


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield from filter(None, (part,))
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts(one)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            if field.name not in UNSAID:
                yield from _texts(getattr(part, field.name))
