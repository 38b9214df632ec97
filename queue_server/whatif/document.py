"""The document that says which day is played, and what is to be different: checked as a whole.

It is written like a site's file and has of it only what differs; besides, who
is at the windows. The same document comes as JSON over REST and as TOML or
JSON to ``hall-admin what-if``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Final

import msgspec

from config.part import Id, Part
from config.problem import BadConfig, Problem
from config.read import check_keys, read_struct, shorten
from config.times import Clock, Until

DOCUMENT: Final = "what-if"
"""What stands where a configuration's problem names its file."""
Table = dict[str, Any]
Day = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$(?!\n)", description="a day YYYY-MM-DD")
]


class Simulated(Part, frozen=True, kw_only=True):
    """An invented day instead of one that was: so many visitors, and which of all such days."""

    visitors: Annotated[int, msgspec.Meta(ge=1, le=5000)] = 500
    seed: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 1


class Staffed(Part, frozen=True, kw_only=True):
    """A window that is staffed, or not, from ``start`` until ``until``; as the hall is open when not told."""

    window: Id
    start: Clock | None = None
    until: Until | None = None


class More(Part, frozen=True, kw_only=True):
    """One more window, that serves what ``like`` serves and is staffed when that is, else all day."""

    id: Id
    like: Id


class Document(Part, frozen=True, kw_only=True):
    """All of it; the tables of settings are read with the site they are for (see ``changed``)."""

    day: Day | None = None
    simulated: Simulated | None = None
    open: tuple[Staffed, ...] = ()
    close: tuple[Staffed, ...] = ()
    add: tuple[More, ...] = ()


LISTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "groups": (
            *("id", "queues", "policy", "first", "first_turns", "other_turns", "climb_minutes"),
            *("in_a_row", "overtakes", "cap_minutes", "aged_minutes"),
        ),
        "queues": ("id", "promise_minutes"),
        "windows": ("id", "queues", "serves"),
        "priorities": ("id", "head_start", "rank"),
    }
)
"""The lists of a site's file that may be changed, by id, and what of an entry."""
RULES: Final = ("return_place", "return_after", "hold_minutes", "closing_minutes")
OWN: Final = tuple(field.name for field in msgspec.structs.fields(Document))
SETTINGS: Final = (*LISTS, "rules", "bound_minutes")


class Asked(msgspec.Struct, frozen=True):
    """A document as far as it can be read without a site: what it ``said``, and the ``settings`` as given."""

    said: Document
    settings: Table


def read(table: object) -> Asked:
    """Return the document in ``table``. Raises BadConfig with everything that is wrong."""
    problems: list[Problem] = []
    if not isinstance(table, dict):
        raise BadConfig([Problem(DOCUMENT, "(top)", shorten(table), "a table")])
    check_keys(table, dict.fromkeys((*OWN, *SETTINGS)), DOCUMENT, "", problems)
    said = read_struct(Document, {key: table[key] for key in OWN if key in table}, DOCUMENT, "", problems)
    settings = {key: table[key] for key in SETTINGS if key in table}
    for name in LISTS:
        _check_entries(name, settings.get(name, []), problems)
    if isinstance(rules := settings.get("rules", {}), dict):
        check_keys(rules, dict.fromkeys(RULES), DOCUMENT, "rules", problems)
    if said is not None and said.day is not None and said.simulated is not None:
        problems.append(Problem(DOCUMENT, "simulated", "given", "either day or simulated"))
    if said is None or problems:
        raise BadConfig(problems)
    return Asked(said, settings)


def _check_entries(name: str, entries: object, problems: list[Problem]) -> None:
    if not isinstance(entries, list):
        problems.append(Problem(DOCUMENT, name, shorten(entries), "a list of tables"))
        return
    for at, entry in enumerate(entries):
        if not isinstance(entry, dict):
            problems.append(Problem(DOCUMENT, f"{name}[{at}]", shorten(entry), "a table"))
            continue
        mark = entry.get("id")
        if not isinstance(mark, str):
            problems.append(Problem(DOCUMENT, f"{name}[{at}].id", shorten(mark), "the id of what is changed"))
        check_keys(entry, dict.fromkeys(LISTS[name]), DOCUMENT, f"{name}[{mark or at}]", problems)
