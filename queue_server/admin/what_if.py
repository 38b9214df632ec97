"""``what-if`` and ``score``: a day of the log under other rules, and how good its estimates were."""

import argparse
import sys
from pathlib import Path
from typing import Any

import msgspec

from config.calendar import load_calendar
from config.load import Loaded, load
from config.problem import BadConfig, Problem
from config.read import read_toml
from queue_server.admin.failed import Failed
from queue_server.admin.log import must_be_there
from queue_server.admin.what_if_flags import FLAGS, flags
from queue_server.sitehours import SiteHours
from queue_server.storage.reading import open_reading
from queue_server.whatif.changed import changed
from queue_server.whatif.day import NoSuchDay
from queue_server.whatif.document import Asked, read
from queue_server.whatif.report import Report
from queue_server.whatif.score_sheet import score_sheet
from queue_server.whatif.scoring import scored
from queue_server.whatif.sheet import Sheet
from queue_server.whatif.trial import invented, what_if

STDIN = "-"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``what-if``."""
    parser.add_argument(
        "--change", metavar="FILE", help="what is to differ: TOML as in a site's file, or JSON; - reads JSON"
    )
    for name, flag in FLAGS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", action="append", metavar="…", help=flag.form)
    parser.add_argument(
        "--simulated", metavar="VISITORS[:SEED]", help="an invented day instead of one of the log"
    )
    shown(parser)


def shown(parser: argparse.ArgumentParser) -> None:
    """Add the options of what is shown of a day, and which."""
    parser.add_argument("--day", metavar="YYYY-MM-DD", help="the day (default: the last complete one)")
    parser.add_argument("--language", choices=["zh", "en"], default="zh", help="of the page (default: zh)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a page")


async def try_rules(asked: argparse.Namespace) -> int:
    """Play a day again under a change and print both side by side. Raises Failed, BrokenLog, StoreFailed."""
    loaded = load(asked.config, asked.site)
    try:
        report = await _reckoned(asked, loaded, _document(asked, loaded))
    except BadConfig as error:
        raise Failed(f"the change cannot be tried:\n{error}") from error
    except NoSuchDay as error:
        raise Failed(f"{asked.store}: {error}") from error
    print(_json(report) if asked.json else Sheet(report, loaded.site, asked.language).text(), end="")
    return 0


def _document(asked: argparse.Namespace, loaded: Loaded) -> Asked:
    """Return what file and flags say together. Raises BadConfig with everything that is wrong, Failed."""
    table = _table(asked)
    problems = flags(asked, table) if isinstance(table, dict) else []
    try:
        document = read(table)
        changed(loaded, document)
    except BadConfig as error:
        raise BadConfig([*problems, *error.problems]) from error
    if problems:
        raise BadConfig(problems)
    return document


async def _reckoned(asked: argparse.Namespace, loaded: Loaded, document: Asked) -> Report:
    hours = SiteHours(loaded.site, load_calendar())
    if document.said.simulated is not None:
        return invented(loaded, document, hours)
    await must_be_there(asked.store)
    log = await open_reading(asked.store)
    try:
        return await what_if(log, loaded, document, hours)
    finally:
        await log.close()


async def score(asked: argparse.Namespace) -> int:
    """Print how good a day's estimates were. Raises Failed, BrokenLog, StoreFailed."""
    loaded = load(asked.config, asked.site)
    await must_be_there(asked.store)
    log = await open_reading(asked.store)
    try:
        found = await scored(log, loaded, asked.day, SiteHours(loaded.site, load_calendar()))
    except NoSuchDay as error:
        raise Failed(f"{asked.store}: {error}") from error
    finally:
        await log.close()
    print(_json(found) if asked.json else score_sheet(found, loaded.site, asked.language), end="")
    return 0


def _table(asked: argparse.Namespace) -> Any:
    """Return the document that the file and the plain options make. Raises BadConfig, Failed."""
    table = _file(asked.change) if asked.change else {}
    if not isinstance(table, dict):
        return table
    day = {"day": asked.day} if asked.day else {}
    return table | day | ({"simulated": _simulated(asked.simulated)} if asked.simulated else {})


def _file(name: str) -> Any:
    """Return what stands in a file. Raises BadConfig, Failed."""
    problems: list[Problem] = []
    if name != STDIN and Path(name).suffix != ".json":
        table = read_toml(Path(name), name, problems)
        if problems:
            raise BadConfig(problems)
        return table
    try:
        return msgspec.json.decode(sys.stdin.read() if name == STDIN else Path(name).read_bytes())
    except (OSError, msgspec.DecodeError, UnicodeError) as error:
        raise Failed(f"cannot read the change in {name}: {error}") from error


def _simulated(said: str) -> dict[str, Any]:
    visitors, _, seed = said.partition(":")
    try:
        return {"visitors": int(visitors)} | ({"seed": int(seed)} if seed else {})
    except ValueError as error:
        problem = Problem("what-if", "--simulated", said, "VISITORS or VISITORS:SEED, whole numbers")
        raise BadConfig([problem]) from error


def _json(found: msgspec.Struct) -> str:
    return msgspec.json.format(msgspec.json.encode(found)).decode() + "\n"
