import { sentences } from '../text/sentences.ts'
import { markOf } from './marks.ts'

/** A sentence that opens a stretch of text and names it (助推市场持续繁荣。), as offsets in the block. */
export interface RunIn {
  start: number
  end: number
}

/** The longest such sentence, in characters: 加快促进重点产业、重点产品、重点集群、重点企业跨越式发展。 has 27. */
const LONGEST = 30
const SHORTEST = 5
/** What follows must be more than a remark. */
const SHORTEST_BODY = 20

/** Words of a telling, not of a naming. */
const TELLS =
  /[0-9０-９]|[，,：:；;？?]|了|(?:以下|如下|下面|这些|其中|同时|此外|目前|今年|去年|全年|会议|他说|据)|^(?:我|他|她|它|这(?!是)|该|其|并|也|还|但|而|各位)|是(?!.{0,20}的[一二三四五六七八九十]年)/u

/** Is the sentence of the kind that names a paragraph: short, without commas, figures and tenses? */
export function namesParagraph(sentence: string): boolean {
  const body = sentence.replace(/[。！]+$/u, '')
  if (body === sentence || body.length < SHORTEST || body.length > LONGEST || markOf(body)) return false
  return !TELLS.test(body.replace(/“[^”]{1,12}”/gu, '“”'))
}

/**
 * For each sentence, how many others are built alike: same first or last two characters, or same first character and
 * about the same length. Counted over keys, for a text may hold a hundred thousand such sentences.
 */
function familiesOf(sentences: readonly string[]): number[] {
  const counts = new Map<string, number>()
  const bodies = sentences.map((sentence) => sentence.replace(/[。！]+$/u, ''))
  const ways = (body: string) => {
    const [head, tail, first] = [body.slice(0, 2), body.slice(-2), body.charAt(0)]
    return {
      plain: [`h${head}`, `t${tail}`, `b${head} ${tail}`],
      sized: [`f${first}`, `h${head}`, `t${tail} ${first}`, `b${head} ${tail}`],
    }
  }
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const body of bodies) {
    const { plain, sized } = ways(body)
    for (const key of plain) add(key)
    for (const key of sized) add(`${key} ${body.length}`)
  }
  const count = (key = '') => counts.get(key) ?? 0
  return bodies.map((body) => {
    const { plain, sized } = ways(body)
    const near = (key = '') => [-1, 0, 1].reduce((sum, by) => sum + count(`${key} ${body.length + by}`), 0)
    // |H or T or F| by inclusion and exclusion, where F is "same first character, about as long"; itself left out.
    const [head, tail, both] = plain
    const [first, headNear, tailNear, bothNear] = sized
    return (
      count(head) +
      count(tail) +
      near(first) -
      count(both) -
      near(headNear) -
      near(tailNear) +
      near(bothNear) -
      1
    )
  })
}

/** The opening sentence of a block if at least `least` characters follow it: its end, else 0. */
export function openingEnd(text: string, least = SHORTEST_BODY): number {
  const first = /^[^。！？!?；;]*[。！!]/u.exec(text)?.[0]
  if (!first || text.length - first.length < least) return 0
  return first.length
}

/**
 * Which of the paragraphs of one section open with a sentence that names them. One alone proves nothing: at least
 * two, and half of those that stand together.
 */
export function openingRunIns(texts: readonly string[]): (RunIn | null)[] {
  const found = texts.map((text): RunIn | null => {
    const end = openingEnd(text)
    return end > 0 && namesParagraph(text.slice(0, end)) ? { start: 0, end } : null
  })
  const at = found.flatMap((runIn, i) => (runIn ? [i] : []))
  const first = at[0] ?? 0
  const last = at.at(-1) ?? 0
  if (at.length < 2 || at.length * 2 < last - first + 1) return texts.map(() => null)
  return found
}

/** Sentences that tell of one measure (出台条例。组建基金。) stand among those that name nothing. */
const MEASURE =
  /^(?:全面|深入|持续|大力|积极|加快)?(?:组建|启动|设立|召开|出台|开展|支持|建成|实施|完成|抓好|抓实|新增|落实|举办|制定|修订|发布|印发|建立|申报|争取|确保|力争|办好)/u
/** The longest name inside a paragraph; longer ones must come three in a row. */
const LONGEST_INNER = 16
/** Text that a name inside a paragraph stands over. */
const SHORTEST_INNER_BODY = 30

interface Candidate extends RunIn {
  text: string
  family: number
}

/** Sentences of one block that might name what follows, with the number of others built alike. */
function candidatesIn(text: string, from: number): { named: Candidate[]; early: boolean } {
  const spans = sentences(text).filter((span) => span.start >= from)
  const named: Candidate[] = []
  let early = false
  for (const [i, span] of spans.entries()) {
    const sentence = text.slice(span.start, span.end)
    if (!namesParagraph(sentence) || MEASURE.test(sentence) || /[（(]/u.test(sentence)) continue
    if (i + 1 >= spans.length) continue
    named.push({ start: span.start, end: span.end, text: sentence, family: 0 })
    if (i <= 1) early = true
  }
  familiesOf(named.map(({ text: sentence }) => sentence)).forEach((family, at) => {
    const one = named[at]
    if (one) one.family = family
  })
  return { named, early }
}

/** Leaves out names with next to nothing under them, the weaker of two neighbours first. */
function withBodies(named: readonly Candidate[], length: number): Candidate[] {
  const kept: Candidate[] = []
  let open: Candidate | null = null
  for (const one of named) {
    if (open && one.start - open.end >= SHORTEST_INNER_BODY) kept.push(open)
    else if (open && one.family < open.family) continue
    open = one
  }
  if (open && length - open.end >= SHORTEST_INNER_BODY) kept.push(open)
  return kept
}

/**
 * Sentences in the middle of a block that name what follows them (… 助推科技创新。开展… 助推改革深化。助力…). They
 * begin with the block and are short, or are built alike. `strict`, for a block that has a name of its own, asks for
 * three alike.
 */
export function innerRunIns(text: string, from: number, strict: boolean): RunIn[] {
  const { named, early } = candidatesIn(text, from)
  const least = strict ? 3 : 2
  const fit = named.filter(({ text: sentence, family }) => {
    if (sentence.length - 1 > LONGEST_INNER) return family >= 2
    return strict ? family >= 2 : early || family >= 1
  })
  const kept = withBodies(fit, text.length)
  return kept.length >= least ? kept.map(({ start, end }) => ({ start, end })) : []
}
