"""What stands in and around a hall: counters with their bars, benches, plants, kiosks, trees and hills."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from config.settings import Window
from demo.media.brush import Brush, width_of


class Place(NamedTuple):
    """A rectangle of the picture."""

    x: float
    y: float
    width: float
    height: float


def fitted(words: str, width: float, size: float) -> float:
    """Return the largest type size up to ``size`` at which ``words`` are at most ``width`` wide."""
    return min(size, size * width / max(width_of(words, size, "bold"), 1))


def counter(brush: Brush, place: Place, window: Window, bar: str) -> float:
    """Draw a window: number, name, LED bar, glass and counter; return the height of the counter's top."""
    x, y, width, height = place
    unit = height / 10
    brush.box(x, y, width, unit * 1.5, "pine-deep", radius=unit * 0.2)
    brush.box(x + unit * 0.2, y + unit * 0.2, unit * 1.4, unit * 1.1, "surface", radius=unit * 0.16)
    brush.text(
        x + unit * 0.9, y + unit * 0.76, window.label, unit * 0.9, "pine-deep", anchor="mm", weight="bold"
    )
    size = fitted(window.name, width - unit * 2, unit * 0.62)
    brush.text(x + unit * 1.8, y + unit * 0.78, window.name, size, "on-pine", anchor="lm", weight="bold")
    brush.box(x + unit * 0.2, y + unit * 1.7, width - unit * 0.4, unit * 1.05, "ink", radius=unit * 0.1)
    size = fitted(bar, width - unit, unit * 0.62)
    brush.text(
        x + width / 2, y + unit * 2.24, bar, size, "cinnabar/amber-mist/0.42", anchor="mm", weight="bold"
    )
    top = y + unit * 6.9
    brush.box(
        x + unit * 0.1, y + unit * 2.9, width - unit * 0.2, top - y - unit * 2.9, "pine-mist/surface/0.35"
    )
    brush.line([(x + unit * 0.1, y + unit * 2.9), (x + unit * 0.1, top)], "line", 3)
    brush.line([(x + width - unit * 0.1, y + unit * 2.9), (x + width - unit * 0.1, top)], "line", 3)
    return top


def counter_front(brush: Brush, place: Place, top: float) -> None:
    """Draw the counter before the clerk: its top and its front."""
    x, y, width, height = place
    brush.box(x, top + height * 0.03, width, y + height - top - height * 0.03, "amber-mist/amber/0.18")
    for share in (0.33, 0.66):
        brush.line(
            [(x + width * share, top + height * 0.06), (x + width * share, y + height)],
            "amber-mist/amber/0.3",
            2,
        )
    brush.box(x - width * 0.01, top, width * 1.02, height * 0.045, "amber-mist/amber/0.5", radius=4)


def bench(brush: Brush, x: float, foot: float, width: float, seats: int) -> None:
    """Draw a row of ``seats``; ``foot`` is the floor under it."""
    step, height = width / seats, width / seats * 0.9
    for leg in (0.12, 0.88):
        brush.line([(x + width * leg, foot - height * 0.45), (x + width * leg, foot)], "ink-soft", 7)
    for seat in range(seats):
        left = x + seat * step
        brush.box(left + 3, foot - height, step - 6, height * 0.5, "pine/surface/0.3", radius=10)
        brush.box(left + 3, foot - height * 0.52, step - 6, height * 0.16, "pine/ink/0.1", radius=6)


def plant(brush: Brush, x: float, foot: float, height: float) -> None:
    """Draw a plant in a pot, its middle at ``x``."""
    for turn in range(-4, 5):
        lean = turn / 4 * 1.05
        tip = (x + math.sin(lean) * height * 0.5, foot - height * 0.3 - math.cos(lean) * height * 0.68)
        bend = (x + math.sin(lean) * height * 0.3, foot - height * 0.3 - math.cos(lean) * height * 0.36)
        brush.line(
            [(x, foot - height * 0.3), bend, tip], "leaf" if turn % 2 else "leaf/paper/0.25", height * 0.06
        )
    pot = [(x - height * 0.17, foot - height * 0.34), (x + height * 0.17, foot - height * 0.34)]
    brush.shape([*pot, (x + height * 0.12, foot), (x - height * 0.12, foot)], "cinnabar/amber-mist/0.35")
    brush.box(
        x - height * 0.19,
        foot - height * 0.37,
        height * 0.38,
        height * 0.07,
        "cinnabar/amber-mist/0.2",
        radius=4,
    )


def kiosk_body(brush: Brush, place: Place) -> Place:
    """Draw a ticket kiosk and return the place of its glass."""
    x, y, width, height = place
    brush.oval(x + width / 2, y + height, width * 0.7, height * 0.018, "line/ink/0.15")
    brush.box(x + width * 0.2, y + height * 0.72, width * 0.6, height * 0.27, "ink/pine-deep/0.5")
    brush.box(x + width * 0.02, y + height * 0.96, width * 0.96, height * 0.04, "ink/pine-deep/0.5", radius=8)
    brush.box(x, y, width, height * 0.74, "pine-deep", radius=width * 0.09)
    glass = Place(x + width * 0.07, y + width * 0.13, width * 0.86, height * 0.74 - width * 0.42)
    brush.box(*glass, "paper", radius=8)
    slot = y + height * 0.74 - width * 0.2
    brush.box(x + width * 0.28, slot, width * 0.44, width * 0.05, "ink", radius=6)
    brush.oval(x + width / 2, y + width * 0.065, width * 0.018, width * 0.018, "ink")
    return glass


def board(brush: Brush, place: Place, rows: Sequence[tuple[str, str]], title: str) -> None:
    """Draw a TV board with its calls: ``rows`` are number and window, the newest first."""
    x, y, width, height = place
    brush.box(x - 8, y - 8, width + 16, height + 16, "ink", radius=10)
    brush.box(x, y, width, height, "pine-deep/ink/0.3", radius=4)
    brush.box(x, y, width, height * 0.17, "pine")
    brush.text(x + width / 2, y + height * 0.09, title, height * 0.1, "on-pine", anchor="mm", weight="bold")
    step = height * 0.78 / len(rows)
    for row, (number, window) in enumerate(rows):
        middle = y + height * 0.21 + step * (row + 0.5)
        if row == 0:
            brush.box(x + width * 0.03, middle - step * 0.44, width * 0.94, step * 0.88, "cinnabar", radius=6)
        shade = "on-cinnabar" if row == 0 else "paper/pine/0.2"
        brush.text(x + width * 0.09, middle, number, step * 0.62, shade, anchor="lm", weight="bold")
        brush.text(x + width * 0.91, middle, window, step * 0.56, shade, anchor="rm", weight="bold")


def tree(brush: Brush, x: float, foot: float, height: float) -> None:
    """Draw a round tree."""
    brush.box(x - height * 0.03, foot - height * 0.4, height * 0.06, height * 0.4, "amber/ink/0.35", radius=3)
    for across, up, size, shade in (
        (0, 0.62, 0.27, "leaf"),
        (-0.16, 0.5, 0.19, "leaf/ink/0.12"),
        (0.17, 0.52, 0.18, "leaf/paper/0.15"),
        (0.05, 0.76, 0.17, "leaf/paper/0.22"),
    ):
        brush.oval(x + across * height, foot - up * height, size * height, size * height, shade)


def hills(brush: Brush, foot: float, height: float, shades: Sequence[str]) -> None:
    """Draw ranges of hills one behind another, the first ``shade`` the farthest: the county's mist."""
    for layer, shade in enumerate(shades):
        crest = foot - height * (1 - layer / (len(shades) + 0.8))
        points = [
            (
                at / 60 * brush.width,
                crest
                + height * 0.1 * math.sin(at / 60 * math.tau * (1.1 + layer * 0.37) + layer * 2.1)
                + height * 0.05 * math.sin(at / 60 * math.tau * (2.7 + layer * 0.5) + layer),
            )
            for at in range(61)
        ]
        brush.shape([(0, foot), *points, (brush.width, foot)], shade)
