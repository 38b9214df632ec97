"""A number block is lent to a device, and given back."""

from queue_server.domain.events.event import Event


class BlockLeased(Event, frozen=True, kw_only=True):
    """The numbers ``first`` to ``last`` of ``prefix`` on ``day`` are this device's alone 借出号段."""

    block: str
    device: str
    queue: str
    prefix: str
    day: str
    first: int
    last: int


class BlockReturned(Event, frozen=True, kw_only=True):
    """The device gives no more numbers out of it 交回号段."""

    block: str
