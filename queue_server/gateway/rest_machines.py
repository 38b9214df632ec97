"""REST: the machines of the site, how each is and what to do about it; and the calls that nobody proved."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from litestar import Controller, Request, get

from queue_server.gateway.given import TheBoards, TheDesk, TheHub, TheProofs
from queue_server.gateway.machines import (
    ADVICE,
    SAYS,
    Kind,
    Machine,
    State,
    Unproven,
    alarming,
    machines,
    unproven,
)
from queue_server.gateway.reasons import LANGUAGES
from translations.catalogue import catalogue


class MachineOut(msgspec.Struct, frozen=True, kw_only=True):
    """A machine; ``sentence`` says why it is not good, ``advice`` what to do; both in two languages.

    ``alarm`` is for what everybody who works here is told. ``since`` is when that began, or
    when it was connected; ``last`` when it last proved something.
    """

    id: str
    kind: Kind
    place: str
    state: State
    alarm: bool
    sentence: str
    sentence_en: str
    advice: str
    advice_en: str
    since: datetime | None
    last: datetime | None


class MachinesOut(msgspec.Struct, frozen=True):
    """All machines, those with a trouble first, and the unanswered calls that no device proved."""

    machines: list[MachineOut]
    unproven: list[Unproven]


class Machines(Controller):
    """The machine room."""

    path = "/api/v1/machines"
    tags = ("lists",)

    @get()
    async def read(
        self,
        request: Request[Any, Any, Any],
        desk: TheDesk,
        hub: TheHub,
        boards: TheBoards,
        proofs: TheProofs,
    ) -> MachinesOut:
        """Tell how all machines of the site are."""
        await desk.staff(request)
        found = machines(desk.loaded.site, hub.members(), boards.known, await proofs.last())
        labels = {window.id: window.label for window in desk.plan.windows}
        calls = unproven(desk.engine.published.tickets.values(), labels)
        return MachinesOut(sorted(map(_out, found), key=_rank), list(calls))


def _rank(row: MachineOut) -> int:
    return ("bad", "unknown", "good").index(row.state)


def _out(machine: Machine) -> MachineOut:
    said = [_said(machine.reasons, SAYS.get, language) for language in LANGUAGES]
    if machine.about:
        said = [f"{sentence} ({machine.about})" for sentence in said]
    advice = [_said(machine.reasons, lambda reason: ADVICE.get(reason, ""), one) for one in LANGUAGES]
    return MachineOut(
        id=machine.id,
        kind=machine.kind,
        place=machine.place,
        state=machine.state,
        alarm=alarming(machine),
        sentence=said[0],
        sentence_en=said[1],
        advice=advice[0],
        advice_en=advice[1],
        since=machine.since,
        last=machine.last,
    )


def _said(reasons: tuple[str, ...], phrase: Callable[[str], str | None], language: str) -> str:
    """Return what is said of the reasons, each once; one without a phrase stands as it came."""
    words = catalogue("machines", language)
    found = [phrase(reason) for reason in reasons]
    said = [words.gettext(one) if one else one for one in found]
    plain = [reason if one is None else one for one, reason in zip(said, reasons, strict=True)]
    return "; ".join(dict.fromkeys(filter(None, plain)))
