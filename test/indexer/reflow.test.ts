import { describe, expect, it } from 'vitest'
import { cleanLines } from '../../src/indexer/clean-lines.ts'
import { dropFurniture } from '../../src/indexer/furniture.ts'
import type { Line } from '../../src/indexer/lines.ts'
import { reflow } from '../../src/indexer/reflow.ts'
import { sourceOf } from './account.ts'

function flow(text: string, changes: Partial<Line> = {}): string[] {
  const lines = sourceOf(text).lines.map((line) => ({ ...line, ...changes }))
  return reflow(dropFurniture(cleanLines(lines)).kept).blocks.map((block) => block.text)
}

function dropped(text: string): [string, string][] {
  return dropFurniture(cleanLines(sourceOf(text).lines)).dropped.map(({ code, text: quote }) => [code, quote])
}

describe('cleanLines', () => {
  const clean = (text: string) => cleanLines(sourceOf(text).lines).map((line) => line.text)

  it('takes out the spaces a layout put between characters', () => {
    expect(clean('更 好 发 挥 专 门 协 商 机 构 优 势 ，聚 焦')).toEqual(['更好发挥专门协商机构优势，聚焦'])
    expect(clean('共立提案 363 件，报送 34 件')).toEqual(['共立提案363件，报送34件'])
  })

  it('joins the digits of one number, and leaves two numbers apart', () => {
    expect(clean('1 9 9 7 年国内生产总值达到7 4 7 7 2 亿元')).toEqual(['1997年国内生产总值达到74772亿元'])
    expect(clean('编号 12 345 与 6 7')).toEqual(['编号12 345与6 7'])
  })

  it('takes a pair of digits for one number only in a file that spreads its digits', () => {
    const spread = '1 9 9 3 年到1 9 9 7 年，4 7 7 2 亿元，1 6 5 5 亿美元，3 2 5 1 亿美元，平均增长1 1 ％'
    expect(clean(spread)[0]).toContain('平均增长11％')
    expect(clean('比分 1 1 平')).toEqual(['比分1 1平'])
  })

  it('drops zero-width marks', () => {
    expect(clean('提\u200b案\ufeff工作')).toEqual(['提案工作'])
  })
})

describe('reflow', () => {
  it('joins newspaper columns, a heading over two lines with them', () => {
    const text = `（二）聚焦主业、围绕中心，持续助力
打造中国式现代化县域典范

更好发挥专门协商机构优势，聚焦年
度攻坚任务，多建睿智之言，多献务实之
策，以高水平履职助推经济发展稳、进、
立。聚焦大事同向发力，紧扣三个一号工
程，围绕市场开拓、科技创新积极献策。

（三）增进团结、凝聚人心，全面汇集
强大合力

牢牢把握团结奋斗的时代要求，把加
强思想政治引领、广泛凝聚共识作为中心
环节，高水平打造凝心聚力新载体。`
    expect(flow(text)).toEqual([
      '（二）聚焦主业、围绕中心，持续助力打造中国式现代化县域典范',
      '更好发挥专门协商机构优势，聚焦年度攻坚任务，多建睿智之言，多献务实之策，以高水平履职助推经济发展稳、进、立。聚焦大事同向发力，紧扣三个一号工程，围绕市场开拓、科技创新积极献策。',
      '（三）增进团结、凝聚人心，全面汇集强大合力',
      '牢牢把握团结奋斗的时代要求，把加强思想政治引领、广泛凝聚共识作为中心环节，高水平打造凝心聚力新载体。',
    ])
  })

  it('begins a line at the next number, also where all lines are of one width', () => {
    const items = [
      '7.关于优化政务服务工作的报告',
      '8.关于安全生产工作情况的报告',
      '9.关于人民调解工作情况的报告',
    ]
    expect(
      flow(`一、听取报告\n\n${items.join('\n\n')}\n\n二、专题询问\n\n对市容环境开展询问`).slice(1, 5),
    ).toEqual([...items, '二、专题询问'])
  })

  it('goes on over a page break in the middle of a sentence', () => {
    expect(
      flow(
        '举办专题协商，围\n\n绕推动市场网红直播B2B模式等9个方面协商建言。\n\n开展快递物流调研，提出建议。',
      ),
    ).toEqual([
      '举办专题协商，围绕推动市场网红直播B2B模式等9个方面协商建言。',
      '开展快递物流调研，提出建议。',
    ])
  })

  it('puts a link back into the sentence it was taken from', () => {
    expect(
      flow(
        '全会通过的《\n中共中央关于制定第十个五年计划的建议\n》，提出了奋斗目标。\n一、回顾\n过去五年成绩显著。',
      ),
    ).toEqual([
      '全会通过的《中共中央关于制定第十个五年计划的建议》，提出了奋斗目标。',
      '一、回顾',
      '过去五年成绩显著。',
    ])
  })

  it('puts a number back that a page set on lines of its own', () => {
    expect(flow('整改取得明显成效，PM\n2.5\n年平均浓度保持在20微克左右。')).toEqual([
      '整改取得明显成效，PM2.5年平均浓度保持在20微克左右。',
    ])
  })

  it('sets a lone 一是 before its sentence', () => {
    expect(flow('要抓好以下方面。\n一是\n发行长期国债，重点投向水利。\n二是\n落实收入分配政策。')).toEqual([
      '要抓好以下方面。',
      '一是发行长期国债，重点投向水利。',
      '二是落实收入分配政策。',
    ])
  })

  it('joins words cut by a hyphen and keeps hyphens that belong', () => {
    expect(flow('持续监督数贸中心、Chi-\nnagoods数贸平台建设。')).toEqual([
      '持续监督数贸中心、Chinagoods数贸平台建设。',
    ])
    expect(flow('抗击COVID-\n19疫情取得胜利。')).toEqual(['抗击COVID-19疫情取得胜利。'])
  })

  it('keeps a space between Latin words', () => {
    expect(flow('推广new energy\nvehicles的应用。')).toEqual(['推广new energy vehicles的应用。'])
  })

  it('keeps paragraphs apart that their format keeps apart', () => {
    expect(flow('加强建设\n提高水平\n全年完成投资12亿元。', { whole: true })).toEqual([
      '加强建设',
      '提高水平',
      '全年完成投资12亿元。',
    ])
  })

  it('undoes columns also where each line is called a paragraph', () => {
    const lines =
      '县政协常委会团结带领全体委员紧扣中\n心工作，共立提案二百一十五件，报送信\n息九十八条，组织视察调研四十六次，各\n项工作取得新的进展。'
    const many = Array.from({ length: 5 }, () => lines).join('\n')
    expect(flow(many, { whole: true }).every((block) => block.endsWith('。'))).toBe(true)
  })

  it('keeps the rows of a table together, one to a line', () => {
    expect(flow('主要指标如下表。\n指标 | 2023年 | 增长\n提案 | 215件 | 5.1%\n以上为主要指标。')).toEqual([
      '主要指标如下表。',
      '指标 | 2023年 | 增长\n提案 | 215件 | 5.1%',
      '以上为主要指标。',
    ])
  })

  it('does not swallow a title that ends the file', () => {
    const text = Array.from(
      { length: 4 },
      () =>
        '市政协坚持将镜头聚焦基层将视角对准\n委员，持续传播政协声音，利用微信公众\n号等载体，及时推送委员履职风采文章。',
    ).join('\n\n')
    expect(flow(`${text}\n\n固本强基补短板\n与时俱进提质效`).slice(-2)).toEqual([
      '固本强基补短板',
      '与时俱进提质效',
    ])
  })
})

describe('dropFurniture', () => {
  it.each([
    ['— 12 —', 'page-number'],
    ['第3页 共12页', 'page-number'],
    ['分享：', 'share-widget'],
    ['责任编辑：张三', 'publisher'],
    ['来源：某日报', 'publisher'],
    ['時間:2022/05/13 來源:區人大', 'publisher'],
    ['2015年03月08日 10:31 来源: 今日云溪', 'publisher'],
    ['【作者】: 袁 小 【编辑】: 张燕', 'publisher'],
    ['首页 > 要闻动态 > 今日云溪', 'share-widget'],
    ['云溪区政协 > 第七届五次会议 > 大会文件', 'share-widget'],
    ['首页 → 要闻动态 → 今日云溪', 'share-widget'],
    ['首页 > 要闻动态 → 今日云溪', 'share-widget'],
    ['3 上一篇 下一篇 4', 'share-widget'],
    ['时间：2024年1月18日 10:31', 'publisher'],
    ['更新日期：2024年1月18日', 'publisher'],
    ['本版稿件未经授权不得转载', 'rights'],
    ['粗体文字', 'markup'],
    ['abcd39f1fb7f426d9dfb6bd0fa1f2146:', 'hash-line'],
    ['全媒体记者 吕斌 摄', 'photo-credit'],
    ['省长向大会作报告。本报记者 朱江 摄', 'photo-credit'],
    ['（下转第二版）', 'continuation'],
  ])('drops %s', (line, code) => {
    expect(dropped(`全年立提案215件。\n${line}\n报送信息98条。`)).toEqual([[code, line]])
  })

  it.each([
    '2023年工作回顾',
    '全年组织拍摄专题片12部，记者协会组织拍摄。',
    '2.5',
    '来源于基层的经验弥足珍贵，要认真总结推广。',
    '打印店整治取得实效。',
    '征集→立案→办理→反馈',
    `${'办理→'.repeat(35)}。`,
    '时间：2024年1月18日 地点：云溪会议中心',
    '日期：2024年1月18日',
  ])('keeps %s', (line) => {
    expect(dropped(`全年立提案215件。\n${line}\n报送信息98条。`)).toEqual([])
  })

  it('drops a running head that comes back on every page', () => {
    const page = Array.from(
      { length: 12 },
      (_, i) => `本页第${'一二三四五六七八九十甲乙'.charAt(i)}件事办得很好。`,
    )
    const text = [1, 2, 3].flatMap((n) => [`云溪县政协文件${n}`, ...page]).join('\n')
    expect(dropped(text).map(([code]) => code)).toEqual(['running-head', 'running-head', 'running-head'])
  })

  it('drops a table of contents, not the headings it lists', () => {
    const text =
      '目 录\n一、2023年工作回顾……1\n二、2024年工作任务……9\n一、2023年工作回顾\n全年立提案215件。\n二、2024年工作任务\n力争立提案220件。\n扎实做好各项工作。\n圆满完成任务。'
    expect(dropped(text).map(([code]) => code)).toEqual(['contents', 'contents', 'contents'])
  })

  it('drops a licence box at the end', () => {
    const text =
      '让我们努力奋斗！\n法规\n，国家机关的决议、决定、命令和其他具有立法、行政、司法性质的文件。根据《\n公有领域\n。\n注：中文维基文库社群认为如此。'
    expect(dropped(text)).toHaveLength(5)
  })
})
