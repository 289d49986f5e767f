import { describe, expect, it } from 'vitest'
import { figuresSchema, searchSchema } from '../../../src/channels/web/schemas.ts'
import type { Figure, Report } from '../../../src/model.ts'
import { createFakeEngine, fakeReport } from '../../support/fake-engine.ts'
import { setUpWebApp as setup } from '../../support/web-app.ts'

const FIGURE: Figure = {
  what: '提案',
  value: 363,
  valueTo: null,
  unit: '件',
  text: '363件',
  start: 22,
  end: 26,
  kind: 'level',
  direction: 0,
  status: 'actual',
  year: 2023,
  yearTo: null,
  whose: null,
}

function engineWith(figures: Figure[], changes: Partial<Report> = {}) {
  const report = { ...fakeReport(), ...changes }
  report.paragraphs = report.paragraphs.map((paragraph) =>
    paragraph.number === 2 ? { ...paragraph, figures } : paragraph,
  )
  const engine = createFakeEngine()
  return {
    ...engine,
    report: () => report,
    heads: () => engine.heads().map((head) => ({ ...head, ...changes })),
  }
}

describe('GET /api/search', () => {
  it('finds the paragraphs that hold every word', async () => {
    const { here } = await setup()
    const { hits } = searchSchema.parse(await (await here('/api/search?q=提案 满意率')).json())
    expect(hits.map(({ paragraph, count }) => ({ paragraph, count }))).toEqual([{ paragraph: 2, count: 2 }])
    expect(searchSchema.parse(await (await here('/api/search?q=提案 火星')).json()).hits).toEqual([])
  })

  it.each([
    ['body=政协', 1],
    ['body=人大', 0],
    ['region=云溪', 1],
    ['region=青河', 0],
    ['year=2023', 1],
    ['year=2020', 0],
  ])('keeps to %s', async (filter, count) => {
    const { here } = await setup()
    const { hits } = searchSchema.parse(await (await here(`/api/search?q=提案&${filter}`)).json())
    expect(hits).toHaveLength(count)
  })

  it.each(['', '?q=', '?q=提案&year=去年', '?q=提案&limit=0', '?q=提案&limit=100000'])(
    'refuses %j',
    async (query) => {
      const { here } = await setup()
      expect((await here(`/api/search${query}`)).status).toBe(400)
    },
  )
})

describe('GET /api/figures', () => {
  it('gives the figures that count something, with their report', async () => {
    const { here } = await setup({ engine: engineWith([FIGURE, { ...FIGURE, what: '满意率' }]) })
    const { figures } = figuresSchema.parse(await (await here('/api/figures?what=提案&body=政协')).json())
    expect(figures.map(({ figure, paragraph }) => [figure.text, paragraph])).toEqual([['363件', 2]])
    expect(figures[0]?.report.title).toBe('云溪市政协常委会工作报告')
  })

  it('gives a table that a spreadsheet opens, and no formula in it', async () => {
    const engine = engineWith([{ ...FIGURE, whose: '=HYPERLINK("x")', value: -5 }], { title: '甲,“乙"报告' })
    const { here } = await setup({ engine })
    const response = await here('/api/figures?what=提案&format=csv')
    expect(response.headers.get('content-type')).toContain('text/csv')
    const text = Buffer.from(await response.arrayBuffer()).toString()
    expect(text.startsWith('\uFEFF指标,')).toBe(true)
    const [, row] = text.split('\r\n')
    expect(row).toContain(`"'=HYPERLINK(""x"")"`)
    expect(row).toContain('"甲,“乙""报告"')
    expect(row).toContain('提案,-5,,件,363件')
  })
})
