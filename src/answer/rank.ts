import { fold } from '../text/normalize.ts'
import type { Span } from '../text/sentences.ts'
import type { Unit } from './corpus.ts'
import { bestFigure, type FigureHit, mostScore } from './figure-hits.ts'
import { intentSignal } from './intent-signal.ts'
import { asksLaws } from './laws-named.ts'
import {
  coverage,
  createMatcher,
  type Matcher,
  matchConcept,
  matchSayings,
  type Sayings,
  sifted,
} from './match.ts'
import { sharedCharacter } from './named-items.ts'
import type { Retrieved } from './retrieve.ts'
import { paragraphTimeFit } from './time-fit.ts'
import type { Query } from './turn.ts'
import { ofWiderPlace } from './wider-place.ts'

/** A paragraph with everything that speaks for it. */
export interface Ranked {
  unit: Unit
  score: number
  prior: number
  timeFit: number
  /** How well each concept of the question is met anywhere in paragraph and headings. */
  matches: number[]
  /** Share of the question covered by paragraph and headings, and by its best sentences alone. */
  coverage: number
  window: { span: Span; coverage: number }
  figure: FigureHit | null
}

/** What counts how much; tuned on the development questions and checked on the corpora of src/README.md. */
const WEIGHT = { window: 0.5, paragraph: 0.28, heading: 0.1, first: 0.12, signal: 0.25, figure: 0.9 }
/** 教育方面讲了啥, 新质生产力怎么说: the section that is headed by it is meant, not a sentence that mentions it. */
const HEADED = 0.4
const ASKS_SECTION =
  /(?:怎么|怎样|咋|如何)(?:说|讲|写|提|谈|搞|抓|干|做|办|打算|部署|安排|规划|推进|建设|发展|解决)|方面|(?:说|讲|谈|写|做)了?(?:些|点)?(?:啥|什么|哪些)|(?:什么|啥|哪些)(?:打算|安排|部署|举措|措施|办法|说法)/u

function headingWeight({ intent, text }: Query): number {
  const headed = (intent === 'topic' || intent === 'section' || intent === 'list') && ASKS_SECTION.test(text)
  return headed ? HEADED : WEIGHT.heading
}
/** Many paragraphs name what is to be explained; the one that explains it is meant. */
const DEFINED = 0.4
/** The window may hold two sentences if both are short enough to be read at a glance. */
const LONGEST_WINDOW = 160
const TWO_SENTENCES_COST = 0.97
/** A heading speaks for everything below it, a title less. */
const HEADING_WORTH = 0.8
/** What the heading right above names need not be said again in each sentence below it. */
const HEADING_NAMES = 0.75
const IDENTITY_WORTH = 0.4
/** 第二产业增加值 of 三次产业增加值分别为…: no words of the paragraph, but what it says. */
const COINED_WORTH = 0.8
/** The prior of a report works as a damper, not as a switch: its square root multiplies. */
const PRIOR_POWER = 0.6
/** A paragraph below this place by its words does not hold the figure asked for. */
const FIGURES_READ = 40

/** Of two sentences that say as much the one with the form of an answer is shown: the day, what a name means. */
const FORMED: ReadonlySet<Query['intent']> = new Set(['definition', 'when'])

function hasForm({ intent, text }: Query): boolean {
  return FORMED.has(intent) || (intent === 'list' && (sharedCharacter(text) !== null || asksLaws(text)))
}
const FORM_IN_WINDOW = 0.25
/** 对2部法律开展检查 says all of 检查了哪些法律 and names none: the sentence that does is shown. */
const NAMES_IN_WINDOW = 1

function formWeight({ text }: Query): number {
  return asksLaws(text) ? NAMES_IN_WINDOW : FORM_IN_WINDOW
}

function bestWindow(
  query: Query,
  unit: Unit,
  sayings: readonly Sayings[],
  inText: readonly number[],
  inHeading: readonly number[],
): { span: Span; coverage: number } {
  const named = inHeading.map((match) => match * HEADING_NAMES)
  const bySentence = unit.sentences.map((span) => {
    const text = unit.folded.slice(span.start, span.end)
    // A sentence says no more of a concept than the whole text.
    return sayings.map((concept, i) => {
      const least = named[i] ?? 0
      return (inText[i] ?? 0) > least ? Math.max(least, matchSayings(concept, text)) : least
    })
  })
  let best = { span: unit.sentences[0] ?? { start: 0, end: unit.folded.length }, coverage: 0 }
  const form = hasForm(query)
    ? unit.sentences.map((span) => formWeight(query) * intentSignal(query, unit, span))
    : []
  let most = 0
  bySentence.forEach((own, i) => {
    const span = unit.sentences[i]
    if (!span) return
    const alone = coverage(query.concepts, own)
    const formed = alone === 0 ? 0 : alone + (form[i] ?? 0)
    if (formed > most) {
      best = { span, coverage: alone }
      most = formed
    }
    const next = unit.sentences[i + 1]
    const other = bySentence[i + 1]
    if (!next || !other || next.end - span.start > LONGEST_WINDOW) return
    const both = coverage(
      query.concepts,
      own.map((value, k) => Math.max(value, other[k] ?? 0)),
    )
    const worth = both * TWO_SENTENCES_COST
    const together = worth + Math.max(form[i] ?? 0, form[i + 1] ?? 0)
    if (together > most && both > alone * 1.05 && both > coverage(query.concepts, other) * 1.05) {
      best = { span: { start: span.start, end: next.end }, coverage: worth }
      most = together
    }
  })
  return best
}

/** A sentence that names a person in the post asked for covers this much more of the question. */
const IN_POST = 0.3

/** 哪位副主席, 市长是谁: a paragraph that names nobody in such a post tells it less. */
const POST = /(?:主席|主任|[省市县区州旗盟镇乡局院]长|检察长|书记|秘书长|总理)$/u
const LACKS_POST = 0.9

/** 副主席 is not 主席. */
function isDeputy(post: string, other: string): boolean {
  return post.includes(`副${other}`)
}

/** How well a person's post is the one asked for: 市长 in 市长叶帮锐 fully, 书记 for 市委书记 nearly. */
export function postFit(query: Query, post: string | null): number {
  if (!post) return 0
  const held = fold(post)
  let fit = 0
  for (const { said } of query.concepts) {
    if (said.length < 2 || isDeputy(held, said) || isDeputy(said, held)) continue
    if (held.includes(said)) fit = 1
    else if (said.endsWith(held)) fit = Math.max(fit, 0.7)
  }
  return fit
}

/** For who: the sentence with the person whose post the question names (主编, 市长), if there is one. */
function personWindow(
  query: Query,
  unit: Unit,
  sayings: readonly Sayings[],
  inText: readonly number[],
): { span: Span; coverage: number } | null {
  let best: { span: Span; coverage: number } | null = null
  for (const span of unit.sentences) {
    const inPost = Math.max(0, ...unit.peopleIn(span).map(({ post }) => postFit(query, post)))
    if (inPost === 0) continue
    const text = unit.folded.slice(span.start, span.end)
    const own = coverage(
      query.concepts,
      sayings.map((concept, i) => ((inText[i] ?? 0) > 0 ? matchSayings(concept, text) : 0)),
    )
    const worth = Math.min(1, own + IN_POST * inPost)
    if (!best || worth > best.coverage) best = { span, coverage: worth }
  }
  return best
}

/** 他提交了《关于……的提案》: who he is was told in a sentence before. */
const HE = /^["'\s]*(?:他们?|她们?|其)(?!中|他|它|余|次|实)/u
/** So many sentences before it are looked at for the name. */
const TOLD_BEFORE = 2

/** A window that says only he or she, opened as far back as the sentence that says who; the window itself if none near does. */
function withName(unit: Unit, { span, coverage: covered }: Ranked['window']): Ranked['window'] {
  const at = unit.sentences.findIndex(({ start }) => start === span.start)
  if (at <= 0 || !HE.test(unit.folded.slice(span.start, span.end)) || unit.peopleIn(span).length > 0)
    return { span, coverage: covered }
  const named = unit.sentences
    .slice(Math.max(0, at - TOLD_BEFORE), at)
    .findLast((one) => unit.peopleIn(one).length > 0)
  return { span: named ? { start: named.start, end: span.end } : span, coverage: covered }
}

/** What a report without body or place lost for that, a paragraph that names them gets back. */
const SAYS_IT = 1.9
/** What is told of a wider place than the one asked about is kept behind everything told of that one. */
const WIDER = 0.2
/** 人大代表5名 and 政协委员 are people, and say nothing of what the body does. */
const MEMBERS = /人大代表|政协委员/gu

function priorOf(query: Query, { unit, prior, unsaid }: Retrieved): number {
  if (ofWiderPlace(query, unit)) return prior * WIDER
  if (unsaid.length === 0) return prior
  const text = (unit.folded + unit.headings.join('')).replace(MEMBERS, '')
  return unsaid.reduce((sum, word) => (text.includes(word) ? Math.min(1, sum * SAYS_IT) : sum), prior)
}

/** Thanks, greetings and calls name everybody and everything, and tell nothing of them: 向驻省部队官兵……表示衷心感谢. */
const CEREMONY =
  /(?:致以|表示)(?:最|衷心|崇高|诚挚|亲切|由衷|节日)?的?(?:衷心|崇高|诚挚)?的?(?:感谢|敬意|问候|谢意)|请予?审议|^让我们/u
const ASKS_CEREMONY = /感谢|谢|敬意|问候|致敬|号召|口号|结尾|最后|旗帜|审议/u
const CEREMONY_COST = 0.6

function ceremonyCost(query: Query, unit: Unit, { start, end }: Span): number {
  return CEREMONY.test(unit.folded.slice(start, end)) && !ASKS_CEREMONY.test(query.text) ? CEREMONY_COST : 1
}

function rankOne(query: Query, retrieved: Retrieved, shared: Matcher): Ranked {
  const { unit } = retrieved
  const prior = priorOf(query, retrieved)
  const inHeading = shared(unit.heading)
  const inHeadings = shared(unit.allHeadings)
  const inIdentity = shared(unit.identity)
  const sayings = query.concepts.map((concept) => sifted(concept, unit.sieve()))
  const inText = sayings.map((concept) => matchSayings(concept, unit.folded))
  const matches = inText.map((match, i) => {
    const elsewhere = Math.max((inHeadings[i] ?? 0) * HEADING_WORTH, (inIdentity[i] ?? 0) * IDENTITY_WORTH)
    return Math.max(elsewhere, match)
  })
  const all = coverage(query.concepts, matches)
  const inPost = query.intent === 'who' ? personWindow(query, unit, sayings, inText) : null
  const found = inPost ?? bestWindow(query, unit, sayings, inText, inHeading)
  const window = query.intent === 'who' && !inPost ? withName(unit, found) : found
  const timeFit = paragraphTimeFit(query, unit, window.span)
  const content =
    WEIGHT.window * window.coverage +
    WEIGHT.paragraph * all +
    headingWeight(query) * coverage(query.concepts, inHeading) +
    WEIGHT.first * retrieved.score +
    (query.intent === 'definition' ? DEFINED : WEIGHT.signal) *
      intentSignal(query, unit, window.span) *
      Math.max(window.coverage, all)
  const lacksPost =
    query.intent === 'who' && inPost === null && query.concepts.some(({ said }) => POST.test(said))
  const cost = (lacksPost ? LACKS_POST : 1) * ceremonyCost(query, unit, window.span)
  const score = content * timeFit * prior ** PRIOR_POWER * cost
  return { unit, score, prior, timeFit, matches, coverage: all, window, figure: null }
}

/** The matches of a paragraph with what its figures' names meet besides: 第二产业 where 三次产业增加值分别为… is told. */
function withCoined(query: Query, { unit, matches }: Ranked): number[] {
  const unmet = query.concepts.some(({ bonus }, i) => !bonus && (matches[i] ?? 0) === 0)
  const names = unmet ? unit.coinedNames : ''
  if (names === '') return matches
  return query.concepts.map((concept, i) => matches[i] || COINED_WORTH * matchConcept(concept, names))
}

/** Adds the best figure of the paragraph, if it scores at least so much, and what it is worth where a figure is asked for. */
function withFigure(query: Query, ranked: Ranked, shared: Matcher, least = 0): Ranked {
  const matches = withCoined(query, ranked)
  const figure = bestFigure(query, ranked.unit, matches, shared, least)
  if (query.intent !== 'number' || !figure) return { ...ranked, matches, figure }
  const score = ranked.score + WEIGHT.figure * figure.score * ranked.timeFit * ranked.prior ** PRIOR_POWER
  return { ...ranked, matches, figure, score }
}

function rankByText(query: Query, candidates: readonly Retrieved[], shared: Matcher): Ranked[] {
  return candidates.map((candidate) => rankOne(query, candidate, shared)).sort((a, b) => b.score - a.score)
}

function asksFigures({ intent, units }: Query): boolean {
  return intent === 'number' || units.length > 0
}

/** The second stage: candidates by how well they answer, best first. */
export function rank(query: Query, candidates: readonly Retrieved[]): Ranked[] {
  const shared = createMatcher(query.concepts)
  const byText = rankByText(query, candidates, shared)
  if (!asksFigures(query)) return byText
  return [
    ...byText.slice(0, FIGURES_READ).map((ranked) => withFigure(query, ranked, shared)),
    ...byText.slice(FIGURES_READ),
  ].sort((a, b) => b.score - a.score)
}

/** The first of `rank`, for less: figures are looked for only where they can still bring a paragraph to the front. */
export function rankFirst(query: Query, candidates: readonly Retrieved[]): Ranked | undefined {
  const shared = createMatcher(query.concepts)
  const [first, ...others] = rankByText(query, candidates, shared)
  if (!first || !asksFigures(query)) return first
  let best = withFigure(query, first, shared)
  if (query.intent !== 'number') return best
  for (const ranked of others.slice(0, FIGURES_READ - 1)) {
    const worth = WEIGHT.figure * ranked.timeFit * ranked.prior ** PRIOR_POWER
    const least = ((best.score - ranked.score) / worth) * (1 - 1e-9)
    if (!(least < mostScore(query))) continue
    const full = withFigure(query, ranked, shared, least)
    if (full.score > best.score) best = full
  }
  return best
}
