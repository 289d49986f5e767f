import { citationOf } from '../answer/passage.ts'
import { type Body, bodiesOf, readBodies } from '../answer/understand/bodies.ts'
import { contains, readPlaces } from '../answer/understand/places.ts'
import type { Vocabulary } from '../answer/vocabulary/vocabulary.ts'
import type { Paragraph, Passage, Report } from '../model.ts'
import { givenOn } from '../search/library.ts'
import { fold, stripInvisible } from '../text/normalize.ts'
import { sentences } from '../text/sentences.ts'

/** What a chat wants to hear of: one of the places, of one of the bodies, with one of the topics; nothing given, nothing asked. */
export interface Wish {
  places: string[]
  bodies: Body[]
  /** Each topic with the words that stand for it, the one that was said first. */
  topics: string[][]
}

/** What there is to read a subscription by. */
export interface WishTools {
  /** Regions of the reports there are. */
  regions: readonly string[]
  home: string | null
  vocabulary: Pick<Vocabulary, 'expand'>
}

/** Where a report says the word. */
export interface Mention {
  paragraph: Paragraph
  /** The word that stands there, as UTF-16 offsets of the paragraph's text. */
  start: number
  end: number
}

/** How much a subscription would tell. */
export interface Reach {
  wish: Wish
  /** Reports of the last year that would have been told. */
  reports: number
  /** Paragraphs in them that hold the word; null for a subscription without one. */
  mentions: number | null
}

/** Between topics, and left over from a place or a body: 永康的养老. */
const FILLER = /[\s的和与及、,，;；/]+|新报告|报告|有关|关于|方面/u
const SHORTEST_TOPIC = 2
const LONGEST_QUOTE = 120

function cutOut(text: string, spans: readonly { start: number; end: number }[]): string {
  let left = text
  for (const { start, end } of [...spans].sort((a, b) => b.start - a.start))
    left = `${left.slice(0, start)} ${left.slice(end)}`
  return left
}

function variantsOf(topic: string, vocabulary: WishTools['vocabulary']): string[] {
  const whole = vocabulary
    .expand(topic)
    .filter(({ start, end }) => start === 0 && end === topic.length)
    .flatMap(({ official }) => official)
  return [...new Set([topic, ...whole])]
}

/**
 * Reads a subscription: 养老 is a topic (with the words that reports use for it), 人大 a body, 永康 a place, 义乌政协
 * both, 永康 养老 a topic in a place. The empty word wants everything.
 */
export function readWish(word: string, tools: WishTools): Wish {
  const said = fold(stripInvisible(word)).trim()
  const places = readPlaces(said, tools.regions, tools.home).filter((place) => place.strong)
  const bodies = readBodies(said).filter(
    // 提案 hints at a body, and is a topic here.
    (body) => body.strong && !places.some((place) => place.start <= body.start && body.end <= place.end),
  )
  const rest = cutOut(said, [...places, ...bodies])
    .split(FILLER)
    .map((topic) => topic.trim())
    .filter((topic) => topic.length >= SHORTEST_TOPIC)
  const nothing = places.length + bodies.length + rest.length === 0
  const topics = nothing && said !== '' ? [said] : rest
  return {
    places: [...new Set(places.map(({ name }) => name))],
    bodies: [...new Set(bodies.map(({ body }) => body))],
    topics: topics.map((topic) => variantsOf(topic, tools.vocabulary)),
  }
}

/** Folding is dear, and each new report is held against every subscription there is. */
const foldedTexts = new WeakMap<Report, string[]>()

function foldedOf(report: Report): string[] {
  const known = foldedTexts.get(report) ?? report.paragraphs.map(({ text }) => fold(text))
  foldedTexts.set(report, known)
  return known
}

function firstOf(text: string, words: readonly string[]): { start: number; end: number } | null {
  for (const word of words) {
    const start = text.indexOf(word)
    if (start >= 0) return { start, end: start + word.length }
  }
  return null
}

/** Where a report speaks of a topic, those that say the very word first. */
export function mentionsOf(report: Report, words: readonly string[]): Mention[] {
  const texts = foldedOf(report)
  const found = report.paragraphs.flatMap((paragraph, index) => {
    const place = firstOf(texts[index] ?? '', words)
    return place ? [{ paragraph, ...place }] : []
  })
  const [said = ''] = words
  const exact = ({ paragraph, start }: Mention) => (texts[paragraph.number - 1] ?? '').startsWith(said, start)
  return [...found.filter(exact), ...found.filter((mention) => !exact(mention))]
}

/** Whether the report is one that was wished for, and where it says the topics; null if it is not. */
export function matchReport(report: Report, wish: Wish): Mention[] | null {
  const own = bodiesOf(report)
  if (wish.bodies.length > 0 && !wish.bodies.some((body) => own.includes(body))) return null
  const { region } = report
  if (wish.places.length > 0 && !wish.places.some((place) => region !== null && contains(place, region)))
    return null
  const mentions = wish.topics.map((words) => mentionsOf(report, words))
  return mentions.length === 0 || mentions.some((found) => found.length > 0) ? mentions.flat() : null
}

/** The sentence of a mention as a passage, at most 120 characters around the word. */
export function mentionPassage(report: Report, { paragraph, start, end }: Mention): Passage {
  const { text } = paragraph
  const sentence = sentences(text).find((span) => span.start <= start && end <= span.end)
  let from = sentence?.start ?? start
  let to = sentence?.end ?? end
  if (to - from > LONGEST_QUOTE) {
    const clauseStart = Math.max(from, start - LONGEST_QUOTE / 2)
    const mark = text.slice(clauseStart, start).search(/[，；：,;:]/u)
    from = mark >= 0 ? clauseStart + mark + 1 : clauseStart
    to = Math.min(to, from + LONGEST_QUOTE)
  }
  const quote = text.slice(from, to).trim()
  return {
    text: quote,
    highlight: text.slice(start, end),
    report: citationOf(report),
    section: paragraph.section,
    paragraph: paragraph.number,
    warnings: paragraph.warnings,
  }
}

function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
}

/** What a subscription would have told in the year up to the newest report. */
export function reachOf(wish: Wish, reports: readonly Report[]): Reach {
  const newest = reports.map(givenOn).sort().at(-1) ?? ''
  const recent = newest === '' ? reports : reports.filter((report) => givenOn(report) > yearBefore(newest))
  const matched = recent.flatMap((report) => {
    const mentions = matchReport(report, wish)
    return mentions ? [mentions.length] : []
  })
  return {
    wish,
    reports: matched.length,
    mentions: wish.topics.length === 0 ? null : matched.reduce((sum, count) => sum + count, 0),
  }
}
