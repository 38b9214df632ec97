"""What must hold between the settings of appointments, quotas and the rest of a site. Pure."""

from collections.abc import Iterator, Sequence

from config.catalogue import Item
from config.problem import Problem, known, twice
from config.settings import Site


def check_appointments(file: str, site: Site, items: Sequence[Item]) -> Iterator[Problem]:
    """Yield quotas of unknown items, a release that lets nobody be late, and slots without hours."""
    rule, units = site.appointments, {unit for queue in site.queues for unit in queue.units}
    if rule.release <= rule.late:
        expected = f"more than late ({rule.late}): who is late can only come before the release"
        yield Problem(file, "appointments.release", str(rule.release), expected)
    singly = {code for queue in site.queues for code in queue.items}
    served = singly | {item.code for item in items if item.unit in units}
    limited = [quota.item for quota in site.quotas]
    yield from known(
        file, "quotas.item", limited, served, "the code of an item that a queue of this site takes"
    )
    yield from twice(file, "quotas.item", limited)
    keys = [f"queues[{queue.id}].slots" for queue in site.queues if queue.slots.capacity]
    for key in [*keys, "quotas"] if limited else keys:
        if not site.hours:
            yield Problem(file, key, "given", "hours too: slots and half-days are made from them")
