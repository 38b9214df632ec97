"""Every refusal has its status: what the path names is 404, what the body names is 422, the rest is 409."""

from http import HTTPStatus

import msgspec
import pytest

from queue_server.domain.refusal import SENTENCES
from queue_server.gateway.problems import STATUS, Problem, answer, refused, unavailable
from wire.answers import Refused, Unavailable


@pytest.mark.parametrize(
    ("code", "field", "status"),
    [
        ("unknown_window", "window", 404),
        ("unknown_ticket", "ticket", 404),
        ("unknown_window", "to_window", 422),
        ("unknown_queue", "queue", 422),
        ("unknown_item", "item", 422),
        ("illegal_move", None, 409),
        ("which_held", "ticket", 409),
        ("nothing_held", "ticket", 409),
        ("fault", None, 500),
        ("a_code_of_tomorrow", None, 409),
    ],
)
def test_status(code: str, field: str | None, status: int) -> None:
    problem = refused(Refused(command_id="c", code=code, detail="d", field=field)).problem
    assert (problem.status, problem.code, problem.title) == (status, code, HTTPStatus(status).phrase)


def test_the_table_speaks_of_reasons_there_are() -> None:
    assert {code for code, _ in STATUS} <= set(SENTENCES)


def test_what_was_wrong_and_what_was_expected_goes_along() -> None:
    more = {"field": "queue", "value": "z", "expected": "a, b"}
    problem = refused(Refused(command_id="c", code="unknown_queue", detail="d", **more)).problem
    assert (problem.field, problem.value, problem.expected) == ("queue", "z", "a, b")


def test_a_refusal_is_worded_in_both_languages() -> None:
    problem = refused(Refused(command_id="c", code="undo_too_late", detail="too late")).problem
    assert (problem.detail, problem.detail_zh) == ("too late", "超过撤销时间，不能撤销")
    assert refused(Refused(command_id="c", code="a_code_of_tomorrow", detail="d")).problem.detail_zh is None


def test_unavailable_says_to_send_the_same_again() -> None:
    problem = unavailable(Unavailable(command_id="c", detail="disk full")).problem
    assert (problem.status, problem.code) == (503, "unavailable")
    assert problem.detail == "disk full; send the same command_id again later"


def test_a_problem_is_problem_json_with_all_its_fields() -> None:
    response = answer(Problem(title="Conflict", status=409, detail="d", code="c"))
    assert (response.status_code, response.media_type) == (409, "application/problem+json")
    assert set(msgspec.json.decode(response.content)) == {
        "type",
        "title",
        "status",
        "detail",
        "code",
        "detail_zh",
        "field",
        "value",
        "expected",
        "retry_after",
        "problems",
    }
