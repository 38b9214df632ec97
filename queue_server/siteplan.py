"""From the configuration to the two plans: what the rules must know, and what clients are told."""

from msgspec.structs import asdict

from config.appointments import Slots
from config.led_presets import answers
from config.load import Loaded, queues_of_items
from config.settings import Priority, Site
from queue_server.domain.itinerary import Route
from queue_server.domain.limits import BlockRule, CheckInRule, PersonRule, Quota, SlotRule
from queue_server.domain.plan import GIVEN, Plan, Queue, Window
from queue_server.domain.rules import Rules
from queue_server.siteorder import classes_of, group_of_queues, groups_of, serve_of
from wire.live import GroupPlan, HallPlan, KioskPlan, PriorityPlan, QueuePlan, SitePlan, WindowPlan


def rules_plan(loaded: Loaded) -> Plan:
    """Return the site as the rules see it."""
    site = loaded.site
    serving, group_of = _serving(site), group_of_queues(site)
    witnessed = _witnessed(site)
    return Plan(
        queues={
            queue.id: Queue(
                queue.id, queue.prefix, serving[queue.id], group_of[queue.id], queue.promise_minutes
            )
            for queue in site.queues
        },
        windows={
            window.id: Window(
                window.id,
                window.label,
                window.hall,
                window.queues,
                tuple(map(serve_of, window.serves)),
                witnessed=window.id in witnessed,
            )
            for window in site.windows
        },
        queue_of_item=queues_of_items(site, loaded.items),
        classes=classes_of(site),
        groups=groups_of(site),
        bound=site.bound_minutes,
        slots={queue.id: _slots(queue.slots) for queue in site.queues if queue.slots.capacity},
        quotas={quota.item: Quota(quota.morning, quota.afternoon) for quota in site.quotas},
        check_in=CheckInRule(site.appointments.early, site.appointments.late, site.appointments.release),
        persons=PersonRule(site.persons.one_open, site.persons.daily),
        rules=Rules(**asdict(site.rules)),
        blocks=BlockRule(site.blocks.size, site.blocks.first),
        routes=_routes(loaded),
        kiosks=tuple(kiosk.id for kiosk in site.kiosks),
    )


def _slots(slots: Slots) -> SlotRule:
    return SlotRule(slots.minutes, slots.capacity, slots.walk_ins, slots.days_ahead)


def _routes(loaded: Loaded) -> dict[str, Route]:
    """Return the stops of each joint item that is visited with one ticket."""
    queues = queues_of_items(loaded.site, loaded.items)
    return {
        one.item: Route(queues[one.item], one.others, one.lead_first, one.free)
        for one in loaded.site.joint
        if one.item in queues
    }


def _witnessed(site: Site) -> set[str]:
    """Return the windows whose calls some board, bar or screen proves."""
    halls = {board.hall for board in site.boards}
    lines = (line for line in site.led_lines if answers(line, site.led_templates))
    bars = {bar.window for line in lines for bar in line.bars}
    screens = {screen.window for screen in site.window_screens if screen.shows == "window"}
    return {window.id for window in site.windows if window.hall in halls} | bars | screens


def _serving(site: Site) -> dict[str, tuple[str, ...]]:
    """Return queue id → the windows that serve it as their own, at whatever hours."""
    own = {
        window.id: {*window.queues, *(one.queue for one in window.serves if one.role == "primary")}
        for window in site.windows
    }
    return {
        queue.id: tuple(window.id for window in site.windows if queue.id in own[window.id])
        for queue in site.queues
    }


def wire_plan(loaded: Loaded) -> SitePlan:
    """Return the site as clients are told it."""
    site = loaded.site
    serving, group_of = _serving(site), group_of_queues(site)
    return SitePlan(
        site=site.id,
        name=site.name,
        name_en=site.name_en,
        halls=tuple(HallPlan(id=h.id, name=h.name, name_en=h.name_en, side=h.side) for h in site.halls),
        windows=tuple(
            WindowPlan(
                id=w.id,
                label=w.label,
                hall=w.hall,
                name=w.name,
                name_en=w.name_en,
                role=w.role,
                queues=tuple(queue for queue in serving if w.id in serving[queue]),
                helps=tuple(dict.fromkeys(one.queue for one in w.serves if one.role == "helps")),
                units=w.units,
            )
            for w in site.windows
        ),
        queues=tuple(
            QueuePlan(
                id=q.id,
                prefix=q.prefix,
                name=q.name,
                name_en=q.name_en,
                windows=serving[q.id],
                group=group_of[q.id],
                promise=q.promise_minutes,
                appointments=q.slots.capacity > 0,
            )
            for q in site.queues
        ),
        groups=tuple(
            GroupPlan(id=g.id, name=g.name, name_en=g.name_en, policy=g.policy) for g in site.groups
        ),
        priorities=tuple(_priority(one) for one in site.priorities if one.id not in GIVEN),
        given=tuple(_priority(one) for one in site.priorities if one.id in GIVEN),
        kiosks=_kiosks(loaded),
        phone_consult=site.phone_consult,
        phone_complaint=site.phone_complaint,
    )


def _kiosks(loaded: Loaded) -> tuple[KioskPlan, ...]:
    spots = {spot.id: spot for area in loaded.floor for spot in area.kiosks}
    return tuple(
        KioskPlan(
            id=kiosk.id,
            hall=kiosk.hall,
            place=spots[kiosk.id].place if kiosk.id in spots else "",
            place_en=spots[kiosk.id].place_en if kiosk.id in spots else "",
        )
        for kiosk in loaded.site.kiosks
    )


def _priority(one: Priority) -> PriorityPlan:
    return PriorityPlan(
        id=one.id,
        name=one.name,
        name_en=one.name_en,
        reason=one.reason,
        reason_en=one.reason_en,
        head_start=one.head_start,
        rank=one.rank,
        from_age=one.from_age,
    )
