import type { Engine, Turn } from '../answer/turn.ts'
import { type Conversation, faultOf } from '../evaluation/conversation.ts'
import { type Streams, writeLine } from './streams.ts'
import { table } from './table.ts'

interface Played {
  id: string
  q: string
  /** The expectation that failed; null for a turn that is right. */
  fault: string | null
  shown: string
}

function play(engine: Engine, { id, turns }: Conversation): Played[] {
  let previous: Turn | null = null
  return turns.map(({ q, quote, expect }, i) => {
    const turn: Turn = engine.ask(q, previous, quote)
    previous = turn
    const { answer } = turn
    return {
      id: `${id}.${i + 1}`,
      q,
      fault: faultOf(expect, answer),
      shown: `[${answer.kind}] ${answer.passages[0]?.report.file ?? ''} ${answer.headline}`,
    }
  })
}

/** Plays each conversation in a chat of its own and prints the share of right turns; gives that share. */
export async function evaluateConversations(
  conversations: readonly Conversation[],
  engine: Engine,
  options: { json: boolean; show: number },
  streams: Streams,
): Promise<number> {
  const played = conversations.map((conversation) => play(engine, conversation))
  const turns = played.flat()
  const bad = turns.filter(({ fault }) => fault !== null)
  const whole = played.filter((one) => one.every(({ fault }) => fault === null)).length
  const share = (turns.length - bad.length) / Math.max(1, turns.length)
  if (options.json) {
    const right = { turns: share, conversations: whole / Math.max(1, played.length) }
    await writeLine(streams.stdout, JSON.stringify({ n: turns.length, right, bad }))
    return share
  }
  await writeLine(
    streams.stdout,
    table([
      ['', 'n', 'right'],
      ['turns', String(turns.length), share.toFixed(3)],
      ['conversations', String(played.length), (whole / Math.max(1, played.length)).toFixed(3)],
    ]),
  )
  for (const { id, q, fault, shown } of bad.slice(0, options.show))
    await writeLine(streams.stdout, `${id} ${fault}: ${q} -> ${shown.replace(/\s+/gu, ' ').slice(0, 110)}`)
  return share
}
