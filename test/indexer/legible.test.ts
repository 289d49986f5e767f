import { readdirSync, readFileSync } from 'node:fs'
import { Converter } from 'opencc-js/cn2t'
import { expect, it } from 'vitest'
import { ingest } from '../../src/indexer/ingest.ts'
import type { Report } from '../../src/model.ts'
import { standard, widenMarks } from '../../src/text/normalize.ts'
import { sourceOf } from './account.ts'

const HALF: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '！': '!', '？': '?' }
const halved = (text: string) => text.replace(/[，；：！？]/gu, (mark) => HALF[mark] ?? mark)

function read(text: string, file: string): Report {
  const [report] = ingest(sourceOf(text), file)
  if (!report) throw new Error('no report')
  return report
}

/** All that is made of a report, but for the marks it is shown with. */
function made({ paragraphs, sections, ...report }: Report) {
  const { institution, region, session, meeting, date, year, planYear, presenter, presenterPost } = report
  return {
    identity: [institution, region, session, meeting, date, year, planYear, presenter, presenterPost],
    title: standard(report.title),
    sections: sections.map(({ level, title }) => `${level} ${standard(title)}`),
    texts: paragraphs.map(({ text }) => standard(text)),
    periods: paragraphs.map(({ period }) => period),
    items: paragraphs.map(({ items }) => items),
    figures: paragraphs.map(({ figures }) =>
      figures.map(({ what, value, unit, year: of }) => [what, value, unit, of]),
    ),
  }
}

const FOLDER = 'test/eval/county/reports'

it.each(readdirSync(FOLDER))('reads %s with half-width marks as it reads it with full ones', (file) => {
  const text = widenMarks(readFileSync(`${FOLDER}/${file}`, 'utf8'))
  expect(made(read(halved(text), file))).toEqual(made(read(text, file)))
})

const toTraditional = Converter({ from: 'cn', to: 't' })

it.each(readdirSync(FOLDER))('reads %s in traditional script as it reads it in simplified', (file) => {
  const text = readFileSync(`${FOLDER}/${file}`, 'utf8')
  const { identity, periods, sections, figures } = made(read(toTraditional(text), file))
  const plain = made(read(text, file))
  expect([identity, periods, sections]).toEqual([plain.identity, plain.periods, plain.sections])
  expect(figures.map((row) => row.length)).toEqual(plain.figures.map((row) => row.length))
})

it('names what a traditional report counts in its own script', () => {
  const { paragraphs, region, year } = read(
    '雲溪縣2003年政府工作報告\n\n各位代表:\n現在,我代表縣人民政府,向大會作政府工作報告,請予審議。\n\n一、2002年工作回顧\n\n全縣國內生產總值完成69.7億元,比上年增長7.7%。糧食產量20萬噸。\n',
    'x.txt',
  )
  expect([region, year]).toEqual(['云溪县', 2002])
  const figures = paragraphs.at(-1)?.figures.map(({ what, text, kind }) => [what, text, kind])
  expect(figures).toEqual([
    ['全縣國內生產總值', '69.7億元', 'level'],
    ['全縣國內生產總值', '7.7%', 'change'],
    ['糧食產量', '20萬噸', 'level'],
  ])
})

it('shows the marks of the file', () => {
  const text =
    '一、稳中求进,提质增效\n\n全县生产总值46.1亿元,同比增长4.3%;财政收入28,583万元,完成预算的105%。\n'
  const { sections, paragraphs } = read(text, '云溪县政府工作报告.txt')
  expect([sections[0]?.title, paragraphs[0]?.text]).toEqual([
    '一、稳中求进,提质增效',
    '全县生产总值46.1亿元,同比增长4.3%;财政收入28,583万元,完成预算的105%。',
  ])
})

it.each([
  ['各位代表:现在,我代表云溪县人民政府,向大会报告工作', '云溪县人民政府', '云溪县'],
  ['各位委员:我受政协云溪县委员会常务委员会委托,向大会报告工作', '政协云溪县委员会', '云溪县'],
])('knows for whom %s speaks', (opening, institution, region) => {
  const report = read(
    `工作报告\n\n${opening},请予审议。\n\n一、2024年工作回顾\n\n一年来,全县上下齐心协力,各项工作取得新进展。\n`,
    'x.txt',
  )
  expect([report.institution, report.region]).toEqual([institution, region])
})
