import { z } from 'zod'

/** One line of a question set. */
export const questionSchema = z.object({
  id: z.string(),
  q: z.string(),
  type: z.string(),
  /** What an answer may cite: keys of the map given with --docs, or parts of file name or title. */
  docs: z.array(z.string()).default([]),
  /** Strings that must all be found. */
  gold: z.array(z.string()).default([]),
  /** Strings of which one is enough. */
  gold_any: z.array(z.string()).default([]),
  answer: z.string().default(''),
  history: z.array(z.string()).default([]),
})

export type Question = z.infer<typeof questionSchema>

/** What scoring needs of an answer. */
export interface Shown {
  kind: string
  headline: string
  reply: string
  passages: readonly {
    text: string
    highlight: string
    section: readonly string[]
    report: { id: string; file: string; title: string }
  }[]
}
