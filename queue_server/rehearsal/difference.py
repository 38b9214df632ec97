"""Two days' figures side by side: how much more, or less, the second has. Pure."""

from typing import Any

import msgspec

DIGITS = 4


def difference(before: msgspec.Struct, after: msgspec.Struct) -> dict[str, Any]:
    """Return, for every figure, ``after`` less ``before``; None where one of them has none."""
    found: dict[str, Any] = _less(msgspec.to_builtins(before), msgspec.to_builtins(after))
    return found


def _less(before: Any, after: Any) -> Any:
    if isinstance(before, dict) or isinstance(after, dict):
        one, other = before or {}, after or {}
        return {key: _less(one.get(key), other.get(key)) for key in sorted({*one, *other})}
    if before is None or after is None:
        return None
    return round(after - before, DIGITS)
