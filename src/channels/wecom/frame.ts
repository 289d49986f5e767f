import type { Attachment, IncomingMessage } from '../../chat/channel.ts'
import { withoutMentions } from './mention.ts'

/** What a reply needs to know; kept with the message in the store. */
export interface Via {
  reqId: string
  /** The words a voice message was recognised as, null for any other message. */
  voice: string | null
  /** The card that was clicked, null for a message. */
  card: { type: string; task: string } | null
}

/** The platform's 👍 (1), 👎 (-1) or one taken back (0) on the reply with this feedback id. */
export interface Opinion {
  id: string
  user: string
  value: -1 | 0 | 1
  reasons: string[]
}

/** What a frame is to us. */
export type Read =
  | { kind: 'message'; message: IncomingMessage & { via: Via } }
  | { kind: 'enter'; id: string; reqId: string; user: string }
  | { kind: 'opinion'; opinion: Opinion }
  | { kind: 'ignore' }

const IGNORE: Read = { kind: 'ignore' }

type Json = Record<string, unknown>

/** The wording of the four boxes under a 👎. */
const REASONS: Readonly<Record<number, string>> = {
  1: '与问题无关',
  2: '内容不完整',
  3: '内容有错误',
  4: '数据分析有误',
}
const VALUES: Readonly<Record<number, Opinion['value']>> = { 1: 1, 2: -1, 3: 0 }
/** What a person may write beside a 👎. */
const LONGEST_REMARK = 200

function at(value: unknown, ...path: string[]): unknown {
  let here = value
  for (const key of path) here = typeof here === 'object' && here !== null ? (here as Json)[key] : undefined
  return here
}

function words(value: unknown, ...path: string[]): string {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : ''
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** The markup that a quoted answer of ours may still carry. */
function withoutMarkdown(text: string): string {
  return text
    .replace(/^> ?/gmu, '')
    .replaceAll('**', '')
    .replace(/\[([^\]\n]+)\]\([^)\s]*\)/gu, '$1')
    .replace(/\\([\\`*_[\]<>|~#+-])/gu, '$1')
}

/** The text of a message or of a quote, whatever kind it is of. */
function textOf(body: unknown): string {
  switch (words(body, 'msgtype')) {
    case 'text':
      return words(body, 'text', 'content')
    case 'markdown':
      return words(body, 'markdown', 'content')
    case 'voice':
      return words(body, 'voice', 'content')
    case 'mixed':
      return list(at(body, 'mixed', 'msg_item'))
        .map((item) => words(item, 'text', 'content'))
        .filter(Boolean)
        .join('\n')
    default:
      return ''
  }
}

/** What came beside or instead of text. A file's `ref` is what `fetch` needs: its address and key. */
function attachmentOf(body: unknown): Attachment | null {
  const none = { name: null, bytes: null, ref: '' }
  const type = words(body, 'msgtype')
  switch (type) {
    case 'text':
    case 'markdown':
      return null
    case 'voice':
      return words(body, 'voice', 'content').trim() ? null : { kind: 'voice', ...none }
    case 'image':
      return { kind: 'image', ...none }
    case 'mixed':
      return list(at(body, 'mixed', 'msg_item')).some((item) => words(item, 'msgtype') === 'image')
        ? { kind: 'image', ...none }
        : null
    case 'file': {
      const bytes = at(body, 'file', 'file_size')
      return {
        kind: 'file',
        name: words(body, 'file', 'filename') || null,
        bytes: typeof bytes === 'number' ? bytes : null,
        ref: JSON.stringify({ url: words(body, 'file', 'url'), key: words(body, 'file', 'aeskey') }),
      }
    }
    default:
      return { kind: 'other', ...none }
  }
}

interface Envelope {
  reqId: string
  body: Json
  id: string
  user: string
  chat: string
  chatKind: 'private' | 'group'
  sentAt: number
}

function envelopeOf(frame: unknown, now: number): Envelope | null {
  const reqId = words(frame, 'headers', 'req_id')
  const body = at(frame, 'body')
  const user = words(body, 'from', 'userid')
  if (reqId === '' || typeof body !== 'object' || body === null || user === '') return null
  const group = words(body, 'chattype') === 'group' || words(body, 'chatid') !== ''
  const created = Number(at(body, 'create_time'))
  return {
    reqId,
    body: body as Json,
    id: words(body, 'msgid') || reqId,
    user,
    chat: group ? words(body, 'chatid') : user,
    chatKind: group ? 'group' : 'private',
    sentAt: created > 0 ? created * 1000 : now,
  }
}

function incoming(envelope: Envelope, changes: Partial<IncomingMessage> & { via: Via }): Read {
  const { id, user, chat, chatKind, sentAt } = envelope
  return {
    kind: 'message',
    message: {
      channel: 'wecom',
      id,
      chat,
      chatKind,
      title: null,
      user,
      text: '',
      action: null,
      quoted: null,
      attachment: null,
      at: sentAt,
      ...changes,
    },
  }
}

function readEvent(envelope: Envelope): Read {
  const { body, reqId, id, user } = envelope
  const event = at(body, 'event')
  switch (words(event, 'eventtype')) {
    case 'enter_chat':
      return { kind: 'enter', id, reqId, user }
    case 'template_card_event': {
      // One level deeper than the SDK's types say; older frames have it beside the type.
      const nested = at(event, 'template_card_event')
      const field = (name: string) => words(nested, name) || words(event, name)
      const key = field('event_key')
      if (key === '') return IGNORE
      const card = { type: field('card_type'), task: field('task_id') }
      return incoming(envelope, { action: key, via: { reqId, voice: null, card } })
    }
    case 'feedback_event': {
      const nested = at(event, 'feedback_event') ?? event
      const value = VALUES[Number(at(nested, 'type'))]
      const feedback = words(nested, 'id')
      if (value === undefined || feedback === '') return IGNORE
      const remark = words(nested, 'content').trim().slice(0, LONGEST_REMARK)
      const boxes = list(at(nested, 'inaccurate_reason_list')).flatMap((box) => REASONS[Number(box)] ?? [])
      const reasons = value < 0 ? [...boxes, ...(remark ? [remark] : [])] : []
      return { kind: 'opinion', opinion: { id: feedback, user, value, reasons } }
    }
    default:
      return IGNORE
  }
}

/**
 * Reads one frame from the server. Everything that reaches the bot in a group is meant for it, so a message without a
 * mention is heard as well; one with nothing but the mention asks for help.
 */
export function readFrame(frame: unknown, now: number, botName: string | null): Read {
  const envelope = envelopeOf(frame, now)
  if (!envelope) return IGNORE
  const { body, reqId, chatKind } = envelope
  if (words(body, 'msgtype') === 'event') return readEvent(envelope)
  const said = textOf(body)
  const text = chatKind === 'group' ? withoutMentions(said, botName) : said.trim()
  const quote = at(body, 'quote')
  const quoted = withoutMarkdown(textOf(quote)).trim() || null
  const attachment = attachmentOf(body) ?? (quote && text === '' ? attachmentOf(quote) : null)
  const bare = chatKind === 'group' && text === '' && quoted === null && attachment === null
  return incoming(envelope, {
    text: bare ? '帮助' : text,
    quoted,
    attachment,
    via: { reqId, voice: words(body, 'msgtype') === 'voice' && text ? text : null, card: null },
  })
}
