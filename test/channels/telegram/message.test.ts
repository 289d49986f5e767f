import { describe, expect, it } from 'vitest'
import { keyboard, requestsFor } from '../../../src/channels/telegram/message.ts'
import { plainMessage } from '../../../src/chat/channel.ts'
import { htmlFault } from '../../support/telegram-rules.ts'

const place = { chat: '5', thread: null, replyTo: null, pressed: null }
const text = (words: string) => ({ kind: 'text' as const, runs: [{ text: words }] })

describe('requestsFor', () => {
  it('puts the buttons under the last part, and the reply mark on the first', () => {
    const message = plainMessage([text('一句话。'.repeat(3_000))], {
      buttons: [[{ label: '目录', action: 'a' }]],
    })
    const requests = requestsFor(message, { ...place, replyTo: 9, thread: 3 })
    expect(requests.length).toBeGreaterThan(2)
    expect(requests.map((request) => 'reply_markup' in request.payload)).toEqual(
      requests.map((_, index) => index === requests.length - 1),
    )
    expect(requests.map((request) => 'reply_parameters' in request.payload)).toEqual(
      requests.map((_, index) => index === 0),
    )
    for (const { payload } of requests) {
      expect(String(payload.text).length).toBeLessThanOrEqual(4096)
      expect(htmlFault(String(payload.text))).toBeNull()
      expect(payload.message_thread_id).toBe(3)
    }
  })

  it('edits the pressed message only where that was asked, and the text fits', () => {
    const message = plainMessage([text('下一段')], { replace: true })
    expect(requestsFor(message, { ...place, pressed: 4 })[0]).toMatchObject({
      method: 'editMessageText',
      payload: { message_id: 4 },
    })
    expect(requestsFor(message, place)[0]?.method).toBe('sendMessage')
    const long = plainMessage([text('长。'.repeat(4_000))], { replace: true })
    expect(requestsFor(long, { ...place, pressed: 4 }).map(({ method }) => method)).not.toContain(
      'editMessageText',
    )
  })

  it('says a toast where no button was pressed, and sends nothing for one that was', () => {
    const message = plainMessage([], { toast: '这个按钮已失效' })
    expect(requestsFor(message, place)[0]?.payload.text).toBe('这个按钮已失效')
    expect(requestsFor(message, { ...place, pressed: 4 })).toEqual([])
  })

  it('has a plain text for each part, free of markup', () => {
    const [request] = requestsFor(
      plainMessage([{ kind: 'text', runs: [{ text: '<甲> & 乙', bold: true }] }]),
      place,
    )
    expect(request?.payload.text).toBe('<b>&lt;甲&gt; &amp; 乙</b>')
    expect(request?.plain?.text).toBe('<甲> & 乙')
    expect(request?.plain).not.toHaveProperty('parse_mode')
  })
})

describe('keyboard', () => {
  it('shows questions one a row, then buttons, then thumbs', () => {
    const message = plainMessage([], {
      suggestions: [
        { question: '那2022年呢', action: 'a1' },
        { question: '满意率是多少', action: 'a2' },
      ],
      buttons: [
        [
          { label: '整段', action: 'a3' },
          { label: '复制出处', copy: '《报告》第2段' },
          { label: '网页', url: 'https://x.cn' },
        ],
      ],
      thumbs: { up: 'a4', down: 'a5' },
    })
    expect(keyboard(message)?.inline_keyboard).toEqual([
      [{ text: '那2022年呢', callback_data: 'a1' }],
      [{ text: '满意率是多少', callback_data: 'a2' }],
      [
        { text: '整段', callback_data: 'a3' },
        { text: '复制出处', copy_text: { text: '《报告》第2段' } },
        { text: '网页', url: 'https://x.cn' },
      ],
      [
        { text: '👍', callback_data: 'a4' },
        { text: '👎', callback_data: 'a5' },
      ],
    ])
  })

  it('cuts labels and copied texts to what Telegram takes, and leaves out buttons without an action', () => {
    const message = plainMessage([], {
      buttons: [
        [{ label: '很长的标签'.repeat(20), copy: '《报告》'.repeat(200) }],
        [{ label: '没有记下', action: '' }],
      ],
    })
    const rows = keyboard(message)?.inline_keyboard ?? []
    expect(rows).toHaveLength(1)
    const [button] = rows[0] ?? []
    expect(String(button?.text).length).toBeLessThanOrEqual(40)
    expect(JSON.stringify(button?.copy_text).length).toBeLessThanOrEqual(256 + '{"text":""}'.length)
  })

  it('is none without buttons', () => {
    expect(keyboard(plainMessage([]))).toBeNull()
  })
})
