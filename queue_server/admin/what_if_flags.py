"""Short flags of ``what-if``: each is a line of the document, checked as that is.

``--policy licences=alternate:2:1 --close r03@10:00-11:30 --add x1=l05``
"""

import argparse
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from config.problem import Problem
from queue_server.whatif.document import DOCUMENT

Table = dict[str, Any]
Put = Callable[[Table, str, str], None]
TURNS: Final = ("first_turns", "other_turns")


class BadFlag(ValueError):
    """A flag is not of its form."""


def flags(asked: argparse.Namespace, table: Table) -> list[Problem]:
    """Add to the document what the flags say; return those that are not of their form."""
    problems: list[Problem] = []
    for name, flag in FLAGS.items():
        for value in getattr(asked, name) or ():
            try:
                flag.put(table, *_parted(value, flag))
            except (BadFlag, TypeError, AttributeError):
                problems.append(Problem(DOCUMENT, f"--{name.replace('_', '-')}", value, flag.form))
    return problems


class Flag:
    """A flag: its ``form`` in words, what parts it, and where it goes in the document."""

    def __init__(self, form: str, put: Put, sign: str = "=", *, alone: bool = False) -> None:
        self.form = form
        self.put = put
        self.sign = sign
        self.alone = alone


def _parted(value: str, flag: Flag) -> tuple[str, str]:
    name, sign, rest = value.partition(flag.sign)
    if not name or (not rest and (sign or not flag.alone)):
        raise BadFlag
    return name, rest


def _entry(table: Table, section: str, name: str) -> Table:
    """Return the entry of that id in a list of the document, made if it is not there."""
    entries: list[Table] = table.setdefault(section, [])
    found = next((entry for entry in entries if entry.get("id") == name), None)
    if found is None:
        found = {"id": name}
        entries.append(found)
    return found


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise BadFlag
    return int(text)


def _policy(table: Table, group: str, said: str) -> None:
    policy, *figures = said.split(":")
    keys = TURNS if policy == "alternate" else ("climb_minutes",) if policy == "priority_first" else ()
    if len(figures) not in (0, len(keys)):
        raise BadFlag
    more = dict(zip(keys, map(_number, figures), strict=False))
    _entry(table, "groups", group).update(policy=policy, **more)


def _figures(section: str) -> Put:
    def put(table: Table, name: str, said: str) -> None:
        pairs = [pair.partition(":") for pair in said.split(",")]
        _entry(table, section, name).update({key: _number(figure) for key, _, figure in pairs})

    return put


def _staffed(section: str) -> Put:
    def put(table: Table, window: str, said: str) -> None:
        start, sign, until = said.partition("-")
        if said and not (start and sign and until):
            raise BadFlag
        span = {"start": start, "until": until} if said else {}
        table.setdefault(section, []).append({"window": window, **span})

    return put


def _add(table: Table, name: str, like: str) -> None:
    table.setdefault("add", []).append({"id": name, "like": like})


def _promise(table: Table, queue: str, said: str) -> None:
    _entry(table, "queues", queue)["promise_minutes"] = _number(said)


def _serve(table: Table, window: str, said: str) -> None:
    _entry(table, "windows", window)["queues"] = said.split(",")


def _help(table: Table, window: str, said: str) -> None:
    serves: list[Table] = []
    for one in said.split(","):
        queue, sign, over = one.partition(":")
        serves.append({"queue": queue} | ({"over_minutes": _number(over)} if sign else {}))
    _entry(table, "windows", window)["serves"] = serves


def _rule(table: Table, key: str, said: str) -> None:
    value: int | str = int(said) if said.isascii() and said.isdigit() else said
    if key == "bound_minutes":
        table[key] = value
    else:
        table.setdefault("rules", {})[key] = value


FLAGS: Final[Mapping[str, Flag]] = MappingProxyType(
    {
        "open": Flag("WINDOW or WINDOW@HH:MM-HH:MM", _staffed("open"), "@", alone=True),
        "close": Flag("WINDOW or WINDOW@HH:MM-HH:MM", _staffed("close"), "@", alone=True),
        "add": Flag("NEW=WINDOW, the one it is like", _add),
        "policy": Flag("GROUP=POLICY, =alternate:2:1 or =priority_first:15", _policy),
        "guarantee": Flag("GROUP=cap_minutes:20,in_a_row:3,overtakes:12,aged_minutes:0", _figures("groups")),
        "priority": Flag("CLASS=head_start:10,rank:2", _figures("priorities")),
        "promise": Flag("QUEUE=MINUTES", _promise),
        "serve": Flag("WINDOW=QUEUE,QUEUE", _serve),
        "help_with": Flag("WINDOW=QUEUE,QUEUE or WINDOW=QUEUE:MINUTES", _help),
        "rule": Flag("KEY=VALUE, of rules or bound_minutes", _rule),
    }
)
"""Flag → its form; each may be given several times."""
