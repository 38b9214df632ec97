"""Whatever is sent as a document: it is read, or everything wrong with it is named; never anything else."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from config.problem import BadConfig, Problem
from queue_server.siteplan import rules_plan
from queue_server.whatif.changed import changed
from queue_server.whatif.document import LISTS, OWN, RULES, SETTINGS, read

NAMES = [
    "a",
    "b",
    "w1",
    "w2",
    "w3",
    "elderly",
    "ordinary",
    "default",
    "appointment",
    "new",
    "x" * 70,
    "",
    "\0",
]
VALUES = ["arrival", "alternate", "fair", "end", "09:00", "24:00", "25:00", "2026-11-23", *NAMES]
plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 700),
    st.integers(),
    st.floats(),
    st.sampled_from(VALUES),
    st.text(),
)
KEYS = sorted({*OWN, *SETTINGS, *RULES, *(key for keys in LISTS.values() for key in keys)})
KEYS += ["window", "like", "start", "until", "queue", "role", "over_minutes", "visitors", "seed", "nonsense"]


def tables(values: Any) -> Any:
    return st.dictionaries(st.sampled_from(KEYS), values, max_size=5)


anything = st.recursive(
    plain, lambda inner: st.one_of(st.lists(inner, max_size=3), tables(inner)), max_leaves=12
)
entries = st.lists(st.fixed_dictionaries({"id": st.sampled_from(NAMES)}) | tables(anything), max_size=3)
documents = st.one_of(
    anything,
    tables(anything),
    st.fixed_dictionaries({}, optional={name: entries for name in (*LISTS, "open", "close", "add")}),
)


def wrong(site: Any, table: Any) -> list[Problem] | None:
    """Return what is wrong with a document; None when it is a change of the site."""
    try:
        other = changed(site, read(table))
    except BadConfig as error:
        return error.problems
    return None if rules_plan(other).queues else []


@settings(max_examples=50, deadline=None, derandomize=True)
@given(table=documents)
def test_a_document_is_a_change_or_says_what_is_wrong(site: Any, table: Any) -> None:
    found = wrong(site(), table)
    assert found != []
    assert all(problem.key and problem.expected for problem in found or ())
