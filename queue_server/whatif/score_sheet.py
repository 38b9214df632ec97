"""The score of a day's estimates as a page for people."""

from collections.abc import Iterator

from config.settings import Site
from queue_server.rehearsal.score import Score
from queue_server.whatif.scoring import Scored
from queue_server.whatif.sheet import NONE, count, percent, plain, table
from translations.catalogue import catalogue

HEADS = (
    *("queue", "tickets", "waited", "error (min)", "by people ahead (min)", "by last called (min)"),
    *("within the band", "earlier", "later"),
)


def score_sheet(found: Scored, site: Site, language: str) -> str:
    """Return the page in ``zh`` or ``en``."""
    say = catalogue("what_if", language).gettext
    names = {queue.id: queue.name if language == "zh" else queue.name_en for queue in site.queues}
    rows = [[say(head) for head in HEADS], _row(say("all"), found.score.total)]
    rows += [_row(names.get(name, name), score) for name, score in found.score.queues.items()]
    title = say("Estimates of {day}").format(day=found.source.day)
    so_far = "" if found.source.complete else f" {say('so far')}"
    return "\n".join([f"{title}{so_far}", "", *table(rows)]) + "\n"


def _row(name: str, score: Score) -> list[str]:
    return [name, *_figures(score)]


def _figures(score: Score) -> Iterator[str]:
    yield from (count(score.tickets), count(score.waited))
    for minutes in (score.error, score.by_people_ahead, score.by_last_called):
        yield NONE if minutes is None else f"{minutes:.1f}"
    yield from (plain(share, percent) for share in (score.hit, score.early, score.late))
