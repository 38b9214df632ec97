"""Waiting for news: at once, later, in vain."""

import asyncio

from demo.news import News


async def test_what_is_true_already_is_not_waited_for() -> None:
    assert await News().until(lambda: True)


async def test_whoever_waits_is_woken_when_it_comes_true() -> None:
    news = News()
    said: list[int] = []
    waiting = asyncio.create_task(news.until(lambda: bool(said)))
    await asyncio.sleep(0)
    news.spread()
    await asyncio.sleep(0)
    assert not waiting.done()
    said.append(1)
    news.spread()
    assert await waiting


async def test_in_vain() -> None:
    assert not await News().until(lambda: False, 0.01)


async def test_true_without_news_is_found_at_the_end_of_patience() -> None:
    said: list[int] = []
    waiting = asyncio.create_task(News().until(lambda: bool(said), 0.01))
    await asyncio.sleep(0)
    said.append(1)
    assert await waiting
