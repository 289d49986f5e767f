import type { ApiCall, Fault } from './api-call.ts'

const TAGS = /^(b|i|u|s|code|pre|a|blockquote|tg-spoiler)$/u

/** What Telegram would say of this HTML: null if it can be parsed. */
export function htmlFault(html: string): string | null {
  const open: string[] = []
  const rest = html.replace(/<(\/?)([a-z-]+)((?:\s[^<>]*)?)>/gu, (_all, close: string, tag: string) => {
    if (!TAGS.test(tag)) return '<'
    if (close === '') open.push(tag)
    else if (open.pop() !== tag) return '<'
    if (close === '' && tag === 'blockquote' && open.filter((known) => known === tag).length > 1) return '<'
    return ''
  })
  if (open.length > 0) return `can't parse entities: unclosed ${open.join()}`
  if (/[<>]/u.test(rest)) return "can't parse entities: unexpected < or >"
  if (/&(?!(lt|gt|amp|quot|#\d+);)/u.test(rest)) return "can't parse entities: bad &"
  return null
}

/** Makes the check of each message against Telegram's rules; violations are noted, and refused as it would do. */
export function createMessageCheck(violations: string[], chatMs: number): (call: ApiCall) => Fault | null {
  const lastTo = new Map<string, number>()
  return ({ payload, at }) => {
    if (typeof payload.text !== 'string' || payload.text === '')
      return { error: 400, description: 'Bad Request: message text is empty' }
    if (payload.text.length > 4096) {
      violations.push(`text of ${payload.text.length} units`)
      return { error: 400, description: 'Bad Request: message is too long' }
    }
    const fault = payload.parse_mode === 'HTML' ? htmlFault(payload.text) : null
    if (fault) {
      violations.push(fault)
      return { error: 400, description: `Bad Request: ${fault}` }
    }
    for (const row of payload.reply_markup?.inline_keyboard ?? [])
      for (const button of row) {
        const data = button.callback_data
        if (data !== undefined && (data === '' || Buffer.byteLength(data) > 64))
          violations.push(`callback_data ${data}`)
        const copied = button.copy_text?.text.length ?? 1
        if (copied < 1 || copied > 256) violations.push('copy_text')
      }
    const chat = String(payload.chat_id)
    const since = at - (lastTo.get(chat) ?? 0)
    if (since < chatMs) violations.push(`two messages to ${chat} within ${since} ms`)
    lastTo.set(chat, at)
    return null
  }
}
