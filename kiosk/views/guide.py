"""The view of an item's guide."""

from dataclasses import dataclass

from kiosk.views.pieces import Fact, Target, View


@dataclass(frozen=True)
class Paper:
    """A paper to bring, in the tick list."""

    name: str
    count: str
    note: str = ""


@dataclass(frozen=True)
class Stage:
    """A step of the procedure, numbered."""

    number: str
    name: str
    detail: str


@dataclass(frozen=True)
class Limits:
    """Time limits as two bars: shares of the longer one, and what was gained."""

    legal_label: str
    legal: str
    legal_share: float
    promised_label: str
    promised: str
    promised_share: float
    gain: str


@dataclass(frozen=True)
class Advice:
    """Whether it is worth waiting; ``tone`` is ``calm``, ``warn`` or ``good``."""

    text: str
    icon: str
    tone: str


@dataclass(frozen=True, kw_only=True)
class ItemView(View):
    """The guide 办事指南 of an item, one ``tab`` of it, and the way to a number.

    Where there is little room only the ``summary`` is shown, or the ``opened``
    leaf; ``more`` turns to the next page of a long one, ``leaf`` counts them.
    """

    title: str
    name: str
    unit: str
    icon: str
    tags: tuple[str, ...]
    facts: tuple[Fact, ...]
    limits: Limits
    fee: Fact
    result: Fact
    tabs: tuple[Target, ...]
    papers: tuple[Paper, ...] = ()
    stages: tuple[Stage, ...] = ()
    conditions: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    headings: tuple[str, str] = ("", "")
    phones: str = ""
    aside: str = ""
    summary: bool = True
    opened: bool = True
    leaf: int = 0
    more: Target | None = None
    take: Target
    take_note: str = ""
    advice: Advice | None = None
    priority: Target | None = None
    add: Target | None = None
    print: Target
