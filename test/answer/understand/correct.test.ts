import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCorrector } from '../../../src/answer/understand/correct.ts'
import { frequencyOf } from '../../../src/answer/understand/dictionary.ts'
import { blur, readingsOf, syllablesOf } from '../../../src/answer/understand/pinyin.ts'
import { fold, normalizeQuestion } from '../../../src/text/normalize.ts'
import { createSegmenter } from '../../../src/text/segment.ts'

const DATA = fileURLToPath(new URL('../../../data/', import.meta.url))

function lexiconOfReports() {
  const weights = new Map<string, number>()
  const { words } = createSegmenter()
  for (const file of readdirSync(DATA))
    for (const word of words(fold(readFileSync(DATA + file, 'utf8').replace(/\s+/gu, ''))))
      weights.set(word, (weights.get(word) ?? 0) + 1)
  return [...weights].map(([word, weight]) => ({ word, weight }))
}

const corrector = createCorrector(lexiconOfReports())
const withoutReports = createCorrector([])
const mend = (question: string) => corrector.correct(normalizeQuestion(question)).text

describe('slips', () => {
  it.each([
    ['2020年提岸有几件', '2020年提案有几件'],
    ['义乌设了几个营商环镜监测点', '义乌设了几个营商环境监测点'],
    ['审记发现的问题', '审计发现的问题'],
    ['永康正协出了几篇', '永康政协出了几篇'],
    ['打击电信炸骗人大问过没', '打击电信诈骗人大问过没'],
    ['地区生产总值曾速', '地区生产总值增速'],
    ['城镇新增旧业多少万人', '城镇新增就业多少万人'],
    ['入示后关税降到多少', '入世后关税降到多少'],
    ['振兴东北老工叶基地', '振兴东北老工业基地'],
    ['贵洲欠的钱还得起吗', '贵州欠的钱还得起吗'],
    ['老人谁来照故', '老人谁来照顾'],
    ['外麦小哥有人管吗', '外卖小哥有人管吗'],
    ['看病男看病贵咋解决', '看病难看病贵咋解决'],
    ['垃圾分累怎么样', '垃圾分类怎么样'],
    ['民身实事有几件', '民生实事有几件'],
    ['养老服物', '养老服务'],
    ['工作爆告', '工作报告'],
    ['空气质亮怎么样', '空气质量怎么样'],
    ['高速攻路修了多少', '高速公路修了多少'],
    ['基层斜商开了几场', '基层协商开了几场'],
    ['義烏環鏡保護', '义乌环境保护'],
  ])('in %s are mended: %s', (typed, meant) => {
    expect(mend(typed)).toBe(meant)
  })

  it('are mended alike over the next state of a library, which has some other words', () => {
    const words = (...more: string[]) => ['审计', '提案', ...more].map((word) => ({ word, weight: 50 }))
    createCorrector(words('就业')).correct('审记发现的问题')
    const next = createCorrector(words('荔枝节'))
    expect(next.correct('审记发现的问题').text).toBe('审计发现的问题')
    expect(next.correct('荔支节办了几届').text).toBe('荔枝节办了几届')
  })

  it('are none where the library has them with what stands around them', () => {
    const question = '法院涉疫案件几天审完'
    expect(mend(question)).toBe('法院涉议案件几天审完')
    const stands = (text: string) => '制定审理涉疫案件指导意见12条'.includes(text)
    expect(createCorrector(lexiconOfReports(), undefined, undefined, stands).correct(question).text).toBe(
      question,
    )
  })

  it('are told with their places in the question as typed', () => {
    const question = '正协的提岸'
    const { text, changes } = corrector.correct(question)
    expect(text).toBe('政协的提案')
    for (const { from, start } of changes) expect(question.slice(start, start + from.length)).toBe(from)
    expect(changes.map(({ to }) => to)).toEqual(['政协', '提案'])
  })

  it('are mended without any report, by the words of the trade', () => {
    expect(withoutReports.correct('2020年提岸有几件').text).toBe('2020年提案有几件')
  })

  it('are left where the library writes so itself', () => {
    const lenient = createCorrector([], (text) => text === '提岸')
    expect(lenient.correct('提岸工程').text).toBe('提岸工程')
  })
})

describe('typed pinyin', () => {
  it.each([
    ['yiwu zhengxie tian 2023', '义乌政协提案 2023'],
    ['yiwuzhengxie', '义乌政协'],
    ['义乌zhengxie', '义乌政协'],
    ['zheng xie ti an', '政协提案'],
    ['renda gongzuo baogao', '人大工作报告'],
    ['zhengxie zhuxi shi shei', '政协主席是谁'],
    ['hangzhou qunian gdp', '杭州去年 gdp'],
    ['tian you duoshao jian', '提案有多少件'],
    ["2023 ti'an", '2023 提案'],
  ])('%s is read as %s', (typed, meant) => {
    expect(mend(typed)).toBe(meant)
  })

  it.each([
    'gdp多少',
    'app有几个',
    'wifi',
    'hello',
    'vip服务',
    'pm2.5降了多少',
    'ai怎么搞',
    'ppp项目',
    'https://a.cn/tian',
    '5g基站',
    'help',
  ])('%s stays as it is', (typed) => {
    expect(mend(typed)).toBe(typed)
  })

  it('in initials is read only where one word of the library stands out, and nothing is in Chinese', () => {
    const small = createCorrector([
      { word: '提案', weight: 4000 },
      { word: '政协', weight: 4000 },
    ])
    expect(small.correct('zx ta').text).toBe('政协提案')
    expect(small.correct('多少zx').text).toBe('多少zx')
  })
})

const RIGHT = `
政协今年立了几件提案
人大代表提了多少建议
委员们去哪儿视察了
报告是谁念的
市长叫什么名字
去年修了几条路
老百姓看病贵不贵
孩子上学远不远
乡下的污水谁来管
养老院有几家
外卖小哥有人管吗
电动车充电的地方够不够
房价跌了没有
空气好不好
河里的水干净吗
打工的工资要回来多少
大学生好找工作吗
开厂子有啥补贴
小店怎么办执照
地铁哪天能坐
机场去年多少人坐飞机
高铁修到哪了
停车难怎么解决
老楼装电梯补贴多少
物业费涨不涨
菜价贵了多少
粮食收了多少斤
种地补贴有多少
猪肉价格咋样
村里的路灯坏了谁修
厕所改了多少个
垃圾怎么分
树种了多少亩
工厂冒烟有没有人管
夜市让不让摆
景区给了什么意见
博物馆开了吗
书香政协搞了几次
体育馆什么时候建好
疫情那年讲座多少人听
打疫苗要钱吗
医保能报多少
医生够不够用
救护车多久到
残疾人有啥照顾
退伍兵安排了多少
低保每月领几块
孤儿每月给多少
留守娃谁管
生娃有啥好处
彩礼太高管不管
殡葬费贵不贵
骗子抓了多少
酒驾查了几起
火灾少了几成
食品安全放心吗
学校食堂谁来查
校门口堵车咋治
补课还让不让
幼儿园够不够
高中难不难考
老师工资发了没
法院结案多少件
检察院抓了几个
律师帮人打了多少场
信访受理几件
贪官抓了几个
干部躺平管不管
公车还有多少
招商引来几家企业
外资来了多少
出口增长多少
跟国外做生意多大规模
直播带货卖了多少
快递一天多少件
电商有多少人在做
税收了多少
政府欠了多少债
财政的钱花哪了
国企改革怎么搞
民营企业欠款咋办
专精特新有几家
机器人产业有没有
芯片厂建了吗
算力规模要突破多少
数字化改革讲了啥
营商环境好不好
窗口办事快不快
义乌跟永康哪个多
两年各有几条
第二点展开说说
为什么没完成
这个数准不准
出处在哪
原文发我看看
还有别的吗
那前年呢
上一届主席是谁
明年打算干啥
今年要修几座桥
四季度要抓哪四件事
圆点联盟是干什么的
八八战略二十周年是哪一年
浙中科创走廊那块给了哪些建议
跟丽水莲都那边合作了啥
德胜岩有啥说法
葛国庆那次报告是哪天作的
二手车出口有人研究过吗
投资坦桑尼亚的书几号发布的
两届政府五年各提了多少法律草案
国务院的部委从40个砍到几个
`
  .split('\n')
  .filter(Boolean)

describe('what is right', () => {
  it('is a table of at least a hundred everyday questions', () => {
    expect(RIGHT.length).toBeGreaterThanOrEqual(100)
  })

  it.each(RIGHT)('stays: %s', (question) => {
    expect(corrector.correct(question)).toEqual({ text: question, changes: [] })
    expect(withoutReports.correct(question).text).toBe(question)
  })
})

it('never throws, tells true offsets, and leaves numbers alone', () => {
  const piece = fc.constantFrom(
    ...'政 协 提 岸 案 2023 23年 zheng xie tian 的 十 五 环 镜 审 记 男 几 多 少 , gdp x'.split(' '),
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, (raw) => {
      const question = normalizeQuestion(raw)
      const { text: mended, changes } = corrector.correct(question)
      let rebuilt = ''
      let at = 0
      for (const { from, to, start } of changes) {
        expect(question.slice(start, start + from.length)).toBe(from)
        expect(start).toBeGreaterThanOrEqual(at)
        rebuilt += question.slice(at, start) + to
        at = start + from.length
      }
      expect(rebuilt + question.slice(at)).toBe(mended)
      expect(mended.replace(/\D/gu, '')).toBe(question.replace(/\D/gu, ''))
    }),
  )
})

describe('sounds and frequencies', () => {
  it('reads words as words', () => {
    expect(syllablesOf(['银行', '绿化', '增长'])).toEqual([
      ['yin', 'hang'],
      ['lv', 'hua'],
      ['zeng', 'zhang'],
    ])
    expect(readingsOf('长')).toEqual(['chang', 'zhang'])
  })

  it('takes together what is often confused', () => {
    expect(blur('zhang')).toBe(blur('zan'))
    expect(blur('ning')).toBe(blur('lin'))
    expect(blur('shi')).toBe(blur('si'))
    expect(blur('sheng')).toBe(blur('sen'))
    expect(blur('ji')).not.toBe(blur('qi'))
  })

  it.each([
    ['就业', true],
    ['提案', true],
    ['一', true],
    ['龢', true],
    ['环镜', false],
    ['', false],
    ['x1y2', false],
  ])('knows whether %s is a word: %s', (word, known) => {
    expect(frequencyOf(word) > 0).toBe(known)
  })
})
