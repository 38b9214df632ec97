"""``hall-admin what-if`` and ``score``: a page or JSON from a real store, clear words for what is wrong."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from queue_server.admin.__main__ import main

Said = Callable[..., str]
SIMULATED = ["--simulated", "40:2"]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """Return what carries out a verb that succeeds and gives what it printed."""

    def carry_out(*argv: str) -> str:
        assert main([*argv]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    return carry_out


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Said:
    def carry_out(*argv: str) -> str:
        assert main([*argv]) == 1
        found = capsys.readouterr()
        assert found.out == ""
        assert "Traceback" not in found.err
        return found.err

    return carry_out


def test_an_invented_day_is_told_in_both_languages_and_as_json(said: Said) -> None:
    asked = ["what-if", *SIMULATED, "--add", "x1=l05", "--policy", "land=arrival"]
    page = said(*asked)
    assert page.startswith("推演：模拟的一天\n")
    assert "住房城乡建设" in page
    english = said(*asked, "--language", "en")
    assert english.startswith("What if: an invented day\n")
    assert "wait, mean (min)" in english
    report = json.loads(said(*asked, "--json"))
    assert report["change"] == {
        "add": [{"id": "x1", "like": "l05"}],
        "groups": [{"id": "land", "policy": "arrival"}],
    }
    assert report["after"]["windows"]["x1"]["open"] > 0
    assert said(*asked, "--json") == said(*asked, "--json")


def test_a_day_of_the_log_is_played(site: Any, said: Said) -> None:
    (day,) = {row[0] for row in site.sql("SELECT day FROM tickets")}
    report = json.loads(said(*site.options, "what-if", "--day", day, "--json"))
    assert report["source"]["day"] == day
    assert report["as_it_was"]["all"]["tickets"] == 5
    score = said(*site.options, "score", "--day", day, "--language", "en")
    assert score.startswith(f"Estimates of {day} so far\n")


@pytest.mark.parametrize("kind", ["toml", "json", "stdin"])
def test_the_change_may_be_a_file(
    kind: str, tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = {"groups": [{"id": "land", "policy": "arrival"}]}
    name = str(tmp_path / f"change.{kind}")
    if kind == "toml":
        Path(name).write_text('[[groups]]\nid = "land"\npolicy = "arrival"\n')
    elif kind == "json":
        Path(name).write_text(json.dumps(wanted))
    else:
        name = "-"
        monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(wanted)))
    assert json.loads(said("what-if", *SIMULATED, "--change", name, "--json"))["change"] == wanted


def test_everything_wrong_is_said_at_once(refused: Said) -> None:
    asked = ["--policy", "land=fair", "--close", "r99", "--promise", "land=x", "--day", "today"]
    error = refused("what-if", *asked)
    for key in ("--promise = land=x", "day = 'today'"):
        assert f"what-if: {key}: expected " in error
    error = refused("what-if", *SIMULATED, *asked[:6])
    for key in ("--promise = land=x", "groups[land].policy = 'fair'", "close.window = r99"):
        assert f"what-if: {key}: expected " in error


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--simulated", "many"], "--simulated = many: expected VISITORS"),
        (["--change", "nowhere.toml"], "nowhere.toml: file = missing: expected a TOML file"),
        (["--change", "nowhere.json"], "cannot read the change in nowhere.json"),
        ([*SIMULATED, "--day", "2026-11-23"], "simulated = given: expected either day or simulated"),
    ],
)
def test_what_cannot_be_read_is_said(refused: Said, argv: list[str], words: str) -> None:
    assert words in refused("what-if", *argv)


@pytest.mark.parametrize("verb", ["what-if", "score"])
def test_a_day_or_store_that_is_not_there_is_said(
    verb: str, a_day: Any, empty: Any, refused: Said, tmp_path: Path
) -> None:
    site = a_day("sqlite")
    error = refused(*site.options, verb, "--day", "2020-01-01")
    assert "day 2020-01-01: expected a day of the log: 2" in error
    assert "no database at" in refused("--database", str(tmp_path / "none.db"), verb)
