"""Every message of the vocabulary, with any fields its types allow, comes through as it was."""

import re
import string
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import inspect

from wire import codec
from wire.message import Message

MESSAGES = sorted(codec.EVERY, key=lambda message: message.__name__)
TIMES = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
IDS = st.text(string.ascii_letters + string.digits + "._:-", min_size=1, max_size=64)
SHAPED = ["0600-5550100", "2026-11-24", "09:30", "012345678901", "0100", "0123456789abcdef" * 2, "A012"]
SHAPED += ["0123456789abcdef" * 4]
"""Examples of texts of a set form."""
BODIES = st.sampled_from([b"{}", b"[1,2]", b"null", '{"名":"公安"}'.encode()])


def text(info: Any) -> st.SearchStrategy[str]:
    if info.pattern:
        shaped = [example for example in SHAPED if re.search(info.pattern, example)]
        return IDS if "A-Za-z" in info.pattern else st.sampled_from(shaped)
    return st.text(min_size=info.min_length or 0, max_size=min(info.max_length or 30, 30))


def whole(info: Any) -> st.SearchStrategy[int]:
    least = -(2**60) if info.ge is None else info.ge
    return st.integers(least, 2**60 if info.le is None else info.le)


def struct(info: Any) -> st.SearchStrategy[Any]:
    fields = {field.name: values(field.type) for field in info.fields}
    return st.fixed_dictionaries(fields).map(lambda drawn: info.cls(**drawn))


STRATEGIES: dict[type[inspect.Type], Callable[[Any], st.SearchStrategy[Any]]] = {
    inspect.Metadata: lambda info: values(info.type),
    inspect.StrType: text,
    inspect.IntType: whole,
    inspect.FloatType: lambda _: st.floats(allow_nan=False, allow_infinity=False),
    inspect.BoolType: lambda _: st.booleans(),
    inspect.NoneType: lambda _: st.none(),
    inspect.DateTimeType: lambda _: TIMES,
    inspect.RawType: lambda _: BODIES.map(msgspec.Raw),
    inspect.LiteralType: lambda info: st.sampled_from(info.values),
    inspect.UnionType: lambda info: st.one_of(*map(values, info.types)),
    inspect.VarTupleType: lambda info: st.lists(
        values(info.item_type), min_size=info.min_length or 0, max_size=3
    ).map(tuple),
    inspect.StructType: struct,
}


def values(info: inspect.Type) -> st.SearchStrategy[Any]:
    """Return a strategy for values of a type, within its limits."""
    return STRATEGIES[type(info)](info)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.__name__)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(data=st.data())
def test_what_is_sent_is_what_is_heard(message: type[Message], data: Any) -> None:
    sent = data.draw(values(inspect.type_info(message)))
    decode: Any = codec.decode_from_client
    if message not in get_args(codec.FromClient):
        decode = codec.decode_from_server
    heard = decode(codec.encode(sent))
    assert heard == sent
    assert decode(codec.encode(sent).decode()) == sent
    assert decode(codec.encode(heard)) == sent
