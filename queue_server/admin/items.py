"""``items``: a unit's items out to a sheet and in again, and a running server told of new ones.

A sheet comes to its place only when the whole county would be well with it;
what stood there is kept beside it. Comments in the file are not carried over.
"""

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from config.load import check_all, load
from config.problem import BadConfig, Problem
from config.read import read_toml
from config.workbook import from_csv, to_csv, to_toml
from queue_server.admin.failed import Failed
from queue_server.admin.running_site import add_port, running_site


def add_verbs(verbs: Any) -> None:
    """Add ``items`` to the command line's subparsers."""
    items = verbs.add_parser("items", help="the items of a unit as a sheet, and new ones to the kiosks")
    deeds = items.add_subparsers(dest="what", required=True)
    for deed, says in (
        ("export", "write a unit's items as CSV that a spreadsheet opens"),
        (
            "import",
            "take a unit's items from such a sheet; refused unless the whole county is well with them",
        ),
    ):
        parser = deeds.add_parser(deed, help=says)
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", required=True, help="the unit's id")
    renew = deeds.add_parser("renew", help="have the running server read the items again and tell the kiosks")
    add_port(renew)


def carry_out(asked: argparse.Namespace) -> int:
    """Carry out one of them. Raises BadConfig, Failed."""
    return DEEDS[asked.what](asked)


def _export(asked: argparse.Namespace) -> int:
    loaded = load(asked.config, asked.site)
    _known(asked.unit, [unit.id for unit in loaded.county.units])
    items = [item for item in loaded.items if item.unit == asked.unit]
    try:
        asked.file.write_text(to_csv(items), encoding="utf-8", newline="")
    except (OSError, ValueError) as error:
        raise Failed(f"{asked.file}: {error}") from error
    print(f"{len(items)} items of {asked.unit} are in {asked.file}")
    return 0


def _import(asked: argparse.Namespace) -> int:
    problems: list[Problem] = []
    try:
        text = asked.file.read_bytes().decode("utf-8")
    except (OSError, UnicodeError) as error:
        raise Failed(
            f"{asked.file}: {error}; expected a sheet as items export writes it, in UTF-8"
        ) from error
    items = from_csv(text, asked.unit, asked.file.name, problems)
    if problems:
        raise BadConfig(problems)
    place = _place(asked.config, asked.unit)
    _try(asked.config, place, draft := to_toml(asked.unit, items))
    try:
        _put(place, draft)
    except OSError as error:
        raise Failed(f"{place}: {error.strerror}") from error
    print(
        f"{len(items)} items of {asked.unit} are in {place}; hall-admin items renew shows them on the kiosks"
    )
    return 0


def _renew(asked: argparse.Namespace) -> int:
    now = running_site(asked).ask("PUT", "/catalogue")
    for word in ("added", "removed", "changed"):
        print(f"{len(now[word])} {word}: {' '.join(now[word])}" if now[word] else f"none {word}")
    print(f"{now['items']} items are offered, version {now['version'][:12]}")
    if now["restart"]:
        print("the site's settings are others than the running ones, too: they need a restart of hall-server")
    return 0


DEEDS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = MappingProxyType(
    {"export": _export, "import": _import, "renew": _renew}
)


def _known(unit: str, units: list[str]) -> None:
    if unit not in units:
        raise Failed(f"no unit {unit!r} in county.toml; expected one of {', '.join(units)}")


def _place(folder: Path, unit: str) -> Path:
    """Return the file that has the unit's items, or is to have them."""
    for path in sorted((folder / "items").glob("*.toml")):
        if (read_toml(path, path.name, []) or {}).get("unit") == unit:
            return path
    return folder / "items" / f"{unit}.toml"


def _try(folder: Path, place: Path, draft: str) -> None:
    """See whether the county would be well with ``draft`` at ``place``. Raises BadConfig."""
    with tempfile.TemporaryDirectory(prefix="hall-items-") as name:
        county = Path(name)
        for path in folder.iterdir():
            if path.name != "items":
                (county / path.name).symlink_to(path.resolve())
        shutil.copytree(folder / "items", county / "items")
        (county / "items" / place.name).write_text(draft, encoding="utf-8")
        problems = check_all(county)
    if problems:
        raise BadConfig(problems)


def _put(place: Path, draft: str) -> None:
    """Write the file whole or not at all; what stood there stays beside it."""
    half = place.with_name(f".{place.name}.{os.getpid()}")
    with half.open("w", encoding="utf-8") as new:
        new.write(draft)
        new.flush()
        os.fsync(new.fileno())
    if place.exists():
        shutil.copy2(place, place.with_suffix(".toml.before"))
    half.replace(place)
