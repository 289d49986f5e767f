import { describe, expect, it } from 'vitest'
import type { Turn } from '../../src/answer/turn.ts'
import type { Answer } from '../../src/model.ts'
import { engineOver, reportsOf, type Texts, workReport } from '../support/library.ts'

const REPORTS: Texts = {
  '潞川市2024年政府工作报告.txt': workReport({
    title: '潞川市人民政府工作报告',
    given: '（2025年1月14日在潞川市第六届人民代表大会第四次会议上）',
    speaker: '潞川市市长 季云舟',
    body: [
      '一、2024年工作回顾',
      '2024年，全市地区生产总值增长6.1%，一般公共预算收入84亿元。城镇居民人均可支配收入41200元，农村居民人均可支配收入21300元，分别增长4.6%、6.3%。',
      '全市新设企业5200家，同比上升8.4%。全年财政用于“三农”的支出达到31亿元。',
      '二、2025年工作安排',
      '2025年主要预期目标是：地区生产总值增长6.5%左右。',
    ],
  }),
  '潞川市2023年政府工作报告.txt': workReport({
    title: '潞川市人民政府工作报告',
    given: '（2024年1月16日在潞川市第六届人民代表大会第三次会议上）',
    speaker: '潞川市市长 季云舟',
    body: [
      '一、2023年工作回顾',
      '2023年，全市地区生产总值增长5.2%，一般公共预算收入79亿元。农村居民人均可支配收入20040元，增长7.1%，农村贫困人口减少1.2万人，城镇低保标准增长9.4%。',
      '二、2024年工作安排',
      '2024年主要预期目标是：地区生产总值增长5.8%左右。',
    ],
  }),
  '潞川市人大常委会2024年工作报告.txt': workReport({
    title: '潞川市人民代表大会常务委员会工作报告',
    given: '（2025年1月15日在潞川市第六届人民代表大会第四次会议上）',
    speaker: '潞川市人大常委会主任 阮闻笛',
    body: [
      '一、2024年主要工作',
      '2024年，代表建议首次反馈解决率、满意率达73.4%、98.6%。召开常委会会议9次，开展视察11次。任免国家机关工作人员83人次。',
      '紧盯审计整改，完成整改事项142个、整改金额1.9亿元，对6个未整改到位问题开展督查。',
      '二、2025年工作安排',
      '2025年，常委会要突出重点，做好各项工作。',
    ],
  }),
  '潞川市中级人民法院2024年工作报告.txt': workReport({
    title: '潞川市中级人民法院工作报告',
    given: '（2025年1月15日在潞川市第六届人民代表大会第四次会议上）',
    speaker: '潞川市中级人民法院院长 谢听澜',
    body: [
      '一、2024年主要工作',
      '2024年，全市法院共受理案件41236件，审执结39802件，同比分别上升2.7%和4.1%；其中市中级人民法院受理6173件，审执结5984件。',
      '二、2025年工作安排',
      '2025年，全市法院要突出重点，做好各项工作。',
    ],
  }),
  '潞川市政协2024年工作报告.txt': workReport({
    title: '潞川市政协常务委员会工作报告',
    given: '（2025年1月13日在潞川市政协第六届委员会第四次会议上）',
    speaker: '潞川市政协主席 祝远山',
    body: [
      '一、2024年主要工作',
      '2024年，市政协共立提案412件，报送调研报告21件。提案办理工作再评价，办理结果上网，委员满意率97.9%。开展圆桌协商36次，解决身边事118件。',
      '二、2025年工作安排',
      '2025年，市政协要突出重点，做好各项工作。',
    ],
  }),
  '潞川市政协2023年工作报告.txt': workReport({
    title: '潞川市政协常务委员会工作报告',
    given: '（2024年1月15日在潞川市政协第六届委员会第三次会议上）',
    speaker: '潞川市政协主席 祝远山',
    body: [
      '一、2023年主要工作',
      '2023年，市政协共立提案387件，报送调研报告26件，委员满意率96.2%。开展圆桌协商29次，解决身边事87件。',
      '二、2024年工作安排',
      '2024年，市政协要突出重点，做好各项工作。',
    ],
  }),
}

const engine = engineOver(reportsOf(REPORTS))

function last(...messages: string[]): Answer {
  let previous: Turn | null = null
  for (const message of messages) previous = engine.ask(message, previous)
  if (!previous) throw new Error('no message')
  return previous.answer
}

function rows(answer: Answer): string[] {
  return answer.comparison.map(({ label, value }) => `${label} ${value}`)
}

const BOTH_YEARS = ['2024年政协立了多少提案', '2023年呢', '差多少']

describe('What was compared is asked on', () => {
  it('by how many fewer, counted', () => {
    expect(rows(last('2023年政协报送调研报告多少件', '2024年呢', '少了几件'))).toEqual([
      '2023年 26件',
      '2024年 21件',
    ])
  })

  it('another matter of the same sides', () => {
    expect(rows(last(...BOTH_YEARS, '调研报告呢'))).toEqual(['2024年 21件', '2023年 26件'])
  })

  it('a reason is not told by figures once more', () => {
    expect(last(...BOTH_YEARS, '为什么').kind).toBe('decline')
  })

  it('another matter of the same sides, asked by a doing', () => {
    const years = ['潞川2024年GDP增长多少', '2023年呢', '哪年快']
    expect(rows(last(...years, '财政收入多少'))).toEqual(['2024年 84亿元', '2023年 79亿元'])
  })

  it('what was planned beside what was done', () => {
    expect(rows(last('潞川2024年GDP增长多少', '离目标差多少'))).toEqual([
      '2024年目标 5.8%左右',
      '2024年完成 6.1%',
    ])
  })

  it('the year before by the growth that is told, where no report of it tells', () => {
    expect(last('潞川2024年新设企业多少家', '比上年多吗').headline).toContain('8.4%')
  })

  it('the year before by its report', () => {
    expect(rows(last('2024年政协立了多少提案', '比上年多吗'))).toEqual(['2024年 412件', '2023年 387件'])
  })
})

describe('What is asked next takes the place of what was asked', () => {
  it.each([
    ['one rate for another', ['人大代表建议满意率多少', '解决率呢'], '73.4%'],
    ['another unit after a sum', ['审计整改了多少个问题', '金额呢', '没整改的呢'], '6个'],
    [
      'income stays with the villages',
      ['潞川2024年城镇居民收入多少', '农村的呢', '增长呢', '2023年呢'],
      '7.1%',
    ],
    ['what is not meant is named as well', [...BOTH_YEARS, '不是问2024，问的是2023年'], '387件'],
    ['spent on farming by its short name', ['潞川24年三农花了多少钱'], '31亿元'],
    ['the same rate of the year before, in fewer words', ['政协提案办理满意率多少', '上年呢'], '96.2%'],
    ['the same rate of another body', ['潞川人大代表建议满意率多少', '政协呢'], '97.9%'],
    ['what was done for people by what was told', ['圆桌协商搞了几次', '上年呢', '办成多少事'], '87件'],
    ['another count after a no', ['任免了多少人', '人代会开了几次', '那视察呢'], '11次'],
    ['what is of all courts', ['潞川中院收了多少案子'], '41236件'],
    ['the own cases of the court that reports', ['潞川中院收了多少案子', '那市中院自己呢'], '6173件'],
    ['its own by the word for it', ['潞川市中院本级受理多少案件'], '6173件'],
    ['what grew of all', ['潞川中院收了多少案子', '比上年呢'], '2.7%'],
  ])('%s', (_, messages, figure) => {
    const { headline } = last(...messages)
    expect(headline).toContain(figure)
  })
})

describe('What no report tells is declined', () => {
  it.each([
    ['how often the congress met', ['人代会开了几次']],
    ['the same after the count of persons', ['任免了多少人', '人代会开了几次']],
  ])('%s', (_, messages) => {
    expect(last(...messages).kind).toBe('decline')
  })
})

describe('Two matters of one report', () => {
  it('are set side by side under the names their figures bear', () => {
    const answer = last('2024年政协立了多少提案', '调研报告呢', '哪个多')
    expect(rows(answer)).toEqual(['市政协共立提案 412件', '调研报告 21件'])
    expect(answer.reply).toContain('提案比调研报告多391件')
  })

  it('are not, where they are counted otherwise', () => {
    expect(last('2024年政协立了多少提案', '圆桌协商呢', '哪个多').kind).not.toBe('compare')
  })
})

describe('A detail beside what was asked', () => {
  it('keeps to what it stood beside in another year', () => {
    expect(last('圆桌协商搞了几次', '解决身边事多少件', '2023年呢').headline).toContain('87件')
  })

  it('is not told by whatever else is counted in its unit', () => {
    expect(last('潞川人大开了几次常委会', '任免了多少人', '政协呢').kind).toBe('decline')
  })
})

describe('How a figure grew', () => {
  it('leaves the conversation about the figure', () => {
    expect(last('潞川2024年新设企业多少家', '比上年多吗', '是多少家').headline).toContain('5200家')
  })
})

describe('A measure left out', () => {
  it('is not told by another of the same towns', () => {
    expect(last('潞川2023年农民收入增长多少', '城镇的呢').headline).not.toContain('9.4%')
  })
})

describe('Small words in between', () => {
  it.each(['哈哈好的', '好的谢谢', '嗯嗯，知道了'])('%s is thanks', (word) => {
    expect(last('2024年政协立了多少提案', word).kind).toBe('chat')
  })

  it('是去年的吗 is told the year', () => {
    expect(last('2023年政协立了多少提案', '是去年的吗').headline).toContain('2023年')
  })

  it('对吗 is shown what was quoted', () => {
    expect(last('2023年政协立了多少提案', '对吗').reply).toContain('387件')
  })
})
