import { TelegramError } from 'telegraf'
import { describe, expect, it } from 'vitest'
import { describeFailure, NoAnswer, readFailure } from '../../../src/channels/telegram/failure.ts'

const refused = (error_code: number, description: string, parameters = {}) =>
  new TelegramError(
    { error_code, description, parameters },
    { method: 'sendMessage', payload: { text: '秘密' } },
  )
const network = (code: string) => Object.assign(new Error(code), { name: 'FetchError', type: 'system', code })

describe('readFailure', () => {
  it.each([
    [refused(429, 'Too Many Requests: retry after 3', { retry_after: 3 }), { kind: 'busy', seconds: 3 }],
    [
      refused(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1001 }),
      { kind: 'moved', to: '-1001' },
    ],
    [refused(403, 'Forbidden: bot was blocked by the user'), { kind: 'gone' }],
    [refused(400, 'Bad Request: chat not found'), { kind: 'gone' }],
    [refused(400, "Bad Request: can't parse entities: Unexpected end tag"), { kind: 'markup' }],
    [refused(400, 'Bad Request: message is not modified: …'), { kind: 'unchanged' }],
    [refused(400, 'Bad Request: message to edit not found'), { kind: 'bad' }],
    [refused(401, 'Unauthorized'), { kind: 'refused' }],
    [refused(409, 'Conflict: terminated by other getUpdates request'), { kind: 'conflict' }],
    [refused(502, 'Bad Gateway'), { kind: 'server' }],
    [network('ECONNREFUSED'), { kind: 'unsent' }],
    [network('ENOTFOUND'), { kind: 'unsent' }],
    [network('ECONNRESET'), { kind: 'broken' }],
    [Object.assign(new Error('bad json'), { name: 'FetchError', type: 'invalid-json' }), { kind: 'server' }],
    [Object.assign(new Error('aborted'), { name: 'AbortError' }), { kind: 'stopped' }],
    [new NoAnswer('sendMessage', 30_000), { kind: 'unclear' }],
    ['a string', { kind: 'bad' }],
  ])('reads %s', (error, failure) => {
    expect(readFailure(error)).toEqual(failure)
  })
})

describe('describeFailure', () => {
  it('tells neither the message nor the token', () => {
    expect(describeFailure(refused(400, 'Bad Request: no'))).toBe('400 Bad Request: no')
    const error = new Error('request to https://api.telegram.org/file/bot123:ABC-def/documents/1 failed')
    expect(describeFailure(error)).toBe(
      'request to https://api.telegram.org/file/bot[secret]/documents/1 failed',
    )
  })
})
