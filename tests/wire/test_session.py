"""One client's conversation without I/O: hello, resume, and intents that are repeated until answered."""

import msgspec
import pytest

from wire.answers import Done, Refused, Unavailable
from wire.codec import decode_from_client, encode
from wire.hello import Hello, Rejected, ResumePoint, Welcome
from wire.intents import CallNext
from wire.live import Change, SitePlan, Snapshot
from wire.message import Message
from wire.parts import Part, Parts
from wire.session import ClientSession, Phase

PLAN = SitePlan(site="s", name="n", name_en="n", halls=(), windows=(), queues=())
NEXT = CallNext(command_id="c1", window="w")


def welcome(epoch: str = "e1") -> Welcome:
    return Welcome(version=1, epoch=epoch, site="s", day="d", now=0.0, catalogue="")


def hear(session: ClientSession, *messages: Message) -> None:
    for message in messages:
        session.receive(encode(message))


def sent(session: ClientSession) -> list[Message]:
    return [decode_from_client(frame) for frame in session.frames_to_send()]


def live(epoch: str = "e1") -> ClientSession:
    session = ClientSession(program="p", device="d", rooms=("staff",))
    session.connected()
    session.frames_to_send()
    hear(session, welcome(epoch), Snapshot(seq=5, day="d", plan=PLAN))
    return session


def test_hello_is_said_first_and_once() -> None:
    session = ClientSession(program="p", device="d", rooms=("staff",), token="t")
    session.connected()
    hellos = sent(session)
    assert hellos == [Hello(program="p", device="d", oldest=1, newest=1, rooms=("staff",), token="t")]
    assert sent(session) == []
    assert session.phase is Phase.GREETING


def test_nothing_is_asked_before_the_welcome() -> None:
    session = ClientSession(program="p", device="d")
    session.connected()
    session.frames_to_send()
    session.ask(NEXT)
    assert sent(session) == []
    hear(session, welcome())
    assert sent(session) == [NEXT]


def test_an_unanswered_intent_is_repeated_on_the_next_connection_with_its_id() -> None:
    session = live()
    session.ask(NEXT)
    assert sent(session) == [NEXT]
    session.disconnected()
    assert session.phase is Phase.AWAY
    session.connected()
    session.frames_to_send()
    hear(session, welcome())
    assert sent(session) == [NEXT]


def test_an_answer_ends_the_repeating_and_counts_once() -> None:
    session = live()
    session.ask(NEXT)
    hear(session, Done(command_id="c1"), Done(command_id="c1"))
    _, answers = session.take()
    assert answers == [Done(command_id="c1")]
    session.disconnected()
    session.connected()
    session.frames_to_send()
    hear(session, welcome())
    assert sent(session) == []


def test_a_refusal_is_an_answer_too() -> None:
    session = live()
    session.ask(NEXT)
    refused = Refused(command_id="c1", code="window_not_open", detail="…")
    hear(session, refused)
    assert session.take()[1] == [refused]
    assert session.pending == {}


def test_what_could_not_be_kept_is_sent_again_when_told_to() -> None:
    session = live()
    session.ask(NEXT)
    session.frames_to_send()
    hear(session, Unavailable(command_id="c1", detail="disk full"))
    assert sent(session) == []
    session.repeat()
    assert sent(session) == [NEXT]
    session.repeat()
    assert sent(session) == []


def test_an_intent_given_up_is_not_repeated() -> None:
    session = live()
    session.ask(NEXT)
    session.give_up("c1")
    session.disconnected()
    session.connected()
    session.frames_to_send()
    hear(session, welcome())
    assert sent(session) == []


def test_the_next_hello_resumes_from_the_last_change() -> None:
    session = live()
    hear(session, Change(seq=9, day="d"))
    session.disconnected()
    session.connected()
    (hello,) = sent(session)
    assert isinstance(hello, Hello)
    assert hello.resume == ResumePoint(epoch="e1", seq=9)


def test_a_restarted_server_is_not_resumed_from() -> None:
    session = live()
    session.disconnected()
    session.connected()
    hear(session, welcome("e2"))
    session.disconnected()
    session.connected()
    hello = sent(session)[-1]
    assert isinstance(hello, Hello)
    assert hello.resume is None


def test_a_refused_client_says_so_and_does_not_go_live() -> None:
    session = ClientSession(program="p", device="d")
    session.connected()
    rejected = Rejected(code="token", detail="not enrolled")
    hear(session, rejected)
    assert session.phase is Phase.REFUSED
    assert session.take()[0] == [rejected]
    session.disconnected()
    assert session.phase is Phase.REFUSED


@pytest.mark.parametrize("code", ["too_slow", "stopping", "hello_expected"])
def test_a_client_turned_away_for_the_moment_may_come_back_at_once(code: str) -> None:
    session = live()
    hear(session, Rejected(code=code, detail="…"))
    assert session.phase is Phase.AWAY


def test_the_catalogue_is_asked_for_only_while_live() -> None:
    session = ClientSession(program="p", device="d")
    session.ask_for_catalogue()
    assert session.frames_to_send() == []
    session = live()
    session.ask_for_catalogue()
    assert [msgspec.json.decode(frame)["kind"] for frame in session.frames_to_send()] == ["get_catalogue"]


def test_cut_between_welcome_and_snapshot_there_is_nothing_to_resume_from() -> None:
    session = ClientSession(program="p", device="d")
    session.connected()
    hear(session, welcome())
    session.disconnected()
    session.connected()
    hello = sent(session)[-1]
    assert isinstance(hello, Hello)
    assert hello.resume is None


def test_what_could_not_be_kept_goes_once_when_the_line_is_cut_meanwhile() -> None:
    session = live()
    session.ask(NEXT)
    hear(session, Unavailable(command_id="c1", detail="disk full"))
    session.disconnected()
    session.repeat()
    session.connected()
    session.frames_to_send()
    hear(session, welcome())
    session.repeat()
    assert sent(session) == [NEXT]


def test_parts_are_told_as_they_change_and_all_of_them_on_the_next_connection() -> None:
    bad, good = Part(id="bar-1", state="bad"), Part(id="bar-1", state="good")
    line = Part(id="line", state="good")
    session = live()
    session.tell_part(bad)
    session.tell_part(line)
    assert sent(session) == [Parts(parts=(bad,)), Parts(parts=(line,))]
    session.disconnected()
    session.tell_part(good)
    session.connected()
    session.frames_to_send()
    hear(session, welcome())
    assert sent(session) == [Parts(parts=(good, line))]
