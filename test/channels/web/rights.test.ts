import { describe, expect, it } from 'vitest'
import { createDoor } from '../../../src/channels/web/door.ts'
import { sign } from '../../../src/channels/web/signature.ts'
import { asking, form, setUpWebApp as setup, WEB_SECRET } from '../../support/web-app.ts'

describe('who may open a page', () => {
  it('keeps everything but health from another machine', async () => {
    const { afar } = await setup()
    const paths = ['/', '/reports', '/reports/r-2023', '/reports/r-2023/cite/2', '/feed.atom', '/api/reports']
    for (const path of [...paths, '/api/search?q=提案', '/api/figures?what=提案', '/metrics', '/code'])
      expect((await afar(path)).status, path).toBe(403)
    expect((await afar('/api/ask', asking('提案'))).status).toBe(403)
    expect((await afar('/', form({ question: '提案' }))).status).toBe(403)
    expect((await afar('/healthz')).status).toBe(200)
  })

  it('opens the one report of a signed link, with what is passed on of it', async () => {
    const { afar } = await setup()
    const key = sign(WEB_SECRET, '/reports/r-2023')
    expect((await afar(`/reports/r-2023?k=${key}`)).status).toBe(200)
    expect((await afar(`/reports/r-2023/cite/2?k=${key}`)).status).toBe(200)
    // Chats look at a link before they show it.
    expect((await afar(`/reports/r-2023?k=${key}`, { method: 'HEAD' })).status).toBe(200)
    expect((await afar(`/reports/r-2023?k=${key.slice(1)}A`)).status).toBe(403)
    expect((await afar(`/reports/r-2024?k=${key}`)).status).toBe(403)
    expect((await afar(`/reports?k=${key}`)).status).toBe(403)
    expect((await afar(`/api/ask?k=${sign(WEB_SECRET, '/api/ask')}`, asking('提案'))).status).toBe(403)
  })

  it('hands the signature of a link on to the pages it leads to', async () => {
    const { afar } = await setup()
    const key = sign(WEB_SECRET, '/reports/r-2023')
    const page = await (await afar(`/reports/r-2023?k=${key}`)).text()
    const cite = /href="(\/reports\/r-2023\/cite\/2[^"]*)"/u.exec(page)?.[1]?.replaceAll('&amp;', '&')
    expect((await afar(cite ?? '')).status).toBe(200)
    expect(page).toContain(`name="k" value="${key}"`)
  })

  it('opens to all when the operator says so', async () => {
    const { afar } = await setup({ open: true, access: 'open' })
    expect((await afar('/')).status).toBe(200)
    expect((await afar('/api/ask', asking('提案'))).status).toBe(200)
  })

  it('lets all read but asks for a code where admins approve', async () => {
    const { afar } = await setup({ open: true, access: 'approve' })
    expect((await afar('/reports/r-2023')).status).toBe(200)
    expect((await afar('/api/ask', asking('提案'))).status).toBe(403)
    const page = await afar('/')
    expect(page.status).toBe(403)
    expect(await page.text()).toContain('name="code"')
  })

  it('does not take a proxy, or a page under another name, for this machine', async () => {
    const { from } = await setup()
    const proxied = from('127.0.0.1', { host: '127.0.0.1:8080', 'x-forwarded-for': '10.0.0.9' })
    for (const path of ['/reports', '/code']) expect((await proxied(path)).status).toBe(403)
    const rebound = from('127.0.0.1', { host: 'evil.example.org' })
    for (const path of ['/reports', '/code']) expect((await rebound(path)).status).toBe(403)
  })
})

it('takes no form that another site sends from here', async () => {
  const { here } = await setup()
  expect((await here('/', form({ question: '提案' }, { 'sec-fetch-site': 'cross-site' }))).status).toBe(403)
  expect((await here('/', form({ question: '提案' }, { 'sec-fetch-site': 'same-origin' }))).status).toBe(200)
})

describe('the code of an admin', () => {
  const code = createDoor(WEB_SECRET).code(0)
  const cookieOf = (response: Response): string =>
    (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

  it('is shown on this machine alone', async () => {
    const { here } = await setup()
    expect(await (await here('/code')).text()).toContain(code)
  })

  it('lets a browser in for good', async () => {
    const { afar } = await setup({ publicUrl: 'https://baogao.example.org' })
    const entered = await afar('/enter', form({ code: code.toLowerCase(), next: '/reports' }))
    expect(entered.status).toBe(303)
    expect(entered.headers.get('location')).toBe('/reports')
    expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Lax/u)
    const headers = { cookie: cookieOf(entered) }
    for (const path of ['/', '/reports', '/api/reports'])
      expect((await afar(path, { headers })).status).toBe(200)
    expect((await afar('/', form({ question: '提案' }, headers))).status).toBe(200)
  })

  it('opens the API to another program', async () => {
    const { afar } = await setup()
    const headers = { authorization: `Bearer ${code}` }
    expect((await afar('/api/reports', { headers })).status).toBe(200)
    expect((await afar('/api/reports', { headers: { authorization: 'Bearer x' } })).status).toBe(403)
  })

  it('cannot be found by trying', async () => {
    const { afar, clock } = await setup()
    const statuses: number[] = []
    for (let i = 0; i < 11; i += 1)
      statuses.push((await afar('/enter', form({ code: `AAAA-AAA${i}` }))).status)
    expect(statuses).toEqual([...Array(10).fill(403), 429])
    expect((await afar('/enter', form({ code }))).status).toBe(429)
    clock.now += 600_000
    expect((await afar('/enter', form({ code }))).status).toBe(303)
  })

  it.each(['//evil.example.org', 'https://evil.example.org', '/\\evil', '/reports\nx', ''])(
    'never leads to %j',
    async (next) => {
      const { afar } = await setup()
      expect((await afar('/enter', form({ code, next }))).headers.get('location')).toBe('/')
    },
  )
})
