"""What the rules promise, held against the log of a run."""

from collections.abc import Sequence

from config.calendar import load_calendar
from config.load import Loaded
from queue_server.engine.record import Record
from queue_server.sitehours import SiteHours
from queue_server.siteplan import rules_plan
from simulation.closing import told_in_time
from simulation.fair import bounds_kept
from simulation.places import quotas_kept, slots_kept
from simulation.taken_back import undone
from simulation.visited import stops_in_order


def kept(records: Sequence[Record], loaded: Loaded) -> None:
    """Raise Violation when one was not kept."""
    plan, hours = rules_plan(loaded), SiteHours(loaded.site, load_calendar())
    bounds_kept(records, plan)
    slots_kept(records, plan)
    quotas_kept(records, plan, hours)
    told_in_time(records, loaded.site, hours)
    stops_in_order(records, plan)
    undone(records, plan)
