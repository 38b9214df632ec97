"""The report has the keys that outsiders rely on, and says no when anything is wrong."""

import json
from pathlib import Path

import msgspec

from demo.proofs import Figures
from demo.report import Run, as_json, good, table, write

FIGURES = Figures(
    issued=3,
    printed=3,
    called=3,
    shown_on_board=3,
    shown_on_led=3,
    spoken=3,
    recalled=1,
    recalls_shown_on_board=1,
    started=2,
    finished=2,
    no_show=1,
    transferred=0,
    lost=(),
    doubled=(),
    waits=(1.0, 2.0, 9.0),
)
RUN = Run(seed=1, speed=30.0, screens=True, seconds=60.0, visitors=3)
STABLE = {
    "issued",
    "printed",
    "called",
    "shown_on_board",
    "shown_on_led",
    "spoken",
    "finished",
    "no_show",
    "lost",
    "doubled",
    "wait_seconds",
}


def test_the_stable_keys_are_there(tmp_path: Path) -> None:
    write(as_json(FIGURES, RUN), tmp_path / "deep" / "r.json")
    told = json.loads((tmp_path / "deep" / "r.json").read_text())
    assert set(told) >= STABLE
    assert (told["lost"], told["doubled"]) == (0, 0)
    assert told["wait_seconds"] == {"median": 60.0, "p90": 270.0}  # in the visitors' time
    assert good(FIGURES, RUN)


def test_every_fault_is_a_line_and_a_no() -> None:
    lost = msgspec.structs.replace(FIGURES, lost=("A003 was called and shown nowhere",))
    report = as_json(lost, RUN)
    assert report["lost"] == 1
    assert any("A003" in line for line in table(report))
    assert not good(lost, RUN)
    astray = msgspec.structs.replace(RUN, astray=("v0001 left without a number",))
    assert not good(FIGURES, astray)
    assert any("v0001" in line for line in table(as_json(FIGURES, astray)))
    for field in ("printed", "shown_on_board", "shown_on_led"):
        assert not good(msgspec.structs.replace(FIGURES, **{field: 2}), RUN)
