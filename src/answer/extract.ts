import type { Figure } from '../model.ts'
import { findDates } from '../text/dates.ts'
import { findPeople, type Person } from '../text/people.ts'
import { clauses, type Span } from '../text/sentences.ts'
import { sentenceOf, type Unit } from './corpus.ts'
import { coverage, matchConcept } from './match.ts'
import { addingWord } from './part-or-whole.ts'
import { highlightAround, LONGEST_HIGHLIGHT } from './passage.ts'
import { peopleTold } from './people-told.ts'
import { postFit, type Ranked } from './rank.ts'
import { shortcomingsFrom } from './shortcomings-told.ts'
import { spansAsked } from './span-asked.ts'
import type { Query } from './turn.ts'

/** What answers: the short answer, and the span of the paragraph to be marked. Both verbatim. */
export interface Extract {
  headline: string
  marked: Span
}

/** A name in front of its figure is quoted with it up to this distance. */
const NAME_REACH = 36

/** 增长 of 地区生产总值286.4亿元，增长6.1%: without it the growth would read as the thing itself. */
const GROWTH =
  /(?:增长|提高|上升|增加|上涨|下降|减少|降低)了?(?=(?:约|近|超过?)?(?:\d[\d.]*[%％]?(?:左右|以上)?[、和与])*$)/u

function growthWord({ kind, what, start }: Figure, text: string): string {
  if (kind !== 'change' || /[率速幅长]$/u.test(what)) return ''
  return GROWTH.exec(text.slice(0, start))?.[0] ?? ''
}

const BARE = /^[-−]?[\d,]+(?:\.\d+)?$/u
const SCALES: readonly (readonly [number, string])[] = [
  [1, ''],
  [1e4, '万'],
  [1e8, '亿'],
]

/** A cell of a table leaves the unit to its row or column: 151.3 is shown as 151.3（亿元）. */
function told({ text, unit, value }: Figure): string {
  if (unit === '' || !BARE.test(text)) return text
  const number = Number(text.replace('−', '-').replaceAll(',', ''))
  const scale = SCALES.find(([times]) => Math.abs(number * times - value) <= Math.abs(value) * 1e-9)
  return scale ? `${text}（${scale[1]}${unit}）` : text
}

/** A figure without what it counts: 增长6.1%. */
export function figureAlone({ paragraph }: Unit, figure: Figure): string {
  return `${growthWord(figure, paragraph.text)}${told(figure)}`
}

/** A figure with what it counts, in the report's words: '共立提案363件', '满意率 99.1%' where others stand between. */
export function figureHeadline(unit: Unit, figure: Figure): string {
  const { text, figures } = unit.paragraph
  const alone = figureAlone(unit, figure)
  if (!figure.what) return alone
  if (BARE.test(figure.text)) return `${figure.what} ${told(figure)}`
  const before = text.lastIndexOf(figure.what, figure.start)
  const others = (from: number, to: number) =>
    figures.some((other) => other.start !== figure.start && other.start < to && from < other.end)
  if (before >= 0 && figure.start - before <= NAME_REACH) {
    const between = text.slice(before + figure.what.length, figure.start)
    // 新增高新技术企业超6000家 are not all there are: the word that says so belongs to the answer.
    const added = addingWord(text.slice(0, before))
    if (!others(before, figure.start) && !/[，。；！？、,;!?]|分别/u.test(between))
      return text.slice(before - added.length, figure.end)
    return `${added}${figure.what} ${growthWord(figure, text)}${figure.text}`
  }
  const after = text.indexOf(figure.what, figure.end)
  if (after >= 0 && after - figure.end <= 2 && after + figure.what.length - figure.start <= NAME_REACH)
    return text.slice(figure.start, after + figure.what.length)
  return text.includes(figure.what) ? `${figure.what} ${alone}` : alone
}

/** The clause of the window that covers most of the question. */
function focusOf(query: Query, ranked: Ranked): Span {
  const { unit, window } = ranked
  let best: Span = window.span
  let most = -1
  for (const part of clauses(unit.paragraph.text, window.span)) {
    const text = unit.folded.slice(part.start, part.end)
    const covered = coverage(
      query.concepts,
      query.concepts.map((concept) => matchConcept(concept, text)),
    )
    if (covered > most) {
      best = part
      most = covered
    }
  }
  return best
}

const ITEM =
  /^\s*(?:[一二三四五六七八九十]+(?:是|要|、)|第[一二三四五六七八九十]+|其[一二三四五六七八九十]|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、．])/u

/** The sentences after a span that are the further items of the list it begins (二是……；三是……). */
export function itemsAfter({ sentences, paragraph }: Unit, { end }: Span): Span[] {
  const items: Span[] = []
  for (const span of sentences) {
    if (span.start < end) continue
    if (!ITEM.test(paragraph.text.slice(span.start, span.end))) break
    items.push(span)
  }
  return items
}

/** A list is marked as far as whole items fit. */
function withItems(unit: Unit, marked: Span): Span {
  const fitting = itemsAfter(unit, marked).filter(({ end }) => end - marked.start <= LONGEST_HIGHLIGHT)
  return { start: marked.start, end: fitting.at(-1)?.end ?? marked.end }
}

function sentenceExtract(query: Query, ranked: Ranked): Extract {
  const { text } = ranked.unit.paragraph
  const opened = shortcomingsFrom(query, ranked.unit, ranked.window.span)
  if (opened) return { headline: text.slice(opened.start, opened.end).trim(), marked: opened }
  const around = highlightAround(text, ranked.window.span, focusOf(query, ranked))
  const marked = query.intent === 'list' ? withItems(ranked.unit, around) : around
  return { headline: text.slice(marked.start, marked.end).trim(), marked }
}

function distance(a: Span, b: Span): number {
  if (a.end <= b.start) return b.start - a.end
  return b.end <= a.start ? a.start - b.end : 0
}

/** The place in the window where most of the question's words stand, weighted. */
function nearestTo<T extends Span>(
  query: Query,
  ranked: Ranked,
  found: readonly T[],
  bonus: (one: T) => number,
): T | null {
  const { unit, window } = ranked
  const hits: { span: Span; weight: number }[] = []
  for (const concept of query.concepts)
    for (const { text: word, strength } of concept.words) {
      let at = unit.folded.indexOf(word, window.span.start)
      // 在主席台就座的 names no 主席.
      while (at >= 0 && word === '主席' && unit.folded.charAt(at + word.length) === '台')
        at = unit.folded.indexOf(word, at + word.length)
      if (at < 0 || at >= window.span.end) continue
      hits.push({ span: { start: at, end: at + word.length }, weight: concept.weight * strength })
      break
    }
  let best: T | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const one of found) {
    const near = hits.reduce((sum, { span, weight }) => sum + weight / (1 + distance(span, one) / 8), 0)
    const score = near + bonus(one)
    if (score > most) {
      best = one
      most = score
    }
  }
  return best
}

function within<T extends Span>(found: readonly T[], span: Span): T[] {
  return found.filter((one) => span.start <= one.start && one.end <= span.end)
}

/** The name with its post as they stand side by side: 王健市长, 义乌市政协主席 葛国庆. */
function withPost(text: string, { start, end, post }: Person): string {
  const name = text.slice(start, end)
  if (!post) return name
  if (text.startsWith(post, end)) return name + post
  const before = text.lastIndexOf(post, start)
  const gap = before < 0 ? null : text.slice(before + post.length, start)
  return gap !== null && /^[\s:：]{0,2}$/u.test(gap) ? text.slice(before, end).replace(/\s+/gu, ' ') : name
}

function personExtract(query: Query, ranked: Ranked): Extract | null {
  const { text } = ranked.unit.paragraph
  const people = within(peopleTold(query, findPeople(text)), ranked.window.span)
  const person = nearestTo<Person>(query, ranked, people, ({ post }) => 2 * postFit(query, post))
  if (!person) return null
  return {
    headline: withPost(text, person),
    marked: highlightAround(text, ranked.window.span, person),
  }
}

function dateExtract(query: Query, ranked: Ranked): Extract | null {
  const { text } = ranked.unit.paragraph
  const date = nearestTo(query, ranked, within(findDates(text), ranked.window.span), () => 0)
  if (!date) return null
  return {
    headline: text.slice(date.start, date.end),
    marked: highlightAround(text, ranked.window.span, date),
  }
}

/** 连续三年, 首家: how long or which one in a row, where no figure tells what is asked. */
function spanExtract(query: Query, ranked: Ranked): Extract | null {
  const { text } = ranked.unit.paragraph
  const { start, end } = ranked.window.span
  const told = spansAsked(query, text.slice(start, end), ranked.window.coverage, ranked.figure)
  const inText = told.map((span) => ({ start: span.start + start, end: span.end + start }))
  const span = nearestTo(query, ranked, inText, () => 0)
  if (!span) return null
  return {
    headline: text.slice(span.start, span.end),
    marked: highlightAround(text, ranked.window.span, span),
  }
}

function figureExtract(ranked: Ranked): Extract | null {
  if (!ranked.figure) return null
  const { figure } = ranked.figure
  const { unit } = ranked
  return {
    headline: figureHeadline(unit, figure),
    marked: highlightAround(unit.paragraph.text, sentenceOf(unit, figure), figure),
  }
}

/** Takes from a ranked paragraph what the question wants: the figure, name or date in its sentence, or the sentence. */
export function extract(query: Query, ranked: Ranked): Extract {
  const special =
    query.intent === 'number'
      ? (spanExtract(query, ranked) ?? figureExtract(ranked))
      : query.intent === 'who'
        ? personExtract(query, ranked)
        : query.intent === 'when'
          ? dateExtract(query, ranked)
          : null
  const result = special ?? sentenceExtract(query, ranked)
  return { ...result, headline: result.headline.slice(0, LONGEST_HIGHLIGHT) }
}
