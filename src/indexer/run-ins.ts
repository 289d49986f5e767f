import { sentences } from '../text/sentences.ts'

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
  if (body === sentence || body.length < SHORTEST || body.length > LONGEST) return false
  return !TELLS.test(body)
}

/** Are two sentences built alike: same first or last two characters, or same length and first character? */
function alike(a: string, b: string): boolean {
  const x = a.replace(/[。！]+$/u, '')
  const y = b.replace(/[。！]+$/u, '')
  if (x.slice(0, 2) === y.slice(0, 2) || x.slice(-2) === y.slice(-2)) return true
  return x.charAt(0) === y.charAt(0) && Math.abs(x.length - y.length) <= 1
}

/** The opening sentence of a block if something follows it: its end, else 0. */
export function openingEnd(text: string): number {
  const first = /^[^。！？!?；;]*[。！!]/u.exec(text)?.[0]
  if (!first || text.length - first.length < SHORTEST_BODY) return 0
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

interface Candidate extends RunIn {
  text: string
  family: number
}

/** Sentences of one block that might name what follows, with the number of others built alike. */
function candidatesIn(text: string, from: number): Candidate[] {
  const spans = sentences(text).filter((span) => span.start >= from)
  const named: Candidate[] = []
  for (const [i, span] of spans.entries()) {
    const sentence = text.slice(span.start, span.end)
    if (!namesParagraph(sentence) || i + 1 >= spans.length) continue
    named.push({ start: span.start, end: span.end, text: sentence, family: 0 })
  }
  for (const one of named)
    one.family = named.filter((other) => other !== one && alike(one.text, other.text)).length
  return named
}

/**
 * Sentences in the middle of a block that name what follows them (… 助推科技创新。开展… 助推改革深化。助力…). They
 * come in rows built alike. `strict` asks for three alike: in a block that already has a name of its own.
 */
export function innerRunIns(text: string, from: number, strict: boolean): RunIn[] {
  const named = candidatesIn(text, from)
  const rows = named.filter((one) => one.family >= (strict ? 2 : 1))
  if (rows.length < (strict ? 3 : 2)) return []
  const kept = rows.filter((one, i) => {
    const next = rows[i + 1]
    return (next?.start ?? text.length) - one.end >= SHORTEST_BODY
  })
  const lengths = kept.map((one) => one.end - one.start)
  if (kept.length < (strict ? 3 : 2) || Math.max(...lengths) > 3 * Math.min(...lengths)) return []
  if (strict) return kept
  const beside = named.filter((one) => {
    if (kept.includes(one)) return true
    const near = named.filter((other) => other !== one && kept.includes(other))
    const apart = near.every(
      (k) => (k.start > one.start ? k.start - one.end : one.start - k.end) >= SHORTEST_BODY * 2,
    )
    const follower = text.slice(one.end).search(/[。！]/u)
    return (
      apart &&
      follower >= SHORTEST_BODY &&
      kept.length >= 2 &&
      one.family === 0 &&
      one.start <= (kept.at(-1)?.start ?? 0) + 400
    )
  })
  return beside.map(({ start, end }) => ({ start, end }))
}
