import { describe, expect, it } from 'vitest'
import { asking, form, setUpWebApp } from '../../support/web-app.ts'

const PUBLIC = 'https://example.org/wenbao'

/** Every address of this host in a page. */
function addresses(page: string): string[] {
  return [...page.matchAll(/ (?:href|src|action)="([^"]*)"/gu)]
    .map(([, address = '']) => address)
    .filter((address) => !/^(?:#|data:|https:)/u.test(address))
}

describe('under a path of its host', () => {
  it.each(['/', '/reports', '/reports/r-2023', '/nothing'])('%s leads nowhere else', async (path) => {
    const { here } = await setUpWebApp({ publicUrl: PUBLIC })
    const page = await (await here(path)).text()
    const found = addresses(page)
    expect(found.length).toBeGreaterThan(3)
    expect(found.filter((address) => !address.startsWith('/wenbao/') && !address.startsWith('?'))).toEqual([])
  })

  it('answers whether or not the proxy takes the path off', async () => {
    const { here } = await setUpWebApp({ publicUrl: PUBLIC })
    for (const path of ['/wenbao', '/wenbao/', '/'])
      expect(await (await here(path)).text()).toContain('id="question"')
    for (const path of ['/wenbao/api/ask', '/api/ask'])
      expect((await here(path, asking('提案多少'))).status).toBe(200)
    for (const path of ['/wenbao/assets/chat.js', '/assets/chat.js'])
      expect((await here(path)).status).toBe(200)
    expect((await here('/wenbaonothing')).status).toBe(404)
  })

  it('lets a phone in with the code, back to the page', async () => {
    const { here, afar } = await setUpWebApp({ publicUrl: PUBLIC })
    const code = /([0-9A-Z]{4}-[0-9A-Z]{4})<\/p>/u.exec(await (await here('/code')).text())?.[1] ?? ''
    const entered = await afar('/wenbao/enter', form({ code, next: '/' }))
    expect(entered.headers.get('location')).toBe('/wenbao/')
    expect(entered.headers.get('set-cookie')).toContain('Path=/wenbao')
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await afar('/wenbao/', { headers: { cookie } })).status).toBe(200)
  })

  it('opens the signed link of a source, and tells programs the path', async () => {
    const { here, afar } = await setUpWebApp({ publicUrl: PUBLIC })
    const feed = await (await here('/feed.atom')).text()
    const link = /href="(https:[^"]*reports[^"]*)"/u.exec(feed)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(link).toMatch(/^https:\/\/example\.org\/wenbao\/reports\//u)
    const { pathname, search } = new URL(link)
    expect((await afar(`${pathname}${search}`)).status).toBe(200)
    expect((await afar(pathname)).status).toBe(403)
    const description = (await (await here('/openapi.json')).json()) as { servers: unknown }
    expect(description.servers).toEqual([{ url: '/wenbao' }])
  })

  it('touches no text that only looks like an address', async () => {
    const { here } = await setUpWebApp({ publicUrl: PUBLIC })
    const page = await (await here('/', form({ question: ' href="/reports" 提案' }))).text()
    expect(page).toContain('href=&quot;/reports&quot;')
  })
})
