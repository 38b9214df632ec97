"""A site as a document changes it: its settings with the changes in them, checked like any site's."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from config.check import check_site
from config.load import Loaded
from config.problem import BadConfig, Problem, known, twice
from config.read import read_struct
from config.settings import Site
from queue_server.whatif.document import DOCUMENT, LISTS, Asked, More, Table

LABEL: Final = 4
"""Characters of a window's label."""


def changed(loaded: Loaded, asked: Asked) -> Loaded:
    """Return the county with its site as changed. Raises BadConfig with everything that is wrong."""
    problems = list(_unknown(loaded.site, asked))
    site = read_struct(Site, _merged(loaded.site, asked), DOCUMENT, "", problems)
    if site is not None:
        before = list(check_site(DOCUMENT, loaded.county, loaded.site, loaded.items))
        found = check_site(DOCUMENT, loaded.county, site, loaded.items)
        problems.extend(problem for problem in found if problem not in before)
    if site is None or problems:
        raise BadConfig(problems)
    more = (_doubled(site, more) for more in asked.said.add)
    return replace(loaded, site=replace(site, windows=(*site.windows, *more)))


def _unknown(site: Site, asked: Asked) -> Iterable[Problem]:
    """Yield names of the document that are not the site's; a new group alone may have a name of its own."""
    there = {
        "queues": [queue.id for queue in site.queues],
        "windows": [window.id for window in site.windows],
        "priorities": [priority.id for priority in site.priorities],
    }
    for name, ids in there.items():
        named = [entry["id"] for entry in asked.settings.get(name, [])]
        expected = f"one of {', '.join(ids)}"
        yield from known(DOCUMENT, f"{name}.id", named, ids, expected)
    for name in LISTS:
        ids = [entry["id"] for entry in asked.settings.get(name, [])]
        yield from twice(DOCUMENT, f"{name}.id", ids)
    yield from _unknown_staff(there["windows"], asked)
    yield from _new_groups(site, there["queues"], asked)


def _unknown_staff(windows: list[str], asked: Asked) -> Iterable[Problem]:
    said, expected = asked.said, f"one of {', '.join(windows)}"
    added = [more.id for more in said.add]
    yield from known(DOCUMENT, "add.like", [more.like for more in said.add], windows, expected)
    yield from twice(DOCUMENT, "add.id", [*windows, *added])
    for key, staffed in (("open", said.open), ("close", said.close)):
        yield from known(DOCUMENT, f"{key}.window", [one.window for one in staffed], windows, expected)
        for one in staffed:
            if one.start is not None and one.until is not None and one.start >= one.until:
                value = f"a time after start {one.start}"
                yield Problem(DOCUMENT, f"{key}[{one.window}].until", one.until, value)


def _new_groups(site: Site, queues: list[str], asked: Asked) -> Iterable[Problem]:
    ids = [group.id for group in site.groups]
    for entry in asked.settings.get("groups", []):
        if entry["id"] not in ids and entry["id"] not in queues and "queues" not in entry:
            expected = f"a group ({', '.join(ids) or 'none yet'}), a queue ({', '.join(queues)}), or queues"
            yield Problem(DOCUMENT, "groups.id", entry["id"], expected)


def _merged(site: Site, asked: Asked) -> Table:
    table: Table = msgspec.to_builtins(site)
    settings = asked.settings
    for name in ("queues", "windows", "priorities"):
        table[name] = [_amended(entry, settings.get(name, [])) for entry in table[name]]
    table["groups"] = _groups(site, settings.get("groups", []))
    for name in ("rules", "bound_minutes"):
        if name in settings:
            table[name] = _over(table[name], settings[name])
    return table


def _over(before: Any, change: Any) -> Any:
    """Return a value as changed: of a table only what is named."""
    return before | change if isinstance(before, dict) and isinstance(change, dict) else change


def _amended(entry: Table, changes: Sequence[Table]) -> Table:
    return entry | next((change for change in changes if change["id"] == entry["id"]), {})


def _groups(site: Site, changes: Sequence[Table]) -> list[Table]:
    """Return the groups as changed: a queue that is put into one leaves the one it was in."""
    before: list[Table] = [_amended(msgspec.to_builtins(group), changes) for group in site.groups]
    there = {group["id"] for group in before}
    queues = {queue.id for queue in site.queues}
    fresh = [_fresh(change, queues) for change in changes if change["id"] not in there]
    moved = {queue for change in (*changes, *fresh) for queue in _names(change.get("queues"))}
    told = {change["id"] for change in changes if "queues" in change}
    for group in before:
        if group["id"] not in told:
            group["queues"] = [queue for queue in group["queues"] if queue not in moved]
    return [*before, *fresh]


def _fresh(change: Table, queues: set[str]) -> Table:
    """Return a new group; one that has a queue's name is for that queue."""
    own = [change["id"]] if change["id"] in queues else []
    return {"name": change["id"], "name_en": change["id"], "queues": own} | change


def _names(value: Any) -> list[str]:
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


def _doubled(site: Site, more: More) -> Any:
    like = next(window for window in site.windows if window.id == more.like)
    return replace(like, id=more.id, label=more.id[:LABEL])
