"""The guide 办事指南 of an item, and what is known before taking a number: people ahead, wait, where."""

from typing import Final

from config.catalogue import Item, Material
from kiosk.showing.advice import advice, following
from kiosk.showing.crumbs import crumbs
from kiosk.showing.dialogs import dialog
from kiosk.showing.frame import Sight, bar, foot
from kiosk.views import Fact, ItemView, Limits, Paper, Stage, Target
from kiosk.visit import Tab, Visit
from kiosk.wording import Words
from wire.live import QueueView

TABS: Final[tuple[tuple[Tab, str, str], ...]] = (
    ("materials", "What to bring", "document"),
    ("steps", "How it goes", "steps"),
    ("conditions", "Conditions and law", "law"),
)
LEAST_SHARE: Final = 0.04
"""A bar for "the same day" can still be seen."""

HANDLING: Final = {
    "instant": "While you wait",
    "promised": "Within a promised time",
    "joint": "Joint service",
}
KIND: Final = {"licence": "Licence", "approval": "Approval", "service": "Public service"}
APPLICANT: Final = {"person": "For people", "organisation": "For business", "both": "For people and business"}


def show(sight: Sight) -> ItemView:
    """Return the guide of the item the visit stands at; raises LookupError when there is no such item."""
    item = sight.world.shelves.item(sight.visit.place.about)
    if item is None:
        raise LookupError(f"no item {sight.visit.place.about!r} in the catalogue")
    words, visit = sight.words, sight.visit
    unit = sight.world.shelves.unit(item.unit)
    take, note, state = _take(sight, item)
    tab = opened(visit)
    return ItemView(
        step=visit.step,
        language=words.language,
        modes=visit.modes,
        bar=bar(sight),
        foot=foot(sight),
        crumbs=crumbs(sight),
        dialog=dialog(sight),
        state=state,
        title=words.short(item),
        name=words.full(item),
        unit=words.name(unit) if unit else "",
        icon=unit.icon if unit else "document",
        tags=(
            words.say(HANDLING[item.handling]),
            words.say(KIND[item.kind]),
            words.say(APPLICANT[item.applicant]),
        ),
        facts=_facts(sight, item)[1 if _brief(visit) else 0 :],
        limits=limits(item, words),
        fee=Fact("fee", words.say("Fee"), words.of("fee", item.fee)),
        result=Fact("operate", words.say("You receive"), item.result),
        tabs=tuple(Target(f"tab:{n}", words.say(t), i, chosen=n == tab) for n, t, i in TABS),
        papers=_papers(item, words) if tab == "materials" else (),
        stages=_stages(item) if tab == "steps" else (),
        conditions=item.conditions if tab == "conditions" else (),
        basis=item.legal_basis if tab == "conditions" else (),
        headings=(words.say("Conditions"), words.say("Legal basis")),
        phones=_phones(sight, item),
        aside=words.of("aside", "none") if words.of("aside", "none") != "none" else "",
        summary=not (_brief(visit) and tab),
        opened=bool(tab),
        leaf=visit.leaf,
        more=Target("leaf", words.say("Next"), "forward"),
        take=take,
        take_note=note,
        advice=None if _brief(visit) else advice(sight, item),
        priority=_priority(sight, state),
        add=_add(sight, state),
        print=Target("print", words.say("Print or scan"), "print"),
    )


def opened(visit: Visit) -> Tab | None:
    """Return the leaf that is open; where there is little room none is, until it is asked for."""
    return visit.tab or (None if _brief(visit) else "materials")


def _brief(visit: Visit) -> bool:
    return visit.modes.easy and not visit.modes.low


def limits(item: Item, words: Words) -> Limits:
    """Return the legal and the promised limit as bars; no limit in law leaves only one."""
    legal, promised = item.statutory_days, item.promised_days
    longest = max(legal, promised, 1)
    gain = ""
    if legal > promised > 0:
        gain = words.say("{percent} % sooner", percent=(legal - promised) * 100 // legal)
    return Limits(
        legal_label=words.say("In law"),
        promised_label=words.say("Promised"),
        legal=words.days(legal) if legal else words.say("no limit set"),
        legal_share=legal / longest,
        promised=words.days(promised) if promised else words.say("the same day"),
        promised_share=max(promised / longest, LEAST_SHARE) if legal or promised else 0.0,
        gain=gain,
    )


def _take(sight: Sight, item: Item) -> tuple[Target, str, str]:
    """Return the target, what stands beside it, and the state's word."""
    words, world = sight.words, sight.world
    if world.shelves.queue_of(item) is None:
        text = words.say("Not served at this centre")
        return Target("take", text, "place", muted=True), words.say("Guide only"), "elsewhere"
    if world.stranded(item):
        text = words.say("No numbers at the moment")
        return (
            Target("take", text, "away", muted=True),
            words.say("The guide can be read and printed"),
            "away",
        )
    if not world.away and world.sold_out(item):
        later = following(sight, item)
        note = words.say("The next: {when}", when=later) if later else ""
        return Target("take", words.say("No numbers left"), "ticket", muted=True), note, "sold_out"
    queue = world.queue(item)
    text = words.say("Take a number")
    if world.away:
        return Target("take", text, "ticket"), words.say("From this machine's spare numbers"), "spare"
    late = words.late(queue.today) if queue is not None else ""
    if late:
        return Target("take", text, "ticket"), late, "closed"
    if queue is not None and not queue.open_windows:
        return Target("take", text, "ticket"), words.say("Windows are not open yet"), "closed"
    return Target("take", text, "ticket"), _ahead(queue, words), "open"


def _ahead(queue: QueueView | None, words: Words) -> str:
    if queue is None:
        return ""
    return (
        words.say("Nobody ahead of you")
        if not queue.waiting
        else words.say("{people} ahead of you", people=words.people(queue.waiting))
    )


def _facts(sight: Sight, item: Item) -> tuple[Fact, ...]:
    words, world = sight.words, sight.world
    queue = world.queue(item) if not world.away else None
    where = world.where(item)
    people = (words.people(queue.waiting) if queue.waiting else words.say("nobody")) if queue else ""
    wait = words.wait(queue.wait_low, queue.wait_high) if queue else ""
    closed = words.say("windows closed") if queue and not queue.open_windows else ""
    place = words.name(where.hall) if where.hall else words.say("Where")
    return (
        _fact("people", words.say("Waiting now"), people, words.say("not known")),
        _fact("clock", words.say("Expected wait"), wait, closed or words.say("not known")),
        _fact("window", place, words.windows(where.labels), words.say("ask the staff"), plain=True),
    )


def _fact(icon: str, label: str, value: str, otherwise: str, *, plain: bool = False) -> Fact:
    return Fact(icon, label, value or otherwise, strong=bool(value) and not plain, soft=not value)


def _papers(item: Item, words: Words) -> tuple[Paper, ...]:
    return tuple(Paper(material.name, _copies(material, words), material.note) for material in item.materials)


def _copies(material: Material, words: Words) -> str:
    told = []
    if material.originals:
        told.append(words.count("{n} original", "{n} originals", material.originals))
    if material.copies:
        told.append(words.count("{n} copy", "{n} copies", material.copies))
    return words.of("between", ", ").join(told)


def _stages(item: Item) -> tuple[Stage, ...]:
    return tuple(Stage(str(number), step.name, step.detail) for number, step in enumerate(item.steps, 1))


def _phones(sight: Sight, item: Item) -> str:
    unit = sight.world.shelves.unit(item.unit)
    if unit is None:
        return ""
    return sight.words.say(
        "Questions {consult}   Complaints {complaint}",
        consult=unit.phone_consult,
        complaint=unit.phone_complaint,
    )


def _add(sight: Sight, state: str) -> Target | None:
    if state not in ("open", "closed"):
        return None
    inside = sight.visit.place.about in sight.visit.basket
    return Target("add", sight.words.say("Add to my visit"), "basket", chosen=inside)


def _priority(sight: Sight, state: str) -> Target | None:
    plan = sight.world.plan
    if state not in ("open", "closed") or plan is None or not plan.priorities:
        return None
    return Target("priority", sight.words.say("Priority service"), "people")
