"""Loudspeakers as the announcer sees them: each with those it is heard together with. Pure."""

from collections.abc import Sequence

from config import voice
from display.announcer import Loudspeaker


def policy_of(driven: Sequence[voice.Loudspeaker]) -> tuple[Loudspeaker, ...]:
    """Return the loudspeakers of the settings as the announcer sees them."""
    return tuple(
        Loudspeaker(
            id=one.id,
            halls=frozenset(one.halls),
            windows=frozenset(one.windows),
            near=frozenset(
                other.id for other in driven if other is not one and voice.hear_one_another(one, other)
            ),
        )
        for one in driven
    )
