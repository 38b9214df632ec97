"""Making a PostgreSQL database's tables anew (see :mod:`queue_server.storage.rebuild`)."""

from collections.abc import Sequence

from queue_server.domain.ticket import Ticket
from queue_server.engine.span import Span
from queue_server.storage.place import Postgres
from queue_server.storage.postgres import columns
from queue_server.storage.postgres_alone import Alone
from queue_server.storage.postgres_session import A_DAY, failing
from queue_server.storage.queries import queries
from queue_server.storage.rebuild import REBUILT, Difference, differences
from queue_server.storage.rows import EVENT, SPAN, TICKET, span_row, ticket_row


class PostgresRebuild:
    """Temporary tables in the one writing session. Every method raises StoreFailed."""

    def __init__(self, server: Postgres, alone: Alone) -> None:
        self._server = server
        self._alone = alone
        self._sql = queries("postgres")

    async def begin(self) -> None:
        """Make room for the new rows; the views keep a name for the real tables."""
        await self._run("real_tickets", "real_spans", "scratch_tickets", "scratch_spans")

    async def add(self, tickets: Sequence[Ticket], spans: Sequence[Span]) -> None:
        """Take newer values of ``tickets`` and more ``spans``."""
        ended = columns([span_row(span) for span in spans], SPAN)
        newest = columns([ticket_row(ticket) for ticket in tickets], TICKET)
        with failing(self._server):
            statement = self._sql["append_group"]
            await self._alone.session().execute(statement, *columns([], EVENT), *ended, *newest)

    async def differences(self) -> list[Difference]:
        """Return where the tables differ."""
        session = self._alone.session()
        with failing(self._server):
            found = [await session.fetchrow(self._sql[f"compare_{t}"], timeout=A_DAY) for t in REBUILT]
        return differences([(row[0], row[1]) for row in found])

    async def replace(self) -> None:
        """Put the new rows in place of those that are there."""
        with failing(self._server):
            async with self._alone.session().transaction():
                await self._run("forget_tickets", "take_tickets", "forget_spans", "take_spans")

    async def close(self) -> None:
        """Forget what was made anew; the lock is free then."""
        await self._alone.close()

    async def _run(self, *names: str) -> None:
        with failing(self._server):
            for name in names:
                await self._alone.session().execute(self._sql[name], timeout=A_DAY)


async def open_rebuild(server: Postgres) -> PostgresRebuild:
    """Begin to make the tables of the site's database anew. Raises StoreFailed, also when a server runs."""
    alone = Alone(server)
    await alone.begin()
    rebuild = PostgresRebuild(server, alone)
    try:
        await rebuild.begin()
    except BaseException:
        await alone.close()
        raise
    return rebuild
