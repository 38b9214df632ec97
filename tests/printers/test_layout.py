"""Layout: never wider than the paper, sizes chosen to fit, values beside their labels."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers.blocks import Block, Entry, Gap, Pair, Qr, Rule, Text
from printers.guide import Guide, guide_blocks
from printers.layout import Feed, Line, QrCode, columns_of, lay_out, qr_symbol
from printers.profile import Profile, load_profile, profile_names
from printers.slip import NUMBER_SIZES, Slip, slip_blocks
from translations.catalogue import catalogue

WIDE, NARROW, PLAIN = (load_profile(name) for name in ("generic-80", "generic-58", "generic"))
PROFILES = st.sampled_from([load_profile(name) for name in profile_names()])
TEXT = st.text(max_size=80)
SIZES = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), min_size=1, max_size=4).map(tuple)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Text, text=TEXT, sizes=SIZES, align=st.sampled_from(["left", "centre", "right"])),
    st.builds(Pair, label=st.text(max_size=20), value=TEXT, label_columns=st.integers(0, 30)),
    st.builds(Entry, mark=st.text(max_size=3), text=TEXT, indent=st.integers(0, 4)),
    st.builds(Gap, dots=st.integers(0, 600)),
    st.builds(Qr, payload=st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1)),
    st.just(Rule()),
)


@given(st.lists(BLOCKS, max_size=8), PROFILES)
def test_nothing_is_wider_than_the_paper(blocks: list[Block], profile: Profile) -> None:
    for row in lay_out(blocks, profile):
        if isinstance(row, Line):
            assert columns_of(row) <= profile.columns
        elif isinstance(row, QrCode):
            assert int(qr_symbol(row.payload).symbol_size(border=0)[0]) * row.module <= profile.dots


@pytest.mark.parametrize("name", profile_names())
def test_slips_and_guides_fit_every_profile(name: str, slip: Slip, guide: Guide) -> None:
    profile = load_profile(name)
    for rows in (
        lay_out(slip_blocks(slip, catalogue("slip", slip.language)), profile),
        lay_out(guide_blocks(guide, catalogue("slip", "zh")), profile),
    ):
        assert max(columns_of(row) for row in rows if isinstance(row, Line)) <= profile.columns


def number_line(number: str, profile: Profile) -> Line:
    (line,) = lay_out([Text(text=number, sizes=NUMBER_SIZES, align="centre")], profile)
    assert isinstance(line, Line)
    return line


def test_the_number_is_as_large_as_the_paper_allows() -> None:
    assert number_line("A012", WIDE).wide == 6
    assert number_line("AB1234", NARROW).wide == 5
    assert number_line("A012", PLAIN).high == 6


def test_a_headline_shrinks_before_it_wraps_and_wraps_evenly() -> None:
    def head(text: str, profile: Profile) -> list[tuple[str, int, int]]:
        rows = lay_out([Text(text=text, sizes=((2, 2), (1, 2)), align="centre")], profile)
        return [(row.text, row.wide, row.high) for row in rows if isinstance(row, Line)]

    assert head("政务服务中心", WIDE) == [("政务服务中心", 2, 2)]
    assert head("青岚县政务服务中心", NARROW) == [("青岚县政务服务中心", 1, 2)]
    assert head("青岚县政务服务中心不动产登记分中心", NARROW) == [
        ("青岚县政务服务中心", 1, 2),
        ("不动产登记分中心", 1, 2),
    ]


def test_fs_printers_enlarge_chinese_to_twice_or_not_at_all() -> None:
    rows = lay_out([Text(text="请在左厅等候", sizes=((3, 3), (1, 2)))], PLAIN)
    assert [(row.wide, row.high) for row in rows if isinstance(row, Line)] == [(1, 1)]


def test_a_value_hangs_beside_its_label() -> None:
    rows = lay_out([Pair(label="办理事项", value="国有建设用地使用权首次登记转移", label_columns=10)], NARROW)
    assert [(row.lead, row.text) for row in rows if isinstance(row, Line)] == [
        ("办理事项  ", "国有建设用地使用权首次"),
        (" " * 10, "登记转移"),
    ]


def test_a_value_goes_below_a_label_that_leaves_no_room() -> None:
    rows = lay_out([Pair(label="Expected waiting time", value="soon", label_columns=23)], NARROW)
    assert [(row.lead, row.text) for row in rows if isinstance(row, Line)] == [
        ("", "Expected waiting time"),
        ("  ", "soon"),
    ]


def test_a_list_entry_hangs_beside_its_mark() -> None:
    rows = lay_out([Entry(mark="□", text="中标通知书及施工合同原件", indent=1)], profile_of(20))
    assert [(row.lead, row.text) for row in rows if isinstance(row, Line)] == [
        (" □ ", "中标通知书及施工"),
        ("    ", "合同原件"),
    ]


def profile_of(columns: int) -> Profile:
    return msgspec.structs.replace(NARROW, columns=columns)


def test_rule_gap_and_qr() -> None:
    rule, gap, code = lay_out([Rule(), Gap(20), Qr(payload="http://a.example/q/A012")], NARROW)
    assert rule == Line(text="─" * 16)
    assert gap == Feed(dots=20)
    assert code == QrCode(payload="http://a.example/q/A012", module=8)


def test_text_the_printer_lacks_is_replaced_before_it_is_measured() -> None:
    (line,) = lay_out([Text(text="王𠮷\x1b@")], PLAIN)
    assert line == Line(text="王〓 @")
