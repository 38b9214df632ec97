"""A client's copy of what the server told it: snapshot in, changes on top. Pure."""

from dataclasses import dataclass, field

from wire.live import Call, Change, HelpView, QueueView, QuotaView, SitePlan, Snapshot, TicketView, WindowView

KEPT_CALLS = 50


@dataclass
class Mirror:
    """The hall as last told; ``plan`` is None until the first snapshot.

    ``calls`` are the calls in force, oldest first, as many as the server keeps.
    """

    plan: SitePlan | None = None
    day: str = ""
    seq: int = 0
    tickets: dict[str, TicketView] = field(default_factory=dict)
    windows: dict[str, WindowView] = field(default_factory=dict)
    queues: dict[str, QueueView] = field(default_factory=dict)
    quotas: dict[str, QuotaView] = field(default_factory=dict)
    helps: dict[str, HelpView] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    ticker: tuple[str, ...] = ()
    ticker_en: tuple[str, ...] = ()

    def take(self, message: Snapshot | Change) -> tuple[Call, ...]:
        """Apply ``message``; return the calls that are new and to be announced.

        A snapshot announces nothing: what it lists was called before we listened.
        A change we have had already is passed over.
        """
        if isinstance(message, Snapshot):
            self._replace(message)
            return ()
        if message.seq <= self.seq:
            return ()
        self.seq, self.day = message.seq, message.day
        self.tickets.update((t.id, t) for t in message.tickets)
        self.windows.update((w.id, w) for w in message.windows)
        self.queues.update((q.id, q) for q in message.queues)
        self.quotas.update((q.item, q) for q in message.quotas)
        self.helps.update((h.id, h) for h in message.helps)
        self.helps = {name: one for name, one in self.helps.items() if one.state != "ended"}
        for ticket in message.gone:
            self.tickets.pop(ticket, None)
        fresh = {c.ticket for c in message.calls}
        kept = [c for c in self.calls if c.ticket not in fresh]
        self.calls = [*kept, *message.calls][-KEPT_CALLS:]
        return message.calls

    def _replace(self, snapshot: Snapshot) -> None:
        self.plan, self.day, self.seq = snapshot.plan, snapshot.day, snapshot.seq
        self.tickets = {t.id: t for t in snapshot.tickets}
        self.windows = {w.id: w for w in snapshot.windows}
        self.queues = {q.id: q for q in snapshot.queues}
        self.quotas = {q.item: q for q in snapshot.quotas}
        self.helps = {h.id: h for h in snapshot.helps}
        self.calls = list(snapshot.calls)
        self.ticker, self.ticker_en = snapshot.ticker, snapshot.ticker_en
