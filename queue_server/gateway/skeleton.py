"""The one HTML skeleton of all pages: a page is an element, the script that defines it, and its styles."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template
from types import MappingProxyType
from typing import Final, NamedTuple

SKELETON: Final = Path(__file__).parent.parent / "console" / "page.html"


class Page(NamedTuple):
    """``script`` and ``styles`` are files of the pages without their endings; ``dark`` is for a wall."""

    element: str
    script: str
    styles: tuple[str, ...]
    dark: bool = False


WORK: Final = (
    "sign-in",
    "choose-window",
    "work",
    "ticket-card",
    "waiting-list",
    "transfer-dialog",
    "help-alerts",
)
PAGES: Final[Mapping[str, Page]] = MappingProxyType(
    {
        "console": Page("hall-console", "console", ("base", "console", *WORK)),
        "screens": Page(
            "hall-screens", "screens", ("base", "console", "sign-in", "screens", "screens-lists")
        ),
        "follow": Page("follow-ticket", "follow", ("base", "follow")),
        "guide": Page("item-guide", "guide", ("base", "guide")),
        "board": Page("hall-board", "board", ("board", "board-calls", "board-queues"), dark=True),
        "window": Page("window-screen", "window-screen", ("seat", "window-screen"), dark=True),
        "sign": Page("staff-sign", "staff-sign", ("seat", "staff-sign"), dark=True),
    }
)
"""Name → page."""


@cache
def html(name: str) -> bytes:
    """Return the page ``name`` (of ``PAGES``) as HTML; ``tokens.css`` comes before its own styles."""
    page = PAGES[name]
    sheets = (f'<link rel="stylesheet" href="/static/{style}.css" />' for style in ("tokens", *page.styles))
    filled = Template(SKELETON.read_text(encoding="utf-8")).substitute(
        ground=' data-ground="dark"' if page.dark else "",
        scheme="dark" if page.dark else "light",
        styles="\n    ".join(sheets),
        script=page.script,
        element=page.element,
    )
    return filled.encode()
