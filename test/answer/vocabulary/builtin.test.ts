import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'

interface Line {
  line: string
  everyday: string[]
  official: string[]
}

const words = (side: string) => side.trim().split(/\s+/u)
const written = builtinVocabulary
  .flatMap((source) => source.split('\n'))
  .map((line) => fold(line.replace(/#.*$/u, '')).trim())
  .filter(Boolean)
const isClass = (line: string) => /^\{[^{}]+\}\s*=/u.test(line)
/** A frame is one phrase, however many words it is said in. */
const lines: Line[] = written
  .filter((line) => !isClass(line))
  .map((line) => {
    const [left = '', right] = line.split('>')
    const everyday = /\s\+\s/u.test(left) ? [left.trim()] : words(left)
    return { line, everyday, official: words(right ?? left) }
  })

const vocabulary = createVocabulary(builtinVocabulary)

function official(question: string): string[] {
  return vocabulary.expand(fold(question)).flatMap((found) => found.official)
}

/** Every text of a folder and of the folders in it, folded, without white space and quotation marks. */
function textsIn(folder: string): string {
  if (!existsSync(folder)) return ''
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
    .map((entry) => fold(readFileSync(join(entry.parentPath, entry.name), 'utf8')).replace(/[\s"']+/gu, ''))
    .join('\n')
}

describe('the vocabulary that comes with the program', () => {
  it('has at least 2,600 lines, all of them in use', () => {
    expect(vocabulary.faults).toEqual([])
    expect(vocabulary.size).toBe(written.length)
    expect(vocabulary.size).toBeGreaterThanOrEqual(2600)
  })

  it('leads each everyday phrase one way only', () => {
    const known = new Map<string, string>()
    const twice = lines.flatMap(({ line, everyday }) =>
      everyday.filter((phrase) => {
        const before = known.has(phrase)
        known.set(phrase, line)
        return before
      }),
    )
    expect(twice).toEqual([])
  })

  it('has no line whose official words repeat each other or say only what was said', () => {
    const empty = lines.filter(
      ({ everyday, official: meant }) =>
        new Set(meant).size < meant.length || !everyday.some((said) => meant.some((word) => word !== said)),
    )
    expect(empty.map(({ line }) => line)).toEqual([])
  })

  it('uses words that real reports write in nine lines of ten', () => {
    const root = join(import.meta.dirname, '../../..')
    const corpora = textsIn(join(root, '../shared/corpora'))
    const text = textsIn(join(root, 'data')) + corpora
    const used = lines.filter((line) => line.official.some((word) => text.includes(word)))
    // The five reports of the data folder alone are of one city; the corpora are of eighteen places and years.
    expect(used.length / lines.length).toBeGreaterThan(corpora ? 0.9 : 0.25)
  })

  it.each([
    ['老百姓一年能挣多少钱', '人均可支配收入'],
    ['老人没人照顾咋办', '养老服务'],
    ['村里修路修了多少', '农村公路'],
    ['去年抓了多少电话诈骗', '电信网络诈骗'],
    ['老楼能不能装电梯', '加装电梯'],
    ['跟国外做生意做得怎么样', '进出口'],
    ['政府欠了多少债', '政府债务'],
    ['送外卖的有没有保险', '新就业形态'],
    ['空气有没有变好', '空气质量'],
    ['小孩上幼儿园要不要钱', '学前教育'],
    ['看病能报销多少', '基本医疗保险'],
    ['工人下岗了怎么办', '再就业'],
    ['农民还交公粮吗', '农业税'],
    ['提的意见被用上的有几条', '采纳'],
    ['给干部们换人换了几个', '任免'],
    ['办事要跑几次', '政务服务'],
    ['开会太多了吧', '为基层减负'],
    ['几部法律在征求老百姓意见', '法律法规草案'],
    ['人能活到多少岁', '人均预期寿命'],
    ['住城里的人占几成', '常住人口城镇化率'],
    ['包工头不给民工钱咋整', '拖欠农民工工资'],
    ['屋里老人没人煮饭', '养老助餐点'],
    ['生娃政府贴钱不', '育儿补贴'],
    ['刮黄沙了种树没', '防沙治沙'],
    ['鸡瘟猪病咋防', '动物疫病防控'],
    ['上下楼累,爬六楼', '加装电梯'],
    ['卖给老毛子的货', '俄罗斯'],
    ['没房本的办下来几套', '登记难'],
    ['娃没到上幼儿园的年纪谁带', '托育'],
    ['老厂换机器的有几家', '设备更新'],
    ['快垮的小水库修了几座', '病险水库'],
    ['天天检查把老板查怕了', '涉企行政检查'],
  ])('hears in %s the word %s', (question, word) => {
    expect(official(question)).toContain(word)
  })

  // A neighbour's figure is a wrong figure: these are counted apart, and never stand for each other.
  it.each([
    ['风电装机多少', '光伏'],
    ['太湖治得怎么样', '淮河'],
    ['出口多少', '进出口总值'],
    ['进口多少', '出口'],
    ['玉米产量', '大豆'],
    ['香港的变化', '澳门'],
    ['十五计划的目标', '十一五规划'],
    ['居民消费价格涨幅', '社会消费品零售总额'],
    ['省运会拿了几块金牌', '全国运动会'],
    ['澳门回来那天', '香港回归'],
    ['香港收回来几年了', '澳门回归'],
    ['物价涨几个点', '地区生产总值'],
    ['小娃死得少了没', '孕产妇死亡率'],
    ['太阳发电多少', '风电'],
    ['刮风发电多少', '光伏'],
    ['黄豆打了多少', '油料'],
    ['非洲生意做得咋样', '俄罗斯'],
  ])('does not hear in %s the neighbour %s', (question, word) => {
    const longest = vocabulary
      .expand(fold(question))
      .filter(
        (found, _at, all) =>
          !all.some(
            (o) => o.end - o.start > found.end - found.start && o.start <= found.start && o.end >= found.end,
          ),
      )
    expect(longest.flatMap((found) => found.official)).not.toContain(word)
  })

  it.each(['请问有哪些', '第一点展开说说', '那2020年呢', '谁作的', '还有呢'])(
    'hears nothing in %s',
    (question) => {
      expect(official(question)).toEqual([])
    },
  )
})

it.each([
  ['瞪羚有几只', '独角兽企业'],
  ['独角兽有几家', '瞪羚企业'],
  ['保费多少', '保险赔付'],
  ['义博会成交多少', '世博会'],
  ['低保一个月最少多少', '最低工资标准'],
  ['教育一年花多少', '人均消费支出'],
  ['五常大米卖了多少', '联合国'],
  ['直播吸粉多少', '吸毒人员'],
  ['跟2020年差了多少', '未完成'],
])('hears in %s no %s, whose figure would be another', (question, other) => {
  const heard = vocabulary.expand(fold(question)).flatMap(({ official }) => official)
  expect(heard).not.toContain(other)
})
