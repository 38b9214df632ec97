"""Views of what is asked besides a new number: checking in, a number taken before, notices."""

from dataclasses import dataclass

from kiosk.views.pieces import UNTURNED, Fact, Pager, Target, View


@dataclass(frozen=True, kw_only=True)
class EnterView(View):
    """Signs being entered by ``keys``; without keys, what was found: ``facts`` in a ``tone``."""

    title: str
    hint: str
    typed: str
    keys: tuple[tuple[Target, ...], ...] = ()
    icon: str = ""
    tone: str = "calm"
    facts: tuple[Fact, ...] = ()
    go: Target | None = None
    again: Target | None = None


@dataclass(frozen=True, kw_only=True)
class NoticesView(View):
    """What the site tells everybody."""

    title: str
    lines: tuple[str, ...]
    slots: int
    pager: Pager = UNTURNED
