"""What must stand on every bar at once 紧急: the emergencies of the programme, as the server told them. Pure.

A bar has one line, so title and text run one after the other, as along the foot
of a board. A bar that cannot write what was written asks to follow the staff.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from config.led import Bar, Dots, LedLine, LedStyle
from display.led.text import Words, fit, language_of
from programme.notice import line_of
from programme.plan import Item, Plan, Screen
from programme.schedule import emergency
from translations.catalogue import catalogue

MOST: Final = 120
"""Characters of an emergency on a bar: more would be too slow to read and to send."""

ASK: Final = "Emergency: please follow the staff"
CUT: Final = "…"


def urgent_on(line: LedLine, halls: Mapping[str, str], plan: Plan, now: datetime) -> Mapping[int, Item]:
    """Return screen number → the emergency for it at ``now``; ``halls`` maps each window to its hall."""
    if not plan.emergencies:
        return {}
    screens = {bar.screen: Screen(f"{line.id}-{bar.screen}", halls.get(bar.window, "")) for bar in line.bars}
    found = {number: emergency(plan, screen, now) for number, screen in screens.items()}
    return {number: item for number, item in found.items() if item is not None}


def narrowest_of_all(line: LedLine, urgent: Mapping[int, Item]) -> Bar | None:
    """Return the smallest bar of ``line`` where all of them say the same, for then one frame tells all."""
    alike = len(urgent) == len(line.bars) and len({item.id for item in urgent.values()}) == 1
    return min(line.bars, key=lambda bar: (bar.cells, bar.rows)) if alike else None


def urgent_words(item: Item, width: int, language: str, style: LedStyle, sizes: Sequence[Dots]) -> Words:
    """Return what a bar of ``width`` cells says of ``item``."""
    spoken = language_of(style, language)
    own, other = line_of(item.title, item.text), line_of(item.title_en, item.text_en)
    if spoken == "en":
        own, other = other, own
    said = own or (other if _can_be_written(other, style) else "")
    said = said or catalogue("led", spoken).gettext(ASK)
    short = said if len(said) <= MOST else said[: MOST - 1] + CUT
    return fit([short], width, style, called=True, sizes=sizes)


def _can_be_written(text: str, style: LedStyle) -> bool:
    return style.charset != "ascii" or text.isascii()
