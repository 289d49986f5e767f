import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFrame } from '../../../src/channels/wecom/frame.ts'
import { withoutMentions } from '../../../src/channels/wecom/mention.ts'

const NOW = 1_700_000_000_000

function frame(body: Record<string, unknown>) {
  return {
    cmd: 'aibot_msg_callback',
    headers: { req_id: 'R1' },
    body: { msgid: 'M1', chattype: 'single', from: { userid: 'zhangsan' }, ...body },
  }
}

function message(body: Record<string, unknown>) {
  const read = readFrame(frame(body), NOW, null)
  return read.kind === 'message' ? read.message : null
}

describe('withoutMentions', () => {
  it.each([
    ['@报告助手 今年教育支出多少？', '今年教育支出多少？'],
    ['今年教育支出多少？ @报告助手', '今年教育支出多少？'],
    ['@报告助手\u2005今年教育支出多少？', '今年教育支出多少？'],
    ['@报告助手\u00a0今年教育支出多少？', '今年教育支出多少？'],
    ['@张三 @报告助手 今年教育支出多少？', '今年教育支出多少？'],
    ['＠报告助手 今年', '今年'],
    ['@报告助手 ', ''],
    ['@报告助手', ''],
    ['信箱 a@b.example 是谁的', '信箱 a@b.example 是谁的'],
    ['没有提到谁', '没有提到谁'],
  ])('makes %j %j', (said, left) => {
    expect(withoutMentions(said, null)).toBe(left)
  })

  it('takes out a name with spaces where it is known', () => {
    expect(withoutMentions('@报告 助手 今年教育支出多少？', '报告 助手')).toBe('今年教育支出多少？')
  })
})

describe('readFrame', () => {
  it('tells people and groups apart, and when it was sent', () => {
    expect(message({ msgtype: 'text', text: { content: '问' }, create_time: 1_699_999_000 })).toMatchObject({
      chat: 'zhangsan',
      chatKind: 'private',
      user: 'zhangsan',
      at: 1_699_999_000_000,
      via: { reqId: 'R1', voice: null, card: null },
    })
    expect(
      message({ msgtype: 'text', text: { content: '问' }, chattype: 'group', chatid: 'wr1' }),
    ).toMatchObject({ chat: 'wr1', chatKind: 'group', user: 'zhangsan', at: NOW })
  })

  it('keeps an at-sign in a one-to-one chat', () => {
    expect(message({ msgtype: 'text', text: { content: '@张三 的提案' } })?.text).toBe('@张三 的提案')
  })

  it.each([
    [{ msgtype: 'text', text: { content: '一段' } }, '一段'],
    [{ msgtype: 'voice', voice: { content: '一段' } }, '一段'],
    [{ msgtype: 'mixed', mixed: { msg_item: [{ msgtype: 'text', text: { content: '一段' } }] } }, '一段'],
    [
      { msgtype: 'text', text: { content: '**363件**\n\n> “全年共收到提案**363件**\\*”' } },
      '363件\n\n“全年共收到提案363件*”',
    ],
    [{ msgtype: 'text', text: { content: '出处：[《报告》](https://a.example/p)' } }, '出处：《报告》'],
    [{ msgtype: 'file', file: { url: 'https://a.example', aeskey: 'K' } }, null],
    [{ msgtype: 'video' }, null],
    [{}, null],
  ])('reads the quote %j as %j', (quote, quoted) => {
    expect(message({ msgtype: 'text', text: { content: '问' }, quote })?.quoted).toBe(quoted)
  })

  it('gives what a file needs to be fetched, also one inside a quote', () => {
    const file = { msgtype: 'file', file: { url: 'https://a.example/f', aeskey: 'K' } }
    const ref = JSON.stringify({ url: 'https://a.example/f', key: 'K' })
    expect(message(file)?.attachment).toMatchObject({ kind: 'file', ref })
    expect(message({ msgtype: 'text', text: { content: '' }, quote: file })?.attachment).toMatchObject({
      ref,
    })
    expect(message({ msgtype: 'text', text: { content: '问' }, quote: file })?.attachment).toBeNull()
  })

  it('takes a voice message that was not recognised for what it is', () => {
    expect(message({ msgtype: 'voice', voice: { content: ' ' } })).toMatchObject({
      text: '',
      attachment: { kind: 'voice' },
      via: { voice: null },
    })
  })

  it('never throws, whatever the platform sends', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (body, event, quote) => {
        readFrame(body, NOW, null)
        readFrame(frame({ msgtype: 'event', event }), NOW, null)
        readFrame(frame({ msgtype: 'mixed', mixed: body, quote }), NOW, null)
        readFrame({ headers: event, body }, NOW, null)
      }),
    )
  })
})
