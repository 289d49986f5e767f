import { describe, expect, it } from 'vitest'
import { readFailure, subscribeCode } from '../../../src/channels/wecom/failure.ts'

describe('readFailure', () => {
  it.each([
    [{ errcode: 846605, errmsg: 'x' }, 'used'],
    [{ errcode: 846608 }, 'expired'],
    [{ errcode: 846609 }, 'unsubscribed'],
    [{ errcode: 40201 }, 'unwelcome'],
    [{ errcode: 45009 }, 'busy'],
    [{ errcode: -1 }, 'server'],
    [{ errcode: 93006 }, 'gone'],
    [{ errcode: 81013 }, 'gone'],
    [{ errcode: 1 }, 'refused'],
    [new Error('Reply ack timeout (5000ms) for reqId: r'), 'unclear'],
    [new Error('WebSocket not connected, unable to send data'), 'unsent'],
    [new Error('WebSocket connection closed (code: 1006), reply for reqId: r cancelled'), 'broken'],
    [undefined, 'refused'],
    ['words', 'refused'],
  ])('reads %o as %s', (error, kind) => {
    expect(readFailure(error).kind).toBe(kind)
  })

  it('keeps the ids of frames out of the log', () => {
    expect(readFailure(new Error('Reply ack timeout (5000ms) for reqId: R-9')).reason).not.toContain('R-9')
  })
})

describe('subscribeCode', () => {
  it.each([
    ['Authentication failed: freq (limit) (code: 45009)', 45009],
    ['Authentication failed: x (code: -1)', -1],
    ['Authentication failed', 0],
    ['connect ECONNREFUSED', null],
  ])('finds in %j %s', (words, code) => {
    expect(subscribeCode(new Error(words))).toBe(code)
  })
})
