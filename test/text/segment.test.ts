import { describe, expect, it } from 'vitest'
import { createSegmenter } from '../../src/text/segment.ts'

describe('createSegmenter', () => {
  it('treats reports and questions alike', () => {
    const segmenter = createSegmenter()
    expect(segmenter.words('營商環境')).toEqual(segmenter.words('营商环境'))
  })

  it('keeps added words whole', () => {
    expect(createSegmenter(['地瓜经济']).cut('发展地瓜经济')).toContain('地瓜经济')
  })

  it('drops marks and pairs neighbours', () => {
    const segmenter = createSegmenter()
    expect(segmenter.cut('提案，建议。')).toEqual(['提案', '建议'])
    expect(segmenter.bigrams('政协委员')).toEqual(['政协', '协委', '委员'])
  })
})
