import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Engine, Turn } from '../answer/turn.ts'
import { AppError } from '../errors.ts'
import type { Answer } from '../model.ts'
import { buildAtTerminal, openEngine } from './open-engine.ts'
import type { FolderOptions } from './program.ts'
import { settings } from './settings.ts'
import { type Streams, writeLine } from './streams.ts'

interface AskOptions extends FolderOptions {
  json: boolean
  jsonl: boolean
}

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).nullable().default(null),
  q: z.string({ error: '"q" must be the question' }),
  history: z.array(z.string(), { error: '"history" must be a list of earlier messages' }).default([]),
})

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
    value = JSON.parse(line)
  } catch {
    return JSON.stringify({ id: null, error: 'not a JSON object; expected {"id": "x1", "q": "…"}' })
  }
  const read = lineSchema.safeParse(value)
  if (!read.success) {
    const id = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value)
    const error = read.error.issues.map((issue) => issue.message).join('; ')
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

/** `ask`: one question as text or JSON, or a batch of lines. */
export async function ask(words: string[], options: AskOptions, streams: Streams): Promise<number> {
  const question = words.join(' ')
  if (!options.jsonl && question.trim() === '')
    throw new AppError('USAGE', 'no question given; write it behind ask: wenbao ask "2023年立了多少件提案"')
  if (options.jsonl && question !== '')
    throw new AppError('USAGE', '--jsonl reads the questions from standard input; remove the one behind ask')
  const config = settings(options)
  const { library } = await buildAtTerminal(config, streams)
  const engine = await openEngine(library, config)
  if (options.jsonl) {
    for await (const line of createInterface({ input: streams.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
      if (line.trim() !== '') await writeLine(streams.stdout, answerLine(engine, line))
    return 0
  }
  const answer = askAfter(engine, [], question)
  await writeLine(streams.stdout, options.json ? JSON.stringify({ id: null, ...answer }) : answer.reply)
  return 0
}
