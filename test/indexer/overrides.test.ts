import { expect, it } from 'vitest'
import { ingest } from '../../src/indexer/ingest.ts'
import { readOverrides } from '../../src/indexer/overrides.ts'
import { sourceOf } from './account.ts'

it('takes what it knows, of the right kind', () => {
  const given = { title: '云溪县政协工作报告', year: 2023, date: 2024, planYear: 2024, region: '云溪县' }
  expect(readOverrides(given)).toEqual({ overrides: { ...given, date: '2024' }, warnings: [] })
})

it('reads the date that YAML made of 2024-01-20', () => {
  expect(readOverrides({ date: new Date('2024-01-20T00:00:00Z') }).overrides).toEqual({ date: '2024-01-20' })
})

it.each(['2024', '2024-02', '2024-02-29'])('takes %s for a date', (date) => {
  expect(readOverrides({ date })).toEqual({ overrides: { date }, warnings: [] })
})

it('empties a field that is null', () => {
  expect(readOverrides({ region: null }).overrides).toEqual({ region: null })
})

it.each([
  ['yaer', 2023, 'override-unknown', 'yaer'],
  ['__proto__x', 1, 'override-unknown', '__proto__x'],
  ['year', '二〇二三', 'override-invalid', 'year'],
  ['year', 23, 'override-invalid', 'year'],
  ['date', '2024/1/20', 'override-invalid', 'date'],
  ['date', '2024-13-01', 'override-invalid', 'date'],
  ['date', '2023-02-29', 'override-invalid', 'date'],
  ['date', '2024-01-20-01', 'override-invalid', 'date'],
  ['title', '', 'override-invalid', 'title'],
  ['title', null, 'override-invalid', 'title'],
  ['presenter', ['甲', '乙'], 'override-invalid', 'presenter'],
])('tells of %s: %s', (key, value, code, named) => {
  const { overrides, warnings } = readOverrides({ [key]: value })
  expect(overrides).toEqual({})
  expect(warnings).toMatchObject([{ code }])
  expect(warnings[0]?.message).toContain(named)
})

it('puts them above what the text says, down to the years of the paragraphs', () => {
  const text =
    '云溪县政府工作报告\n各位代表：\n一、过去一年工作回顾\n全年财政收入12.5亿元，同比增长5.1%，各项工作取得新的进展。'
  const [report] = ingest(sourceOf(text, { overrides: { year: 2018, title: '另一个题名' } }), 'x.txt')
  expect(report).toMatchObject({ title: '另一个题名', titleFrom: 'override', year: 2018 })
  expect(report?.paragraphs.at(-1)?.period).toEqual({ kind: 'review', from: 2018, to: 2018 })
})
