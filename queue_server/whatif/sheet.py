"""A report as a page for people: the day before and after the change, side by side, in one language."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final
from unicodedata import east_asian_width

import msgspec

from config.settings import Site
from queue_server.rehearsal.outcome import Outcome
from queue_server.whatif.report import Report
from translations.catalogue import catalogue

HOUR: Final = 3600
NONE: Final = "–"
Shown = Callable[[float], str]
Row = Sequence[str]


def count(value: float) -> str:
    """Return a whole number."""
    return f"{value:.0f}"


def minutes(value: float) -> str:
    """Return seconds as minutes."""
    return f"{value / 60:.1f}"


def hours(value: float) -> str:
    """Return seconds as hours."""
    return f"{value / HOUR:.1f}"


def percent(value: float) -> str:
    """Return a share in percent."""
    return f"{value * 100:.1f} %"


def clock(value: float) -> str:
    """Return a second of the day as the clock shows it; of a difference, with its sign."""
    whole = round(abs(value) / 60)
    return f"{'-' if value < 0 else ''}{whole // 60:02d}:{whole % 60:02d}"


FIGURES: Final[Sequence[tuple[str, Sequence[str], Shown]]] = (
    ("tickets", ("all", "tickets"), count),
    ("served", ("all", "served"), count),
    ("no-shows", ("all", "missed"), count),
    ("withdrawn", ("all", "cancelled"), count),
    ("never called", ("all", "left"), count),
    ("wait, mean (min)", ("all", "mean"), minutes),
    ("wait, median (min)", ("all", "median"), minutes),
    ("wait, nine of ten within (min)", ("all", "p90"), minutes),
    ("wait, longest (min)", ("all", "longest"), minutes),
    ("waiting of all together (h)", ("all", "total"), hours),
    ("called within the promise", ("all", "within"), percent),
    ("overtakings", ("fairness", "overtakings"), count),
    ("most often overtaken", ("fairness", "most"), count),
    ("called later than by arrival", ("fairness", "put_back"), count),
    ("later by, mean (min)", ("fairness", "extra_mean"), minutes),
    ("later by, longest (min)", ("fairness", "extra_longest"), minutes),
    ("windows busy", ("busy_share",), percent),
    ("called after closing", ("closing", "late"), count),
    ("last service ended at", ("closing", "last"), clock),
)
"""Phrase, where the figure stands in an outcome, and how it is shown."""

PARTS: Final[Sequence[tuple[str, str, Shown]]] = (
    ("tickets", "tickets", count),
    ("mean (min)", "mean", minutes),
    ("p90 (min)", "p90", minutes),
    ("in promise", "within", percent),
    ("never called", "left", count),
)
BASIS: Final = (
    "{calls} calls, {guessed} with a length of service that the log does not tell; "
    "played without the change, {same} of the tickets wait as long as they did"
)


class Sheet:
    """The page of one report; ``language`` is ``zh`` or ``en``."""

    def __init__(self, report: Report, site: Site, language: str) -> None:
        self._report = report
        self._say = catalogue("what_if", language).gettext
        zh = language == "zh"
        self._queues = {queue.id: queue.name if zh else queue.name_en for queue in site.queues}
        classes = {one.id: one.name if zh else one.name_en for one in site.priorities}
        self._classes = {"ordinary": self._say("ordinary"), **classes}

    def text(self) -> str:
        """Return the page."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        report, basis = self._report, self._report.basis
        yield self._title()
        if basis.same is not None:
            known = {"calls": basis.calls, "guessed": basis.guessed, "same": percent(basis.same)}
            yield self._say(BASIS).format(**known)
        if basis.refused:
            yield self._say("{refused} could not take a number under these settings").format(
                refused=basis.refused
            )
        yield self._say("change: {change}").format(change=_compact(report.change))
        yield ""
        yield from table(self._figures())
        for phrase, of, names in (
            ("queue", "queues", self._queues),
            ("class", "classes", self._classes),
        ):
            yield ""
            yield from table(self._parts(phrase, of, names))
        changed = list(self._windows())
        if changed:
            yield ""
            yield from table([self._heads("window", "open (h)", "busy", "calls"), *changed])

    def _title(self) -> str:
        source = self._report.source
        if source.kind == "simulated":
            return self._say("What if: an invented day")
        known = {"day": source.day, "first": source.first, "last": source.last}
        title = self._say("What if: {day} (records {first} to {last})").format(**known)
        return title if source.complete else f"{title} {self._say('so far')}"

    def _heads(self, *phrases: str) -> list[str]:
        return [self._say(phrase) for phrase in phrases]

    def _figures(self) -> Iterator[Row]:
        """Yield a line a figure, with what it was in truth where that is known."""
        report = self._report
        days: list[Outcome] = [report.before, report.after]
        heads = ["", *self._heads("before", "after", "difference")]
        if report.as_it_was is not None:
            days, heads = [report.as_it_was, *days], ["", *self._heads("as it was"), *heads[1:]]
        yield heads
        tables = [msgspec.to_builtins(day) for day in days]
        for phrase, path, shown in FIGURES:
            more = signed(_at(report.difference, path), shown)
            yield [self._say(phrase), *(plain(_at(one, path), shown) for one in tables), more]

    def _parts(self, phrase: str, of: str, names: Mapping[str, str]) -> Iterator[Row]:
        """Yield a line a queue or class: each figure before and after."""
        report = self._report
        before: dict[str, Any] = msgspec.to_builtins(getattr(report.before, of))
        after: dict[str, Any] = msgspec.to_builtins(getattr(report.after, of))
        yield self._heads(phrase, *(head for head, _, _ in PARTS))
        for name in sorted({*before, *after}):
            one, other = before.get(name, NOTHING), after.get(name, NOTHING)
            yield [
                names.get(name, name),
                *(_both(one.get(key), other.get(key), shown) for _, key, shown in PARTS),
            ]

    def _windows(self) -> Iterator[Row]:
        """Yield the windows whose day has become another."""
        report = self._report
        for name in sorted({*report.before.windows, *report.after.windows}):
            before, after = report.before.windows.get(name), report.after.windows.get(name)
            if before == after:
                continue
            one, other = (msgspec.to_builtins(use) if use else NOTHING for use in (before, after))
            shown = (("open", hours), ("share", percent), ("calls", count))
            yield [name, *(_both(one.get(key), other.get(key), how) for key, how in shown)]


NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


def plain(value: float | None, shown: Shown) -> str:
    """Return a figure as it is shown, a dash where there is none."""
    return NONE if value is None else shown(value)


def signed(value: float | None, shown: Shown) -> str:
    """Return a difference with its sign, ``=`` where there is none to be seen."""
    if value is None:
        return NONE
    said = shown(value)
    if not any(digit in said for digit in "123456789"):
        return "="
    return said if value < 0 else f"+{said}"


def table(rows: Iterator[Row] | Sequence[Row]) -> Iterator[str]:
    """Yield rows as lines: the first column from the left, the others from the right, by what is seen."""
    known = [list(row) for row in rows]
    widths = [max(map(width, column)) for column in zip(*known, strict=True)]
    for first, *others in known:
        cells = [first + " " * (widths[0] - width(first))]
        cells += [" " * (wide - width(cell)) + cell for cell, wide in zip(others, widths[1:], strict=True)]
        yield "  ".join(cells).rstrip()


def width(text: str) -> int:
    """Return how many half-width cells a text takes on a terminal."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _both(before: float | None, after: float | None, shown: Shown) -> str:
    one, other = plain(before, shown), plain(after, shown)
    return one if one == other else f"{one} → {other}"


def _at(found: Any, path: Sequence[str]) -> float | None:
    for name in path:
        found = found[name]
    value: float | None = found
    return value


def _compact(change: dict[str, Any]) -> str:
    return msgspec.json.encode(change).decode() if change else NONE
