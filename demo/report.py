"""The end of a day: a table for the person who watched, JSON for the machine that asked.

Waits are given in seconds of the visitors' day: what a citizen would have
waited had the day not been played faster.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from demo.proofs import Figures, middle, quantile


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """How the day was played; ``astray`` are visitors who left without a number."""

    seed: int
    speed: float
    screens: bool
    seconds: float
    visitors: int
    astray: tuple[str, ...] = ()
    restarts: int = 0


def as_json(figures: Figures, run: Run) -> dict[str, Any]:
    """Return the report; its stable keys are listed in the README."""
    waits = [wait * run.speed for wait in figures.waits]
    return {
        "issued": figures.issued,
        "printed": figures.printed,
        "called": figures.called,
        "shown_on_board": figures.shown_on_board,
        "shown_on_led": figures.shown_on_led,
        "spoken": figures.spoken,
        "recalled": figures.recalled,
        "recalls_shown_on_board": figures.recalls_shown_on_board,
        "started": figures.started,
        "finished": figures.finished,
        "no_show": figures.no_show,
        "transferred": figures.transferred,
        "lost": len(figures.lost),
        "doubled": len(figures.doubled),
        "wait_seconds": {"median": round(middle(waits), 1), "p90": round(quantile(waits, 0.9), 1)},
        "faults": [*figures.lost, *figures.doubled, *run.astray],
        "run": msgspec.to_builtins(run),
    }


def good(figures: Figures, run: Run) -> bool:
    """Tell whether the day was as it should be: everybody served, nothing lost, nothing doubled."""
    return figures.clean and not run.astray


def write(report: dict[str, Any], path: Path) -> None:
    """Write the report. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")


def table(report: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the table."""
    for key, says in ROWS:
        yield f"  {says:<44}{report[key]:>7}"
    wait = report["wait_seconds"]
    yield f"  {'waited, median / nine of ten within':<44}{_minutes(wait['median'])} / {_minutes(wait['p90'])}"
    for fault in report["faults"]:
        yield f"  ! {fault}"


ROWS = (
    ("issued", "numbers issued (event log)"),
    ("printed", "slips on paper (decoded, number and QR)"),
    ("called", "calls (event log)"),
    ("shown_on_board", "calls drawn on a board (its glass)"),
    ("shown_on_led", "calls on a window bar (decoded from its line)"),
    ("spoken", "calls spoken to the end (sound sink)"),
    ("recalled", "called again"),
    ("finished", "finished"),
    ("no_show", "did not come"),
    ("lost", "lost"),
    ("doubled", "doubled"),
)


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
