import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEngine } from '../../src/answer/engine.ts'
import { builtinVocabulary } from '../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../src/answer/vocabulary/vocabulary.ts'
import { plainFormat, TELEGRAM_HTML, WECOM_MARKDOWN } from '../../src/chat/format.ts'
import { render } from '../../src/chat/render.ts'
import { buildLibrary } from '../../src/indexer/build.ts'
import type { Report } from '../../src/model.ts'
import { type Digest, digestOf } from '../../src/notifications/digest.ts'
import { createNotices } from '../../src/notifications/notice.ts'
import { reachOf, readWish } from '../../src/notifications/subscriptions.ts'
import { WEBHOOK_MARKDOWN } from '../../src/notifications/webhook.ts'

const DIGESTS = fileURLToPath(new URL('../fixtures/digests', import.meta.url))
const DATA = fileURLToPath(new URL('../../data', import.meta.url))

let dir: string
let reports: Report[]
let ask: (question: string) => ReturnType<ReturnType<typeof createEngine>['ask']>['answer']
const digests = new Map<string, Digest>()

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'wenbao-digest-'))
  const built = await buildLibrary({
    dataDir: DATA,
    indexDir: dir,
    force: false,
    onProgress: () => {},
    warn: () => {},
  })
  reports = built.library.reports.flatMap(({ id }) => built.library.report(id) ?? [])
  const engine = createEngine(built.library, {
    today: () => new Date(2026, 0, 5),
    homeRegion: null,
    localVocabulary: '',
  })
  ask = (question) => engine.ask(question, null).answer
  for (const report of reports) digests.set(report.id, digestOf(report, reports, ask))
})
afterAll(() => rmSync(dir, { recursive: true }))

function reportOf(file: string): Report {
  const found = reports.find((report) => report.file.startsWith(file))
  if (!found) throw new Error(`no report of ${file}`)
  return found
}

const tools = () => ({
  regions: reports.map(({ region }) => region ?? ''),
  home: null,
  vocabulary: createVocabulary(builtinVocabulary),
})

function notice(channel: string, told: Report[], words = ['']) {
  const notices = createNotices({
    report: (id) => reports.find((report) => report.id === id) ?? null,
    digest: (report) => digests.get(report.id) ?? digestOf(report, reports, ask),
    wish: (word) => readWish(word, tools()),
    link: (report, paragraph) =>
      `https://baogao.example.org/reports/${report}?k=0123456789abcdef#p${paragraph}`,
    put: () => 'action',
  })
  const deliveries = told.map(({ id: report }, place) => ({
    ...{ place, report, channel, chat: 'a', words, state: 'waiting' as const },
    ...{ due: 0, at: 0, tries: 0, doubts: 0 },
  }))
  const { message } = notices.compose(channel, deliveries)
  if (!message) throw new Error('nothing to say')
  return message
}

const said = (channel: string, told: Report[], words?: string[]) =>
  render(notice(channel, told, words).blocks, { ...plainFormat(99_999), run: (run) => run.text }).join('\n')

/** What a digest says, without its looks, as a person has read it. */
const fixture = (file: string) =>
  readFileSync(join(DIGESTS, file.replace(/\.\w+$/u, '.txt')), 'utf8').trimEnd()

const CPPCC_2023 = '义乌市政协2023'
const CPPCC_2020 = '义乌市政协2020'
const CONGRESS = '义乌市人大常委会2023'
const YONGKANG = '永康市政协2024'
const NEWSPAPER = '义乌商报'

describe('the digest of each report', () => {
  it.each([
    [
      CPPCC_2023,
      ['机构：政协义乌市委员会（第十四届）', '时段：2023年工作，2024年任务'],
      ['共立提案363件', '组织开展重大视察协商37场', '提出意见建议765条', '一、2023年工作回顾（24段）'],
    ],
    [
      CPPCC_2020,
      ['日期：2021年1月20日', '报告人：义乌市政协主席 葛国庆', '会议：政协第十三届义乌市委员会第五次会议'],
      ['共立提案293件', '开展重大视察协商活动27次', '监督活动78次', '2021年工作任务（8段）'],
    ],
    [
      CONGRESS,
      ['机构：义乌市人大常委会（第十六届）', '报告人：义乌市人民代表大会常务委员会主任 丁政'],
      ['任免国家机关工作人员114人次', '听取和审议专项工作报告22个', '完成整改金额2.56亿元'],
    ],
    [
      YONGKANG,
      ['机构：永康市政协（第十五届）', '时段：2024年工作'],
      ['服务群众1万多人次', '向平昌县对口帮扶资金90多万元', '聚焦中心大局 奏响高质量发展“主旋律”（5段）'],
    ],
  ])('of %s tells whose it is and what was done', (file, identity, figures) => {
    const words = said('telegram', [reportOf(file)])
    for (const part of [...identity, ...figures]) expect(words).toContain(part)
    expect(words.indexOf('关键数据')).toBeLessThan(words.indexOf('目录'))
    expect(words).not.toMatch(/。（\d+段）/u)
  })

  it.each([CPPCC_2023, CPPCC_2020, CONGRESS, YONGKANG])(
    'of %s says what was read and found right',
    (file) => {
      const report = reportOf(file)
      expect(said('telegram', [report])).toBe(fixture(report.file))
    },
  )

  it('of the newspaper page names its articles', () => {
    const articles = reports.filter((report) => report.file.startsWith(NEWSPAPER))
    expect(said('wecom', articles)).toBe(fixture(articles[0]?.file ?? ''))
  })

  it('leaves stories, ages and lists of topics out of the key figures', () => {
    const words = said('telegram', [reportOf(CPPCC_2020)])
    expect(words).not.toMatch(/1153斤|60周岁|11个方面|13天/u)
  })

  it('quotes every key figure as it stands in its paragraph', () => {
    for (const { report, figures } of digests.values()) {
      expect(figures.length).toBeLessThanOrEqual(10)
      for (const { paragraph, text } of figures)
        expect(report.paragraphs[paragraph - 1]?.text).toContain(text)
    }
  })

  it('tells what has changed since the same body’s report before, and marks it as computed', () => {
    const words = said('telegram', [reportOf(CPPCC_2023)])
    expect(words).toContain('与2020年报告相比')
    expect(words).toContain('提案：293件 → 363件（+70件，+23.9%，由程序计算）')
    expect(words).toContain('“地瓜经济”')
    expect(words).not.toContain('上次没有的提法：“请你来协商”')
  })

  it('compares with no other body and no later year', () => {
    for (const file of [CPPCC_2020, CONGRESS, YONGKANG, NEWSPAPER])
      expect(said('telegram', [reportOf(file)])).not.toContain('相比')
  })

  it('gives a report three questions, and each is answered from it', () => {
    for (const file of [CPPCC_2023, CPPCC_2020, CONGRESS]) {
      const report = reportOf(file)
      const questions = notice('telegram', [report]).suggestions.map(({ question }) => question)
      expect(questions).toHaveLength(3)
      for (const question of questions) expect(['answer', 'outline']).toContain(ask(question).kind)
    }
    expect(digests.get(reportOf(CPPCC_2023).id)?.questions[0]?.question).toBe('2023年义乌市政协提案有多少件')
  })

  it('claims nothing of a news item that it does not state', () => {
    const item = reports.find(({ title }) => title.includes('第46次常务会议'))
    const words = said('telegram', item ? [item] : [])
    expect(words).toContain('地区：义乌市')
    expect(words).toContain('作者：全媒体记者 谭祉潇')
    expect(words).not.toMatch(/机构|时段|报告人|null|undefined/u)
  })
})

describe('a notification', () => {
  it.each([
    ['telegram', TELEGRAM_HTML, 4_096],
    ['wecom', WECOM_MARKDOWN, 20_480],
    ['webhook', WEBHOOK_MARKDOWN, 4_096],
  ] as const)('to %s is one message within its limit, links included', (channel, format, limit) => {
    for (const told of [
      ...reports.map((report) => [report]),
      reports,
      [...reports, ...reports, ...reports],
    ]) {
      const messages = render(notice(channel, told, ['', '养老']).blocks, format)
      expect(messages).toHaveLength(1)
      expect(format.measure(messages[0] ?? '')).toBeLessThanOrEqual(limit)
    }
  })

  it('of a page of news names each article in one message', () => {
    const items = reports.filter(({ file }) => file.startsWith(NEWSPAPER))
    expect(items.length).toBeGreaterThan(3)
    const words = said('wecom', items)
    expect(words).toContain(`新收录${items.length}篇报道`)
    for (const { title } of items) expect(words).toContain(title.slice(0, 10))
  })

  it('by word quotes the sentences with their source, and leaves the digest to those who want all', () => {
    const words = said('telegram', [reportOf(CONGRESS)], ['养老', '立法'])
    expect(words).toContain('提到“养老”2处')
    expect(words).toContain('《金华市居家养老服务条例》')
    expect(words).toContain('第17段')
    expect(words).toContain('提到“立法”')
    expect(words).not.toContain('关键数据')
    expect(said('telegram', [reportOf(CONGRESS)], ['养老', '人大'])).toContain('关键数据')
  })
})

describe('a subscription', () => {
  it.each([
    ['', { places: [], bodies: [], topics: [] }],
    ['永康', { places: ['永康市'], bodies: [], topics: [] }],
    ['人大', { places: [], bodies: ['人大'], topics: [] }],
    ['义乌政协', { places: ['义乌市'], bodies: ['政协'], topics: [] }],
    ['提案', { places: [], bodies: [], topics: [['提案']] }],
    ['市政协的提案', { places: [], bodies: ['政协'], topics: [['提案']] }],
  ])('to “%s” is read as a place, a body or a topic', (word, wish) => {
    expect(readWish(word, tools())).toEqual(wish)
  })

  it('to an everyday word also hears the words that reports use for it', () => {
    expect(readWish('老年食堂', tools()).topics[0]).toEqual(expect.arrayContaining(['老年食堂', '助餐服务']))
  })

  it('to a place and a topic wants both, to two topics either', () => {
    const told = (word: string) => reachOf(readWish(word, tools()), reports).reports
    expect(told('永康的养老')).toBe(1)
    expect(told('养老')).toBeGreaterThan(1)
    expect(told('养老 火星')).toBe(told('养老'))
    expect(told('火星')).toBe(0)
  })

  it('tells how often a word would have been heard in the year up to the newest report', () => {
    const { reports: count, mentions } = reachOf(readWish('市场', tools()), reports)
    expect(mentions).toBeGreaterThanOrEqual(count)
    expect(reachOf(readWish('人大', tools()), reports)).toMatchObject({ reports: 1, mentions: null })
  })
})
