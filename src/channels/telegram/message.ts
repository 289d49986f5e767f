import type { Button, Outgoing } from '../../chat/channel.ts'
import { plainFormat, TELEGRAM_HTML, TELEGRAM_LIMIT } from '../../chat/format.ts'
import { render, shorten } from '../../chat/render.ts'
import type { Request } from './sender.ts'

/** Where a message goes, and what it answers. */
export interface Place {
  chat: string
  /** Forum topic. */
  thread: number | null
  /** The message to reply to, null for none. */
  replyTo: number | null
  /** The message whose button was pressed, for messages that take its place. */
  pressed: number | null
}

/** Longer labels are cut by the phones themselves, in places we would not choose. */
const LABEL_LENGTH = 40
/** Bot API: copy_text holds 1 to 256 characters. */
const COPY_LENGTH = 256
const NOTHING = '（没有可以显示的内容）'

function buttonJson(button: Button): Record<string, unknown>[] {
  const label = { text: shorten(button.label, LABEL_LENGTH) }
  if ('url' in button) return [{ ...label, url: button.url }]
  if ('copy' in button) return [{ ...label, copy_text: { text: shorten(button.copy, COPY_LENGTH) } }]
  return button.action === '' ? [] : [{ ...label, callback_data: button.action }]
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

function withoutMarkup(html: string): string {
  return html.replace(/<[^>]*>/gu, '').replace(/&(lt|gt|quot|amp);/gu, (entity) => ENTITIES[entity] ?? entity)
}

/** The buttons under a message: follow-up questions one a row, then the message's own, then the thumbs. */
export function keyboard(message: Outgoing): { inline_keyboard: Record<string, unknown>[][] } | null {
  const rows = [
    ...message.suggestions.map(({ question, action }) => buttonJson({ label: question, action })),
    ...message.buttons.map((row) => row.flatMap(buttonJson)),
    message.thumbs
      ? [
          ...buttonJson({ label: '👍', action: message.thumbs.up }),
          ...buttonJson({ label: '👎', action: message.thumbs.down }),
        ]
      : [],
  ].filter((row) => row.length > 0)
  return rows.length > 0 ? { inline_keyboard: rows } : null
}

/**
 * The requests that show a message: one sendMessage for each part, buttons under the last one; an edit of the
 * pressed message if it is to take its place and fits in one part.
 */
export function requestsFor(message: Outgoing, place: Place): Request[] {
  const parts = render(message.blocks, TELEGRAM_HTML)
  // A toast is shown over the chat by the answer to the callback; without a callback it is said.
  if (parts.length === 0 && place.pressed === null) parts.push(message.toast ?? NOTHING)
  const plainParts = render(message.blocks, plainFormat(TELEGRAM_LIMIT))
  const markup = keyboard(message)
  const editing = message.replace && place.pressed !== null && parts.length === 1
  return parts.map((html, index): Request => {
    const last = index === parts.length - 1
    const common = {
      chat_id: place.chat,
      link_preview_options: { is_disabled: true },
      ...(last && markup ? { reply_markup: markup } : {}),
    }
    // HTML and plain text may be cut at different places; a part alone is then sent without its markup.
    const plain = plainParts.length === parts.length ? plainParts[index] : withoutMarkup(html)
    if (editing) {
      const edit = { ...common, message_id: place.pressed }
      return {
        method: 'editMessageText',
        payload: { ...edit, text: html, parse_mode: 'HTML' },
        plain: { ...edit, text: plain },
      }
    }
    const send = {
      ...common,
      ...(place.thread === null ? {} : { message_thread_id: place.thread }),
      ...(place.replyTo === null || index > 0
        ? {}
        : { reply_parameters: { message_id: place.replyTo, allow_sending_without_reply: true } }),
    }
    return {
      method: 'sendMessage',
      payload: { ...send, text: html, parse_mode: 'HTML' },
      plain: { ...send, text: plain },
    }
  })
}
