import { z } from 'zod'
import type { Engine, Turn } from '../answer/turn.ts'
import type { Answer } from '../model.ts'

const NO_OBJECT = 'not a JSON object; expected {"id": "x1", "q": "…"}'
const NO_HISTORY = '"history" must be a list of earlier messages'

const lineSchema = z.object(
  {
    id: z
      .union([z.string(), z.number()], { error: '"id" must be a text or a number' })
      .nullable()
      .default(null),
    q: z.string({ error: '"q" must be the question' }),
    history: z.array(z.string({ error: NO_HISTORY }), { error: NO_HISTORY }).default([]),
  },
  { error: NO_OBJECT },
)

/** Answers `question` in a chat of its own, after the earlier messages of the same person. */
export function askAfter(engine: Engine, history: readonly string[], question: string): Answer {
  let previous: Turn | null = null
  for (const message of history) previous = engine.ask(message, previous)
  return engine.ask(question, previous).answer
}

/** One line of a batch in, one line out. What cannot be answered is told in the line's `error`. */
export function answerLine(engine: Engine, line: string): string {
  let value: unknown
  try {
    // Files written on Windows begin with a byte order mark.
    value = JSON.parse(line.replace(/^\ufeff/u, ''))
  } catch {
    return JSON.stringify({ id: null, error: NO_OBJECT })
  }
  const read = lineSchema.safeParse(value)
  if (!read.success) {
    const id = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value)
    const error = [...new Set(read.error.issues.map(({ message }) => message))].join('; ')
    return JSON.stringify({ id: id.success ? id.data.id : null, error })
  }
  const { id, q, history } = read.data
  try {
    return JSON.stringify({ id, ...askAfter(engine, history, q) })
  } catch (error) {
    // A fault of the program in one question must not cost the other lines their answers.
    return JSON.stringify({
      id,
      error: `unexpected fault: ${error instanceof Error ? error.message : error}`,
    })
  }
}
