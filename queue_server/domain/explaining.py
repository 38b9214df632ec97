"""From a choice to its explanation."""

from collections.abc import Iterator

from queue_server.domain.moment import Moment
from queue_server.domain.place import Place
from queue_server.domain.routing import Choice
from queue_server.domain.state import HallState
from queue_server.domain.why import MOST, Considered, Why


def explain(state: HallState, choice: Choice, moment: Moment, *, helps: bool = False) -> Why:
    """Return why ``choice`` is next."""
    ticket, standing = state.tickets[choice.ticket], choice.standing
    considered = tuple(_considered(state, choice, moment))
    code, figures = choice.rule
    due = ticket.due.astimezone(moment.local.tzinfo) if ticket.due else None
    return Why(
        rule=code,
        policy=standing.group.policy,
        group=standing.group.id,
        waited=waited(state, standing.place, moment),
        priority=ticket.priority,
        figures=figures,
        due=f"{due:%H:%M}" if due else "",
        considered=considered,
        more=choice.waiting - len(considered),
        helps=helps,
    )


def waited(state: HallState, place: Place, moment: Moment) -> int:
    """Return the whole seconds since a ticket came; none for a clock set back."""
    came = state.tickets[place[2]].arrived_at
    return max(int((moment.now - came).total_seconds()), 0)


def _considered(state: HallState, choice: Choice, moment: Moment) -> Iterator[Considered]:
    """Yield the one called and the first of each class, by arrival."""
    others = {front.standing.place for front in choice.fronts} - {choice.standing.place}
    for place in sorted([choice.standing.place, *sorted(others)[: MOST - 1]]):
        ticket = state.tickets[place[2]]
        yield Considered(
            ticket=ticket.id,
            number=ticket.number,
            priority=ticket.priority,
            waited=waited(state, place, moment),
        )
