"""The six cells of a pad."""

import pytest

from pads.digits import DARK, Cells, digits
from wire.live import QueuePlan, QueueView, SitePlan, Snapshot, WindowPlan, WindowView
from wire.mirror import Mirror

N = None
PLAN = SitePlan(
    site="centre",
    name="中心",
    name_en="Centre",
    halls=(),
    queues=(QueuePlan(id="a", prefix="A", name="", name_en=""),),
    windows=(WindowPlan(id="l01", label="1", hall="left", name="", name_en="", queues=("a", "b", "c")),),
)


def mirror(waiting: tuple[int, ...], number: str | None) -> Mirror:
    hall = Mirror()
    queues = tuple(
        QueueView(id=name, waiting=count, open_windows=1) for name, count in zip("abz", waiting, strict=False)
    )
    view = WindowView(id="l01", state="open", ticket="t" if number else None, number=number)
    hall.take(Snapshot(seq=1, day="d", plan=PLAN, windows=(view,), queues=queues))
    return hall


SHOWN: dict[str, tuple[tuple[int, ...], str | None, Cells]] = {
    "nobody": ((0,), None, (N, N, 0, N, N, N)),
    "a ticket and its queues together": ((4, 13, 99), "A012", (N, 1, 7, 0, 1, 2)),
    "more than fit": ((2000,), "AB999", (9, 9, 9, 9, 9, 9)),
    "a number of four digits": ((1,), "A1234", (N, N, 1, 2, 3, 4)),
    "a short number": ((1,), "A7", (N, N, 1, N, N, 7)),
}


@pytest.mark.parametrize(("waiting", "number", "cells"), SHOWN.values(), ids=SHOWN)
def test_shown(waiting: tuple[int, ...], number: str | None, cells: Cells) -> None:
    assert digits("l01", mirror(waiting, number)) == cells


def test_what_is_not_known_is_dark() -> None:
    assert digits("l01", Mirror()) == DARK
    assert digits("x99", mirror((1,), "A001")) == DARK
