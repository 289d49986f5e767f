import { describe, expect, it } from 'vitest'
import { answerSchema, healthSchema, reportSchema, reportsSchema } from '../../../src/channels/web/schemas.ts'
import { answering, createFakeEngine, fakePassage, fakeReport, fakeTurn } from '../../support/fake-engine.ts'
import { asking, form, type Send, setUpWebApp as setup } from '../../support/web-app.ts'

describe('POST /api/ask', () => {
  it('answers in the form of the contract', async () => {
    const { here } = await setup()
    const answer = answerSchema.parse(await (await here('/api/ask', asking('提案多少'))).json())
    expect(answer).toMatchObject({ id: null, kind: 'answer', headline: '363件' })
    expect(answer.passages[0]?.report.title).toBe('云溪市政协常委会工作报告')
  })

  it('keeps the conversation of each chat apart', async () => {
    const engine = createFakeEngine()
    const { here } = await setup({ engine })
    await here('/api/ask', asking('一', 'a'))
    await here('/api/ask', asking('二', 'b'))
    await here('/api/ask', asking('三', 'a'))
    await here('/api/ask', asking('四'))
    expect(engine.asked.map(({ previous }) => previous)).toEqual([null, null, '一', null])
  })

  it.each([
    ['no JSON', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }, 400],
    ['no question', asking(undefined), 400],
    ['a question that is no text', asking(7), 400],
    ['a question without end', asking('长'.repeat(3_000)), 400],
    ['a form', { method: 'POST', body: new URLSearchParams({ question: '提案' }) }, 415],
    ['a body over 64 kB', asking('长'.repeat(30_000)), 413],
  ])('refuses %s with a sentence', async (_name, init, status) => {
    const { here } = await setup()
    const response = await here('/api/ask', init)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error: expect.any(String) })
  })

  it('tells nothing of a fault in the program but logs it', async () => {
    const { here, errors } = await setup()
    const response = await here('/api/ask', asking('炸'))
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret detail')
    expect(errors).toHaveLength(1)
  })

  it('makes a far address wait when it asks in a loop, and lets it go on after', async () => {
    const { afar, clock } = await setup({ open: true })
    const statuses = new Set<number>()
    for (let i = 0; i < 60; i += 1) statuses.add((await afar('/api/ask', asking('提案'))).status)
    expect([...statuses]).toEqual([200])
    const refused = await afar('/api/ask', asking('提案'))
    expect(refused.status).toBe(429)
    clock.now += Number(refused.headers.get('retry-after')) * 1000
    expect((await afar('/api/ask', asking('提案'))).status).toBe(200)
  })
})

describe('a command typed at the page', () => {
  const said = async (here: Send, question: string, chat = 'c') =>
    (await (await here('/api/ask', asking(question, chat))).json()) as { kind: string; reply: string }

  it.each([
    ['订阅', '“订阅”'],
    ['订阅 养老', '“订阅”'],
    ['我的订阅', '“订阅”'],
    ['/unsubscribe', '“订阅”'],
    ['待答', '“待答”'],
    ['我是谁', '“我是谁”'],
    ['网页', '“网页”'],
  ])('%s is not searched for; it is said where it works', async (command, word) => {
    const engine = createFakeEngine()
    const { here } = await setup({ engine })
    const { kind, reply } = await said(here, command)
    expect(kind).toBe('chat')
    expect(reply).toContain(word)
    expect(reply).toContain('企业微信或 Telegram')
    expect(engine.asked.map(({ question }) => question)).not.toContain(command)
  })

  it.each([
    ['/reports', '报告'],
    ['/help', '帮助'],
    ['帮助', '帮助'],
    ['/why', '为什么这样答'],
    ['目录 1', '目录 1'],
  ])('%s is put to the engine as %s', async (command, words) => {
    const engine = createFakeEngine()
    const { here } = await setup({ engine })
    await said(here, command)
    expect(engine.asked.map(({ question }) => question)).toEqual([words])
  })

  it('清除 forgets this conversation, and no other', async () => {
    const engine = createFakeEngine()
    const { here } = await setup({ engine })
    await said(here, '提案多少', 'a')
    await said(here, '提案多少', 'b')
    expect((await said(here, '清除', 'a')).reply).toContain('忘掉了')
    expect((await said(here, '清除', 'a')).reply).toContain('没有要忘掉')
    await said(here, '那2020年呢', 'a')
    await said(here, '那2020年呢', 'b')
    expect(engine.asked.slice(-2).map(({ previous }) => previous)).toEqual([null, '提案多少'])
  })
})

describe('GET', () => {
  it('lists the reports and gives one whole', async () => {
    const { here } = await setup()
    const { reports } = reportsSchema.parse(await (await here('/api/reports')).json())
    expect(reports).toHaveLength(1)
    const report = reportSchema.parse(await (await here(`/api/reports/${reports[0]?.id}`)).json())
    expect(report.paragraphs).toHaveLength(3)
    expect((await here('/api/reports/none')).status).toBe(404)
  })

  it('tells its health', async () => {
    const { here } = await setup({ channels: () => ({ telegram: 'up' }) })
    expect(healthSchema.parse(await (await here('/healthz')).json())).toEqual({
      status: 'ok',
      channels: { telegram: 'up' },
      reports: 1,
      paragraphs: 3,
      index: 'v1',
    })
  })

  it.each(['down', 'conflict', 'kicked', 'refused'] as const)(
    'is degraded while a channel is %s',
    async (status) => {
      const { here } = await setup({ channels: () => ({ telegram: 'up', wecom: status }) })
      expect(await (await here('/healthz')).json()).toMatchObject({
        status: 'degraded',
        channels: { wecom: status },
      })
    },
  )

  it('is degraded without any report', async () => {
    const { here } = await setup({ engine: { ...createFakeEngine(), heads: () => [] } })
    expect(await (await here('/healthz')).json()).toMatchObject({ status: 'degraded', reports: 0 })
  })

  it('counts questions by kind', async () => {
    const { here } = await setup()
    await here('/api/ask', asking('提案'))
    await here('/api/ask', asking('火星'))
    const text = await (await here('/metrics')).text()
    expect(text).toContain('wenbao_questions_total{channel="web",kind="answer"} 1')
    expect(text).toContain('wenbao_questions_total{channel="web",kind="decline"} 1')
    expect(text).toContain('wenbao_reports 1')
    expect(text).toContain('wenbao_messages_pending 7')
  })

  it('tells in figures how long answers took, how each channel is, and names each gauge once', async () => {
    const { here } = await setup({ channels: () => ({ telegram: 'up', wecom: 'kicked' }) })
    await here('/api/ask', asking('提案'))
    const text = await (await here('/metrics')).text()
    expect(text).toContain('wenbao_answer_milliseconds_bucket{le="+Inf"} 1')
    expect(text).toContain('wenbao_channel_up{channel="telegram",state="up"} 1')
    expect(text).toContain('wenbao_channel_up{channel="wecom",state="kicked"} 0')
    const lines = text.trimEnd().split('\n')
    expect(new Set(lines).size).toBe(lines.length)
    for (const line of lines)
      expect(line).toMatch(/^# TYPE \w+ (?:counter|gauge|histogram)$|^\w+(?:\{[^{}]*\})? [\d.]+$/u)
  })

  it('describes the API by the schemas that check it', async () => {
    const { here } = await setup()
    const text = await (await here('/openapi.json')).text()
    const paths = JSON.parse(text).paths
    expect(Object.keys(paths)).toEqual([
      '/api/ask',
      '/api/reports',
      '/api/reports/{id}',
      '/api/search',
      '/api/figures',
      '/healthz',
    ])
    expect(paths['/api/ask'].post.requestBody.content['application/json'].schema.required).toEqual([
      'question',
    ])
    // What a schema is called inside must not leak into references that lead nowhere.
    expect(text).not.toContain('"$ref"')
  })

  it('serves style and script, and says when they are unchanged', async () => {
    const { here } = await setup()
    const first = await here('/assets/chat.js')
    expect(first.headers.get('content-type')).toContain('text/javascript')
    const etag = first.headers.get('etag') ?? ''
    expect((await here('/assets/chat.js', { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect((await here('/assets/..%2fapp.ts')).status).toBe(404)
  })
})

describe('the pages', () => {
  it('answer a form without JavaScript, with quote, mark and source', async () => {
    const { here } = await setup()
    const page = await (await here('/', form({ question: '提案多少', chat: 'c1' }))).text()
    expect(page).toContain('<p class="headline">363件</p>')
    expect(page).toContain('<mark>全年共收到提案363件')
    expect(page).toContain('href="/reports/r-2023?p=2&amp;mark=')
    expect(page).toContain('name="chat" value="c1"')
    expect(page).toContain('<!doctype html>')
  })

  it('show what the program computed and which report it took, beside the quotes', async () => {
    const turn = fakeTurn('x', {
      reply: '363件\n“…提案363件”\n按：云溪市政协·2023年\n多70件（由程序计算）。',
    })
    const { here } = await setup({ engine: { ...createFakeEngine(), ...answering(() => turn) } })
    const page = await (await here('/', form({ question: '提案' }))).text()
    expect(page).toContain('<p class="note">按：云溪市政协·2023年</p>')
    expect(page).toContain('<p class="note">多70件（由程序计算）。</p>')
    expect(page).not.toContain('<p class="note">363件')
  })

  it('do not say a sentence twice that the quotation shows', async () => {
    const [text = ''] = fakeReport()
      .paragraphs.map((paragraph) => paragraph.text)
      .slice(1)
    const turn = fakeTurn('x', { headline: text })
    const { here } = await setup({ engine: { ...createFakeEngine(), ...answering(() => turn) } })
    const page = await (await here('/', form({ question: '提案' }))).text()
    expect(page).not.toContain('class="headline"')
    expect(page).not.toContain('class="sentence"')
  })

  it('give the answer alone to the script', async () => {
    const { here } = await setup()
    const page = await (await here('/', form({ question: '提案' }, { 'x-fragment': '1' }))).text()
    expect(page).toMatch(/^<article/u)
  })

  it('offer questions that can be answered', async () => {
    const { here } = await setup()
    expect(await (await here('/')).text()).toContain('value="满意率是多少"')
  })

  it('show a report with its outline and an address for each paragraph', async () => {
    const { here } = await setup()
    const page = await (await here('/reports/r-2023')).text()
    expect(page).toContain('id="p3"')
    expect(page).toContain('<h2>一、2023年工作回顾</h2>')
    expect(page).toContain('<a href="#p2">一、2023年工作回顾</a>')
    expect(await (await here('/reports')).text()).toContain('href="/reports/r-2023"')
    expect((await here('/reports/none')).status).toBe(404)
  })

  it('show a run-in heading in front of its paragraph', async () => {
    const report = fakeReport()
    const [section] = report.sections
    if (!section) throw new Error('the report has a section')
    const engine = {
      ...createFakeEngine(),
      report: () => ({ ...report, sections: [{ ...section, title: '提案增质效。', runIn: true }] }),
    }
    const { here } = await setup({ engine })
    const page = await (await here('/reports/r-2023')).text()
    expect(page).toContain('<b>提案增质效。</b><span class="text">一年来')
    expect(page).not.toContain('<h2>提案增质效')
  })

  it('never take words of a question or a report for HTML', async () => {
    const hostile = '<script>alert(1)</script>"\'&amp;'
    const turn = fakeTurn('x', {
      headline: hostile,
      passages: [fakePassage({ text: hostile, highlight: 'alert', section: [hostile], warnings: [hostile] })],
      comparison: [{ label: hostile, value: hostile, passage: 0 }],
      suggestions: [hostile],
    })
    const report = { ...fakeReport(), title: hostile, institution: hostile }
    const engine = { ...createFakeEngine(), ...answering(() => turn), report: () => report }
    const { here } = await setup({ engine })
    for (const page of [
      await (await here('/', form({ question: hostile, chat: hostile }))).text(),
      await (await here('/reports/x')).text(),
      await (await here('/')).text(),
    ]) {
      expect(page).not.toContain('<script>')
      expect(page).not.toContain('"\'&amp;"')
    }
  })

  it.each(['/', '/reports', '/reports/r-2023'])(
    'send less than 60 kB before the text of %s',
    async (path) => {
      const { here } = await setup()
      const page = await (await here(path)).text()
      const head = page.slice(0, page.indexOf('<main'))
      const assets = [...head.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/gu)].map((match) => match[1] ?? '')
      expect(assets.length).toBeGreaterThanOrEqual(3)
      let bytes = Buffer.byteLength(head)
      for (const asset of assets) bytes += (await (await here(asset)).arrayBuffer()).byteLength
      expect(bytes).toBeLessThan(60_000)
    },
  )

  it('forbid inline scripts and other hosts', async () => {
    const { here } = await setup()
    for (const path of ['/', '/reports', '/reports/r-2023']) {
      const response = await here(path)
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
      const page = await response.text()
      expect(page).not.toMatch(/<style|style=|\son\w+=|https?:\/\//u)
    }
  })
})
