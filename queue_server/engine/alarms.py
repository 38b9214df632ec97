"""What listeners are told of calls for help: those that are open, and once that one has ended."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from queue_server.domain.state import HallState
from queue_server.engine.views import help_view
from wire.live import HelpView


def helps_of(state: HallState) -> dict[str, HelpView]:
    """Return the open calls for help."""
    return {name: help_view(one) for name, one in state.helps.items()}


def help_news(now: Mapping[str, HelpView], before: Mapping[str, HelpView]) -> Iterable[HelpView]:
    """Yield what became different: calls new or taken, and those that ended."""
    yield from (one for name, one in now.items() if before.get(name) != one)
    yield from (replace(one, state="ended") for name, one in before.items() if name not in now)
