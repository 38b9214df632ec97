"""What a printed guide (办事指南) says: what an item asks of you, how long it takes, where to go.

Pure, like ``slip``; names are ready strings in the guide's language. It is for
taking home and ticking off, so materials come as a list with boxes.
"""

from collections.abc import Iterable
from datetime import datetime
from gettext import NullTranslations

import msgspec

from printers.blocks import Block, Entry, Gap, Pair, Qr, Rule, Text
from printers.slip import HEAD_SIZES, Language
from printers.wrap import width

SECTION_GAP = Gap(16)


class GuideMaterial(msgspec.Struct, frozen=True):
    """A paper to bring: how many originals and copies, and what to mind."""

    name: str
    originals: int = 1
    copies: int = 0
    note: str = ""


class GuideStep(msgspec.Struct, frozen=True):
    """A step of the procedure."""

    name: str
    detail: str = ""


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """An item on paper.

    ``kind`` and ``handling`` are ready words; limits are working days, 0 where
    none is set; ``where`` is one line a place. ``printed_at`` is shown as it is:
    give it in the site's time zone.
    """

    language: Language
    centre: str
    title: str
    code: str
    unit: str
    printed_at: datetime
    kind: str = ""
    handling: str = ""
    conditions: tuple[str, ...] = ()
    materials: tuple[GuideMaterial, ...] = ()
    steps: tuple[GuideStep, ...] = ()
    statutory_days: int = 0
    promised_days: int = 0
    fee: str = ""
    result: str = ""
    where: tuple[str, ...] = ()
    phone_consult: str = ""
    phone_complaint: str = ""
    url: str = ""
    notices: tuple[str, ...] = ()


def guide_blocks(guide: Guide, words: NullTranslations) -> tuple[Block, ...]:
    """Return what ``guide`` says, from top to bottom."""
    say = words.gettext
    return (
        *_head(guide, say("Guide")),
        *_pairs(
            (say("Code"), guide.code),
            (say("Unit"), guide.unit),
            (say("Kind"), say("list comma").join(filter(None, (guide.kind, guide.handling)))),
            (say("Result"), guide.result),
        ),
        *_list(say("Conditions"), _numbered(guide.conditions)),
        *_materials(guide.materials, words),
        *_list(say("Steps"), _numbered(_step(step, words) for step in guide.steps)),
        SECTION_GAP,
        Rule(),
        *_pairs(
            (say("Legal limit"), _days(guide.statutory_days, words)),
            (say("Promised limit"), _days(guide.promised_days, words)),
            (say("Fee"), guide.fee),
            (say("Where to go"), say("list comma").join(guide.where)),
            (say("Questions"), guide.phone_consult),
            (say("Complaints"), guide.phone_complaint),
        ),
        *_code(guide, say("Scan for this guide on your phone")),
        *_closing(guide, words),
    )


def list_blocks(guide: Guide, words: NullTranslations) -> tuple[Block, ...]:
    """Return only what is to be brought and where to, for who has read the rest on the screen."""
    say = words.gettext
    return (
        *_head(guide, say("What to bring")),
        *_pairs((say("Unit"), guide.unit)),
        *_materials(guide.materials, words),
        SECTION_GAP,
        Rule(),
        *_pairs(
            (say("Where to go"), say("list comma").join(guide.where)),
            (say("Questions"), guide.phone_consult),
        ),
        *_code(guide, say("Scan for the whole guide on your phone")),
        *_closing(guide, words),
    )


def _head(guide: Guide, kind: str) -> tuple[Block, ...]:
    """Return whose paper it is, what ``kind`` of paper, and for which item."""
    return (
        Text(text=guide.centre, align="centre"),
        Text(text=kind, align="centre"),
        Gap(),
        Text(text=guide.title, sizes=HEAD_SIZES, align="centre", bold=True),
        Gap(),
        Rule(),
    )


def _code(guide: Guide, hint: str) -> tuple[Block, ...]:
    if not guide.url:
        return ()
    return (SECTION_GAP, Qr(payload=guide.url), Gap(8), Text(text=hint, align="centre"))


def _closing(guide: Guide, words: NullTranslations) -> tuple[Block, ...]:
    say = words.gettext
    printed = say("Printed {when}").format(when=guide.printed_at.strftime(say("date and time format")))
    lines = (*guide.notices, printed)
    return (Gap(8), Rule(), *(Entry(mark=say("notice mark"), text=text) for text in lines))


def _pairs(*rows: tuple[str, str]) -> tuple[Pair, ...]:
    start = max(width(label) for label, _ in rows) + 2
    return tuple(Pair(label=label, value=value, label_columns=start) for label, value in rows if value)


def _list(title: str, entries: Iterable[Entry]) -> tuple[Block, ...]:
    listed = tuple(entries)
    return (SECTION_GAP, Text(text=title, bold=True), *listed) if listed else ()


def _numbered(texts: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(Entry(mark=f"{at}.", text=text) for at, text in enumerate(texts, 1))


def _materials(materials: tuple[GuideMaterial, ...], words: NullTranslations) -> tuple[Block, ...]:
    entries: list[Entry] = []
    for material in materials:
        counts = _counts(material, words)
        named = words.gettext("{name} ({counts})").format(name=material.name, counts=counts)
        entries.append(Entry(mark="\u25a1", text=named if counts else material.name))
        if material.note:
            entries.append(Entry(mark="", text=material.note, indent=3))
    return _list(words.gettext("Materials (tick what you have)"), entries)


def _counts(material: GuideMaterial, words: NullTranslations) -> str:
    told = (
        (material.originals, ("{n} original", "{n} originals")),
        (material.copies, ("{n} copy", "{n} copies")),
    )
    return words.gettext("list comma").join(
        words.ngettext(*forms, count).format(n=count) for count, forms in told if count
    )


def _step(step: GuideStep, words: NullTranslations) -> str:
    if not step.detail:
        return step.name
    return words.gettext("{step}: {detail}").format(step=step.name, detail=step.detail)


def _days(count: int, words: NullTranslations) -> str:
    return words.ngettext("{n} working day", "{n} working days", count).format(n=count) if count else ""
