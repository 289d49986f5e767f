import { describe, expect, it } from 'vitest'
import { asking, workReport } from '../support/library.ts'

const ask = asking({
  '柳浦市政协2023年工作报告.txt': workReport({
    title: '政协柳浦市第九届委员会常务委员会工作报告',
    given: '（2024年1月16日在政协柳浦市第九届委员会第三次会议上）',
    speaker: '柳浦市政协主席 温如海',
    body: [
      '一、2023年工作回顾',
      '（一）以民生协商为重点，服务中心大局。2023年，立案提案186件，编报社情民意信息94条。',
      '（二）以队伍建设为抓手，增强履职本领。2023年，培训委员210人次，市政协获评全省先进单位。',
      '同时，我们清醒认识到，工作中还存在不足：协商成果转化跟踪不够，界别特色不够鲜明。',
      '二、2024年工作安排',
      '（一）聚焦产业发展。开展专题协商4次。',
      '（二）建强委员队伍。每名委员至少提出一件提案。',
    ],
  }),
})

describe('Talk of a report itself, as it is spoken', () => {
  it.each([
    '2023年柳浦政协报告是哪个念的',
    '2023年柳浦政协台上作报告的是谁',
    '2023年柳浦政协谁代表大家汇报的',
  ])('%s: the one who gave it', (question) => expect(ask(question).headline).toContain('温如海'))

  it.each(['2023年柳浦政协哪天开的会', '2023年柳浦政协大会是什么时候开的'])(
    '%s: the day of the meeting',
    (question) => expect(ask(question).headline).toContain('2024年1月16日'),
  )

  it.each(['2023年柳浦政协这是第几次大会上的报告', '2023年柳浦政协在哪个会上讲的'])(
    '%s: the meeting',
    (question) => expect(ask(question).headline).toContain('第三次会议'),
  )

  it.each(['2023年柳浦政协接下来忙些啥', '2023年柳浦政协新的一年准备干什么', '2023年柳浦政协往后抓哪几样'])(
    '%s: the part on what is to come, not a part of the review headed 为重点',
    (question) => {
      const { headline, reply } = ask(question)
      expect(headline).toContain('2024年工作安排')
      expect(reply).toContain('聚焦产业发展')
    },
  )

  it.each(['2023年柳浦政协哪里做得不行', '2023年柳浦政协还差什么', '2023年柳浦政协没弄好的有哪些'])(
    '%s: what it says went wrong',
    (question) => expect(ask(question).passages[0]?.highlight).toContain('不足'),
  )

  it('tells what it is proud of', () =>
    expect(ask('2023年柳浦政协有哪些露脸的事').passages[0]?.text).toContain('先进单位'))

  it.each(['2023年柳浦政协哪天开的常委会', '2023年柳浦政协谁汇报了财政收支'])('%s is not said', (question) =>
    expect(ask(question).kind).toBe('decline'),
  )
})
