import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../../src/indexer/read/number-format.ts'

describe('formatNumber', () => {
  it.each([
    [1, 'chineseCounting', '一'],
    [10, 'chineseCounting', '十'],
    [12, 'chineseCountingThousand', '十二'],
    [20, 'chineseCounting', '二十'],
    [105, 'chineseCountingThousand', '一百零五'],
    [110, 'chineseCountingThousand', '一百一十'],
    [12, 'ideographDigital', '一二'],
    [10, 'ideographDigital', '一〇'],
    [12, 'chineseLegalSimplified', '壹拾贰'],
    [3, 'ideographTraditional', '丙'],
    [27, 'lowerLetter', 'aa'],
    [4, 'upperRoman', 'IV'],
    [3, 'decimalEnclosedCircle', '③'],
    [7, 'decimalFullWidth', '７'],
    [7, 'decimalZero', '07'],
    [7, 'unknownFormat', '7'],
    [7, 'none', ''],
  ])('writes %i in %s as %s', (value, format, text) => {
    expect(formatNumber(value, format)).toBe(text)
  })
})
