import { describe, expect, it } from 'vitest'
import type { FigureContext } from '../../src/indexer/figures.ts'
import { findFigures } from '../../src/indexer/written-figures.ts'

const REVIEW: FigureContext = {
  period: { kind: 'review', from: 2023, to: 2023 },
  year: 2023,
  planYear: 2024,
  section: [],
}

function read(rows: string[], context = REVIEW): string[] {
  const text = rows.join('\n')
  return findFigures(text, context).map((figure) => {
    expect(text.slice(figure.start, figure.end)).toBe(figure.text)
    return `${figure.what} ${figure.year ?? '?'} ${figure.value}${figure.unit}${figure.status === 'planned' ? ' planned' : ''}`
  })
}

describe('figures of a table', () => {
  it.each([
    [
      'takes the year from the head of the column',
      ['项目 | 2022年 | 2023年', '立案提案 | 187件 | 213件', '民主监督活动 | 15次 | 19次'],
      ['立案提案 2022 187件', '立案提案 2023 213件', '民主监督活动 2022 15次', '民主监督活动 2023 19次'],
    ],
    [
      'counts 上年 and 今年 from the year in which the report is given',
      ['指标 | 去年 | 今年计划', '新增就业 | 3.2万人 | 3.5万人'],
      ['新增就业 2023 32000人', '新增就业 2024 35000人 planned'],
    ],
    [
      'takes the unit from the row, the column or a column of its own',
      ['指标（万元） | 2022年 | 2023年', '教育支出（万元） | 1,200 | 1500'],
      ['教育支出 2022 12000000元', '教育支出 2023 15000000元'],
    ],
    [
      'reads a column of units',
      ['指标 | 单位 | 2022年 | 2023年', '公路里程 | 公里 | 820 | 905.5'],
      ['公路里程 2022 820公里', '公路里程 2023 905.5公里'],
    ],
    [
      'adds the head of a column that tells what is counted',
      ['类别 | 立案数 | 办复率', '经济类 | 80件 | 100%'],
      ['经济类立案数 2023 80件', '经济类办复率 2023 100%'],
    ],
    [
      'leaves the year open where several numbers stand under no head',
      ['立案提案 | 187件 | 213件'],
      ['立案提案 ? 187件', '立案提案 ? 213件'],
    ],
    [
      'leaves the year open where a row has other cells than the head',
      ['项目 | 2022年 | 2023年', '立案提案 | 小计 | 187件 | 213件'],
      ['立案提案 ? 187件', '立案提案 ? 213件'],
    ],
    [
      'takes the growth beside a result for that of the same year',
      ['指标 | 单位 | 2022年目标 | 2022年完成 | 增长（%）', '生产总值 | 亿元 | 11%以上 | 192.5 | 12.2'],
      ['生产总值 2022 11% planned', '生产总值 2022 19250000000元', '生产总值增长 2022 12.2%'],
    ],
    [
      'takes the first cell of words for the name',
      ['序号 | 项目 | 数量', '1 | 社情民意信息 | 256篇'],
      ['社情民意信息 2023 256篇'],
    ],
  ])('%s', (_name, rows, expected) => {
    expect(read(rows)).toEqual(expected)
  })

  it('takes a bar within prose for no table', () => {
    expect(read(['来源：县政协 | 编辑部', '全年共立提案213件。'])).toEqual(['提案 2023 213件'])
  })
})
