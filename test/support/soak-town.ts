import type { FakeTelegram } from './fake-telegram.ts'
import type { FakeWecom } from './fake-wecom.ts'
import type { Chance } from './seeded.ts'
import type { Book } from './soak-book.ts'
import { createSoakMail } from './soak-mail.ts'
import type { Readers } from './soak-reports.ts'
import type { TownReport } from './town-reports.ts'

export interface TownOptions {
  url: string
  telegram: FakeTelegram
  wecom: FakeWecom
  chance: Chance
  book: Book
  /** All, and those that need no talk before them. */
  questions: { all: readonly string[]; alone: readonly string[] }
  pace: number
}

/** People and groups who ask, and chats that hear of news. */
export interface Town extends Readers {
  /** Subscribes those who hear of news. */
  settle(): Promise<void>
  live(going: () => boolean): Promise<void>
  /** Titles that a chat should have been told of and was not. */
  untold(): string[]
  /** Notes what was never told, or told twice. */
  close(): void
}

interface Subscriber {
  channel: 'telegram' | 'wecom'
  chat: string
  /** Only reports that speak of 养老. */
  care: boolean
}

const SUBSCRIBERS: readonly Subscriber[] = [
  { channel: 'telegram', chat: '101', care: false },
  { channel: 'telegram', chat: '102', care: true },
  { channel: 'telegram', chat: '-201', care: false },
  // One that asks as well.
  { channel: 'telegram', chat: '1', care: false },
  { channel: 'wecom', chat: 'reader', care: false },
  { channel: 'wecom', chat: 'carer', care: true },
  { channel: 'wecom', chat: 'wrNews', care: false },
  { channel: 'wecom', chat: 'zhang1', care: false },
]
const PRIVATE = 10
const GROUPS = 3
const WECOM_PEOPLE = 8
const WECOM_GROUPS = 2
const PAGES = 6
const FOLLOW_UPS = [
  '那2020年呢',
  '那人大呢',
  '还有呢',
  '出处呢',
  '第二点',
  '展开说说',
  '为什么',
  '那永康呢',
  '谢谢',
]
const COMMANDS = [
  '帮助',
  '报告',
  '目录 1',
  '原文',
  '我的订阅',
  '清除',
  '我是谁',
  '订阅 火星',
  '退订 火星',
  '更多',
]
/** The reports that come and go are all of governments. */
const OTHER_BODIES = /政协|人大/u
/** Names place or year, so that the talk before it does not. */
const WHOLE = /义乌|永康|\d{2}年|20\d\d|二〇二〇/u
const PATHS = [
  '/',
  '/reports',
  '/metrics',
  '/openapi.json',
  '/api/search?q=提案',
  '/api/figures?what=提案',
  '/feed.atom',
]
/** A person reads and types: some twelve messages a minute, below the limit of twenty. */
const LEAST_PAUSE_MS = 3_500
const MORE_PAUSE_MS = 4_000

/** Makes the town. */
export function createTown(options: TownOptions): Town {
  const { url, chance, book, questions, pace } = options
  const mail = createSoakMail(options)
  const expected = new Map<string, TownReport>()

  const wants = (subscriber: Subscriber, { care }: TownReport) => care || !subscriber.care
  const missing = (title: string, report: TownReport) =>
    SUBSCRIBERS.filter((one) => wants(one, report) && mail.newsOf(one.channel, one.chat, title) === 0)

  /** The first line of the answer to questions that name their body, none of which the new reports are of. */
  const steady = new Map<string, string>()
  const askOnPage = async (question: string, chat?: string) => {
    const response = await fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question, ...(chat === undefined ? {} : { chat }) }),
    })
    const answer = (await response.json()) as { kind?: string; headline?: string }
    if (response.status !== 200 || !answer.kind) book.fault('web answer', `${response.status}`)
    book.count('web questions')
    return answer
  }

  const words = (): string => {
    const kind = chance.below(10)
    if (kind < 6) return chance.one(questions.all)
    return kind < 8 ? chance.one(FOLLOW_UPS) : chance.one(COMMANDS)
  }

  /** Whoever asks a whole question in a chat reads what the page says, whatever the talk was about before. */
  const ask = async (channel: 'telegram' | 'wecom', chat: string, said: string): Promise<void> => {
    const answer = await mail.ask(channel, chat, said)
    const headline = WHOLE.test(said) ? steady.get(said) : undefined
    if (headline && !answer.includes(headline))
      book.fault('other answer', `${channel} ${chat}: ${said}: ${answer.slice(0, 80)}, not ${headline}`)
  }

  const person = async (going: () => boolean, act: () => Promise<void>): Promise<void> => {
    while (going()) {
      const ms = (LEAST_PAUSE_MS + chance.real() * MORE_PAUSE_MS) * pace
      await new Promise((resolve) => setTimeout(resolve, ms))
      if (going()) await act()
    }
  }

  const page = async (chat: string): Promise<void> => {
    if (chance.below(3) === 0) {
      const path = chance.one(PATHS)
      const response = await fetch(url + path)
      await response.text()
      if (response.status !== 200) book.fault('page', `${path}: ${response.status}`)
      book.count('pages read')
      return
    }
    if (chance.below(3) === 0) {
      const [question, before] = chance.one([...steady])
      const { headline } = await askOnPage(question)
      if (headline !== before) book.fault('other answer', `${question}: ${headline}, not ${before}`)
      book.count('of them with an answer that must not change')
      return
    }
    await askOnPage(chance.below(3) === 0 ? chance.one(FOLLOW_UPS) : chance.one(questions.all), chat)
  }

  return {
    expect: (report) => {
      expected.set(report.title, report)
    },
    told: (title) => {
      const report = expected.get(title)
      return report !== undefined && missing(title, report).length === 0
    },
    async settle() {
      for (const { channel, chat, care } of SUBSCRIBERS)
        await mail.ask(channel, chat, care ? '订阅 养老' : '订阅')
      for (const question of questions.alone.filter((one) => OTHER_BODIES.test(one))) {
        const { kind, headline } = await askOnPage(question)
        if (kind === 'answer' && headline) steady.set(question, headline)
      }
    },
    async live(going) {
      const chats = [
        ...Array.from({ length: PRIVATE }, (_, i) => ['telegram', String(i + 1)] as const),
        ...Array.from({ length: GROUPS }, (_, i) => ['telegram', String(-301 - i)] as const),
        ...Array.from({ length: WECOM_PEOPLE }, (_, i) => ['wecom', `zhang${i + 1}`] as const),
        ...Array.from({ length: WECOM_GROUPS }, (_, i) => ['wecom', `wrGroup${i + 1}`] as const),
      ]
      await Promise.all([
        ...chats.map(([channel, chat]) =>
          person(going, () =>
            channel === 'telegram' && chance.below(8) === 0 ? mail.press(chat) : ask(channel, chat, words()),
          ),
        ),
        ...Array.from({ length: PAGES }, (_, i) =>
          person(going, () => page(`page${i}`).catch((error) => book.fault('web', String(error)))),
        ),
      ])
    },
    untold: () =>
      [...expected].flatMap(([title, report]) => (missing(title, report).length > 0 ? [title] : [])),
    close: () => {
      mail.close()
      let due = 0
      for (const [title, report] of expected)
        for (const one of SUBSCRIBERS) {
          const times = mail.newsOf(one.channel, one.chat, title)
          const should = wants(one, report) ? 1 : 0
          due += should
          if (times !== should)
            book.fault('notification', `${title} told ${times} times to ${one.chat}, not ${should}`)
        }
      book.count('notifications due', due)
      for (const [chat, title] of mail.strayNews(new Set(expected.keys())))
        book.fault('notification', `${title} is no news, but was told to ${chat}`)
    },
  }
}
