import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

const ask = asking({
  '提案.txt': workReport({
    title: '政协云溪区第七届委员会常务委员会关于提案工作情况的报告',
    given: '（2024年1月5日在政协云溪区第七届委员会第三次会议上）',
    speaker: '云溪区政协副主席 倪德林',
    body: [
      '一、2023年提案工作情况',
      '2023年，共提出提案140件，经审查立案121件，立案率86.4%，全部交由有关单位办理。',
      '其中，经济建设方面提案29件，占总数的23.97%；文化建设方面提案19件，占总数的15.70%；社会建设方面提案58件，占总数的47.93%；生态文明建设方面提案6件，占总数的4.96%。',
      '区政协采取多种方式推动提案办理，最多的一次协商有80人参加，各方面反响良好。',
    ],
  }),
})

describe('Which kind is the largest', () => {
  it.each(['云溪政协哪一类提案最多', '云溪政协提案里占比最高的是哪个方面', '云溪政协提案最多的是哪一类'])(
    '%s: told by the largest of the figures side by side',
    (question) => {
      const { headline, passages } = ask(question)
      expect(headline).toContain('社会建设方面提案58件')
      expect(passages[0]?.highlight).toContain('58件')
    },
  )

  it('is not told where no kinds are counted', () => {
    expect(ask('云溪政协哪一类文史资料最多').kind).toBe('decline')
    expect(ask('云溪政协哪类民生实事最多').kind).toBe('decline')
  })
})
