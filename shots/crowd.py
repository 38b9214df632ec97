"""People in the hall: which windows are open, who waits where, who was called."""

from collections.abc import Mapping
from itertools import cycle, islice
from types import MappingProxyType
from typing import Any, Final

from config.load import Loaded
from shots.hands import Hands

OPEN: Final = (
    *("l01", "l02", "l03", "l05", "l07", "l08", "l10", "l11", "l13", "l15", "l16", "l17"),
    *("r19", "r20", "r22", "r23", "r25", "r27", "r29", "r30", "r33", "r35", "r36"),
)
PAUSED: Final = ("l12",)
WAITING: Final = MappingProxyType(
    {
        "project": 2,
        "business": 9,
        "build": 3,
        "land": 7,
        "tax": 5,
        "transport": 2,
        "water": 1,
        "police": 6,
        "labour": 4,
        "medical": 3,
        "civil": 1,
        "agent": 2,
    }
)
"""Queue → how many take a number in it."""
CALLS: Final = ("l01", "l05", "l07", "r19", "l10", "l02", "l08", "r22", "l03")
"""Windows that call, one after the other; the last is the newest."""
SERVED: Final = ("l05", "l07", "l10")
MISSED: Final = ("l13",)
PRIORITY: Final = "elderly"


async def come_to_work(hands: Hands) -> None:
    """Open the windows that are open today, and pause one."""
    for window in (*OPEN, *PAUSED):
        await hands.at_window(window, "open")
    for window in PAUSED:
        await hands.at_window(window, "pause", reason="break", minutes=15)


async def take_numbers(hands: Hands, loaded: Loaded) -> dict[str, list[dict[str, Any]]]:
    """Let everybody take a number; return the tickets by queue. Every fifth goes first by right."""
    items = popular(loaded)
    tickets: dict[str, list[dict[str, Any]]] = {}
    for queue, people in WAITING.items():
        for at, item in enumerate(islice(cycle(items[queue]), people)):
            right = {"priority": PRIORITY} if at % 5 == 4 else {}
            tickets.setdefault(queue, []).append(await hands.take(item, **right))
    return tickets


async def miss_calls(hands: Hands) -> None:
    """Call whoever does not come."""
    for window in MISSED:
        await hands.miss(window)


async def call(hands: Hands) -> None:
    """Call at each of the windows; some come, and the newest is still looked for."""
    for window in CALLS:
        await hands.at_window(window, "call-next")
        if window in SERVED:
            await hands.at_window(window, "start")


async def call_again(hands: Hands) -> None:
    """Call the newest once more, so that it is lit again."""
    await hands.at_window(CALLS[-1], "recall")


def popular(loaded: Loaded) -> Mapping[str, list[str]]:
    """Return the codes of each queue's items, those first that most people come for."""
    queue_of = loaded.catalogue().queue_of
    found: dict[str, list[str]] = {}
    for item in sorted(loaded.items, key=lambda item: -item.popularity):
        queue = queue_of.get(item.code)
        if queue is not None:
            found.setdefault(queue, []).append(item.code)
    return found
