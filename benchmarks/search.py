"""``search``: how well and how soon the kiosk's search finds what citizens type.

Quality by ``queries.csv``: 218 queries as they are typed at a kiosk, each with
the items of the demo county that answer it. Time by all beginnings of these
queries, as a finger makes them, over the county's 355 items and over a
catalogue of 20 000 made by renaming them; the reference is one scan of the
same texts by ``re`` for the same query.
"""

import csv
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from benchmarks.measure import Round, percentile
from config.catalogue import Item
from config.load import DEMO_COUNTY, load
from kiosk.search import Index

QUERIES: Final = Path(__file__).with_name("queries.csv")
MANY: Final = 20_000
PLACES: Final = "东南西北中上下前后左右高平新古石河山田林水金木火土日月星云雨风雪春夏秋冬甲乙丙丁戊己庚辛壬癸"


class Query(NamedTuple):
    """What is typed, the codes of items that answer it, and of which kind it is."""

    text: str
    expected: tuple[str, ...]
    kind: str


def queries() -> list[Query]:
    """Return the queries of the file."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return [
            Query(row["query"], tuple(row["expected"].split()), row["kind"]) for row in csv.DictReader(file)
        ]


def quality(index: Index, items: tuple[Item, ...]) -> tuple[float, float, list[str]]:
    """Return the shares found first and among the first three, and the queries that were not."""
    asked = queries()
    answers = [[items[number].code for number in index.find(query.text)[:3]] for query in asked]
    found = list(zip(asked, answers, strict=True))
    first = sum(answer[:1] != [] and answer[0] in query.expected for query, answer in found)
    missed = [query.text for query, answer in found if set(query.expected).isdisjoint(answer)]
    return first / len(asked), 1 - len(missed) / len(asked), missed


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    catalogue = load(DEMO_COUNTY, "centre").catalogue()
    items = catalogue.items
    few = Index(items, catalogue.units, catalogue.queue_of)
    first, three, _ = quality(few, items)
    crowd = tuple(_crowd(items))
    many = Index(crowd, catalogue.units)
    typed = sorted(set(_beginnings(query.text for query in queries())))
    texts = "\n".join(text for item in crowd for text in (item.name, item.short, *item.keywords))
    return [
        {"first": first, "first_three": three, **_times(few, many, texts, typed)}
        for _ in range(1 if quick else 3)
    ]


def _times(few: Index, many: Index, texts: str, typed: list[str]) -> Round:
    small, large, bare = _timed(few.find, typed), _timed(many.find, typed), []
    for text in typed:
        pattern = re.compile(re.escape(text))
        began = time.thread_time()
        pattern.findall(texts)
        bare.append((time.thread_time() - began) * 1000)
    bare.sort()
    return {
        "p50_ms_355": percentile(small, 50),
        "p99_ms_355": percentile(small, 99),
        "p50_ms_20000": percentile(large, 50),
        "p99_ms_20000": percentile(large, 99),
        "max_ms_20000": large[-1],
        "p99_vs_scan_20000": percentile(large, 99) / percentile(bare, 99),
    }


def _timed(find: object, typed: list[str]) -> list[float]:
    assert callable(find)
    times = []
    for text in typed:
        began = time.thread_time()
        find(text)
        times.append((time.thread_time() - began) * 1000)
    return sorted(times)


def _beginnings(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (text[:length] for length in range(1, len(text) + 1))


def _crowd(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield items renamed by place, so that their texts differ as those of many counties would."""
    for number in range(MANY):
        item, place = items[number % len(items)], number // len(items)
        mark = PLACES[place % len(PLACES)] + PLACES[place * 7 % len(PLACES)]
        yield msgspec.structs.replace(
            item,
            name=f"{mark}{item.name}",
            short=f"{item.short[:10]}{mark}",
            keywords=tuple(f"{word}{mark}" for word in item.keywords),
        )
