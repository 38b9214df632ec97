"""The site that is simulated: two halls, three queues, five windows, some of them served by several."""

from pathlib import Path
from typing import Final

from config.load import Loaded
from config.settings import County, Hall, Priority, Queue, Server, Site, SiteRef, Window

HALLS: Final = ("left", "right")
QUEUES: Final = ("a", "b", "c")
WINDOWS: Final = {
    "w1": ("left", ("a", "b")),
    "w2": ("left", ("a",)),
    "w3": ("left", ("b", "c")),
    "w4": ("right", ("c",)),
    "w5": ("right", ("b", "c")),
}
PRIORITIES: Final = ("elderly", "disabled")


def simulated_site(timezone: str) -> Loaded:
    """Return the site's configuration, its clock in ``timezone``."""
    site = Site(
        id="simulated",
        name="Simulated",
        name_en="Simulated",
        kind="centre",
        timezone=timezone,
        server=Server(port=0, trust_loopback=False),
        halls=tuple(Hall(id=name, name=name, name_en=name) for name in HALLS),
        queues=tuple(Queue(id=name, prefix=name.upper(), name=name, name_en=name) for name in QUEUES),
        windows=tuple(
            Window(id=name, label=name[1:], hall=hall, name=name, name_en=name, queues=queues)
            for name, (hall, queues) in WINDOWS.items()
        ),
        priorities=tuple(Priority(id=name, name=name, name_en=name) for name in PRIORITIES),
    )
    sites = (SiteRef(id=site.id, kind="centre"),)
    county = County(id="county", name="County", name_en="County", sites=sites, units=(), life_events=())
    return Loaded(folder=Path(), county=county, site=site, items=())
