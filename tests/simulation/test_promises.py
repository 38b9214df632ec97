"""All promises at once: a log that keeps them is let through, and each checker is asked."""

from typing import Any

import pytest

from queue_server.domain import events as e
from queue_server.domain.itinerary import Stop
from simulation.promises import kept
from simulation.site import simulated_site
from simulation.violation import Violation

LOADED = simulated_site("Asia/Shanghai")
OPEN = e.WindowOpened(window="w2", clerk="li")
CALL = e.TicketCalled(ticket="t1", window="w2")


def test_a_log_that_keeps_them(log: Any, issued: Any) -> None:
    kept(log(OPEN, issued(1), CALL, e.ServiceFinished(ticket="t1", window="w2")), LOADED)


def test_a_log_that_does_not(log: Any, issued: Any) -> None:
    stops = (Stop(queue="a", item="i", progress="here"), Stop(queue="b", item="j", stage=1))
    cut_short = log(OPEN, issued(1, stops=stops), CALL, e.ServiceFinished(ticket="t1", window="w2"))
    with pytest.raises(Violation, match="visit cut short"):
        kept(cut_short, LOADED)
