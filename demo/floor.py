"""The floor of the hall between kiosk and windows: who holds which number, and who stands at which window.

The one thing visitors and clerks share; the programs know nothing of it, as a
queue server knows nothing of people's feet.
"""

from demo.news import News
from demo.visitors import Visitor


class Floor:
    """Visitors by number; a number that nobody here took belongs to a real person, who is not steered."""

    def __init__(self, news: News) -> None:
        self._news = news
        self._holders: dict[str, Visitor] = {}
        self._standing: dict[str, str] = {}

    def took(self, visitor: Visitor, number: str) -> None:
        """The visitor has read the number."""
        self._holders[number] = visitor
        self._news.spread()

    def holder(self, number: str) -> Visitor | None:
        """Return who took this number."""
        return self._holders.get(number)

    def stand(self, number: str, window: str) -> None:
        """The holder of ``number`` steps up to ``window``."""
        self._standing[number] = window
        self._news.spread()

    def leave(self, number: str) -> None:
        """The holder of ``number`` steps back."""
        self._standing.pop(number, None)

    def stands(self, number: str, window: str) -> bool:
        """Tell whether the holder of ``number`` stands at ``window``."""
        return self._standing.get(number) == window
