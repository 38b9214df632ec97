"""Looking a ticket of today up for who stands at a kiosk: nothing is decided, nothing written."""

from collections.abc import Callable

from msgspec.structs import replace

from queue_server.domain.refusal import Refusal
from queue_server.engine.answering import refused
from queue_server.engine.published import Published
from wire.answers import Done, Refused
from wire.asking import FindTicket
from wire.live import TicketView

Look = Callable[[str], TicketView | None]
Find = Callable[[FindTicket], Done | Refused]


def finder(published: Published, fresh: Look, followed: Look) -> Find:
    """Return who answers: ``fresh`` returns a ticket by its id, ``followed`` one by the word of its page."""

    def find(question: FindTicket) -> Done | Refused:
        if (question.number is None) == (question.follow is None):
            expected = "either a number or the word of a ticket's page"
            return refused(question, Refusal(code="unknown_ticket", field="number", expected=expected))
        if question.follow is not None:
            view = followed(question.follow)
        else:
            view = _numbered(published, fresh, question.number)
        if view is None:
            why = Refusal(
                code="unknown_ticket", field="number", value=question.number, expected="one of today"
            )
            return refused(question, why)
        return Done(command_id=question.command_id, ticket=view)

    return find


def _numbered(published: Published, fresh: Look, number: str | None) -> TicketView | None:
    """Return the ticket of that number; its secret word is for who has its slip."""
    known = next((view for view in published.tickets.values() if view.number == number), None)
    view = fresh(known.id) if known is not None else None
    return replace(view, follow=None) if view is not None else None
