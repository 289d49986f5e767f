import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../src/indexer/read/pdf.ts'
import { makePdf } from './pdf-maker.ts'

const ROWS = [
  'The first row of the page runs on',
  'and the second one ends it.',
  'Here is another row of the page.',
]
/** Content that writes rows from the top; `matrix` is where the text runs: '1 0 0 1' upright. */
const upright = ROWS.map((row, i) => `BT /F 12 Tf 1 0 0 1 60 ${700 - i * 16} Tm (${row}) Tj ET`).join('\n')
const upwards = ROWS.map((row, i) => `BT /F 12 Tf 0 1 -1 0 ${100 + i * 16} 60 Tm (${row}) Tj ET`).join('\n')

const textOf = async (content: string, entries = '') => {
  const { lines } = await readPdf(makePdf([{ content, entries }]))
  return lines
    .map((line) => line.text)
    .join('|')
    .replace(/\s+/gu, ' ')
}

describe('readPdf', () => {
  it('reads a page that is shown turned like one that is not', async () => {
    const straight = await textOf(upright)
    expect(straight).toContain('The first row')
    expect(await textOf(upwards, '/Rotate 90')).toBe(straight)
    expect(await textOf(upwards)).toBe(straight)
  })

  it('tells a watermark across the page apart', async () => {
    const content = `${upright}\nBT /F 40 Tf 0 1 -1 0 300 200 Tm (DRAFT) Tj ET`
    const { lines } = await readPdf(makePdf([{ content }]))
    expect(lines.filter((line) => line.furniture === '旋转的文字').map((line) => line.text)).toEqual([
      'DRAFT',
    ])
  })

  it('reads text once that is printed twice to look bold', async () => {
    const twice = `${upright}\n${upright.replace(/ 60 /gu, ' 60.3 ')}`
    expect(await textOf(twice)).toBe(await textOf(upright))
  })

  it('numbers pages and tells those without text', async () => {
    const { lines, warnings } = await readPdf(
      makePdf([{ content: upright }, { content: '0 0 9 9 re f' }, { content: upright }]),
    )
    expect([...new Set(lines.map((line) => line.page))]).toEqual([1, 3])
    expect(warnings.map((warning) => warning.message)).toEqual([
      expect.stringMatching(/^第2页没有文字.*OCR/u),
    ])
  })
})
