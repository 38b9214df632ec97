"""The shape of the house: what a newcomer may rely on in every room, whoever wrote it."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
ROOMS = {"config", "wire", "transports", "translations", "programme", "readers", "boards"}  # libraries
ROOMS |= {
    "wayfinding",
    "printers",
    "display",
    "pads",
    "faces",
    "kiosk",
    "programme",
    "queue_server",
    "station",
    "speech",
    "demo",
}
ROOMS |= {
    "benchmarks",
    "shots",
    "audit",
    "faults",
    "simulation",
    "mutation",
}  # measure, look at, try what is sold
VAGUE = {"util", "utils", "helper", "helpers", "manager", "common", "misc", "core", "base", "shared"}
CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]")
MOST_LINES = 300
LONGER = {"tests/kiosk/conftest.py": 353}
"""Files still over it, with what they may have; to be taken apart, never to grow."""

MODULES = sorted(
    path.relative_to(HOUSE)
    for room in ROOMS
    for path in (HOUSE / room).rglob("*.py")
    if not {"node_modules", "__pycache__"} & set(path.parts)
)
OURS = MODULES + sorted(
    path.relative_to(HOUSE)
    for path in (HOUSE / "tests").rglob("*.py")
    if not {"node_modules", "__pycache__"} & set(path.parts)
)

SHOWN_CHINESE = {
    "benchmarks/search.py": "signs that rename the county's items into many",
    "config/calendars/from_holidays.py": "the heading of the data file that it writes",
    "demo/media/hall_map.py": "where a name may be broken over two lines",
    "display/led/charset.py": "what is shown instead of signs that the bars cannot show",
    "kiosk/search.py": "the verbs that every matter's name begins with",
    "kiosk/showing/frame.py": "the name of a language is written in that language",
}
"""Module → why it may hold Chinese in strings."""

WHOLE = "put together: run whole in tests/hall"
GLASS = "a widget: driven in tests/hall and tests/display/screens, looked at in `make shots`"
SIMULATED = ("calm", "client", "clock", "enrolled", "faults", "hall", "network", "people", "server")
ROWS = "rows of the workload, or what they see: tests/simulation/test_actions.py"
PLANTED = "bugs: each found in tests/simulation/test_planted.py"
SIMULATED_WHOLE = "put together: run whole in tests/simulation/test_episode.py"
UNTESTED = {
    "benchmarks/": "measurements, made by `make bench`",
    "demo/media/": "draws the pictures of the demo county, which are looked at",
    **dict.fromkeys(("demo/__main__.py", "demo/day.py", "demo/hall.py", "demo/hall_server.py"), WHOLE),
    **dict.fromkeys(("demo/clerk.py", "demo/visit.py", "demo/programs.py", "demo/hall_state.py"), WHOLE),
    **dict.fromkeys(("demo/addresses.py", "demo/needs.py", "demo/pictures.py"), WHOLE),
    "display/screens/": GLASS,
    "kiosk/screens/": GLASS,
    "shots/": "drives the running programs: its pictures are looked at",
    "audit/__main__.py": "walks for half an hour: `python -m audit`; tests/audit/test_walk.py walks a little",
    "audit/ways.py": "a table of ways, walked by `python -m audit`",
    "kiosk/showing/": "what is shown step by step: tests/kiosk/test_presenter.py and test_screens.py",
    **dict.fromkeys(("display/projector.py", "programme/reel.py"), GLASS),
    **dict.fromkeys(("kiosk/app.py", "kiosk/glass.py", "kiosk/sheet.py"), GLASS),
    **dict.fromkeys(("kiosk/compose.py", "kiosk/headless.py"), WHOLE),
    **dict.fromkeys(
        ("faces/card.py", "faces/frame.py", "faces/glass.py", "faces/icon.py", "faces/qr.py"), GLASS
    ),
    **dict.fromkeys(
        ("faces/survey.py", "faces/text.py", "faces/touchable.py", "faces/window.py", "faces/cache.py"), GLASS
    ),
    "queue_server/domain/changes/": "what follows from each event: driven by every test of the rules",
    "queue_server/domain/events/": "what is kept: tests/queue_server/domain/test_events.py",
    **dict.fromkeys((f"simulation/{part}.py" for part in SIMULATED), SIMULATED_WHOLE),
    **dict.fromkeys((f"simulation/{part}.py" for part in ("appointments", "sight", "visits")), ROWS),
    **dict.fromkeys(
        ("simulation/plant.py", "simulation/planted_rules.py"), "tests/simulation/test_planted.py"
    ),
    "mutation/__main__.py": "put together of what tests/mutation asks one by one: run by `make mutate`",
    "simulation/effects.py": "what follows from each event: tests/simulation/test_model.py",
    "queue_server/gateway/booking_desk.py": "driven over REST in gateway/test_rest_bookings.py",
    "queue_server/gateway/programme_desk.py": "driven over REST in gateway/test_rest_programme.py",
    "queue_server/gateway/proofs_read.py": "driven over REST in gateway/test_rest_machines.py",
    "queue_server/gateway/media_shelf.py": "driven over REST in gateway/test_rest_media.py",
    "queue_server/admin/": "verbs: run as an operator does in tests/queue_server/admin/test_main.py",
}
"""Folder or module → why its modules have no test file of their own."""


def name(path: Path) -> str:
    return path.as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse((HOUSE / path).read_text(encoding="utf-8"))


def shown_strings(module: ast.Module) -> Iterator[ast.Constant]:
    """Yield the strings of a module that are not docstrings."""
    told = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node


@pytest.mark.parametrize("path", OURS, ids=name)
def test_a_module_says_what_it_is_for_and_is_short(path: Path) -> None:
    text = (HOUSE / path).read_text(encoding="utf-8")
    said = ast.get_docstring(ast.parse(text))
    assert said, "no docstring"
    assert len(text.splitlines()) <= LONGER.get(name(path), MOST_LINES)


@pytest.mark.parametrize("path", OURS, ids=name)
def test_no_name_says_nothing(path: Path) -> None:
    words = set(re.split(r"[/_.]", path.with_suffix("").as_posix()))
    assert not words & VAGUE


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_programs_say_nothing_in_chinese_but_through_the_catalogues(path: Path) -> None:
    found = [
        f"line {node.lineno}: {node.value!r}"
        for node in shown_strings(tree(path))
        if CHINESE.search(str(node.value))
    ]
    if name(path) in SHOWN_CHINESE:
        assert found, "no Chinese any more: take it off the list"
    else:
        assert not found


def only_says(module: ast.Module) -> bool:
    """Tell whether a module holds nothing but values, types and ports: nothing that could go wrong."""
    functions = [
        node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return all(len(function.body) == 1 and ast.get_docstring(function) for function in functions)


def is_tested(path: Path) -> bool:
    """Tell whether a test file mirrors the module, or any test imports it by name."""
    mirror = HOUSE / "tests" / path.parent / f"test_{path.stem.strip('_')}.py"
    dotted = ".".join(path.with_suffix("").parts)
    within = rf"from {re.escape('.'.join(path.parent.parts))} import [^\n]*\b{path.stem}\b"
    return mirror.is_file() or bool(re.search(rf"\b{re.escape(dotted)}\b|{within}", all_tests()))


@lru_cache(maxsize=1)
def all_tests() -> str:
    return "".join((HOUSE / path).read_text(encoding="utf-8") for path in OURS if path.parts[0] == "tests")


@pytest.mark.parametrize("path", [path for path in MODULES if path.stem != "__init__"], ids=name)
def test_every_module_has_its_test(path: Path) -> None:
    excused = [reason for place, reason in UNTESTED.items() if name(path).startswith(place)]
    assert excused or only_says(tree(path)) or is_tested(path), f"tests/{path.parent}/test_{path.stem}.py"


def test_lists_of_exceptions_name_what_there_is() -> None:
    known = [name(path) for path in MODULES]
    assert set(SHOWN_CHINESE) <= set(known)
    assert [place for place in UNTESTED if not any(module.startswith(place) for module in known)] == []


REGISTRY = re.compile(
    rb"https?://[^\s\"')]*(?:pypi|pythonhosted|npmjs|npmmirror|yarnpkg|taobao|tuna\.|aliyun|devpi|artifactory|nexus)"
    rb"|\"resolved\":|--(?:extra-)?index-url[ =]http|^registry *=",
    re.MULTILINE,
)
LOCKS = (
    "requirements/*.txt",
    "**/package-lock.json",
    "**/.npmrc",
    "pyproject.toml",
    "Makefile",
    "config/*.sh",
    ".ci/*",
)


def test_no_lock_nor_script_names_a_registry() -> None:
    files = {
        path
        for pattern in LOCKS
        for path in HOUSE.glob(pattern)
        if path.is_file() and not {"node_modules", ".venv", "build"} & set(path.parts)
    }
    assert files
    assert {name(path.relative_to(HOUSE)) for path in files if REGISTRY.search(path.read_bytes())} == set()


def test_every_room_is_known_here() -> None:
    packages = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    assert packages == ROOMS
