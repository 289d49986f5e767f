import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Engine } from '../answer/turn.ts'
import { AppError } from '../errors.ts'
import { type Conversation, conversationSchema } from '../evaluation/conversation.ts'
import { type Question, questionSchema } from '../evaluation/question.ts'
import { type DocumentMap, type Mark, mark } from '../evaluation/score.ts'
import { percentile, type Totals, totals } from '../evaluation/totals.ts'
import { askAfter } from './batch.ts'
import { evaluateConversations } from './evaluate-conversations.ts'
import { buildAtTerminal, openEngine } from './open-engine.ts'
import { rehearse } from './rehearsal.ts'
import { type FolderOptions, settings } from './settings.ts'
import { type Streams, warningTo, writeLine } from './streams.ts'
import { table } from './table.ts'

interface EvaluateOptions extends FolderOptions {
  corpus?: string
  docs?: string
  json: boolean
  show: number
  minRight?: number
  minHit1?: number
  minHit3?: number
  minDirect?: number
  minDecline?: number
  maxFalseDecline?: number
}

interface Marked {
  question: Question
  mark: Mark
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('USAGE', `${path} cannot be read; check the name.`, { cause })
  })
}

/** The lines of a set: questions, or conversations, which are known by their "turns". */
async function readSet(path: string): Promise<{ questions: Question[]; conversations: Conversation[] }> {
  const questions: Question[] = []
  const conversations: Conversation[] = []
  for (const [i, line] of (await readText(path)).split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      const value: unknown = JSON.parse(line)
      if (typeof value === 'object' && value !== null && 'turns' in value)
        conversations.push(conversationSchema.parse(value))
      else questions.push(questionSchema.parse(value))
    } catch (cause) {
      const needed = 'is no question: it needs {"id","q","type",…}, or {"id","turns":[{"q","expect"},…]}'
      throw new AppError('USAGE', `${path} line ${i + 1} ${needed}.`, { cause })
    }
  }
  return { questions, conversations }
}

async function readDocumentMap(path: string | undefined): Promise<DocumentMap> {
  if (path === undefined) return {}
  try {
    const map = z.record(z.string(), z.string()).parse(JSON.parse(await readText(path)))
    return Object.fromEntries(Object.entries(map).map(([name, pattern]) => [name, new RegExp(pattern, 'u')]))
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('USAGE', `${path} must map each entry of "docs" to a pattern: {"000": "file name"}.`, {
      cause,
    })
  }
}

function percent(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}

function row(name: string, sums: Totals): string[] {
  const shares = [sums.hit1, sums.hit3, sums.direct, sums.falseDecline, sums.decline, sums.chat]
  return [name, String(sums.n), ...shares.map(percent)]
}

function figures({ falseDecline, ...sums }: Totals): object {
  return { ...sums, false_decline: falseDecline }
}

function below(sums: Totals, options: EvaluateOptions): string[] {
  const floors = [
    ['hit1', sums.hit1, options.minHit1],
    ['hit3', sums.hit3, options.minHit3],
    ['direct', sums.direct, options.minDirect],
    ['decline', sums.decline, options.minDecline],
  ] as const
  const faults = floors
    .filter(([, value, floor]) => floor !== undefined && (value ?? 0) < floor)
    .map(([name, value, floor]) => `${name} is ${percent(value)}, at least ${floor} was asked for`)
  const { falseDecline } = sums
  if (
    options.maxFalseDecline !== undefined &&
    falseDecline !== null &&
    falseDecline > options.maxFalseDecline
  )
    faults.push(`false_decline is ${percent(falseDecline)}, at most ${options.maxFalseDecline} was asked for`)
  return faults
}

/** `eval`: answers a set of questions or plays one of conversations and prints the figures. Status 1 below a floor. */
export async function evaluate(path: string, options: EvaluateOptions, streams: Streams): Promise<number> {
  const [{ questions, conversations }, map] = await Promise.all([
    readSet(path),
    readDocumentMap(options.docs),
  ])
  const data = options.corpus ?? options.data
  const config = settings(data === undefined ? options : { ...options, data })
  const { library } = await buildAtTerminal(config, streams)
  const engine = await openEngine(library, config, warningTo(streams))
  // As a bot does that is started: what is measured is what its members wait for.
  await rehearse(() => engine, { now: () => performance.now(), rest: async () => {} })
  if (conversations.length > 0) {
    const right = await evaluateConversations(conversations, engine, options, streams)
    if (right < (options.minRight ?? 0)) {
      streams.stderr.write(`wenbao: right is ${percent(right)}, at least ${options.minRight} was asked for\n`)
      return 1
    }
    if (questions.length === 0) return 0
  }
  const times: number[] = []
  const timed: Engine = {
    ...engine,
    ask(question, previous) {
      const from = performance.now()
      const turn = engine.ask(question, previous)
      times.push(performance.now() - from)
      return turn
    },
  }
  const marked = questions.map((question): Marked => {
    const answer = askAfter(timed, question.history, question.q)
    return { question, mark: mark(question, answer, map) }
  })

  const types = [...new Set(questions.map(({ type }) => type))].sort()
  const byType = types.map(
    (type) =>
      [type, totals(marked.filter(({ question }) => question.type === type).map((one) => one.mark))] as const,
  )
  const all = totals(marked.map((one) => one.mark))
  const ms = { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
  const failures = marked.filter((one) => one.mark.fault !== null)
  if (options.json) {
    const bad = failures.map(({ question, mark: { fault } }) => ({ ...question, ...fault }))
    const perType = Object.fromEntries(byType.map(([type, sums]) => [type, figures(sums)]))
    await writeLine(streams.stdout, JSON.stringify({ all: figures(all), types: perType, ms, bad }))
  } else {
    const head = ['type', 'n', 'hit1', 'hit3', 'direct', 'false_decline', 'decline', 'chat']
    await writeLine(
      streams.stdout,
      table([head, ...byType.map(([type, sums]) => row(type, sums)), row('all', all)]),
    )
    await writeLine(
      streams.stdout,
      `a question takes ${ms.p50.toFixed(2)} ms (p50), ${ms.p99.toFixed(2)} ms (p99)`,
    )
    for (const {
      question,
      mark: { fault },
    } of failures.slice(0, options.show))
      await writeLine(
        streams.stdout,
        `${question.id} ${question.type} ${fault?.why}: ${question.q} -> ${fault?.shown.replace(/\s+/gu, ' ').slice(0, 80)}`,
      )
  }
  const faults = below(all, options)
  for (const fault of faults) streams.stderr.write(`wenbao: ${fault}\n`)
  return faults.length > 0 ? 1 : 0
}
