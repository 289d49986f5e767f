import { describe, expect, it } from 'vitest'
import { createSdkLog } from '../../../src/channels/wecom/sdk-log.ts'
import { createLogBook } from '../../support/telegram-bot.ts'

describe('the logger for the SDK', () => {
  const frame = {
    body: { text: { content: '机密的问题' }, file: { url: 'https://a.example/f?k=1', aeskey: 'KEY' } },
  }

  it.each(['debug', 'info', 'warn', 'error'] as const)(
    'at %s keeps frames, addresses and the secret out',
    (level) => {
      const log = createLogBook()
      const sdk = createSdkLog(log, 'S3CRET-VALUE')
      sdk[level](`[server -> plugin] cmd=aibot_msg_callback, reqId=R1, body=${JSON.stringify(frame.body)}`)
      sdk[level]('Received unknown frame (ignored):', JSON.stringify(frame))
      sdk[level]('Connecting to WebSocket: wss://a.example/path?token=1...')
      sdk[level]('Auth frame sent with S3CRET-VALUE')
      const written = JSON.stringify(log.lines)
      expect(written).not.toMatch(/机密|aeskey|KEY|a\.example|S3CRET/u)
      expect(log.lines.map((line) => line.level)).toEqual(Array(4).fill('debug'))
      expect(written).toContain('aibot_msg_callback')
    },
  )
})
