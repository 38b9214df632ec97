"""What is written at a window, in both languages."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from boards.seat import Alarm, Named, Seat, Sitter
from boards.seat_said import Said, average, said
from boards.words import Words
from config.staff import Person

NOW = datetime(2026, 11, 24, 10, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
ZH, EN = Words("zh"), Words("en")
LI = Person(
    id="li",
    name="李建国",
    name_en="Li Jianguo",
    post="首席代表",
    post_en="Chief",
    badge="002",
    duties=("登记",),
    duties_en=("Registration",),
)
SITTER = Sitter(person=LI, promises=("马上办",), rated=3, rating_sum=14)


def written(words: Words = ZH, **more: Any) -> Said:
    seat: dict[str, Any] = {"state": "free", "now": NOW, "label": "2", "name": Named("登记", "Registration")}
    return said(Seat(**{**seat, **more}), words)


@pytest.mark.parametrize(
    ("view", "says", "line"),
    [
        ({"state": "calling"}, "请到本窗口办理", ""),
        ({"state": "calling", "recalled": True}, "再次呼叫，请到本窗口", ""),
        ({"state": "serving", "pausing": True}, "正在办理", "办完此号后暂停服务"),
        ({"state": "paused"}, "暂停服务", "请稍候，或到其他窗口办理"),
        ({"state": "paused", "reason": "break"}, "暂停服务", "短暂休息"),
        ({"state": "paused", "reason": "yoga"}, "暂停服务", "请稍候，或到其他窗口办理"),
        ({"state": "closed"}, "暂未开放", "请到其他窗口办理，或到咨询台询问"),
        ({"state": "silent"}, "叫号显示暂停", "请听从窗口工作人员的引导"),
    ],
)
def test_each_state_has_its_words(view: dict[str, Any], says: str, line: str) -> None:
    found = written(**view)
    assert (found.says, found.line) == (says, line)


def test_a_pause_says_until_when_on_the_clock_of_the_site() -> None:
    until = datetime(2026, 11, 24, 2, 20, tzinfo=UTC)
    assert written(state="paused", reason="break", until=until).line == "短暂休息，预计 10:20 恢复"
    assert written(EN, state="paused", until=until).line == "back at about 10:20"


def test_while_cut_the_age_stands_and_after_a_minute_the_staff_are_the_ones_to_ask() -> None:
    fresh = written(state="serving", age=timedelta(seconds=20))
    assert (fresh.age, fresh.line) == ("连接中断 · 刚刚更新", "")
    old = written(state="serving", age=timedelta(minutes=4))
    assert (old.age, old.line) == ("连接中断 · 更新于 4 分钟前", "请听从窗口工作人员的引导")


def test_who_waits_and_who_is_next() -> None:
    busy = written(waiting=4, next="B013")
    assert (busy.waiting, busy.hint) == ("4 人等候", "下一位 B013，请做好准备")
    assert (written().waiting, written().hint) == ("无人等候", "")
    assert written(state="silent", waiting=4).waiting == ""


def test_the_window_is_in_pieces_with_its_name_in_both_languages() -> None:
    found = written()
    assert [(piece.text, piece.large) for piece in found.window] == [("2", True), ("号窗口", False)]
    assert (found.name, found.beside) == ("登记", "Registration")


@pytest.mark.parametrize(
    ("words", "english", "title", "beside"),
    [(ZH, "Leave", "疏散", "Leave"), (EN, "Leave", "Leave", "疏散"), (EN, "", "疏散", "")],
)
def test_an_emergency_is_written_in_both_languages(
    words: Words, english: str, title: str, beside: str
) -> None:
    alarm = Alarm(title="疏散", title_en=english, lines=("走",), lines_en=("Go",))
    found = written(words, state="urgent", alarm=alarm).alarm
    assert found is not None
    assert (found.title, found.title_beside) == (title, beside)


def test_an_agent_window_says_for_whom_it_acts() -> None:
    units = (Named("气象局", "Weather"),)
    assert written(agent=True, units=units).units_of == "代办以下部门业务"
    found = written(EN, units=units)
    assert (found.units_of, found.units) == ("Departments served", ("Weather",))


def test_the_person_stands_in_the_language_of_the_screen() -> None:
    chinese, english = written(sitter=SITTER).person, written(EN, sitter=SITTER).person
    assert chinese is not None
    assert english is not None
    assert (chinese.name, chinese.beside, chinese.badge) == ("李建国", "Li Jianguo", "工号 002")
    assert (chinese.rating, chinese.rated) == ("4.7", "3 人评价，满分 5 分")
    assert (english.post, english.duties, english.promises) == ("Chief", ("Registration",), ("马上办",))


@pytest.mark.parametrize(
    ("rated", "levels", "shown"), [(0, 0, ""), (1, 5, "5.0"), (3, 14, "4.7"), (4, 17, "4.3"), (20, 91, "4.6")]
)
def test_the_average_has_one_decimal(rated: int, levels: int, shown: str) -> None:
    assert average(Sitter(person=LI, rated=rated, rating_sum=levels)) == shown
