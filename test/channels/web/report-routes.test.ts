import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { markOf } from '../../../src/channels/web/mark.ts'
import { sign } from '../../../src/channels/web/signature.ts'
import { answering, createFakeEngine, fakePassage, fakeReport, fakeTurn } from '../../support/fake-engine.ts'
import { form, setUpWebApp as setup, WEB_SECRET } from '../../support/web-app.ts'

const SENTENCE = fakePassage().highlight
const MARK = encodeURIComponent(markOf(SENTENCE))

describe('the report page', () => {
  it('marks the sentence that is cited, in its paragraph alone, without script', async () => {
    const { here } = await setup()
    const page = await (await here(`/reports/r-2023?p=2&mark=${MARK}`)).text()
    expect(page).toContain(`<mark class="cited">${SENTENCE}</mark>`)
    expect(page.match(/<mark/gu)).toHaveLength(1)
    expect(await (await here(`/reports/r-2023?p=3&mark=${MARK}`)).text()).not.toContain('<mark')
  })

  it('finds a word without script, and says where and how often', async () => {
    const { here } = await setup()
    const page = await (await here('/reports/r-2023?find=提案')).text()
    expect(page).toContain('“提案”共1处：<a href="#p2">第2段</a>')
    expect(page).toContain('<mark class="hit">提案</mark>')
    expect(await (await here('/reports/r-2023?find=火星')).text()).toContain('没有出现“火星”')
  })

  it('never takes what an address carries for HTML', async () => {
    const { here } = await setup()
    const hostile = encodeURIComponent('"><script>alert(1)</script>')
    for (const path of [
      `/reports/r-2023?find=${hostile}&mark=${hostile}&p=2&k=${hostile}`,
      `/reports/r-2023/cite/2?mark=${hostile}&k=${hostile}`,
      `/reports?q=${hostile}`,
      `/enter?next=${hostile}`,
    ])
      expect(await (await here(path)).text(), path).not.toContain('<script>')
  })

  it('carries a QR code of itself for print where phones reach it', async () => {
    const { here } = await setup({ publicUrl: 'https://baogao.example.org' })
    expect(await (await here('/reports/r-2023')).text()).toContain('<svg class="qr"')
    const { here: alone } = await setup()
    expect(await (await alone('/reports/r-2023')).text()).not.toContain('class="qr"')
  })
})

describe('a paragraph to pass on', () => {
  it('offers the sentence with its source to copy', async () => {
    const { here } = await setup({ publicUrl: 'https://baogao.example.org' })
    const page = await (await here(`/reports/r-2023/cite/2?mark=${MARK}`)).text()
    const key = sign(WEB_SECRET, '/reports/r-2023')
    expect(page).toContain(
      `“${SENTENCE}”——政协云溪市委员会. 云溪市政协常委会工作报告[R/OL]. (2024-01-20)[1970-01-01]: 第2段. https://baogao.example.org/reports/r-2023?k=${key}#p2.</textarea>`,
    )
    expect((await here('/reports/r-2023/cite/99')).status).toBe(404)
  })

  it('draws a card of less than 300 kB', async () => {
    const { here } = await setup({ publicUrl: 'https://baogao.example.org' })
    const response = await here(`/reports/r-2023/cite/2/card.png?mark=${MARK}`)
    const png = Buffer.from(await response.arrayBuffer())
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.length).toBeLessThan(300_000)
    // Without the font every sign would be missing and the picture nearly empty.
    expect(png.length).toBeGreaterThan(20_000)
  })

  it('makes a far address wait that has pictures drawn in a loop', async () => {
    const { afar } = await setup()
    const path = `/reports/r-2023/cite/99/card.png?k=${sign(WEB_SECRET, '/reports/r-2023')}`
    const statuses = new Set<number>()
    for (let i = 0; i < 20; i += 1) statuses.add((await afar(path)).status)
    expect([...statuses]).toEqual([404])
    expect((await afar(path)).status).toBe(429)
  })
})

/** The parts of a DOCX as text; each must be well-formed XML. */
async function wordParts(response: Response): Promise<Record<string, string>> {
  expect(response.status).toBe(200)
  expect(response.headers.get('content-disposition')).toContain('.docx')
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const texts = Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)] as const)
  for (const [name, text] of texts)
    if (/\.(xml|rels)$/u.test(name)) expect(XMLValidator.validate(text), name).toBe(true)
  return Object.fromEntries(texts)
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t[ >][^<]*/gu)].map(([run]) => run.replace(/^[^>]*>/u, '')).join('')
}

describe('the Word file', () => {
  it('holds the quotation with its source as a footnote', async () => {
    const { here } = await setup()
    const parts = await wordParts(await here(`/reports/r-2023/cite/2/quotation.docx?mark=${MARK}`))
    const text = parts['word/document.xml'] ?? ''
    expect(textOf(text)).toContain(`“${SENTENCE}”`)
    expect(text.match(/<w:footnoteReference w:id="1"\/>/gu)).toHaveLength(1)
    expect(textOf(parts['word/footnotes.xml'] ?? '')).toContain('云溪市政协常委会工作报告[R]')
  })

  it('holds a comparison as a table whose figures lead to their sources, each footnote once', async () => {
    const turn = fakeTurn('比较', {
      kind: 'compare',
      reply: '2020年：293件\n2023年：363件\n多70件（由程序计算）。',
      passages: [fakePassage(), fakePassage({ paragraph: 1, text: '\u0001二', highlight: '' })],
      comparison: [
        { label: '2020年', value: '293件', passage: 0 },
        { label: '2023年', value: '363件', passage: 1 },
        { label: '再一次', value: '363件', passage: 1 },
        { label: '2021年', value: '报告未载', passage: null },
      ],
    })
    const { here } = await setup({ engine: { ...createFakeEngine(), ...answering(() => turn) } })
    const page = await (await here('/', form({ question: '比较' }))).text()
    const path = /href="(\/answers\/[^"]*docx)"/u.exec(page)?.[1] ?? ''
    const parts = await wordParts(await here(path))
    const text = parts['word/document.xml'] ?? ''
    expect(textOf(text)).toContain('2021年报告未载')
    expect(textOf(text)).toContain('多70件（由程序计算）。')
    expect([...text.matchAll(/footnoteReference w:id="(\d)"/gu)].map((match) => match[1])).toEqual(['1', '2'])
    expect((await here('/answers/none/answer.docx')).status).toBe(404)
  })
})

describe('the list of reports', () => {
  const heads = () => {
    const { sections: _sections, paragraphs: _paragraphs, warnings: _warnings, ...head } = fakeReport()
    const court = {
      title: '青河县人民法院工作报告',
      institution: '青河县人民法院',
      region: '青河县',
      year: 2021,
      planYear: 2022,
      date: null,
    }
    return [
      { ...head, paragraphCount: 3 },
      { ...head, ...court, id: 'r-2021', type: null, meeting: null, file: '法院.txt', paragraphCount: 3 },
    ]
  }

  it.each([
    ['政协 云溪', ['r-2023']],
    ['2021年', ['r-2021']],
    ['法院　青河', ['r-2021']],
    ['工作报告', ['r-2023', 'r-2021']],
    ['雲溪', ['r-2023']],
    ['火星', []],
  ])('is narrowed by %s', async (search, ids) => {
    const { here } = await setup({ engine: { ...createFakeEngine(), heads } })
    const page = await (await here(`/reports?q=${encodeURIComponent(search)}`)).text()
    expect([...page.matchAll(/data-report="([^"]+)"/gu)].map((match) => match[1])).toEqual(ids)
  })

  it('is an Atom feed too, with addresses that open from afar', async () => {
    const { here, afar } = await setup({
      publicUrl: 'https://baogao.example.org',
      engine: { ...createFakeEngine(), heads },
    })
    const text = await (await here('/feed.atom')).text()
    expect(XMLValidator.validate(text)).toBe(true)
    const { feed } = new XMLParser({ ignoreAttributes: false }).parse(text)
    expect(feed.entry).toHaveLength(2)
    expect(feed.updated).toBe('2024-01-20T00:00:00+08:00')
    const url = new URL(feed.entry[0].link['@_href'])
    expect((await afar(url.pathname + url.search)).status).toBe(200)
  })
})
