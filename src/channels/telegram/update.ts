import type { Message, MessageEntity, Update } from 'telegraf/types'
import type { Attachment, IncomingMessage } from '../../chat/channel.ts'
import type { Bot } from './api.ts'

/** What a reply needs to know; kept with the message in the store. */
export interface Via {
  messageId: number
  thread: number | null
  /** Id of the callback to be answered, null for a message. */
  callback: string | null
}

/** What an update is to us. */
export type Read =
  | { kind: 'message'; message: IncomingMessage & { via: Via } }
  /** A press that leads nowhere, but must be answered. */
  | { kind: 'answer'; callback: string }
  | { kind: 'moved'; from: string; to: string }
  | { kind: 'left'; chat: string }
  | { kind: 'inline'; id: string; user: string; query: string }
  | { kind: 'ignore' }

const IGNORE: Read = { kind: 'ignore' }

type AnyMessage = Message &
  Partial<Message.TextMessage & Message.CaptionableMessage & Message.DocumentMessage>

function isGroup(type: string): boolean {
  return type === 'group' || type === 'supergroup'
}

function entitiesOf(message: AnyMessage): { text: string; entities: MessageEntity[] } {
  if (message.text !== undefined) return { text: message.text, entities: message.entities ?? [] }
  return { text: message.caption ?? '', entities: message.caption_entities ?? [] }
}

/** Finds what addresses the bot in the text, and whether a command is for another bot. */
function address(text: string, entities: MessageEntity[], bot: Bot) {
  const name = bot.username.toLowerCase()
  const mentions: MessageEntity[] = []
  let command: 'ours' | 'theirs' | 'open' | null = null
  for (const entity of entities) {
    const words = text.slice(entity.offset, entity.offset + entity.length).toLowerCase()
    if (entity.type === 'mention' && words === `@${name}`) mentions.push(entity)
    if (entity.type === 'text_mention' && entity.user.id === bot.id) mentions.push(entity)
    if (entity.type === 'bot_command' && entity.offset === 0) {
      const at = words.indexOf('@')
      command = at < 0 ? 'open' : words.slice(at + 1) === name ? 'ours' : 'theirs'
    }
  }
  return { mentions, command }
}

function without(text: string, entities: MessageEntity[]): string {
  let result = text
  for (const { offset, length } of [...entities].sort((a, b) => b.offset - a.offset))
    result = `${result.slice(0, offset)} ${result.slice(offset + length)}`
  return result.trim()
}

function attachmentOf(message: AnyMessage): Attachment | null {
  if (message.document) {
    const { file_id, file_name, file_size } = message.document
    return { kind: 'file', name: file_name ?? null, bytes: file_size ?? null, ref: file_id }
  }
  const none = { name: null, bytes: null, ref: '' }
  if ('photo' in message) return { kind: 'image', ...none }
  if ('voice' in message || 'audio' in message) return { kind: 'voice', ...none }
  const others = [
    'sticker',
    'video',
    'video_note',
    'animation',
    'location',
    'contact',
    'poll',
    'dice',
    'story',
  ]
  return others.some((field) => field in message) ? { kind: 'other', ...none } : null
}

/** Anonymous admins and channels speak as a chat: they have an id of their own, which is no person's. */
function speaker(message: AnyMessage): string | null {
  if (message.sender_chat) return `chat${message.sender_chat.id}`
  if (!message.from || message.from.is_bot) return null
  return String(message.from.id)
}

function titleOf(message: AnyMessage): string | null {
  const { chat } = message
  if ('title' in chat) return chat.title
  if (!('first_name' in chat)) return null
  const name = [chat.first_name, chat.last_name].filter(Boolean).join(' ')
  return chat.username ? `${name}（@${chat.username}）` : name
}

function readMessage(id: string, message: AnyMessage, bot: Bot, now: number): Read {
  if ('migrate_to_chat_id' in message)
    return { kind: 'moved', from: String(message.chat.id), to: String(message.migrate_to_chat_id) }
  const group = isGroup(message.chat.type)
  const user = speaker(message)
  if ((!group && message.chat.type !== 'private') || user === null || message.via_bot?.id === bot.id)
    return IGNORE
  const { text, entities } = entitiesOf(message)
  const attachment = attachmentOf(message)
  // Service messages: somebody joined, a title changed.
  if (text === '' && attachment === null) return IGNORE
  const { mentions, command } = address(text, entities, bot)
  const replied = message.reply_to_message as AnyMessage | undefined
  const repliesToUs = replied?.from?.id === bot.id && !('forum_topic_created' in replied)
  if (command === 'theirs') return IGNORE
  if (group && mentions.length === 0 && !repliesToUs && command !== 'ours') return IGNORE
  return {
    kind: 'message',
    message: {
      channel: 'telegram',
      id,
      chat: String(message.chat.id),
      chatKind: group ? 'group' : 'private',
      title: titleOf(message),
      user,
      text: without(text, mentions),
      action: null,
      quoted: message.quote?.text ?? replied?.text ?? replied?.caption ?? null,
      attachment,
      at: message.date > 0 ? message.date * 1000 : now,
      via: {
        messageId: message.message_id,
        thread: message.is_topic_message ? (message.message_thread_id ?? null) : null,
        callback: null,
      },
    },
  }
}

function readCallback(query: Update.CallbackQueryUpdate['callback_query'], bot: Bot, now: number): Read {
  const message = query.message as AnyMessage | undefined
  if (!message || !('data' in query) || !query.data) return { kind: 'answer', callback: query.id }
  return {
    kind: 'message',
    message: {
      channel: 'telegram',
      id: `${bot.id}:c${query.id}`,
      chat: String(message.chat.id),
      chatKind: isGroup(message.chat.type) ? 'group' : 'private',
      title: titleOf(message),
      user: String(query.from.id),
      text: '',
      action: query.data,
      quoted: null,
      attachment: null,
      at: now,
      via: {
        messageId: message.message_id,
        thread: message.is_topic_message ? (message.message_thread_id ?? null) : null,
        callback: query.id,
      },
    },
  }
}

/**
 * Reads one update. In groups only what is meant for the bot comes through: a mention, a reply to it, a command
 * with its name. Ids are the update's, or the callback's, with the bot's in front.
 */
export function readUpdate(update: Update, bot: Bot, now: number): Read {
  if ('message' in update)
    return readMessage(`${bot.id}:u${update.update_id}`, update.message as AnyMessage, bot, now)
  if ('callback_query' in update) return readCallback(update.callback_query, bot, now)
  if ('my_chat_member' in update) {
    const { chat, new_chat_member: member } = update.my_chat_member
    return member.status === 'kicked' || member.status === 'left'
      ? { kind: 'left', chat: String(chat.id) }
      : IGNORE
  }
  if ('inline_query' in update) {
    const { id, from, query } = update.inline_query
    return { kind: 'inline', id, user: String(from.id), query }
  }
  return IGNORE
}
