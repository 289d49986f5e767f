import { describe, expect, it } from 'vitest'
import { asking, bare, workReport } from '../support/library.ts'

const FILE = '苍岭市人大2023.txt'
const ask = asking({
  '苍岭市政府2023.txt': workReport({
    title: '苍岭市政府工作报告',
    given: '2024年1月18日在苍岭市第八届人民代表大会第三次会议上',
    speaker: '苍岭市市长　陶志恒',
    body: [
      '一、2023年工作回顾',
      '民生投入持续增加，2件民生实事全部完成。分别是：（1）新建公厕20座。（2）硬化巷道8公里。',
      '二、2024年主要任务',
      '继续优先保障民生投入，重点抓好3件民生实事：',
      '（1）县医院新院区开诊。',
      '（2）改造老旧小区12个，惠及居民三千多户，让群众住得更加舒心，出行也更加方便。',
      '（3）新增停车位900个。',
    ],
  }),
  [FILE]: workReport({
    title: '苍岭市人民代表大会常务委员会工作报告',
    given: '2024年1月20日在苍岭市第八届人民代表大会第三次会议上',
    speaker: '苍岭市人大常委会主任　周启明',
    body: [
      '一、2023年工作回顾',
      '2023年，常委会依法履行职责，听取专项工作报告14项，开展执法检查6次。',
      '五年履职，我们有以下几点体会：',
      '第一，必须坚持党的领导，做到重大事项及时请示。五年来向市委请示报告42次，件件有回音。',
      '第二，必须紧扣中心大局，把监督用在要紧处。五年来听取审议专项报告96项，形成审议意见60份。',
      '第三，必须依靠人大代表，让联络站天天有人。五年来代表进站接待群众3.1万人次。',
      '办好四件代表实事：修缮联络站3座；新建代表书屋2间；开通村际班车1条；为代表订阅报刊600份。',
      '二、2024年主要任务',
      '（一）防范债务风险',
      '一是压实各级责任，做到底数清楚。',
      '二是盘活闲置资产，增加偿债来源。',
      '三是严禁新增隐性债务，违者必究。',
      '四是公开偿债进度，接受代表监督。',
      '（二）提升监督实效',
      '围绕古城保护开展专题询问，跟踪整改到位。',
    ],
  }),
})

describe('a list of which the count is asked', () => {
  it.each([
    [
      '苍岭人大2024年防范债务风险的四项工作',
      ['压实各级责任', '盘活闲置资产', '严禁新增隐性债务', '公开偿债进度'],
    ],
    ['苍岭人大五年履职的三点体会', ['坚持党的领导', '紧扣中心大局', '依靠人大代表']],
    ['人大五年履职总结了哪几条体会', ['坚持党的领导', '紧扣中心大局', '依靠人大代表']],
    ['人大履职体会有几个方面', ['坚持党的领导', '紧扣中心大局', '依靠人大代表']],
    [
      '苍岭人大2023年四件代表实事有哪些',
      ['修缮联络站3座', '新建代表书屋2间', '开通村际班车1条', '为代表订阅报刊600份'],
    ],
  ])('%s is answered item by item, in order', (question, items) => {
    const { kind, reply, passages } = ask(question)
    expect(kind).toBe('answer')
    const places = items.map((item) => bare(reply).indexOf(item))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    const shown = passages.map(({ section, text }) => bare([...section, text].join('')))
    for (const item of items) expect(shown.some((one) => one.includes(item))).toBe(true)
  })

  it('is not taken for one of another length', () => {
    const { reasons } = ask('苍岭人大2024年防范债务风险的七项工作')
    expect(reasons.join()).not.toContain('一一列出')
  })

  it.each([
    ['苍岭市政府2024年要办哪几件民生实事', ['县医院新院区开诊', '改造老旧小区12个', '新增停车位900个']],
    ['苍岭市政府2023年民生实事有哪些', ['新建公厕20座', '硬化巷道8公里']],
  ])('%s: is listed without its count, also where it is counted out in one paragraph', (question, items) => {
    const { kind, reply } = ask(question)
    expect(kind).toBe('answer')
    for (const item of items) expect(bare(reply)).toContain(item)
  })

  it('is left alone where a number is asked for', () => {
    expect(ask('2023年苍岭人大听取专项工作报告多少项').headline).toContain('14项')
  })
})
