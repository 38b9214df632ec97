"""What is wrong with a screen, from its survey: pure rules over figures (see ``faces.survey``).

The sizes are those of the Chinese rules for the elderly of 2021 and WCAG 2.2,
and the kiosk keeps the larger ones everywhere: 60 dp to touch, 18 dp to read.
"""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any, Final

import msgspec

TARGET: Final = 60.0
TEXT: Final = 18.0
CONTRAST: Final = 4.5
HIGH_CONTRAST: Final = 7.0
SLACK: Final = 1.5
"""Parts of a dp that rounding to pixels may take."""

AWAY: Final = frozenset({"home", "back", "done", "begin", "ok", "another", "retry"})
PASSING: Final = frozenset({"taking", "home"})
"""Screens that go on by themselves, and the one that all ways lead to."""

Box = tuple[float, float, float, float]


class Seen(msgspec.Struct, frozen=True):
    """A screen as it was seen: where, in which mode, what its survey says, and what its speech says."""

    screen: str
    state: str
    contrast: bool
    survey: dict[str, Any]
    speech: tuple[str, ...] = ()


def clipped(seen: Seen) -> Iterator[str]:
    """Yield texts that do not fit their place, or stand out of what they belong to."""
    for text in seen.survey["texts"]:
        if text["clipped"] or not text["within"]:
            yield f"{text['words']!r} does not fit its place"


def overlapping(seen: Seen) -> Iterator[str]:
    """Yield texts that stand in one another's lines, and targets in one another's place."""
    for one, other in combinations(seen.survey["texts"], 2):
        if any(_meet(a, b) for a in one["boxes"] for b in other["boxes"]):
            yield f"{one['words']!r} overlaps {other['words']!r}"
    for one, other in combinations(seen.survey["targets"], 2):
        if _meet(one["box"], other["box"]):
            yield f"{one['id']} overlaps {other['id']}"


def crossed(seen: Seen) -> Iterator[str]:
    """Yield texts that run over the edge of a card they do not belong to."""
    for text in seen.survey["texts"]:
        strangers = (card for card in seen.survey["cards"] if text["words"] not in card["holds"])
        for card in strangers:
            if any(_meet(a, card["box"]) and not _within(a, card["box"]) for a in text["boxes"]):
                yield f"{text['words']!r} runs over the edge of the card with {card['holds'][:1]}"


def off_the_glass(seen: Seen) -> Iterator[str]:
    """Yield targets that stand out of the glass, wholly or in part."""
    wide, high = seen.survey["glass"]
    for target in seen.survey["targets"]:
        x, y, width, height = target["box"]
        if x < -SLACK or y < -SLACK or x + width > wide + SLACK or y + height > high + SLACK:
            yield f"{target['id']} stands out of the glass"


def tofu(seen: Seen) -> Iterator[str]:
    """Yield texts with a character that the face cannot draw."""
    return (
        f"{text['words']!r} has a character without a shape" for text in seen.survey["texts"] if text["tofu"]
    )


def small_text(seen: Seen) -> Iterator[str]:
    """Yield texts too small to read."""
    for text in seen.survey["texts"]:
        if text["size"] < TEXT - 0.5:
            yield f"{text['words']!r} is {text['size']} dp, expected {TEXT:g}"


def small_target(seen: Seen) -> Iterator[str]:
    """Yield targets too small to touch."""
    for target in seen.survey["targets"]:
        if min(target["box"][2:]) < TARGET - SLACK:
            yield f"{target['id']} is {target['box'][2:]} dp, expected {TARGET:g}"


def faint(seen: Seen) -> Iterator[str]:
    """Yield texts that stand out too little from their ground."""
    least = HIGH_CONTRAST if seen.contrast else CONTRAST
    for text in seen.survey["texts"]:
        if text["contrast"] < least:
            yield f"{text['words']!r} has contrast {text['contrast']}, expected {least:g}"


def out_of_reach(seen: Seen) -> Iterator[str]:
    """Yield targets that stand higher than they may in the low-reach layout."""
    limit = (1.0 - seen.survey["reach"]) * seen.survey["glass"][1]
    for target in seen.survey["targets"]:
        if target["box"][1] < limit - SLACK:
            yield f"{target['id']} is {limit - target['box'][1]:.0f} dp out of reach"


def dead_end(seen: Seen) -> Iterator[str]:
    """Yield the screen when nothing on it leads away."""
    if seen.screen not in PASSING and not AWAY & {target["id"] for target in seen.survey["targets"]}:
        yield "nothing leads away from here"


def mute(seen: Seen) -> Iterator[str]:
    """Yield the screen when it says nothing, and targets that have no words."""
    if not any(seen.speech):
        yield "the screen says nothing"
    said = "\n".join(seen.speech)
    for target in seen.survey["targets"]:
        if f"[{target['id']}]" not in said:
            yield f"{target['id']} is not spoken"


RULES: Final[tuple[Callable[[Seen], Iterator[str]], ...]] = (
    clipped,
    overlapping,
    crossed,
    off_the_glass,
    tofu,
    small_text,
    small_target,
    faint,
    out_of_reach,
    dead_end,
    mute,
)


def findings(seen: Seen) -> list[str]:
    """Return all that is wrong with a screen."""
    return [f"{rule.__name__}: {found}" for rule in RULES for found in rule(seen)]


def _meet(one: Box, other: Box) -> bool:
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return wide > SLACK and high > SLACK


def _within(one: Box, other: Box) -> bool:
    return (
        one[0] >= other[0] - SLACK
        and one[1] >= other[1] - SLACK
        and one[0] + one[2] <= other[0] + other[2] + SLACK
        and one[1] + one[3] <= other[1] + other[3] + SLACK
    )
