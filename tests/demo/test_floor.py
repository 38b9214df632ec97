"""Who holds which number and stands where."""

from demo.floor import Floor
from demo.news import News
from demo.visitors import Visitor

VISITOR = Visitor(name="v1", arrives=0.0, item="X", path="popular")


async def test_a_visitor_walks_to_a_window_and_leaves() -> None:
    news = News()
    floor = Floor(news)
    assert floor.holder("A001") is None
    floor.took(VISITOR, "A001")
    assert floor.holder("A001") is VISITOR
    assert not floor.stands("A001", "w1")
    floor.stand("A001", "w1")
    assert await news.until(lambda: floor.stands("A001", "w1"), 1)
    assert not floor.stands("A001", "w2")
    floor.leave("A001")
    floor.leave("A001")
    assert not floor.stands("A001", "w1")
