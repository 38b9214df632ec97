"""Figures for Prometheus."""

import re
from typing import Any


async def figures(hall: Any) -> dict[str, float]:
    text = (await hall.http.get("/metrics")).text
    return {
        name: float(value) for name, value in re.findall(r"^(hall_[^ ]+) ([0-9.e+]+)$", text, re.MULTILINE)
    }


async def test_figures_of_a_busy_hall(hall: Any) -> None:
    await hall.open("w1")
    await hall.take()
    await hall.take()
    await hall.post("/windows/w1/call-next")
    await hall.joined("hall:left")
    found = await figures(hall)
    assert found["hall_log_records"] == 5
    assert found["hall_commit_groups_total"] == 4
    assert found['hall_calls_total{hall="left"}'] == 1
    assert found['hall_waiting{queue="a"}'] == 1
    assert found["hall_connections"] == 1
    assert found["hall_ready"] == 1
    assert found["hall_frames_behind"] == 0


async def test_a_store_that_fails_is_seen(start: Any, failing_store: Any) -> None:
    hall = await start()
    failing_store[0].down = True
    await hall.post("/tickets", queue="a")
    assert (await figures(hall))["hall_ready"] == 0


async def test_every_figure_says_what_it_is(hall: Any) -> None:
    text = (await hall.http.get("/metrics")).text
    named = set(re.findall(r"^# TYPE (hall_\w+)", text, re.MULTILINE))
    helped = set(re.findall(r"^# HELP (hall_\w+) \S", text, re.MULTILINE))
    assert named == helped
    assert named
