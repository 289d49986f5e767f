import type { SeenFrame } from './fake-wecom.ts'

interface Refusal {
  code: number
  message: string
}

interface Bubble {
  chat: string
  content: string
  /** Null for what is no stream. */
  stream: string | null
  finished: boolean
}

/** The platform's side of replies: who may be answered how, what readers see, what breaks its rules. */
export interface WecomRules {
  /** The bot is sent something with this req_id. */
  asked(reqId: string, cmd: string, body: Record<string, unknown>): void
  /** What the platform would refuse a frame with, null if it takes it; breaches are noted as violations. */
  check(frame: SeenFrame): Refusal | null
  carry(frame: SeenFrame): void
  chatOf(frame: SeenFrame): string
  bubbles(chat: string): string[]
  cards(chat: string): SeenFrame['body'][]
  unfinished(): string[]
  violations: string[]
}

const LIMIT = 20_480
const PER_MINUTE = 30
const MINUTE = 60_000
const WELCOME_WITHIN_MS = 5_000

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}

/** What the card page does not allow in this card. */
// biome-ignore lint/suspicious/noExplicitAny: a card is checked field by field
export function cardFaults(card: any): string[] {
  const faults: string[] = []
  const need = (right: boolean, what: string) => {
    if (!right) faults.push(what)
  }
  need([...(card.main_title?.title ?? '')].length <= 26, 'card title')
  need([...(card.main_title?.desc ?? '')].length <= 30, 'card desc')
  need([...(card.sub_title_text ?? '')].length <= 112, 'card sub title')
  need((card.horizontal_content_list ?? []).length <= 6, 'card rows')
  if (card.jump_list) need(card.jump_list.length >= 1 && card.jump_list.length <= 3, 'card jumps')
  for (const jump of card.jump_list ?? [])
    need(jump.type === 3 && jump.question !== '' && bytes(jump.question) <= 200 && jump.title !== '', 'jump')
  if (card.card_type === 'text_notice') need(card.card_action !== undefined, 'card action')
  if (card.card_type === 'button_interaction') {
    const keys = (card.button_list ?? []).map((button: { key: string }) => button.key)
    need(keys.length >= 1 && keys.length <= 6 && new Set(keys).size === keys.length, 'card buttons')
    for (const button of card.button_list ?? [])
      need([...button.text].length <= 10 && bytes(button.key) <= 1024, 'card button')
    need(/^[\w\-@]{1,128}$/u.test(card.task_id ?? ''), 'card task id')
  }
  return faults
}

/** Makes the rules for one fake server. */
export function createWecomRules(): WecomRules {
  const violations: string[] = []
  const asked = new Map<string, { cmd: string; chat: string; event: string; at: number; answered: boolean }>()
  const shown: Bubble[] = []
  const streams = new Map<string, Bubble>()
  const cards: { chat: string; card: SeenFrame['body'] }[] = []
  const tasks = new Set<string>()
  const wrote = new Set<string>()
  const sent = new Map<string, number[]>()

  const chatOf = (frame: SeenFrame): string =>
    frame.cmd === 'aibot_send_msg' ? frame.body.chatid : (asked.get(frame.reqId)?.chat ?? '')

  const checkCard = (frame: SeenFrame): void => {
    const card = frame.body.template_card
    if (!card) return
    violations.push(...cardFaults(card))
    if (frame.cmd === 'aibot_respond_update_msg' || card.task_id === undefined) return
    if (tasks.has(card.task_id)) violations.push('card task id used twice')
    tasks.add(card.task_id)
  }

  const countMinute = (chat: string, at: number): void => {
    const times = (sent.get(chat) ?? []).filter((time) => time > at - MINUTE)
    times.push(at)
    sent.set(chat, times)
    if (times.length > PER_MINUTE) violations.push(`${times.length} messages a minute to ${chat}`)
  }

  const answerable = (frame: SeenFrame): Refusal | null => {
    const used = { code: 846605, message: 'invalid req_id' }
    const question = asked.get(frame.reqId)
    if (!question) return used
    switch (frame.cmd) {
      case 'aibot_respond_welcome_msg':
        if (question.event !== 'enter_chat' || question.answered) return used
        return frame.at - question.at > WELCOME_WITHIN_MS ? used : null
      case 'aibot_respond_update_msg':
        if (question.event !== 'template_card_event' || question.answered) return used
        return frame.at - question.at > WELCOME_WITHIN_MS ? used : null
      default:
        return question.event === '' ? null : used
    }
  }

  const checkStream = (frame: SeenFrame): Refusal | null => {
    const { id, finish, content, feedback } = frame.body.stream
    const stream = streams.get(id)
    if (bytes(content) > LIMIT) violations.push(`a frame of ${bytes(content)} bytes`)
    if (finish && content.trim() === '') violations.push('an empty final frame')
    // A stream's own id once more is how a frame is repeated that was not confirmed.
    if (feedback && ((stream && feedback.id !== id) || bytes(feedback.id) > 256 || feedback.id === ''))
      violations.push('feedback id')
    if (!feedback && !stream && !/\.\d+$|r$/u.test(id)) violations.push('a stream without feedback id')
    if (stream?.finished && stream.content !== content) violations.push('a finished stream was written into')
    return null
  }

  return {
    violations,
    chatOf,
    asked: (reqId, cmd, body) => {
      const from = body.from as { userid?: string } | undefined
      const event = (body.event as { eventtype?: string } | undefined)?.eventtype ?? ''
      const chat = String(body.chatid ?? from?.userid ?? '')
      if (event === '') wrote.add(chat)
      asked.set(reqId, { cmd, chat, event, at: Date.now(), answered: false })
    },
    check: (frame) => {
      const { cmd, body } = frame
      if (cmd === 'aibot_send_msg') {
        if (!wrote.has(body.chatid)) violations.push(`a push to ${body.chatid}, who never wrote`)
        if (body.chat_type !== 1 && body.chat_type !== 2) violations.push('a push without chat type')
        if (body.msgtype !== 'markdown' && body.msgtype !== 'template_card')
          return { code: 40008, message: 'invalid message type' }
        if (bytes(body.markdown?.content ?? '') > LIMIT) violations.push('a push over the limit')
      } else {
        const refusal = answerable(frame)
        if (refusal) return refusal
      }
      checkCard(frame)
      countMinute(chatOf(frame), frame.at)
      return body.msgtype === 'stream' ? checkStream(frame) : null
    },
    carry: (frame) => {
      const { body } = frame
      const chat = chatOf(frame)
      const question = asked.get(frame.reqId)
      if (question) question.answered = true
      if (body.template_card) cards.push({ chat, card: body.template_card })
      const words = body.markdown?.content ?? body.text?.content
      if (words !== undefined) shown.push({ chat, content: words, stream: null, finished: true })
      if (body.msgtype !== 'stream') return
      const { id, finish, content } = body.stream
      const known = streams.get(id)
      if (known) {
        known.content = content
        known.finished ||= finish === true
        return
      }
      const bubble = { chat, content, stream: id, finished: finish === true }
      streams.set(id, bubble)
      shown.push(bubble)
    },
    bubbles: (chat) => shown.filter((one) => one.chat === chat).map((one) => one.content),
    cards: (chat) => cards.filter((one) => one.chat === chat).map((one) => one.card),
    unfinished: () => [...streams.values()].filter((one) => !one.finished).map((one) => one.content),
  }
}
