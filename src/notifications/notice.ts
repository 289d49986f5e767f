import { chineseDate, sourceLine } from '../answer/source-line.ts'
import type { Link } from '../chat/answer-blocks.ts'
import { type Block, markedRuns, type Run, text } from '../chat/blocks.ts'
import { type Button, type Outgoing, plainMessage } from '../chat/channel.ts'
import { type Format, TELEGRAM_HTML, WECOM_MARKDOWN } from '../chat/format.ts'
import { render, shorten } from '../chat/render.ts'
import type { Report } from '../model.ts'
import type { Action } from '../store/actions.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { Digest } from './digest.ts'
import { digestBlocks, identityLines, periodOf, ROOMS } from './digest-blocks.ts'
import type { Composed } from './outbox.ts'
import { type Mention, matchReport, mentionPassage, type Wish } from './subscriptions.ts'
import { WEBHOOK_MARKDOWN } from './webhook.ts'

export interface NoticeOptions {
  /** A report as it is now, null if it is not there. */
  report(id: string): Report | null
  digest(report: Report): Digest
  wish(word: string): Wish
  link: Link
  /** Stores what a button does and gives its id. */
  put(action: Action): string
}

/** Makes the words of notifications. */
export interface Notices {
  compose(channel: string, deliveries: readonly Delivery[]): Composed
}

/** A report with what a chat wished for of it. */
interface Told {
  report: Report
  /** The subscription is one by topic: its word, and where the report says it. */
  topics: { word: string; mentions: Mention[] }[]
  /** It is also wanted for itself: all reports, its body, its place. */
  whole: boolean
}

const QUOTES_OF_TOPIC = 2
const QUOTES = 4
const MOST_LISTED = 15
const BUTTONS_OF_LIST = 4
const LABEL = 10

const FORMATS: Readonly<Record<string, Format>> = {
  telegram: TELEGRAM_HTML,
  wecom: WECOM_MARKDOWN,
  webhook: WEBHOOK_MARKDOWN,
}

function quoteBlocks({ report, topics }: Told, most: number): Block[] {
  const blocks: Block[] = []
  let left = most
  for (const { word, mentions } of topics) {
    if (left <= 0) break
    blocks.push({ kind: 'text', runs: [{ text: `提到“${word}”${mentions.length}处`, bold: true }] })
    for (const mention of mentions.slice(0, Math.min(QUOTES_OF_TOPIC, left))) {
      const passage = mentionPassage(report, mention)
      blocks.push({ kind: 'quote', runs: markedRuns(passage.text, [passage.highlight]), folded: false })
      blocks.push(text(sourceLine(passage)))
      left -= 1
    }
  }
  return blocks
}

function headBlock(report: Report, link: Link): Block {
  const href = link(report.id, 1)
  const title: Run = { text: `《${report.title}》`, bold: true, ...(href ? { href } : {}) }
  return {
    kind: 'text',
    runs: [{ text: '新收录 ' }, title, { text: `\n${identityLines(report).join('\n')}` }],
  }
}

function listRow({ report, topics }: Told, index: number, link: Link): Run[] {
  const href = link(report.id, 1)
  const when = report.date ? chineseDate(report.date) : periodOf(report)
  const facts = [report.institution ?? report.region, when].filter(Boolean).join(' · ')
  const words = topics.map(({ word, mentions }) => `“${word}”${mentions.length}处`).join('、')
  return [
    { text: `${index + 1}. ` },
    { text: `《${shorten(report.title, 40)}》`, ...(href ? { href } : {}) },
    { text: `${facts ? ` ${facts}` : ''}${words ? `，提到${words}` : ''}` },
  ]
}

/** The first of ever shorter versions that fits into one message. */
function fitting(versions: readonly (() => Block[])[], format: Format): Block[] {
  let blocks: Block[] = []
  for (const version of versions) {
    blocks = version()
    if (render(blocks, format).length <= 1) return blocks
  }
  return blocks
}

/** Makes the notices over the reports as they are when a message is sent. */
export function createNotices(options: NoticeOptions): Notices {
  const { link, put } = options

  const told = ({ report: id, words }: Delivery): Told | null => {
    const report = options.report(id)
    if (!report) return null
    const wishes = words.map((word) => ({ word, wish: options.wish(word) }))
    const topics = wishes
      .filter(({ wish }) => wish.topics.length > 0)
      .flatMap(({ word, wish }) => {
        const mentions = matchReport(report, wish) ?? []
        return mentions.length > 0 ? [{ word, mentions }] : []
      })
    const whole = topics.length === 0 || wishes.some(({ wish }) => wish.topics.length === 0)
    return { report, topics, whole }
  }

  const outlineButton = (report: Report, label: string): Button => ({
    label,
    action: put({ do: 'outline', report: report.id }),
  })

  const ofOne = (channel: string, one: Told, format: Format): Outgoing => {
    const { report, whole } = one
    const digest = whole ? options.digest(report) : null
    const questions = digest?.questions ?? []
    const asked = questions.map(({ question }) => question)
    const tail =
      channel === 'webhook' && asked.length > 0
        ? [text(`可以在应用里问：\n${asked.map((question) => `· ${question}`).join('\n')}`)]
        : []
    const versions = ROOMS.map((room, index) => () => [
      ...(digest ? digestBlocks(digest, room, link) : [headBlock(report, link)]),
      ...quoteBlocks(one, Math.max(1, (digest ? 2 : QUOTES) - index)),
      ...tail,
    ])
    const blocks = fitting(versions, format)
    if (channel === 'webhook') return plainMessage(blocks)
    const suggestions = questions.map(({ question }) => ({
      question,
      action: put({ do: 'ask', question, turn: null }),
    }))
    const labels: Button[] =
      channel === 'wecom'
        ? suggestions.map(({ action }, index) => ({
            label: shorten(questions[index]?.label ?? '', LABEL),
            action,
          }))
        : []
    return plainMessage(blocks, { suggestions, buttons: [[outlineButton(report, '目录'), ...labels]] })
  }

  const ofSeveral = (channel: string, all: readonly Told[], format: Format): Outgoing => {
    const version = (most: number) => () => {
      const rows = all.slice(0, most).map((one, index) => listRow(one, index, link))
      const more = all.length > most ? [text(`另有${all.length - most}份，说“报告”可以看到全部。`)] : []
      const runs = rows.flatMap((row): Run[] => [{ text: '\n' }, ...row])
      const isNews = all.every(({ report }) => report.type === '新闻报道')
      const head: Run = { text: `新收录${all.length}${isNews ? '篇报道' : '份报告'}`, bold: true }
      return [{ kind: 'text' as const, runs: [head, ...runs] }, ...more]
    }
    const blocks = fitting([version(MOST_LISTED), version(MOST_LISTED / 2), version(3)], format)
    if (channel === 'webhook') return plainMessage(blocks)
    const buttons = all
      .slice(0, BUTTONS_OF_LIST)
      .map(({ report }, index) => [outlineButton(report, `${index + 1} ${shorten(report.title, 24)}`)])
    return plainMessage(blocks, { buttons })
  }

  return {
    compose: (channel, deliveries) => {
      const format = FORMATS[channel] ?? WEBHOOK_MARKDOWN
      const found = deliveries.map((delivery) => ({ delivery, one: told(delivery) }))
      const missing = found.filter(({ one }) => one === null).map(({ delivery }) => delivery)
      const there = found.flatMap(({ one }) => (one ? [one] : []))
      const [first, ...more] = there
      if (!first) return { message: null, missing }
      const message = more.length > 0 ? ofSeveral(channel, there, format) : ofOne(channel, first, format)
      return { message, missing }
    },
  }
}
