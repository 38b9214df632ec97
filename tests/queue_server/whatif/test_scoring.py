"""A day's score from the log: beside the two plain ways, in all and by queue, on a page too."""

from typing import Any

import pytest

from queue_server.whatif.score_sheet import score_sheet
from queue_server.whatif.scoring import scored


async def test_the_day_that_was_told_its_waits_is_scored(site: Any, memory: Any, days: Any) -> None:
    log = memory(days(30, 80))  # on the second day citizens are told what to expect
    found = await scored(log, site(), "2026-03-03", lambda _: None)
    total = found.score.total
    assert total.waited > 20
    assert total.error is not None
    assert total.by_people_ahead is not None
    assert total.by_last_called is not None
    assert (total.hit or 0) + (total.early or 0) + (total.late or 0) == pytest.approx(1)
    assert set(found.score.queues) == {"a", "b"}
    page = score_sheet(found, site().site, "en")
    assert page.startswith("Estimates of 2026-03-03 so far\n")
    assert f"{total.error:.1f}" in page.splitlines()[3]


async def test_a_day_on_which_nobody_was_told_has_no_score(site: Any, memory: Any, days: Any) -> None:
    found = await scored(memory(days(30, 5)), site(), "2026-03-02", lambda _: None)
    assert (found.score.total.waited, found.score.total.error, found.source.complete) == (0, None, True)
    assert "–" in score_sheet(found, site().site, "zh")
