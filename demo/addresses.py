"""The short list of addresses that a person opens."""

from collections.abc import Iterator

from demo.hall import Hall
from demo.people import people
from demo.views import view_url


def addresses(hall: Hall) -> Iterator[str]:
    """Yield the lines."""
    wiring, base = hall.wiring, hall.wiring.base
    accounts = ", ".join(f"{account.name} / {account.password}" for account in people().accounts)
    yield ""
    yield f"  hall page      http://127.0.0.1:{wiring.page_port}/"
    yield f"  staff console  {base}/   ({accounts})"
    if hall.viewed:
        for device in hall.displays:
            yield f"  {device:<14} {view_url(wiring.view_port, device)}"
    yield f"  browser board  {'  '.join(f'{base}/board/{hall.id}' for hall in wiring.loaded.site.halls)}"
    window = wiring.loaded.site.windows[0].id
    yield f"  at a window    {base}/window/{window}   {base}/sign/{window}   (any other window too)"
    yield f"  interface      {base}/api/schema   figures {base}/metrics"
    yield f"  paper and logs {wiring.place.root}"
    if not hall.options.exit:
        yield "  Ctrl-C closes the hall"
    yield ""
