import type { Figure } from '../model.ts'
import { clauseOf, sentenceOf, type Unit } from './corpus.ts'
import { type Extract, figureAlone, figureHeadline } from './extract.ts'
import { figureHits } from './figure-hits.ts'
import { matchConcept } from './match.ts'
import { highlightAround } from './passage.ts'
import type { Ranked } from './rank.ts'
import type { Query } from './turn.ts'

/** What asks for a figure: 多少, 几家, 第几, 多长. */
const ASKS = /多少|几(?!乎|年来|年间)|多[大高长深重](?!数)|百分之/u
const ASKS_EACH = /多少|几(?!乎|年来|年间)|多[大高长深重](?!数)|百分之/gu
/** GDP和增速是多少: the growth is asked of the thing before it. */
const AND_GROWTH =
  /^(?<thing>.*[^和与及、,])(?:[和与及、,]|以及)(?<growth>(?:同比)?(?:增速|增幅|增长率|涨幅|增长(?:率|幅度)?))(?:各|分别)?(?:是|为|有)?(?:多少|怎么?样)?[?？]?$/u
/** 养老院和幼儿园各建了几所: two things, each with its figure. */
const OF_EACH = /^(?<left>.*?)[和与跟及、](?<right>\p{Script=Han}+?)(?<tail>(?:各自?|分别)(?:都)?.*)$/u
/** 排全市第几 asks of the thing before it. */
const RANK = /^(?:排|位居|居|名列)\p{Script=Han}{0,4}第几/u
/** A question of more parts than these is a list of questions. */
const MOST_PARTS = 3
/** What a part names must be what its figure is about, so much of it. */
const LEAST_ABOUT = 0.5
/** A headline of several figures is one quotation up to this length. */
const LONGEST = 80

/** The questions that a message asks one after the other: 新开工几个，竣工几个; one alone if it asks for one figure. */
export function askedParts(text: string): string[] {
  const growth = AND_GROWTH.exec(text)?.groups
  if (growth) return [`${growth.thing}多少`, `${growth.growth}多少`]
  const pieces = text.split(/[,，、;；?？]/u).filter((piece) => piece !== '')
  // What stands before the first asking belongs to it: 2023年，诏安新开工几个.
  const parts: string[] = []
  let open = ''
  for (const piece of pieces) {
    open += piece
    if (!ASKS.test(piece)) continue
    parts.push(...atConjunctions(open))
    open = ''
  }
  return open === '' && parts.length <= MOST_PARTS ? parts : []
}

/** 总产值多少和增加值多少 asks twice. */
function atConjunctions(piece: string): string[] {
  const asked = [...piece.matchAll(ASKS_EACH)]
  const [first, second] = asked
  if (!first || !second) return [piece]
  const between = piece.slice(first.index, second.index)
  const at = between.search(/和|以及|又/u)
  return at < 0
    ? [piece]
    : [piece.slice(0, first.index + at), piece.slice(first.index + at).replace(/^(?:和|以及|又)/u, '')]
}

/** The two questions of 城里和农村人均收入各多少; the last word before 和 and the first behind it are set side by side. */
function partsOfEach(text: string, cut: (text: string) => string[]): string[] {
  const { left, right, tail } = OF_EACH.exec(text)?.groups ?? {}
  if (!left || !right || tail === undefined) return []
  const rest = tail.replace(/^(?:各自?|分别)都?/u, '')
  const beside = cut(right)
  const own = cut(left).at(-1) ?? ''
  const [first = '', ...others] = beside
  const shared = others.length > 0 && first.length === own.length ? others.join('') : ''
  return [`${left}${shared}${rest}`, `${right}${rest}`]
}

function said({ concepts }: Query): Query['concepts'] {
  return concepts.filter(({ bonus, weight }) => !bonus && weight > 0)
}

interface Picking {
  unit: Unit
  whole: Query
  /** Figures taken already, in the order asked. */
  taken: Figure[]
  /** Where a part that names nothing of its own finds its figure. */
  sentence: { start: number; end: number }
}

/** Of the growth, the unit or the rank that a part asks for without a name: that of the figure taken last. */
function unnamedFigure(part: Query, { unit, taken, sentence }: Picking): Figure | null {
  const { figures } = unit.paragraph
  const last = taken.at(-1)
  const at = figures.findIndex(({ start }) => start === last?.start)
  if (!last || at < 0) return null
  const fits = (figure: Figure | undefined) =>
    figure !== undefined &&
    !taken.includes(figure) &&
    sentence.start <= figure.start &&
    figure.start < sentence.end &&
    (part.change ? figure.kind === 'change' : part.units.includes(figure.unit))
  const [next, before] = [figures[at + 1], figures[at - 1]]
  if (fits(next)) return next ?? null
  const same = (figure: Figure) => fits(figure) && figure.what === last.what
  // 总投资35亿元的80项工程: what they cost stands before them in their own clause.
  const besides = (one: Figure | undefined, other: Figure) =>
    one !== undefined && fits(one) && clauseOf(unit, one).start === clauseOf(unit, other).start ? one : null
  return figures.slice(at + 1).find(same) ?? figures.slice(0, at).findLast(same) ?? besides(before, last)
}

/** What a part names by itself; the passage was found by the first one, whose words need not stand beside its figure. */
function namedFigure(part: Query, { unit, taken, whole }: Picking, first: boolean): Figure | null {
  const query = {
    ...whole,
    ...part,
    years: whole.years,
    span: whole.span,
    status: whole.status ?? part.status,
  }
  const matches = query.concepts.map((concept) => matchConcept(concept, unit.folded))
  const hit = figureHits(query, unit, matches).find(({ figure }) => !taken.includes(figure))
  return hit?.unitFits && hit.about >= LEAST_ABOUT && (hit.beside || first) ? hit.figure : null
}

/** Whether a part names something that the parts before it do not, so that its figure must be about that. */
function namesMore(part: Query, before: readonly Query[]): boolean {
  const known = new Set(before.flatMap((query) => said(query).map((concept) => concept.said)))
  return said(part).some(({ said: word, thing, weight }) => !known.has(word) && (thing || weight >= 0.3))
}

function quoted(unit: Unit, figures: readonly Figure[]): Extract {
  const { text } = unit.paragraph
  const heads = figures.map((figure, i) => {
    const same = figure.what !== '' && figures[i - 1]?.what === figure.what
    const head = same ? figureAlone(unit, figure) : figureHeadline(unit, figure)
    const at = text.lastIndexOf(head, figure.start)
    const end = at + head.length
    return { head, span: at >= 0 && end >= figure.end ? { start: at, end } : null }
  })
  const spans = figures.map(({ start, end }, i) => heads[i]?.span ?? { start, end })
  const [first] = figures
  // 城镇、农村居民收入分别达到39800元、21460元: the names of both stand before both.
  const listed = first && /分别|各/u.test(text.slice(clauseOf(unit, first).start, first.start))
  const from = listed ? clauseOf(unit, first).start : Math.min(...spans.map(({ start }) => start))
  const to = Math.max(...spans.map(({ end }) => end))
  const sentences = figures.map((figure) => sentenceOf(unit, figure))
  const around = {
    start: Math.min(...sentences.map(({ start }) => start)),
    end: Math.max(...sentences.map(({ end }) => end)),
  }
  const marked = highlightAround(text, around, { start: from, end: to })
  const between = text.slice(from, to)
  const close = between.length <= LONGEST && !/[。！？；]/u.test(between)
  const whole = close && (listed || heads.every(({ span }) => span !== null))
  return { headline: whole ? between : heads.map(({ head }) => head).join('；'), marked }
}

/**
 * Every figure that a question asks for, where the best paragraph tells them all: 新开工110个、竣工投产60个. Null where it asks
 * for one, or the paragraph does not tell the others.
 */
export function allAsked(
  query: Query,
  best: Ranked | undefined,
  read: (question: string) => Query,
  cut: (text: string) => string[],
): Extract | null {
  if (query.intent !== 'number' || !best?.figure) return null
  const several = askedParts(query.text)
  const parts = several.length > 1 ? several : partsOfEach(query.text, cut)
  if (parts.length < 2) return null
  const { unit } = best
  const queries = parts.map(read)
  const picking: Picking = { unit, whole: query, taken: [], sentence: sentenceOf(unit, best.figure.figure) }
  for (const [i, part] of queries.entries()) {
    const named = i === 0 || namesMore(part, queries.slice(0, i))
    const figure =
      named && !RANK.test(parts[i] ?? '') ? namedFigure(part, picking, i === 0) : unnamedFigure(part, picking)
    if (!figure) return null
    picking.taken.push(figure)
    if (i === 0) picking.sentence = sentenceOf(unit, figure)
  }
  return quoted(unit, picking.taken)
}
