import { describe, expect, it } from 'vitest'
import { askedParts } from '../../src/answer/all-asked.ts'
import { asking, bare, workReport } from '../support/library.ts'

const ask = asking({
  '霁川县2024年政府工作报告.txt': workReport({
    title: '霁川县人民政府工作报告',
    given: '（2025年1月8日在霁川县第十七届人民代表大会第四次会议上）',
    speaker: '霁川县县长 方知远',
    body: [
      '一、2024年工作回顾',
      '2024年，全县地区生产总值198.6亿元，增长6.2%、居全市第3位；农林牧渔业总产值41亿元，增长4.4%；城镇、农村居民人均可支配收入分别达到39800元、21460元，增长5.1%、7.3%。',
      '工业项目新开工84个、竣工投产52个，净增规上工业企业17户、总数达到163户。',
      '建成通村通组道路28条61.5公里，改造危房430户，实施总投资35亿元的80项城建工程。',
      '二、2025年工作安排',
      '2025年，全县要突出重点，做好各项工作。',
    ],
  }),
})

describe('Several figures asked at once', () => {
  it.each([
    ['霁川地区生产总值多少，增长多少', '地区生产总值198.6亿元，增长6.2%'],
    ['霁川GDP和增速是多少', '地区生产总值198.6亿元，增长6.2%'],
    ['霁川GDP多少，排全市第几', '地区生产总值198.6亿元，增长6.2%、居全市第3位'],
    ['霁川工业项目新开工几个，竣工几个', '工业项目新开工84个、竣工投产52个'],
    ['霁川净增多少户规上企业、总数多少户', '净增规上工业企业17户、总数达到163户'],
    ['霁川建了几条通村通组道路，多少公里', '通村通组道路28条61.5公里'],
    ['霁川实施了多少项城建工程，花多少钱', '35亿元的80项城建工程'],
    ['霁川城里和农村人均收入各多少', '城镇、农村居民人均可支配收入分别达到39800元、21460元'],
    ['霁川地区生产总值和农林牧渔业总产值分别是多少', '地区生产总值198.6亿元；农林牧渔业总产值41亿元'],
  ])('%s: %s', (question, told) => expect(bare(ask(question).headline)).toContain(told))

  it('are marked together, where they stand together', () =>
    expect(ask('霁川工业项目新开工几个，竣工几个').passages[0]?.highlight).toMatch(/84个.*52个/u))

  it.each([
    ['霁川净增了多少户规上企业', '净增规上工业企业17户'],
    ['霁川改造了多少户危房', '430户'],
  ])('are not looked for where one is asked: %s', (question, told) =>
    expect(ask(question).headline).toMatch(new RegExp(`${told}$`, 'u')),
  )

  it('are told apart by their marks and conjunctions', () => {
    expect(askedParts('霁川新开工几个,竣工几个')).toEqual(['霁川新开工几个', '竣工几个'])
    expect(askedParts('2024年,霁川新开工几个')).toEqual(['2024年霁川新开工几个'])
    expect(askedParts('总产值多少和增加值多少')).toEqual(['总产值多少', '增加值多少'])
    expect(askedParts('霁川gdp及增长率是多少')).toEqual(['霁川gdp多少', '增长率多少'])
  })
})
