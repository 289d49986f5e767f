import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSource } from '../../../src/indexer/read/parse.ts'
import { readPlainText } from '../../../src/indexer/read/text.ts'
import { encode } from './encode.ts'

describe('readPlainText', () => {
  it.each(['\n', '\r\n', '\r'])('numbers lines and counts empty ones, whatever ends them (%j)', (end) => {
    const { lines } = readPlainText(['', '各位委员：', '', '', '　　过去一年', '立提案'].join(end))
    expect(lines.map((line) => [line.number, line.blankBefore, line.text])).toEqual([
      [2, 1, '各位委员：'],
      [5, 2, '　　过去一年'],
      [6, 0, '立提案'],
    ])
  })

  it('counts pages at form feeds and keeps the number of the line', () => {
    const { lines } = readPlainText('第一页\n末行\f第二页\n正文')
    expect(lines.map((line) => [line.number, line.page, line.text])).toEqual([
      [1, 1, '第一页'],
      [2, 1, '末行'],
      [2, 2, '第二页'],
      [3, 2, '正文'],
    ])
  })

  it('parts the cells of a table that tabs or columns of spaces set apart', () => {
    const rows = (text: string) => readPlainText(text).lines.map((line) => line.text)
    expect(rows('主要指标完成情况表\n指标\t单位\t2019年\n生产总值\t亿元\t192.5\n教育支出\t\t6.7')).toEqual([
      '主要指标完成情况表',
      '指标 | 单位 | 2019年',
      '生产总值 | 亿元 | 192.5',
      '教育支出 |  | 6.7',
    ])
    expect(rows('指标      单位    2019年\n生产总值  亿元    192.5\n粮食产量  万吨    20.3')).toEqual([
      '指标 | 单位 | 2019年',
      '生产总值 | 亿元 | 192.5',
      '粮食产量 | 万吨 | 20.3',
    ])
  })

  it('takes no names and no headlines for a table', () => {
    const text =
      '怒江州人民政府州长  李文辉\n责任编辑：刘静  版式：王波  电话：027\n\n陈  军  王  丽  赵  勇\n李  明  周  红  孙  强'
    expect(readPlainText(text).lines.map((line) => line.text)).toEqual(text.split(/\n+/u))
  })

  it('drops what cannot be seen and nothing else', () => {
    const [line] = readPlainText('\ufeff立\0提\u200b案 363 件  ').lines
    expect(line?.text).toBe('立提案 363 件')
  })

  it('shows the soft hyphen that ends a line', () => {
    expect(readPlainText('Chi\u00ad\nna\u00adgoods').lines.map((line) => line.text)).toEqual([
      'Chi-',
      'nagoods',
    ])
  })

  it('loses and doubles no visible character', () => {
    const text = fc.string({ unit: fc.constantFrom(...'一二3a。，（\n\r\f\t　 '), maxLength: 200 })
    fc.assert(
      fc.property(text, (raw) => {
        const visible = (some: string) => some.replace(/\s/gu, '')
        const lines = readPlainText(raw).lines.map((line) => line.text)
        expect(visible(lines.join(''))).toBe(visible(raw))
      }),
    )
  })
})

describe('parseSource on text', () => {
  it('reads front matter as metadata and keeps the numbers of the lines', async () => {
    const text =
      '---\ntitle: 2023年工作报告\nyear: 2023\ndate: 2024-01-18\n---\n各位委员：\n共立提案363件。\n'
    const source = await parseSource(encode(text, 'utf-8'), 'a.txt')
    expect(source.overrides).toEqual({ title: '2023年工作报告', year: 2023, date: '2024-01-18' })
    expect(source.lines.map((line) => line.number)).toEqual([6, 7])
  })

  it('tells broken front matter and goes on', async () => {
    const source = await parseSource(encode('---\ntitle: [a\n---\n共立提案363件。', 'utf-8'), 'a.txt')
    expect(source.overrides).toBeNull()
    expect(source.warnings[0]).toMatchObject({ code: 'metadata-invalid' })
    expect(source.warnings[0]?.message).toContain('title: [a')
    expect(source.lines[0]?.text).toBe('共立提案363件。')
  })

  it('keeps a line of dashes that opens an ordinary text', async () => {
    const source = await parseSource(encode('---\n各位委员，共立提案363件。\n---\n完', 'utf-8'), 'a.txt')
    expect(source.lines.map((line) => line.text)).toEqual(['---', '各位委员，共立提案363件。', '---', '完'])
  })

  it('refuses front matter that unfolds through aliases', async () => {
    const bomb = '---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n共立提案363件。'
    const source = await parseSource(encode(bomb, 'utf-8'), 'a.txt')
    expect(source.overrides).toBeNull()
    expect(source.warnings).toHaveLength(1)
  })

  it('marks lines with characters that could not be decoded', async () => {
    const bytes = encode(`${'共立提案363件。\n'.repeat(50)}`, 'utf-8')
    bytes[bytes.length - 3] = 0xff
    const source = await parseSource(bytes, 'a.txt')
    expect(source.warnings.map((warning) => [warning.code, warning.line])).toEqual([['encoding-broken', 50]])
  })
})
