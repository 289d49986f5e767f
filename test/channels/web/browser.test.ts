import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../../src/answer/turn.ts'
import { createMetrics } from '../../../src/channels/web/metrics.ts'
import { startWebServer, type WebServer } from '../../../src/channels/web/server.ts'
import type { Report } from '../../../src/model.ts'
import { startBrowser } from '../../support/browser.ts'
import { answering, createFakeEngine, fakeReport, fakeTurn } from '../../support/fake-engine.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }
const DESK = { viewport: { width: 1280, height: 800 } }

/** A report of sixty paragraphs in three parts; the second paragraph holds the figure. */
function longReport(): Report {
  const short = fakeReport()
  const texts = Array.from(
    { length: 60 },
    (_, i) => short.paragraphs[i]?.text ?? `${'我们认真开展协商。'.repeat(12)}`,
  )
  const section = (title: string, level: number, paragraph: number) => ({
    title,
    level,
    paragraph,
    path: [title],
    runIn: false,
  })
  const blank = { section: [], period: null, figures: [], items: [], warnings: [] }
  return {
    ...short,
    sections: [
      section('一、2023年工作回顾', 1, 2),
      section('（一）广泛协商', 2, 20),
      section('二、2024年工作安排', 1, 45),
    ],
    paragraphs: texts.map((text, i) => ({ ...blank, id: `p${i + 1}`, number: i + 1, text })),
  }
}

/** Answers 比较 with a comparison over the years and 火星 with a no, anything else with the figure. */
function engine(): Engine {
  const fake = createFakeEngine()
  const rows = [
    { label: '2021年', value: '报告未载', passage: null },
    { label: '2022年', value: '293件', passage: 0 },
    { label: '2023年', value: '363件', passage: 0 },
  ]
  return {
    ...fake,
    report: (id) => (id === 'r-2023' ? longReport() : null),
    ...answering((question, previous) =>
      question === '比较'
        ? fakeTurn(question, { kind: 'compare', comparison: rows, headline: '2022年 293件；2023年 363件' })
        : fake.ask(question, previous),
    ),
  }
}

// A browser takes some seconds to start, so all tests share one; each has a window of its own.
const browser: Browser | null = await startBrowser()
let server: WebServer
beforeAll(async () => {
  server = await startWebServer({
    port: 0,
    host: '127.0.0.1',
    engine,
    index: () => 'v1',
    channels: () => ({}),
    gauges: () => ({}),
    open: false,
    secret: 'a secret for tests',
    publicUrl: 'https://baogao.example.org',
    store: { questions: { record: () => 0, vote: () => {} } },
    version: '1.0.0',
    metrics: createMetrics(),
    now: Date.now,
    onError: (error) => {
      throw error
    },
  })
})
afterAll(async () => {
  await browser?.close()
  await server.stop()
})

interface Visit {
  page: Page
  /** What the browser complained of, and requests that left the host. */
  faults: string[]
}

async function open(
  options: BrowserContextOptions,
  path: string,
  run: (visit: Visit) => Promise<void>,
): Promise<void> {
  if (!browser) throw new Error('no browser')
  const context = await browser.newContext({ reducedMotion: 'reduce', baseURL: server.url, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol !== 'data:' && origin !== server.url) faults.push(`asked ${request.url()}`)
  })
  try {
    await page.goto(path)
    await run({ page, faults })
    expect(faults).toEqual([])
  } finally {
    await context.close()
  }
}

async function ask(page: Page, question: string): Promise<void> {
  const before = await page.locator('.exchange').count()
  await page.fill('#question', question)
  await page.click('#ask button')
  await page.locator('.exchange:not([aria-busy])').nth(before).waitFor()
}

async function inView(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).first().boundingBox()
  const height = page.viewportSize()?.height ?? 0
  return box !== null && box.y >= 0 && box.y + box.height <= height
}

/** Serious and critical faults that axe-core finds. */
async function barriers(page: Page): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
  // The page's own policy forbids inline scripts; the debugger's console does not ask it.
  await page.evaluate(await readFile(axe, 'utf8'))
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}

describe.skipIf(browser === null)('in a browser', () => {
  it('asks, follows up, and opens the source with its sentence in view and marked', async () => {
    await open(PHONE, '/', async ({ page }) => {
      await ask(page, '提案多少')
      await page.locator('.chips button', { hasText: '那2022年呢' }).click()
      await page.locator('.exchange:not([aria-busy])').nth(1).waitFor()
      expect(await page.locator('.question .asked').allInnerTexts()).toEqual(['提案多少', '那2022年呢'])
      await page.locator('.votes button').first().click()
      await page.locator('.votes [aria-pressed="true"]').waitFor()
      await page.locator('.source').last().click()
      await page.waitForURL(/#p2$/u)
      expect(await page.locator('#p2 mark.cited').innerText()).toContain('提案363件')
      expect(await inView(page, '#p2 mark.cited')).toBe(true)
    })
  })

  it('remembers the conversation in this browser alone, until it is cleared', async () => {
    await open(PHONE, '/', async ({ page }) => {
      await ask(page, '<b>提案</b>')
      await page.reload()
      expect(await page.locator('.question .asked').innerText()).toBe('<b>提案</b>')
      expect(await page.locator('input[name="chat"]').first().inputValue()).not.toBe('')
      await page.click('#clear')
      await page.locator('.welcome').waitFor()
      expect(await page.locator('.exchange').count()).toBe(0)
    })
  })

  it('draws a row of years, and fits a comparison on a phone', async () => {
    await open(PHONE, '/', async ({ page }) => {
      await ask(page, '比较')
      expect(await page.locator('.chart .column').count()).toBe(2)
      expect(await page.locator('tbody tr').count()).toBe(3)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    })
  })

  it('finds a word from place to place in both directions', async () => {
    await open(PHONE, '/reports/r-2023', async ({ page }) => {
      await page.fill('#find', '协商')
      await page.click('#search')
      const total = await page.locator('mark.hit').count()
      expect(total).toBe(57 * 12)
      expect(await page.locator('#found').innerText()).toBe(`1/${total}`)
      await page.click('#previous')
      expect(await page.locator('#found').innerText()).toBe(`${total}/${total}`)
      expect(await inView(page, 'mark.now')).toBe(true)
      await page.fill('#find', '')
      expect(await page.locator('mark.hit').count()).toBe(0)
    })
  })

  it('leads through the outline to a part', async () => {
    await open(PHONE, '/reports/r-2023', async ({ page }) => {
      await page.click('#outline > summary')
      await page.getByRole('link', { name: '二、2024年工作安排' }).click()
      await page.waitForURL(/#p45$/u)
      expect(await inView(page, '#p45 .number')).toBe(true)
    })
  })

  it('keeps larger type and dark display for the next page, without a page too wide', async () => {
    await open(PHONE, '/reports/r-2023', async ({ page }) => {
      const size = () => page.evaluate<number>('Number.parseFloat(getComputedStyle(document.body).fontSize)')
      const before = await size()
      for (let i = 0; i < 3; i += 1) await page.click('[data-type="1"]')
      await page.click('#theme')
      await page.goto('/')
      expect(await size()).toBeGreaterThan(before * 1.4)
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
      await ask(page, '比较')
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    })
  })

  it('copies a quotation with its source, and passes it on', async () => {
    await open(
      { ...DESK, permissions: ['clipboard-read', 'clipboard-write'] },
      '/reports/r-2023#p2',
      async ({ page }) => {
        await page.locator('#p2 .tools button').click()
        await page.locator('#p2 .tools button', { hasText: '已复制' }).waitFor()
        expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(
          /^“一年来，.*”——政协云溪市委员会\. 云溪市政协常委会工作报告\[R\]\. \(2024-01-20\): 第2段\.$/u,
        )
        await page.locator('#p2 .tools a').click()
        await page.locator('svg.qr').waitFor()
      },
    )
  })

  it('is read without script: the sentence marked, words found, questions answered', async () => {
    const mark = encodeURIComponent('全年共收到提案363件')
    await open(
      { ...PHONE, javaScriptEnabled: false },
      `/reports/r-2023?p=2&mark=${mark}#p2`,
      async ({ page }) => {
        expect(await page.locator('#p2 mark.cited').innerText()).toBe('全年共收到提案363件')
        await page.fill('#find', '不足')
        await page.click('#search')
        await page.locator('.found a').click()
        await page.goto('/')
        await page.fill('#question', '提案多少')
        await page.click('#ask button')
        expect(await page.locator('.headline').innerText()).toBe('363件')
      },
    )
  })

  it.each(['light', 'dark'] as const)('has no serious barrier in %s', async (colorScheme) => {
    await open({ ...PHONE, colorScheme }, '/', async ({ page }) => {
      await ask(page, '比较')
      await ask(page, '火星')
      const found = [await barriers(page)]
      for (const path of [
        '/reports/r-2023?find=协商&p=2&mark=提案363件#p2',
        '/reports',
        '/reports/r-2023/cite/2',
        '/enter',
      ]) {
        await page.goto(path)
        found.push(await barriers(page))
      }
      expect(found.flat()).toEqual([])
    })
  })
})
