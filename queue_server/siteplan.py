"""From the configuration to the two plans: what the rules must know, and what clients are told."""

from config.load import Loaded, queues_of_items
from queue_server.domain.plan import Plan, Queue, Window
from wire.live import HallPlan, PriorityPlan, QueuePlan, SitePlan, WindowPlan

HEAD_START_MINUTES = 15


def rules_plan(loaded: Loaded) -> Plan:
    """Return the site as the rules see it."""
    site = loaded.site
    serving = {queue.id: tuple(w.id for w in site.windows if queue.id in w.queues) for queue in site.queues}
    return Plan(
        queues={queue.id: Queue(queue.id, queue.prefix, serving[queue.id]) for queue in site.queues},
        windows={
            window.id: Window(window.id, window.label, window.hall, window.queues) for window in site.windows
        },
        queue_of_item=queues_of_items(site, loaded.items),
        head_start={priority.id: HEAD_START_MINUTES for priority in site.priorities},
    )


def wire_plan(loaded: Loaded) -> SitePlan:
    """Return the site as clients are told it."""
    site = loaded.site
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
                queues=w.queues,
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
                windows=tuple(w.id for w in site.windows if q.id in w.queues),
            )
            for q in site.queues
        ),
        priorities=tuple(
            PriorityPlan(id=p.id, name=p.name, name_en=p.name_en, head_start=HEAD_START_MINUTES)
            for p in site.priorities
        ),
        phone_consult=site.phone_consult,
        phone_complaint=site.phone_complaint,
    )
