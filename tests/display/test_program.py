"""A board put together from the site's settings and the options: rooms, addresses, sound or none."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from config.load import DEMO_COUNTY, load
from display.options import arguments
from display.program import NotThere, Program
from wire.glass import GlassSeen
from wire.hello import Rejected
from wire.live import SitePlan, Snapshot
from wire.session import Phase

SITE = load(DEMO_COUNTY, "centre").site


def program(*words: str) -> Program:
    return Program(SITE, arguments(["--board", "board-left", "--sound", "none", "--no-screen", *words]))


def halls_of(board: Program) -> list[str]:
    return [room for room in board.link.session.rooms if room.startswith("hall:")]


def test_it_listens_to_its_hall_and_to_those_it_is_asked_to() -> None:
    assert halls_of(program()) == ["hall:left"]
    assert halls_of(program("--also", "right")) == ["hall:left", "hall:right"]
    assert program().hall.name == "左厅"


async def test_a_board_with_a_screen_listens_to_the_programme_and_keeps_it_apart(tmp_path: Path) -> None:
    words = ["--board", "board-left", "--sound", "none", "--state", str(tmp_path)]
    made = Program(SITE, arguments(words))
    assert made.link.session.rooms == ["hall:left", "programme"]
    assert (tmp_path / "programme" / "plays").is_dir()


def test_the_server_is_the_sites_unless_another_is_given() -> None:
    assert program().link.url == f"ws://{SITE.server.host}:{SITE.server.port}/ws"
    assert program("--server", "ws://10.0.0.5:9000").link.url == "ws://10.0.0.5:9000/ws"


def test_a_board_the_site_does_not_have_is_named() -> None:
    with pytest.raises(NotThere, match="no board 'x' at this site; expected one of: board-left, board-right"):
        Program(SITE, arguments(["--board", "x"]))


def test_news_and_phases_are_passed_on(plan: SitePlan) -> None:
    board, changes = program(), list[str]()
    board.on_change = lambda: changes.append(board.watch.view(5).mode)
    board.link._on_news(Snapshot(seq=1, day="2026-07-14", plan=plan))
    assert changes == ["closed"]
    board.link._on_news(Rejected(code="token", detail="unknown device"))
    with capture_logs() as logged:
        board.link._on_phase(Phase.REFUSED)
    assert len(changes) == 3
    assert [entry["why"] for entry in logged] == ["token: unknown device"]


def test_a_sink_of_its_own_is_made(tmp_path: Path) -> None:
    Program(SITE, arguments(["--board", "board-left", "--sound", f"file:{tmp_path / 'said'}"]))
    assert (tmp_path / "said").is_dir()


def test_without_a_screen_it_reports_no_glass_but_that_it_lives() -> None:
    assert program().glass() == GlassSeen(mode="starting")
