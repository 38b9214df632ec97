"""The site that is simulated: two halls, three queues, five windows, some of them served by several.

``simulated_site`` is plain; ``drawn`` makes of it what a seed draws.
"""

from pathlib import Path
from typing import Final

from config.catalogue import Item, Material, Stage, Unit
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
CLERKS: Final = ("li", "wang", "zhang", "zhao")
ITEMS: Final = {"SI-A-001": "a", "SI-A-002": "b", "SI-A-003": "c", "SI-A-004": "b"}
"""Code → queue; the last is joint where the site visits joint items with one ticket."""
JOINT: Final = "SI-A-004"
UNIT: Final = Unit(
    id="office",
    name="Office",
    name_en="Office",
    short="Office",
    letters="SI",
    phone_consult="0600-5550111",
    phone_complaint="0600-5550191",
)


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
        queues=tuple(_queue(name) for name in QUEUES),
        windows=tuple(
            Window(id=name, label=name[1:], hall=hall, name=name, name_en=name, queues=queues)
            for name, (hall, queues) in WINDOWS.items()
        ),
        priorities=tuple(Priority(id=name, name=name, name_en=name) for name in PRIORITIES),
    )
    sites = (SiteRef(id=site.id, kind="centre"),)
    county = County(id="county", name="County", name_en="County", sites=sites, units=(UNIT,), life_events=())
    return Loaded(folder=Path(), county=county, site=site, items=tuple(map(_item, ITEMS)))


def _queue(name: str) -> Queue:
    items = tuple(item for item, queue in ITEMS.items() if queue == name)
    return Queue(id=name, prefix=name.upper(), name=name, name_en=name, items=items)


def _item(code: str) -> Item:
    return Item(
        code=code,
        unit=UNIT.id,
        name=code,
        name_en=code,
        short=code,
        short_en=code,
        kind="approval",
        handling="joint" if code == JOINT else "instant",
        applicant="person",
        legal_basis=("Law",),
        conditions=("None",),
        materials=(Material("Form"),),
        steps=(Stage("Ask", "at the window"), Stage("Get", "there")),
        statutory_days=20,
        promised_days=10,
        fee="0",
        result="Paper",
    )
