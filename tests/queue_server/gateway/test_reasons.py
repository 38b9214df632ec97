"""Codes and figures in words of both languages."""

import pytest

from queue_server.domain import moves as domain_moves
from queue_server.domain import why as domain_why
from queue_server.domain.why import Considered, Why
from queue_server.gateway.reasons import MOVES, RULES, Said, Sentences, number_of
from translations.catalogue import catalogue
from wire.live import PriorityPlan, SitePlan

PLAN = SitePlan(
    site="s",
    name="站",
    name_en="Site",
    halls=(),
    windows=(),
    queues=(),
    priorities=(PriorityPlan(id="elderly", name="老人", name_en="Aged 65 or over", head_start=15),),
    given=(PriorityPlan(id="returning", name="过号重排", name_en="Returning", head_start=0),),
)
SENTENCES = Sentences(PLAN)


def test_every_rule_and_every_move_has_its_phrase() -> None:
    assert set(RULES) == set(domain_why.RULES)
    assert set(MOVES) == {*domain_moves.MOVES, "bound_for_good"}
    for phrase in (*RULES.values(), *MOVES.values()):
        assert catalogue("why", "zh").gettext(phrase) != phrase


@pytest.mark.parametrize(
    ("why", "zh", "en"),
    [
        (
            Why(
                rule="turn",
                policy="alternate",
                group="g",
                waited=14 * 60 + 59,
                priority="appointment",
                figures={"turn": 2, "of": 3},
                due="10:00",
            ),
            "A012：已等候 14 分钟，预约时间 10:00，轮到第 2 个（每轮 3 个）",
            "A012: waited 14 min, appointment 10:00 due, 2 of 3 in turn",
        ),
        (
            Why(rule="on_time", policy="deadline", group="g", waited=60, priority="appointment", due="10:00"),
            "A012：已等候 1 分钟，预约时间 10:00",
            "A012: waited 1 min, appointment 10:00 due",
        ),
        (
            Why(
                rule="head_start",
                policy="head_start",
                group="g",
                priority="elderly",
                figures={"minutes": 15},
                helps=True,
            ),
            "A012：已等候 0 分钟，老人，视同提前 15 分钟到达，本窗口协助该队列",
            "A012: waited 0 min, Aged 65 or over, 15 min head start, the window helps this queue",
        ),
        (
            Why(rule="chosen", policy="arrival", group="g", priority="returning", reason="孩子哭闹"),
            "A012：已等候 0 分钟，过号重排，由工作人员指定叫号，原因：孩子哭闹",
            "A012: waited 0 min, Returning, chosen by the clerk, reason: 孩子哭闹",
        ),
        (
            Why(rule="on_time", policy="deadline", group="g", priority="appointment"),
            "A012：已等候 0 分钟，按时到号",
            "A012: waited 0 min, on time",
        ),
    ],
)
def test_a_call_in_one_sentence(why: Why, zh: str, en: str) -> None:
    assert SENTENCES.why("A012", why) == Said(zh, en)


def test_a_rule_and_a_move() -> None:
    assert SENTENCES.rule(("in_a_row", {"times": 3})) == Said("已连续有 3 位先办", "3 in a row went before")
    assert SENTENCES.move(("owed", {"minutes": 4})).sentence_en == "in 4 min nobody who came later may pass"
    assert SENTENCES.move(("bound", {"minutes": 4})).sentence_en == "open to all windows in 4 min"
    assert SENTENCES.move(("bound", {"minutes": 0})).sentence_en == "waits for one window or clerk alone"


def test_a_place_in_one_sentence() -> None:
    moves = (("passed", {"times": 2, "most": 12}), ("owed", {"minutes": 4}))
    assert SENTENCES.place("A007", 3, moves) == Said(
        "A007：前面还有 3 人，已有 2 位后到者先办，最多 12 位，4 分钟后，后到者不再先办",
        "A007: 3 to be called before, 2 who came later have gone before, 12 at most, "
        "in 4 min nobody who came later may pass",
    )


def test_the_number_is_found_among_those_considered() -> None:
    considered = (Considered(ticket="t1", number="A001"), Considered(ticket="t2", number="A002"))
    why = Why(rule="arrival", policy="arrival", group="g", considered=considered)
    assert (number_of(why, "t2"), number_of(why, "t3")) == ("A002", "")
