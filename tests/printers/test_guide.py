"""What a printed guide says."""

import msgspec

from printers.blocks import Block, Entry, Pair, Qr, Text
from printers.guide import Guide, guide_blocks, list_blocks
from translations.catalogue import catalogue


def said(blocks: tuple[Block, ...]) -> list[str]:
    words: list[str] = []
    for block in blocks:
        match block:
            case Text(text=text):
                words.append(text)
            case Pair(label=label, value=value):
                words.append(f"{label}={value}")
            case Entry(mark=mark, text=text, indent=indent):
                words.append(" " * indent + f"{mark} {text}")
            case Qr(payload=payload):
                words.append(payload)
    return [word.replace("\u00a0", " ") for word in words]


def test_a_chinese_guide(guide: Guide) -> None:
    assert said(guide_blocks(guide, catalogue("slip", "zh"))) == [
        "青岚县政务服务中心",
        "办事指南",
        "建筑工程施工许可证核发",
        "事项编码=ZJ-L-001",
        "办理单位=住房和城乡建设局",
        "事项类型=行政许可、承诺件",
        "办理结果=建筑工程施工许可证",
        "办理条件",
        "1. 依法应当办理用地批准手续的，已经办理该建筑工程用地批准手续",
        "申请材料（已备好的请打勾）",
        "□ 建筑工程施工许可证申请表（原件 2 份）",
        "    建设单位盖章，法定代表人签字",
        "□ 中标通知书及施工合同（原件 1 份、复印件 1 份）",
        "□ 窗口现场核验的电子证照",
        "办理流程",
        "1. 受理：窗口当场核对，齐全的当日受理",
        "2. 发证",
        "法定时限=7 个工作日",
        "承诺时限=3 个工作日",
        "收费标准=不收费",
        "办理地点=左厅 7、8、9 号窗口",
        "咨询电话=0600-5550113",
        "投诉电话=0600-5550193",
        "http://fw.qinglan.example/item/ZJ-L-001",
        "扫一扫，在手机上查看本指南",
        "※ 打印时间：2026年11月23日 09:15。内容如有变化，以窗口公布为准。",
    ]


def test_the_list_alone_says_what_to_bring_and_where_to(guide: Guide) -> None:
    assert said(list_blocks(guide, catalogue("slip", "zh"))) == [
        "青岚县政务服务中心",
        "材料清单",
        "建筑工程施工许可证核发",
        "办理单位=住房和城乡建设局",
        "申请材料（已备好的请打勾）",
        "□ 建筑工程施工许可证申请表（原件 2 份）",
        "    建设单位盖章，法定代表人签字",
        "□ 中标通知书及施工合同（原件 1 份、复印件 1 份）",
        "□ 窗口现场核验的电子证照",
        "办理地点=左厅 7、8、9 号窗口",
        "咨询电话=0600-5550113",
        "http://fw.qinglan.example/item/ZJ-L-001",
        "扫一扫，在手机上查看完整指南",
        "※ 打印时间：2026年11月23日 09:15。内容如有变化，以窗口公布为准。",
    ]


def test_empty_parts_have_no_heading(guide: Guide) -> None:
    bare = msgspec.structs.replace(
        guide, conditions=(), materials=(), steps=(), statutory_days=0, promised_days=0, url=""
    )
    words = said(guide_blocks(bare, catalogue("slip", "zh")))
    assert not {"办理条件", "办理流程", "申请材料（已备好的请打勾）"} & set(words)
    assert not any(word.startswith(("法定时限", "承诺时限", "http")) for word in words)


def test_english_counts_have_their_plurals(guide: Guide) -> None:
    words = said(guide_blocks(msgspec.structs.replace(guide, language="en"), catalogue("slip", "en")))
    assert "□ 中标通知书及施工合同 (1 original, 1 copy)" in words
    assert "□ 建筑工程施工许可证申请表 (2 originals)" in words
    assert "Legal limit=7 working days" in words
