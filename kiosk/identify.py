"""What of a card is used: an opaque word for who it is, the class its age gives, a masked name to greet by.

The card itself is dropped here. Nothing of it is printed, logged or kept.
"""

from dataclasses import dataclass, field

from kiosk.world import World
from readers.card import Card
from wire.person import person_word


@dataclass(frozen=True)
class Who:
    """``person`` is None while the server has given no key; ``priority`` is ``""`` where age gives none."""

    person: str | None = field(repr=False)
    masked: str = field(repr=False)
    priority: str = ""


def who_is(card: Card, world: World) -> Who:
    """Return who holds the card, as far as the rules need it."""
    age = card.age(world.now.date())
    classes = world.plan.priorities if world.plan else ()
    given = [one for one in classes if one.from_age and age >= one.from_age]
    best = max(given, key=lambda one: one.from_age, default=None)
    person = person_word(world.person_key, card.number) if world.person_key else None
    return Who(person, card.masked, best.id if best else "")
