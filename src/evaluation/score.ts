import { comparable, keysOf, numbersIn, shows } from './comparable.ts'
import type { Question, Shown } from './question.ts'

/** A longer passage is a dump of the report, no answer. */
const LONGEST_PASSAGE = 700
/** A longer headline or highlight is no direct answer. */
const LONGEST_HEADLINE = 160

/** How one question did; null where the measure does not apply to its type. */
export interface Mark {
  hit1: boolean | null
  hit3: boolean | null
  direct: boolean | null
  decline: boolean | null
  falseDecline: boolean | null
  chat: boolean | null
  /** Why it failed, in a word, and what was shown instead; null if it did not. */
  fault: { why: string; shown: string } | null
}

export type DocumentMap = Readonly<Record<string, RegExp>>

const NONE: Mark = {
  hit1: null,
  hit3: null,
  direct: null,
  decline: null,
  falseDecline: null,
  chat: null,
  fault: null,
}

type Passage = Shown['passages'][number]

function matcher(docs: readonly string[], map: DocumentMap): (text: string) => boolean {
  return (text) => docs.some((doc) => map[doc]?.test(text) ?? text.includes(doc))
}

/**
 * Scores one answer by the rules of the question sets: hit (the gold stands in the first passage, or the first
 * three, of a report among `docs`), direct (the short answer stands in headline or highlight; of a comparison in the
 * reply), decline. `section` and `meta` look into the whole reply.
 */
export function mark(question: Question, shown: Shown, map: DocumentMap = {}): Mark {
  const declined = shown.kind === 'decline'
  if (question.type === 'unanswerable')
    return { ...NONE, decline: declined, fault: declined ? null : { why: 'answered', shown: shown.headline } }
  if (question.type === 'chitchat') {
    const chat = ['chat', 'help', 'catalog'].includes(shown.kind) && shown.passages.length === 0
    return { ...NONE, chat, fault: chat ? null : { why: 'chat', shown: shown.kind } }
  }
  if (question.type === 'section' || question.type === 'meta') {
    const hit = inWhole(question, shown, map)
    const fault = hit ? null : { why: declined ? 'declined' : 'miss', shown: shown.reply }
    return { ...NONE, hit1: hit, hit3: hit, falseDecline: declined, fault }
  }
  return markPassages(question, shown, map)
}

function inWhole(question: Question, shown: Shown, map: DocumentMap): boolean {
  const { docs, gold, gold_any: any } = question
  if (question.type === 'meta' && gold.length === 0 && any.length === 0) {
    const said = comparable(shown.reply) + JSON.stringify(shown.passages)
    return docs.every((doc) => matcher([doc], map)(said))
  }
  const said = [
    comparable(shown.reply),
    ...shown.passages.map((passage) => comparable(passage.section.join('') + passage.text)),
  ].join(' ')
  const from = shown.passages.length === 0 || shown.passages.some((passage) => isFrom(passage, docs, map))
  const found = (wanted: string): boolean => said.includes(comparable(wanted))
  return from && shown.kind !== 'decline' && (gold.length > 0 ? gold.every(found) : any.some(found))
}

function isFrom(passage: Passage, docs: readonly string[], map: DocumentMap): boolean {
  const { file, title, id } = passage.report
  return docs.length === 0 || matcher(docs, map)(`${file} ${title} ${id}`)
}

function markPassages(question: Question, shown: Shown, map: DocumentMap): Mark {
  const { gold, gold_any: any, docs, type } = question
  const declined = shown.kind === 'decline'
  const texts = shown.passages.map((passage) => {
    const text = comparable(passage.text)
    if (text.length > LONGEST_PASSAGE || !isFrom(passage, docs, map)) return []
    const path = passage.section.map(comparable)
    return [path.join('') + text, (path.at(-1) ?? '') + text]
  })
  const hit = (count: number): boolean => {
    const first = texts.slice(0, count).flat()
    const found = (wanted: string): boolean => first.some((text) => text.includes(comparable(wanted)))
    return gold.length > 0 ? gold.every(found) : any.some(found)
  }
  const compared = type === 'compare'
  const hit1 = compared
    ? hit(Math.max(2, gold.length))
    : !declined && (hit(1) || (gold.length > 1 && hit(gold.length)))
  const hit3 = compared ? hit(5) : !declined && hit(Math.max(3, gold.length))
  const direct = isDirectAsked(question) ? !declined && isDirect(question, shown) : null
  const fault = !hit1
    ? { why: declined ? 'declined' : hit3 ? 'rank2-3' : 'miss', shown: shown.passages[0]?.text ?? '' }
    : direct === false
      ? { why: 'direct', shown: `${shown.headline} | ${shown.passages[0]?.highlight ?? ''}` }
      : null
  return { ...NONE, hit1, hit3, direct, falseDecline: declined, fault }
}

function isDirectAsked({ answer, type }: Question): boolean {
  if (keysOf(answer).length === 0) return false
  if (['number', 'who', 'when'].includes(type)) return true
  return ['compare', 'followup'].includes(type) && numbersIn(comparable(answer)).length > 0
}

function isDirect(question: Question, shown: Shown): boolean {
  const short = (text: string): string => {
    const folded = comparable(text)
    return folded.length <= LONGEST_HEADLINE ? folded : ''
  }
  const where =
    question.type === 'compare'
      ? comparable(shown.reply)
      : `${short(shown.headline)} ${short(shown.passages[0]?.highlight ?? '')}`
  return keysOf(question.answer).every((key) => shows(where, key))
}
