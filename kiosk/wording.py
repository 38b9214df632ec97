"""The kiosk's words in one language: phrases from the ``kiosk`` catalogue, and how figures are said. Pure."""

from datetime import date
from typing import Final, Literal

from config.catalogue import Item, LifeEvent, OtherSite, Unit
from kiosk.labels import ranges
from translations.catalogue import catalogue
from wire.live import HallPlan, PriorityPlan, QueuePlan, Today

Language = Literal["zh", "en"]

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Words:
    """What is said in ``language``; raises LookupError for one without phrases."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._catalogue = catalogue("kiosk", language)

    def say(self, phrase: str, **values: object) -> str:
        """Return ``phrase`` with its values put in."""
        return self._catalogue.gettext(phrase).format(**values)

    def count(self, one: str, many: str, number: int) -> str:
        """Return the phrase that fits ``number``, put in as ``n``."""
        return self._catalogue.ngettext(one, many, number).format(n=number)

    def of(self, context: str, phrase: str) -> str:
        """Return a phrase that means different things in different places."""
        return self._catalogue.pgettext(context, phrase)

    def name(self, thing: Unit | LifeEvent | OtherSite | HallPlan | PriorityPlan | QueuePlan) -> str:
        """Return the thing's name."""
        return thing.name if self.language == "zh" else thing.name_en

    def short_unit(self, unit: Unit) -> str:
        """Return what a unit is called on a small tile."""
        return unit.short if self.language == "zh" else unit.name_en

    def short(self, item: Item) -> str:
        """Return what citizens call the item."""
        return item.short if self.language == "zh" else item.short_en

    def full(self, item: Item) -> str:
        """Return the item's full name."""
        return item.name if self.language == "zh" else item.name_en

    def date(self, now: date) -> str:
        """Return the day with its weekday."""
        day = self.of("day", now.strftime("%B"))
        return self.say(
            "{weekday} {day} {month}", weekday=self.of("day", WEEKDAYS[now.weekday()]), day=now.day, month=day
        )

    def people(self, number: int) -> str:
        """Return how many people."""
        return self.count("{n} person", "{n} people", number)

    def wait(self, low: int | None, high: int | None) -> str:
        """Return an expected wait; ``""`` when it is not known."""
        if low is None or high is None:
            return ""
        if high <= 1:
            return self.say("no wait")
        if low == high:
            return self.say("about {n} min", n=high)
        return self.say("{low}–{high} min", low=low, high=high)

    def late(self, today: Today | None) -> str:
        """Return the warning of who may not be called before closing; ``""`` when that is not so."""
        if today == "no":
            return self.say("Too late for today")
        return self.say("Perhaps not today") if today == "doubtful" else ""

    def windows(self, labels: tuple[str, ...]) -> str:
        """Return window numbers, runs of them drawn together."""
        if not labels:
            return ""
        one, many = "Window {numbers}", "Windows {numbers}"
        phrase = self._catalogue.ngettext(one, many, len(labels))
        return phrase.format(numbers=self.of("between", ", ").join(ranges(labels)))

    def days(self, number: int) -> str:
        """Return a time limit in working days."""
        return self.count("{n} working day", "{n} working days", number)

    def refusal(self, code: str) -> str:
        """Return what a citizen is told when the server refuses with ``code``."""
        told = self.of("refusal", code)
        return self.of("refusal", "other") if told == code else told
