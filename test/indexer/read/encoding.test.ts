import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src/indexer/read/encoding.ts'
import { encode } from './encode.ts'

const SIMPLIFIED =
  '过去一年，县政协共立提案213件，报送社情民意信息256篇，其中38篇被省、市政协采用。\r\n全年召开常委会会议6次。'
const TRADITIONAL = '過去一年，縣政協共立提案213件，報送社情民意信息256篇，其中38篇被採用。全年召開會議6次。'
const MARKS: Record<string, number[]> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
}

describe('decodeText', () => {
  it.each([
    ['utf-8', SIMPLIFIED],
    ['utf-16le', SIMPLIFIED],
    ['utf-16be', SIMPLIFIED],
    ['gb18030', SIMPLIFIED],
    ['big5', TRADITIONAL],
    ['gb18030', '各位代表：我向大会报告工作。'],
    ['utf-16le', '各位代表：我向大会报告工作。'],
    ['utf-8', 'GDP 5.2%, only Latin letters'],
  ])('reads %s without being told: %s', (encoding, text) => {
    expect(decodeText(encode(text, encoding))).toEqual({ text, encoding, broken: 0 })
  })

  it.each(Object.keys(MARKS))('takes the byte order mark of %s away', (encoding) => {
    const bytes = new Uint8Array([...(MARKS[encoding] ?? []), ...encode(SIMPLIFIED, encoding)])
    expect(decodeText(bytes).text).toBe(SIMPLIFIED)
  })

  it('keeps UTF-8 with a broken character as UTF-8, and counts it', () => {
    const bytes = encode(SIMPLIFIED.repeat(20), 'utf-8')
    bytes[3] = 0xff
    const decoded = decodeText(bytes)
    expect(decoded.encoding).toBe('utf-8')
    expect(decoded.broken).toBeGreaterThan(0)
    expect(decoded.text).toContain('213件')
  })

  it('believes the charset that a page declares only if it gives readable text', () => {
    expect(decodeText(encode(SIMPLIFIED, 'gb18030'), 'gb2312').text).toBe(SIMPLIFIED)
    expect(decodeText(encode(SIMPLIFIED, 'gb18030'), 'big5').text).toBe(SIMPLIFIED)
    expect(decodeText(encode(SIMPLIFIED, 'utf-8'), 'gbk').text).toBe(SIMPLIFIED)
    expect(decodeText(encode(SIMPLIFIED, 'utf-8'), 'no-such-charset').text).toBe(SIMPLIFIED)
  })

  it('refuses random bytes, with the cure', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 300, maxLength: 2000 }), (noise) => {
        const bytes = noise.map((byte, i) => (byte * 167 + i * 89 + (i % 7) * 31) % 256)
        expect(() => decodeText(bytes)).toThrow(/save it as UTF-8/u)
      }),
      { numRuns: 50 },
    )
  })
})
