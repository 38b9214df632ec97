"""Answers that did nothing (refused, nobody waits), kept a while for commands that come a second time.

A client may send a command again over a new line while the first copy is still
under way. What was answered to one must be the answer to the other, or a
clerk is told that nobody waits and somebody is called all the same. These
answers are not in the log: copies under way die with the server.
"""

from typing import Final

from wire.answers import NobodyWaits, Refused

MOST: Final = 10_000
Nothing = Refused | NobodyWaits


class Said:
    """The last answers of this run of the server that left no trace in the log."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._answers: dict[str, Nothing] = {}
        self._new: list[str] = []

    def get(self, command_id: str) -> Nothing | None:
        """Return what was answered to this command, if that is still known."""
        return self._answers.get(command_id)

    def keep(self, answer: Nothing) -> Nothing:
        """Remember an answer and return it; the oldest goes when there are too many."""
        self._answers[answer.command_id] = answer
        self._new.append(answer.command_id)
        if len(self._answers) > self._most:
            del self._answers[next(iter(self._answers))]
        return answer

    def stand(self) -> None:
        """The answers kept since the last group are given now."""
        self._new.clear()

    def withdraw(self) -> None:
        """Forget those that were never given, because their group was not kept."""
        for name in self._new:
            self._answers.pop(name, None)
        self._new.clear()
