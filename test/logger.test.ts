import { describe, expect, it } from 'vitest'
import { createLogger } from '../src/logger.ts'

function lines(pretty: boolean, level: 'info' | 'debug' = 'info') {
  const written: string[] = []
  const log = createLogger({
    level,
    secrets: ['123456:AbC"dEf'],
    pretty,
    write: (line) => written.push(line),
  })
  return { log, written }
}

describe('createLogger', () => {
  it('writes one JSON object a line', () => {
    const { log, written } = lines(false)
    log.child({ channel: 'web' }).info({ ms: 3 }, 'answered')
    expect(JSON.parse(written.join(''))).toMatchObject({ channel: 'web', ms: 3, msg: 'answered', level: 30 })
  })

  it('writes a readable line for a terminal', () => {
    const { log, written } = lines(true)
    log.warn({ file: '报告.txt', err: new Error('broken') }, 'left out')
    expect(written).toEqual([
      expect.stringMatching(/^\d\d:\d\d:\d\d warn left out file=报告\.txt \(broken\)\n$/u),
    ])
  })

  it('hides a secret wherever it stands', () => {
    const { log, written } = lines(false)
    log.error({ err: new Error('404 https://api.example.org/bot123456:AbC"dEf/getMe') }, 'bot123456:AbC"dEf')
    expect(written.join('')).not.toContain('dEf')
    expect(JSON.parse(written.join('')).msg).toBe('bot[secret]')
  })

  it('is silent below its level', () => {
    const { log, written } = lines(false)
    log.debug('a question')
    expect(written).toEqual([])
  })
})
