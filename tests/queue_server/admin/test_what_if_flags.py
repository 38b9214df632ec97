"""Short flags: each a line of the document; what is not of its form is named with the form."""

import argparse
from typing import Any

import pytest

from queue_server.admin.what_if import arguments
from queue_server.admin.what_if_flags import flags


def said(*argv: str) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    parser = argparse.ArgumentParser()
    arguments(parser)
    table: dict[str, Any] = {}
    problems = flags(parser.parse_args(argv), table)
    assert all(problem.expected for problem in problems)
    return table, [(problem.key, problem.value) for problem in problems]


@pytest.mark.parametrize(
    ("argv", "table"),
    [
        (["--open", "l05"], {"open": [{"window": "l05"}]}),
        (
            ["--close", "r03@10:00-11:30", "--close", "r04"],
            {"close": [{"window": "r03", "start": "10:00", "until": "11:30"}, {"window": "r04"}]},
        ),
        (["--add", "x1=l05"], {"add": [{"id": "x1", "like": "l05"}]}),
        (["--policy", "land=arrival"], {"groups": [{"id": "land", "policy": "arrival"}]}),
        (
            ["--policy", "licences=alternate:2:1", "--guarantee", "licences=cap_minutes:9,in_a_row:2"],
            {
                "groups": [
                    {
                        "id": "licences", "policy": "alternate", "first_turns": 2, "other_turns": 1,
                        "cap_minutes": 9, "in_a_row": 2,
                    }
                ]
            },
        ),
        (
            ["--policy", "land=priority_first:15"],
            {"groups": [{"id": "land", "policy": "priority_first", "climb_minutes": 15}]},
        ),
        (
            ["--priority", "elderly=rank:2,head_start:5"],
            {"priorities": [{"id": "elderly", "rank": 2, "head_start": 5}]},
        ),
        (["--promise", "land=20"], {"queues": [{"id": "land", "promise_minutes": 20}]}),
        (["--serve", "l05=land,tax"], {"windows": [{"id": "l05", "queues": ["land", "tax"]}]}),
        (
            ["--help-with", "l05=land:15,tax", "--serve", "l05=build"],
            {
                "windows": [
                    {
                        "id": "l05",
                        "serves": [{"queue": "land", "over_minutes": 15}, {"queue": "tax"}],
                        "queues": ["build"],
                    }
                ]
            },
        ),
        (
            ["--rule", "return_place=end", "--rule", "hold_minutes=5", "--rule", "bound_minutes=7"],
            {"rules": {"return_place": "end", "hold_minutes": 5}, "bound_minutes": 7},
        ),
    ],
)  # fmt: skip
def test_a_flag_is_a_line_of_the_document(argv: list[str], table: dict[str, Any]) -> None:
    assert said(*argv) == (table, [])


WRONG = {
    "--open": ["l05@", "@10:00-11:00", "l05@10:00", ""],
    "--add": ["x1", "x1=", "=l05"],
    "--policy": ["land", "land=alternate:2", "land=arrival:3", "land=alternate:a:b"],
    "--guarantee": ["land=cap_minutes", "land=cap_minutes:x"],
    "--promise": ["land=soon", "land=-3"],
    "--help-with": ["l05=land:", "l05=land:x"],
}


@pytest.mark.parametrize(
    ("flag", "value"), [(flag, value) for flag, values in WRONG.items() for value in values]
)
def test_what_is_not_of_its_form_is_named(flag: str, value: str) -> None:
    assert said(f"{flag}={value}")[1] == [(flag, value)]


def test_all_wrong_flags_are_named_at_once() -> None:
    assert said("--promise", "a=b", "--add", "x", "--promise", "c=d")[1] == [
        ("--add", "x"),
        ("--promise", "a=b"),
        ("--promise", "c=d"),
    ]
