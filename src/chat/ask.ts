import { createHash } from 'node:crypto'
import type { Engine, Turn } from '../answer/turn.ts'
import { AppError } from '../errors.ts'
import type { Answer, Passage } from '../model.ts'
import type { Action } from '../store/actions.ts'
import type { Store } from '../store/store.ts'
import { answerBlocks, type Link, paragraphBlocks } from './answer-blocks.ts'
import { askInSteps } from './ask-in-steps.ts'
import type { Block } from './blocks.ts'
import {
  type Button,
  type Channel,
  type IncomingMessage,
  type Log,
  type Outgoing,
  plainMessage,
} from './channel.ts'
import * as phrases from './phrases.ts'

export interface AskOptions {
  engine: () => Engine
  store: Store
  channels: () => readonly Channel[]
  link: Link
  now: () => number
  log: Log
  /** Called once for each question answered, with the milliseconds the engine took. */
  answered?: (message: IncomingMessage, turn: Turn, ms: number) => void
}

/** Puts questions to the engine, in their conversation, and pages to its reports. */
export interface Ask {
  /** Asks in the context of `context`, else of what the person asked last; `before` stands above the answer. */
  question(
    message: IncomingMessage,
    question: string,
    context: Turn | null,
    before: Block[],
  ): Promise<Outgoing>
  /** The turn whose answer the message quotes, null if it quotes none. */
  quotedTurn(message: IncomingMessage): Turn | null
  paragraph(report: string, number: number, replace: boolean): Outgoing
  outline(message: IncomingMessage, report: string): Promise<Outgoing>
  /** Up to three questions that the newest report answers. */
  examples(): Outgoing['suggestions']
}

const SUGGESTIONS = 3
/** How far back a quoted answer is looked for in its chat. */
const QUOTABLE_TURNS = 50
/** Shorter lines (363件) stand in many answers. */
const SHORTEST_LINE = 8

function turnId(message: IncomingMessage): string {
  return createHash('sha256').update(`${message.channel}\n${message.id}`).digest('base64url').slice(0, 12)
}

function squeeze(content: string): string {
  return content.replace(/\s+/gu, '')
}

/** How many characters of the reply's lines stand in what was quoted; a part of a line counts if that is all there is. */
function sharedWords(reply: string, said: string): number {
  let shared = 0
  for (const line of reply.split('\n')) {
    const words = squeeze(line.replace(/^“([\s\S]*)”$/u, '$1'))
    if (words.length >= SHORTEST_LINE && said.includes(words)) shared += words.length
    else if (said.length >= SHORTEST_LINE && words.includes(said)) shared += said.length
  }
  return shared
}

/** Makes the asking part of the responder. */
export function createAsk(options: AskOptions): Ask {
  const { engine, store, now, link } = options

  /** A state that cannot be written costs memory and buttons, not the answer. */
  const tried = <T>(work: () => T, otherwise: T): T => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      options.log.debug({ code: error.code }, error.message)
      return otherwise
    }
  }

  const put = (action: Action) => tried(() => store.actions.put(action, now()), '')

  const suggest = (questions: readonly string[], turn: string | null) =>
    questions
      .slice(0, SUGGESTIONS)
      .map((question) => ({ question, action: put({ do: 'ask', question, turn }) }))

  const wholeParagraph = ({ report, paragraph: number }: Passage) =>
    put({ do: 'paragraph', report: report.id, number, inPlace: false })

  const passageButtons = (message: IncomingMessage, answer: Answer, turn: string): Button[][] => {
    const { kind, passages, comparison } = answer
    const [passage] = passages
    if (!passage || (kind !== 'answer' && kind !== 'compare')) return []
    const { id, title, date } = passage.report
    const outlineButton = { label: '目录', action: put({ do: 'outline', report: id }) }
    if (kind === 'compare')
      return [
        comparison.flatMap(({ label, passage: index }) => {
          const side = index === null ? undefined : passages[index]
          return side && side.paragraph > 0 ? [{ label: `${label}整段`, action: wholeParagraph(side) }] : []
        }),
      ]
    const row: Button[] = [
      ...(passage.paragraph > 0 ? [{ label: '整段', action: wholeParagraph(passage) }] : []),
      ...(passages.length > 1 ? [{ label: '还有', action: put({ do: 'ask', question: '还有', turn }) }] : []),
      outlineButton,
      { label: '复制出处', copy: `《${title}》${date ? `（${date}）` : ''}第${passage.paragraph}段` },
    ]
    const channel = options.channels().find((known) => known.name === message.channel)
    const url = message.chatKind === 'group' ? channel?.linkTo?.(wholeParagraph(passage)) : null
    return [row, ...(url ? [[{ label: '私聊看整段', url }]] : [])]
  }

  const quotedTurn = (message: IncomingMessage): Turn | null => {
    if (!message.quoted) return null
    const said = squeeze(message.quoted)
    let best: Turn | null = null
    let most = 0
    for (const turn of store.conversations.recent(message.channel, message.chat, QUOTABLE_TURNS)) {
      const shared = sharedWords(turn.answer.reply, said)
      if (shared > most) [best, most] = [turn, shared]
    }
    return best
  }

  const question = async (
    message: IncomingMessage,
    words: string,
    context: Turn | null,
    before: Block[],
  ): Promise<Outgoing> => {
    const id = turnId(message)
    const previous = context ?? store.conversations.latest(message, id)?.turn ?? null
    const started = performance.now()
    const turn = await askInSteps(engine(), words, previous)
    const ms = performance.now() - started
    tried(() => {
      store.conversations.save(id, message, turn, now())
      store.questions.record(message.channel, turn, ms, now())
    }, undefined)
    options.answered?.(message, turn, ms)
    const { answer } = turn
    const judged = answer.kind !== 'chat' && answer.kind !== 'clarify'
    return plainMessage([...before, ...answerBlocks(answer, link)], {
      buttons: passageButtons(message, answer, id),
      suggestions: suggest(answer.suggestions, id),
      turn: judged ? id : null,
      answer,
      thumbs: judged
        ? { up: put({ do: 'rate', turn: id, value: 1 }), down: put({ do: 'rate', turn: id, value: -1 }) }
        : null,
    })
  }

  const paragraph = (reportId: string, number: number, replace: boolean): Outgoing => {
    const report = engine().report(reportId)
    const found = report?.paragraphs.find((known) => known.number === number)
    if (!report || !found)
      return plainMessage([], { toast: report ? phrases.NO_MORE_PARAGRAPHS : phrases.STALE_BUTTON })
    const { id, file, title, institution, region, year, date } = report
    const passage: Passage = {
      text: found.text,
      highlight: '',
      report: { id, file, title, institution, region, year, date },
      section: found.section,
      paragraph: number,
      warnings: found.warnings,
    }
    const step = (label: string, to: number): Button[] =>
      report.paragraphs.some((known) => known.number === to)
        ? [{ label, action: put({ do: 'paragraph', report: id, number: to, inPlace: true }) }]
        : []
    const row: Button[] = [
      ...step('上一段', number - 1),
      ...step('下一段', number + 1),
      { label: '目录', action: put({ do: 'outline', report: id }) },
    ]
    return plainMessage(paragraphBlocks(passage, link), { buttons: [row], replace })
  }

  const outline = async (message: IncomingMessage, reportId: string): Promise<Outgoing> => {
    const place = engine()
      .heads()
      .findIndex((head) => head.id === reportId)
    if (place < 0) return plainMessage([], { toast: phrases.STALE_BUTTON })
    return question(message, `目录 ${place + 1}`, null, [])
  }

  return {
    question,
    quotedTurn,
    paragraph,
    outline,
    examples: () => suggest(engine().ask('帮助', null).answer.suggestions, null),
  }
}
