"""What a slip says: the ticket's number, huge; where, behind how many, how long; a QR code to follow it.

Pure: the words come in as a gettext catalogue of the domain ``slip``, names
and notices as ready strings in the slip's language.
"""

from datetime import datetime
from gettext import NullTranslations
from typing import Final, Literal

import msgspec

from printers.blocks import Block, Entry, Gap, Pair, Qr, Rule, Size, Text
from printers.wrap import width

Language = Literal["zh", "en"]

NUMBER_SIZES: Final[tuple[Size, ...]] = ((6, 6), (5, 5), (4, 4), (3, 3), (2, 2))
HEAD_SIZES: Final[tuple[Size, ...]] = ((2, 2), (1, 2))


class Slip(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket on paper.

    ``subject`` is the item's or queue's name; ``windows`` are the labels of the
    windows that may call it; ``stops`` are the stations of a visit with
    several, in words; ``priority`` is the name of its class or empty;
    ``mark`` is what sets its number apart, in words or empty;
    ``wait_low``/``wait_high`` are whole minutes, None when nobody can tell.
    ``issued_at`` is shown as it is: give it in the site's time zone.
    """

    language: Language
    centre: str
    hall: str
    number: str
    subject: str
    issued_at: datetime
    windows: tuple[str, ...] = ()
    people_ahead: int | None = None
    wait_low: int | None = None
    wait_high: int | None = None
    priority: str = ""
    mark: str = ""
    follow_url: str = ""
    stops: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def slip_blocks(slip: Slip, words: NullTranslations) -> tuple[Block, ...]:
    """Return what ``slip`` says, from top to bottom."""
    say = words.gettext
    blocks: list[Block] = [
        Text(text=slip.centre, sizes=HEAD_SIZES, align="centre"),
        Gap(),
        Rule(),
        Text(text=say("Your number"), align="centre"),
        Text(text=slip.number, sizes=NUMBER_SIZES, align="centre"),
    ]
    if slip.mark:
        blocks += [Gap(8), Text(text=slip.mark, align="centre", bold=True)]
    if slip.priority:
        blocks += [
            Gap(8),
            Text(text=say("Priority: {name}").format(name=slip.priority), align="centre", bold=True),
        ]
    if slip.hall:
        wait_in = say("Please wait in {hall}").format(hall=slip.hall)
        blocks += [Gap(12), Text(text=wait_in, sizes=HEAD_SIZES, align="centre")]
    blocks += [Gap(8), Rule(), *_facts(slip, words)]
    if slip.stops:
        blocks += [Gap(8), Text(text=say("Your stops"), bold=True)]
        blocks += [Entry(mark=f"{at}.", text=stop) for at, stop in enumerate(slip.stops, 1)]
    if slip.follow_url:
        blocks += [
            Gap(16),
            Qr(payload=slip.follow_url),
            Gap(8),
            Text(text=say("Scan to follow your number"), align="centre"),
        ]
    if slip.notices:
        blocks += [Gap(8), Rule(), *(Entry(mark=say("notice mark"), text=notice) for notice in slip.notices)]
    return tuple(blocks)


def minutes(low: int | None, high: int | None, words: NullTranslations) -> str:
    """Return an expected wait in words, or ``""`` when it is not known."""
    if low is None or high is None:
        return ""
    if high <= 1:
        return words.gettext("It will be your turn soon")
    if low == high:
        return words.ngettext("about {n} minute", "about {n} minutes", high).format(n=high)
    return words.gettext("about {low} to {high} minutes").format(low=low, high=high)


def _facts(slip: Slip, words: NullTranslations) -> tuple[Pair, ...]:
    say = words.gettext
    named = say("list comma").join(slip.windows)
    windows = words.ngettext("Window {names}", "Windows {names}", len(slip.windows)).format(names=named)
    ahead = slip.people_ahead
    rows = (
        (say("For"), slip.subject, True),
        (say("Where"), windows if slip.windows else "", True),
        (say("Ahead of you"), "" if ahead is None else _people(ahead, words), True),
        (say("Expected wait"), minutes(slip.wait_low, slip.wait_high, words), False),
        (say("Issued"), slip.issued_at.strftime(say("date and time format")), False),
    )
    start = max(width(label) for label, _, _ in rows) + 2
    return tuple(
        Pair(label=label, value=value, label_columns=start, bold=bold) for label, value, bold in rows if value
    )


def _people(count: int, words: NullTranslations) -> str:
    if count == 0:
        return words.gettext("nobody, you are next")
    return words.ngettext("{n} person", "{n} people", count).format(n=count)
