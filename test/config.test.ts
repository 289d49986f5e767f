import { describe, expect, it } from 'vitest'
import { type Environment, readConfig, secretsOf } from '../src/config.ts'
import { AppError } from '../src/errors.ts'

function faults(env: Environment): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
  }
}

describe('readConfig', () => {
  it('starts with nothing set', () => {
    expect(readConfig({})).toEqual({
      dataDir: 'data',
      indexDir: 'index',
      stateDir: 'state',
      telegram: null,
      wecom: null,
      wecomWebhookUrls: [],
      weeklyGaps: true,
      web: { port: 8080, host: '127.0.0.1', secret: null, public: false },
      publicUrl: null,
      access: 'approve',
      admins: [],
      conversationDays: 30,
      homeRegion: null,
      searchEngine: 'auto',
      quietHours: { from: 1320, to: 420 },
      timeZone: 'Asia/Shanghai',
      logLevel: 'info',
    })
  })

  it('takes an empty or blank value as not set, as a compose file gives it', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: '', HOME_REGION: '  ' })).toEqual(readConfig({}))
  })

  it('reads every variable', () => {
    const config = readConfig({
      TELEGRAM_BOT_TOKEN: '123456:AbC-dEf_1',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081',
      TELEGRAM_INLINE: 'true',
      TELEGRAM_WEBHOOK_URL: 'https://baogao.example.org/telegram',
      WECOM_BOT_ID: 'bot',
      WECOM_BOT_SECRET: 'secret',
      WECOM_WS_URL: 'wss://wecom.example.org',
      WECOM_WEBHOOK_URLS: 'https://a.example.org/send?key=1, https://b.example.org/send?key=2',
      WEB_PORT: '0',
      PUBLIC_URL: 'https://baogao.example.org/',
      WEB_HOST: '0.0.0.0',
      WEB_PUBLIC: 'true',
      ACCESS: 'open',
      ADMINS: 'telegram:42, wecom:ZhangSan',
      QUIET_HOURS: '21:30-6:00',
    })
    expect(config.telegram).toEqual({
      token: '123456:AbC-dEf_1',
      apiRoot: 'http://127.0.0.1:8081',
      inline: true,
      webhook: { url: 'https://baogao.example.org/telegram', port: 8443, host: '0.0.0.0' },
    })
    expect(config.wecom).toEqual({ botId: 'bot', secret: 'secret', wsUrl: 'wss://wecom.example.org' })
    expect(config.wecomWebhookUrls).toHaveLength(2)
    expect(config.web).toEqual({ port: 0, host: '0.0.0.0', secret: null, public: true })
    expect(config.publicUrl).toBe('https://baogao.example.org')
    expect(config.admins).toEqual([
      { channel: 'telegram', id: '42' },
      { channel: 'wecom', id: 'ZhangSan' },
    ])
    expect(config.quietHours).toEqual({ from: 1290, to: 360 })
  })

  it('turns the page and the quiet hours off', () => {
    expect(readConfig({ WEB_PORT: 'off', QUIET_HOURS: 'off' })).toMatchObject({ web: null, quietHours: null })
  })

  it.each([
    ['TELEGRAM_BOT_TOKEN', 'hello', '@BotFather'],
    ['TELEGRAM_API_ROOT', 'bot-api', 'https://'],
    ['TELEGRAM_INLINE', 'on', 'true, false'],
    ['TELEGRAM_WEBHOOK_URL', 'http://a.example.org', 'https'],
    ['TELEGRAM_WEBHOOK_PORT', '70000', '65535'],
    ['CONVERSATION_DAYS', 'never', 'number of days'],
    ['WECOM_WS_URL', 'https://wecom.example.org', 'wss://'],
    ['WECOM_WEBHOOK_URLS', 'https://a.example.org,b', 'comma-separated'],
    ['WEB_PORT', '99999', '0 to 65535'],
    ['WEB_PORT', 'no', 'off'],
    ['WEB_SECRET', 'short', '16 characters'],
    ['WEB_PUBLIC', 'yes', 'true, false'],
    ['PUBLIC_URL', 'baogao.example.org', 'https://'],
    ['ACCESS', 'closed', 'open, approve'],
    ['ADMINS', 'telegram:@zhang', 'telegram:123456'],
    ['SEARCH_ENGINE', 'elastic', 'minisearch'],
    ['QUIET_HOURS', '22-7', '22:00-07:00'],
    ['TZ', 'Mars/Olympus', 'Asia/Shanghai'],
    ['LOG_LEVEL', 'loud', 'debug'],
  ])('tells what is wrong with %s=%s and how to set it', (name, value, cure) => {
    const [fault, ...others] = faults({ [name]: value })
    expect(others).toEqual([])
    expect(fault).toMatch(new RegExp(`^${name} `, 'u'))
    expect(fault).toContain(cure)
  })

  it('tells all faults at once, also those between variables', () => {
    const told = faults({ WEB_PORT: 'x', TZ: 'x', WECOM_BOT_ID: 'bot', WEB_HOST: '0.0.0.0' })
    expect(told.map((fault) => fault.split(' ')[0])).toEqual([
      'WEB_PORT',
      'TZ',
      'WECOM_BOT_SECRET',
      'PUBLIC_URL',
    ])
  })

  it('wants both or neither of the WeCom variables', () => {
    expect(faults({ WECOM_BOT_SECRET: 's' })[0]).toContain('WECOM_BOT_ID is missing')
  })

  it('opens to other machines only with the address they use', () => {
    expect(faults({ WEB_HOST: '0.0.0.0' })[0]).toContain('PUBLIC_URL is missing')
    expect(faults({ WEB_HOST: '0.0.0.0', PUBLIC_URL: 'https://a.example.org' })).toEqual([])
    expect(faults({ WEB_HOST: '::1' })).toEqual([])
    expect(faults({ WEB_HOST: '0.0.0.0', WEB_PORT: 'off' })).toEqual([])
  })

  it('never repeats a value, which may be a secret in the wrong place', () => {
    const told = faults({ TELEGRAM_BOT_TOKEN: 'my password', WEB_SECRET: 'my password' }).join()
    expect(told).not.toContain('my password')
  })
})

describe('secretsOf', () => {
  it('names token, secrets and webhook keys', () => {
    const config = readConfig({
      TELEGRAM_BOT_TOKEN: '123456:AbCdEf',
      WECOM_BOT_ID: 'bot-id',
      WECOM_BOT_SECRET: 'wecom-secret',
      WECOM_WEBHOOK_URLS: 'https://a.example.org/send?key=webhook-key',
      WEB_SECRET: 'a-secret-of-the-web',
    })
    expect(secretsOf(config)).toEqual([
      '123456:AbCdEf',
      'wecom-secret',
      'a-secret-of-the-web',
      'https://a.example.org/send?key=webhook-key',
      'webhook-key',
    ])
  })
})
