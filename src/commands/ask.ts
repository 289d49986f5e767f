import { createInterface } from 'node:readline'
import { AppError } from '../errors.ts'
import { answerLine, askAfter } from './batch.ts'
import { buildAtTerminal, openEngine } from './open-engine.ts'
import { type FolderOptions, settings } from './settings.ts'
import { type Streams, warningTo, writeLine } from './streams.ts'

interface AskOptions extends FolderOptions {
  json: boolean
  jsonl: boolean
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
  const engine = await openEngine(library, config, warningTo(streams))
  if (options.jsonl) {
    for await (const line of createInterface({ input: streams.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
      if (line.trim() !== '') await writeLine(streams.stdout, answerLine(engine, line))
    return 0
  }
  const answer = askAfter(engine, [], question)
  await writeLine(streams.stdout, options.json ? JSON.stringify({ id: null, ...answer }) : answer.reply)
  return 0
}
