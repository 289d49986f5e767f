import { bodiesOf } from '../answer/understand/bodies.ts'
import type { Figure, Report } from '../model.ts'
import { fold } from '../text/normalize.ts'

/** The same thing counted in two years' reports. */
export interface FigureChange {
  what: string
  before: { text: string; paragraph: number }
  now: { text: string; paragraph: number }
  /** +70件，+23.9%: worked out by the program. */
  difference: string
}

/** What a report says that the same body's report before it did not. */
export interface Changes {
  previous: Report
  figures: FigureChange[]
  /** Phrases in quotation marks that the earlier report does not know, with the paragraph that has them first. */
  coined: { phrase: string; paragraph: number }[]
  /** Headings about something that the earlier report has no words for. */
  headings: { title: string; paragraph: number }[]
}

const MOST_FIGURES = 5
const MOST_COINED = 6
const MOST_HEADINGS = 4
const QUOTED = /[“「『]([^“”「」『』，。；！？、：]{3,12})[”」』]/gu
const NUMBERING = /^(?:第?[一二三四五六七八九十\d]+[、.．章节部分]|[（(][一二三四五六七八九十\d]+[）)])\s*/u
/** A heading shares character pairs with any report by chance; new ones share less than this part of them. */
const NEW_HEADING = 0.3
const LEAST_PAIRS = 4

/** The report of the same body and place before this one, the nearest year first; null if there is none. */
export function previousReport(report: Report, reports: readonly Report[]): Report | null {
  const { year, region } = report
  const bodies = bodiesOf(report)
  if (year === null || region === null || bodies.length === 0) return null
  const earlier = reports.filter(
    (other) =>
      other.year !== null &&
      other.year < year &&
      other.region === region &&
      other.type === report.type &&
      bodiesOf(other).some((body) => bodies.includes(body)),
  )
  return earlier.sort((a, b) => (b.year ?? 0) - (a.year ?? 0))[0] ?? null
}

interface Placed {
  figure: Figure
  paragraph: number
}

/** What the report counts exactly once, of its own and of its own year, by what and unit. */
function onceCounted(report: Report): Map<string, Placed> {
  const all = new Map<string, Placed[]>()
  for (const { number, figures } of report.paragraphs)
    for (const figure of figures) {
      const { kind, status, whose, what, unit, year, valueTo } = figure
      const own = status === 'actual' && whose === null && valueTo === null
      if (!own || kind !== 'level' || what.length < 2 || unit === '周年') continue
      if (year !== null && year !== report.year) continue
      const key = `${fold(what)}\n${unit}`
      all.set(key, [...(all.get(key) ?? []), { figure, paragraph: number }])
    }
  return new Map(
    [...all].flatMap(([key, [one, ...more]]) => (one && more.length === 0 ? [[key, one] as const] : [])),
  )
}

/** One digit after the point where the amounts have none to spare; never more digits than they have. */
function amount(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)))
}

function digitsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0
}

/** 293件 and 363件 give +70件，+23.9%; percentages differ in 个百分点; rounded figures (余, 多) give only about. */
export function differenceOf(before: Figure, now: Figure): string {
  const digits = Math.max(digitsOf(before.value), digitsOf(now.value))
  const difference = now.value - before.value
  const sign = difference > 0 ? '+' : difference < 0 ? '-' : ''
  const rough = /[余多约近]|左右/u.test(before.text + now.text) ? '约' : ''
  if (now.unit.includes('%')) return `${rough}${sign}${amount(Math.abs(difference), digits)}个百分点`
  const absolute = `${sign}${amount(Math.abs(difference), digits)}${now.unit}`
  if (difference === 0) return '持平'
  const share =
    before.value === 0 ? '' : `，${sign}${amount((Math.abs(difference) / before.value) * 100, 1)}%`
  return `${rough}${absolute}${share}`
}

function figureChanges(report: Report, previous: Report): FigureChange[] {
  const before = onceCounted(previous)
  const changes: (FigureChange & { size: number })[] = []
  for (const [key, now] of onceCounted(report)) {
    const old = before.get(key)
    if (!old) continue
    changes.push({
      what: now.figure.what,
      before: { text: old.figure.text, paragraph: old.paragraph },
      now: { text: now.figure.text, paragraph: now.paragraph },
      difference: differenceOf(old.figure, now.figure),
      size: Math.max(now.figure.value, old.figure.value),
    })
  }
  return changes
    .sort((a, b) => b.size - a.size)
    .slice(0, MOST_FIGURES)
    .sort((a, b) => a.now.paragraph - b.now.paragraph)
    .map(({ size: _size, ...change }) => change)
}

function wordsOf(report: Report): string {
  return fold(
    [...report.sections.map(({ title }) => title), ...report.paragraphs.map(({ text }) => text)].join('\n'),
  )
}

function coinedPhrases(report: Report, known: string): Changes['coined'] {
  const found = new Map<string, { paragraph: number; times: number; inHeading: boolean }>()
  const note = (text: string, paragraph: number, inHeading: boolean) => {
    for (const [, phrase = ''] of text.matchAll(QUOTED)) {
      if (known.includes(fold(phrase)) || !/\p{Script=Han}/u.test(phrase)) continue
      const old = found.get(phrase)
      if (old) found.set(phrase, { ...old, times: old.times + 1, inHeading: old.inHeading || inHeading })
      else found.set(phrase, { paragraph, times: 1, inHeading })
    }
  }
  for (const { title, paragraph, runIn } of report.sections) if (!runIn) note(title, paragraph, true)
  for (const { number, text } of report.paragraphs) note(text, number, false)
  return [...found]
    .sort(
      ([, a], [, b]) =>
        Number(b.inHeading) - Number(a.inHeading) || b.times - a.times || a.paragraph - b.paragraph,
    )
    .slice(0, MOST_COINED)
    .map(([phrase, { paragraph }]) => ({ phrase, paragraph }))
}

function pairsOf(text: string): string[] {
  const runs = fold(text).match(/\p{Script=Han}{2,}/gu) ?? []
  return runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)))
}

function newHeadings(report: Report, known: string): Changes['headings'] {
  return report.sections
    .map(({ title, paragraph }) => {
      const bare = title.replace(NUMBERING, '').replace(/[。．.]$/u, '')
      const pairs = pairsOf(bare)
      const share = pairs.filter((pair) => known.includes(pair)).length / Math.max(1, pairs.length)
      return { title: bare, paragraph, share, pairs: pairs.length }
    })
    .filter(({ share, pairs }) => pairs >= LEAST_PAIRS && share < NEW_HEADING)
    .sort((a, b) => a.share - b.share)
    .slice(0, MOST_HEADINGS)
    .sort((a, b) => a.paragraph - b.paragraph)
    .map(({ title, paragraph }) => ({ title, paragraph }))
}

/** What is new in a report against the same body's report before it. */
export function changesSince(report: Report, previous: Report): Changes {
  const known = wordsOf(previous)
  return {
    previous,
    figures: figureChanges(report, previous),
    coined: coinedPhrases(report, known),
    headings: newHeadings(report, known),
  }
}
