import { z } from 'zod'
import { comparable, keysOf, shows } from './comparable.ts'
import type { Shown } from './question.ts'

/** What one turn of a conversation must come to; everything that is set must hold (test/eval/README.md). */
const expectSchema = z.strictObject({
  kind: z.string().optional(),
  /** Beginnings of file names: the first passage is from one of them; of several, each is cited. */
  docs: z.array(z.string()).default([]),
  gold: z.array(z.string()).default([]),
  gold_any: z.array(z.string()).default([]),
  /** Shown in headline, highlight or reply; several sides are split by ' / '. */
  answer: z.string().default(''),
  years: z.array(z.number()).optional(),
  /** Strings that must not stand in the headline. */
  not: z.array(z.string()).default([]),
})

const turnSchema = z.object({
  q: z.string(),
  /** The message that the member quotes. */
  quote: z.string().optional(),
  expect: expectSchema,
})

/** One line of a file of conversations: the turns of one person in one chat, in order. */
export const conversationSchema = z.object({ id: z.string(), turns: z.array(turnSchema).min(1) })

export type Conversation = z.infer<typeof conversationSchema>
export type Expected = z.infer<typeof expectSchema>

/** What judging a turn needs of its answer. */
export interface ShownTurn extends Shown {
  understood: { years: readonly number[] }
}

/** Kinds that do not answer; a turn whose kind is not expected must be of another one. */
const NO_ANSWER = ['decline', 'clarify', 'chat']

function isFrom(shown: ShownTurn['passages'][number], doc: string): boolean {
  const name = shown.report.file.split('/').at(-1) ?? ''
  return name.normalize('NFC').startsWith(doc)
}

function fromDocs({ passages }: ShownTurn, docs: readonly string[]): boolean {
  const [first] = passages
  if (docs.length === 0) return true
  if (!first || !docs.some((doc) => isFrom(first, doc))) return false
  return docs.length === 1 || docs.every((doc) => passages.some((passage) => isFrom(passage, doc)))
}

function golden(shown: ShownTurn, { docs, gold, gold_any: any }: Expected): boolean {
  const cited = shown.passages.filter(
    (passage) => docs.length === 0 || docs.some((doc) => isFrom(passage, doc)),
  )
  const texts = cited.flatMap(({ text, section }) => [
    comparable(section.join('') + text),
    comparable((section.at(-1) ?? '') + text),
  ])
  if (cited.length > 0) texts.push(comparable(shown.reply))
  const found = (wanted: string) => texts.some((text) => text.includes(comparable(wanted)))
  return gold.every(found) && (any.length === 0 || any.some(found))
}

function showsAnswer(shown: ShownTurn, answer: string): boolean {
  const where = comparable(
    [shown.headline, ...shown.passages.map(({ highlight }) => highlight), shown.reply].join('\n'),
  )
  return answer
    .split(' / ')
    .flatMap(keysOf)
    .every((key) => shows(where, key))
}

/** The first expectation that an answer does not meet (kind, docs, gold, answer, years, not); null if it is right. */
export function faultOf(expected: Expected, shown: ShownTurn): string | null {
  const { kind, years, not } = expected
  if (kind === undefined ? NO_ANSWER.includes(shown.kind) : shown.kind !== kind) return `kind ${shown.kind}`
  if (!fromDocs(shown, expected.docs)) return 'docs'
  if (!golden(shown, expected)) return 'gold'
  if (!showsAnswer(shown, expected.answer)) return 'answer'
  const understood = [...shown.understood.years].sort().join()
  if (years && [...years].sort().join() !== understood) return `years ${understood}`
  const headline = comparable(shown.headline)
  return not.some((wrong) => headline.includes(comparable(wrong))) ? 'not' : null
}
