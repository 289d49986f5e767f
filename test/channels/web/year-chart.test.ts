import { describe, expect, it } from 'vitest'
import { yearChart } from '../../../src/channels/web/year-chart.ts'

const rows = (values: Record<string, string>) =>
  Object.entries(values).map(([label, value]) => ({ label, value, passage: 0 }))

describe('yearChart', () => {
  it('draws a bar for each year, higher for more, with the number as the report writes it', () => {
    const svg = String(yearChart(rows({ '2020年': '293件', '2023年': '363件' })))
    const heights = [...svg.matchAll(/height="([\d.]+)" rx/gu)].map((match) => Number(match[1]))
    expect(heights).toHaveLength(2)
    expect((heights[0] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(293 / 363, 1)
    expect(svg).toContain('>293件<')
    expect(svg).toContain('aria-label="图：2020年293件，2023年363件"')
  })

  it('knows that 1.2万 is more than 9000', () => {
    const svg = String(yearChart(rows({ '2020年': '9000人', '2023年': '1.2万人' })))
    const heights = [...svg.matchAll(/height="([\d.]+)" rx/gu)].map((match) => Number(match[1]))
    expect(heights[1]).toBeGreaterThan(heights[0] ?? 0)
  })

  it('draws nothing for a year no report tells of', () => {
    const svg = String(yearChart(rows({ '2020年': '293件', '2021年': '报告未载', '2023年': '363件' })))
    expect(svg.match(/<rect/gu)).toHaveLength(2)
    expect(svg).toContain('>未载<')
  })

  it('hangs a fall below the line', () => {
    const svg = String(yearChart(rows({ '2020年': '下降3.2%', '2023年': '增长5.5%' })))
    const [fall, growth] = [...svg.matchAll(/<rect[^>]* y="([\d.]+)"/gu)].map((match) => Number(match[1]))
    expect(fall).toBeGreaterThan(growth ?? 0)
  })

  it('draws a line that breaks where years are missing, from seven years on', () => {
    const years = ['2015', '2016', '2017', '2018', '2019', '2020', '2021']
    const values = Object.fromEntries(
      years.map((year, i) => [`${year}年`, i === 3 ? '报告未载' : `${i + 1}件`]),
    )
    const svg = String(yearChart(rows(values)))
    const path = /class="line" d="([^"]*)"/u.exec(svg)?.[1] ?? ''
    expect(path.match(/M/gu)).toHaveLength(2)
  })

  it.each([
    ['different units', { '2020年': '293件', '2023年': '37场' }],
    ['places instead of years', { 义乌市: '293件', 永康市: '363件' }],
    ['one number only', { '2020年': '293件', '2023年': '报告未载' }],
    ['several numbers a year', { '2020年': '293件、27场', '2023年': '363件、37场' }],
  ])('is left out for %s', (_name, values) => {
    expect(yearChart(rows(values))).toBeNull()
  })
})
