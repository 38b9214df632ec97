"""What is asked next, after every answer there can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readers.dialogue import ASKS, ELSE, FINE_THEN, Step, then, unreadable
from readers.protocols.sam import FINE, FOUND, Command


def test_a_card_laid_down_is_found_chosen_and_read_once() -> None:
    step, asked = Step.GREET, []
    for status in (FINE, 0x80, FOUND, FINE, FINE, 0x80, 0x80, FOUND):
        asked.append(ASKS[step])
        step = then(step, status)
    assert asked == [
        Command.STATUS,
        Command.FIND,
        Command.FIND,
        Command.SELECT,
        Command.READ,
        Command.FIND,
        Command.FIND,
        Command.FIND,
    ]
    assert step is Step.SELECT


@pytest.mark.parametrize(("step", "status"), [(Step.SELECT, 0x81), (Step.READ, 0x41)])
def test_a_card_that_cannot_be_read_must_be_lifted_first(step: Step, status: int) -> None:
    assert unreadable(step, status)
    assert then(step, status) is Step.LIFT
    assert then(Step.LIFT, FOUND) is Step.LIFT
    assert then(Step.LIFT, 0x80) is Step.FIND


@given(step=st.sampled_from(Step), status=st.integers(0, 255))
def test_every_answer_leads_somewhere_and_only_fine_ones_go_on(step: Step, status: int) -> None:
    assert then(step, status) in Step
    assert then(step, status) is FINE_THEN.get((step, status), ELSE[step])
    assert not unreadable(step, FINE)
