import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gazetteer } from '../../../src/answer/understand/gazetteer.ts'
import { contains, readPlaces } from '../../../src/answer/understand/places.ts'
import { normalizeQuestion } from '../../../src/text/normalize.ts'

const read = (question: string, known: string[] = [], home: string | null = null) =>
  readPlaces(normalizeQuestion(question), known, home)
const names = (question: string, known: string[] = [], home: string | null = null) =>
  read(question, known, home)
    .filter((place) => place.strong)
    .map((place) => place.name)

describe('places by their names', () => {
  it.each<[string, string[]]>([
    ['义乌政协立了多少件', ['义乌市']],
    ['义乌市2023年', ['义乌市']],
    ['义乌跟永康比', ['义乌市', '永康市']],
    ['浙江2025年增长多少', ['浙江省']],
    ['浙江省目标', ['浙江省']],
    ['廣東去年', ['广东省']],
    ['内蒙古草原', ['内蒙古自治区']],
    ['新疆棉花', ['新疆维吾尔自治区']],
    ['广西gdp', ['广西壮族自治区']],
    ['丽水莲都那边', ['丽水市', '莲都区']],
    ['杭州余杭区', ['杭州市', '余杭区']],
    ['甘肃兰州地铁', ['甘肃省', '兰州市']],
    ['上海浦东', ['上海市', '浦东新区']],
    ['景宁县', ['景宁畲族自治县']],
    ['西双版纳去年', ['西双版纳傣族自治州']],
    ['黔西南州去年', ['黔西南布依族苗族自治州']],
    ['吉林市和吉林省', ['吉林市', '吉林省']],
    ['浙江人五年后', ['浙江省']],
    ['歙县的茶叶', ['歙县']],
    ['对口帮扶平昌县', ['平昌县']],
    ['龙江人平均活多少岁', ['黑龙江省']],
    ['陇上喝水', ['甘肃省']],
  ])('finds in %s %j', (question, expected) => {
    expect(names(question)).toEqual(expected)
  })

  it('tells what a place lies within', () => {
    expect(read('义乌')[0]).toMatchObject({ short: '义乌', level: '县', parents: ['金华市', '浙江省'] })
  })

  it('calls a place by the short name that its report has', () => {
    expect(names('怒江傈僳族自治州2019年', ['怒江州'])).toEqual(['怒江州'])
    expect(names('怒江2019年', ['怒江州'])).toEqual(['怒江州'])
  })

  it('leaves open which of several namesakes is meant, unless something tells', () => {
    expect(read('鼓楼区去年')[0]?.parents).toEqual([])
    expect(read('南京鼓楼区')[1]?.parents).toEqual(['南京市', '江苏省'])
    expect(read('鼓楼区去年', ['福州市'])[0]?.parents).toEqual(['福州市', '福建省'])
  })

  it.each([
    '中山装多少钱',
    '大同社会',
    '和平发展',
    '长安街夜景',
    '公安局破案多少',
    '合作社多少家',
    '富裕程度',
    '延长产业链',
    '资源节约',
    '东方红',
    '城区改造',
    '郊区路灯',
    '比如什么',
    '会同有关部门',
    '太湖治理',
    '平安建设',
    '政和企业',
    '安定团结',
    '前进方向',
    '阿里巴巴',
    '海口话',
    '修水库花了多少',
    '绿水青山',
    '去年降了多少',
    '新建几所学校',
    '无为而治',
  ])('finds no place in %s', (question) => {
    expect(names(question)).toEqual([])
  })

  it('prefers the namesake within a place that the question names', () => {
    expect(read('北京朝阳区')[1]?.parents).toEqual(['北京市'])
    expect(read('北京朝阳区', ['朝阳市'])[1]).toMatchObject({ name: '朝阳区', parents: ['北京市'] })
    expect(names('朝阳市人大')).toEqual(['朝阳市'])
  })

  it('takes an ordinary word for a place with its ending or in the catalog', () => {
    expect(names('和平区政协')).toEqual(['和平区'])
    expect(names('富裕县去年')).toEqual(['富裕县'])
    expect(names('南山去年提案', ['南山区'])).toEqual(['南山区'])
  })

  it('knows the regions of the catalog, listed or not', () => {
    expect(names('高桥镇的路灯', ['高桥镇'])).toEqual(['高桥镇'])
    expect(names('云港去年多少', ['云港新区'])).toEqual(['云港新区'])
  })

  it('keeps the name that the catalog has for a place: 杭州市西湖区', () => {
    for (const question of ['西湖区政协', '西湖政协', '杭州市西湖区政协'])
      expect(names(question, ['杭州市西湖区'])).toEqual(['杭州市西湖区'])
    expect(read('我省去年', [], '杭州市西湖区')[0]?.name).toBe('浙江省')
  })
})

describe('provinces by one character', () => {
  it.each<[string, string[]]>([
    ['粤去年坐飞机的多少', ['广东省']],
    ['豫去年城里', ['河南省']],
    ['黔没退休金的老人', ['贵州省']],
    ['粤养老钱', ['广东省']],
    ['浙省今年', ['浙江省']],
    ['苏省拆迁户', ['江苏省']],
    ['川内今年', ['四川省']],
    ['苏浙两省谁多', ['江苏省', '浙江省']],
    ['全省去年', []],
    ['哪个省多', []],
    ['省钱办法', []],
    ['云计算中心', []],
    ['新去年', []],
    ['吉祥物', []],
    ['鲁迅故居', []],
    ['苏打水', []],
    ['川菜馆', []],
    ['青年人才', []],
    ['节省多少', []],
  ])('finds in %s %j', (question, expected) => {
    expect(names(question)).toEqual(expected)
  })
})

describe('home', () => {
  it.each([
    '我市立案多少',
    '我们市去年',
    '咱们这政协',
    '全市有多少委员',
    '本市人口',
    '市里批了几件',
    '我们这里空气',
  ])('is meant by %s', (question) => {
    expect(read(question, ['义乌市', '永康市'], '义乌市')[0]).toMatchObject({ name: '义乌市', home: true })
  })

  it('is the only place of the catalog when none is configured', () => {
    expect(read('我市提案', ['永康市'])[0]?.name).toBe('永康市')
    expect(read('我市提案', ['永康市', '义乌市'])).toEqual([])
  })

  it('gives way to a place that is named: 永康全市 is not home', () => {
    expect(names('永康全市多少人', ['义乌市', '永康市'], '义乌市')).toEqual(['永康市'])
  })

  it('is the province of the home place for 我省', () => {
    expect(names('我省去年', ['义乌市'], '义乌市')).toEqual(['浙江省'])
  })

  it.each(['我是委员', '我们这次会议', '我市场里的摊', '城市里程'])('is not meant by %s', (question) => {
    expect(read(question, [], '义乌市').filter((place) => place.home)).toEqual([])
  })
})

it('takes regions of several provinces for a matter with its provinces', () => {
  const [sichuan, ring] = read('四川怎样提升成渝地区双城经济圈')
  expect(sichuan?.name).toBe('四川省')
  expect(ring).toMatchObject({ name: '成渝', strong: false, group: ['四川省', '重庆市'] })
  expect(read('京津冀协同')[0]?.group).toHaveLength(3)
})

it.each(['全国财政收入', '我国外汇', '咱们国家啥时候入世', '中国人均寿命'])(
  '%s is about the nation, weakly',
  (question) => {
    expect(read(question)[0]).toMatchObject({ name: '全国', strong: false })
  },
)

it.each<[string, string, boolean]>([
  ['浙江省', '义乌市', true],
  ['金华市', '义乌市', true],
  ['金华', '义乌', true],
  ['义乌市', '义乌市', true],
  ['义乌市', '义乌', true],
  ['全国', '义乌市', true],
  ['义乌市', '浙江省', false],
  ['江苏省', '义乌市', false],
  ['某镇', '义乌市', false],
  ['杭州市', '杭州市西湖区', true],
  ['浙江省', '杭州市西湖区', true],
  ['江苏省', '杭州市西湖区', false],
  ['浙江省', '浙江省杭州市', true],
  ['怒江州', '福贡县', true],
  ['云南省', '怒江州', true],
  ['怒江州', '怒江傈僳族自治州', true],
  ['恩施州', '大理市', false],
])('%s contains %s: %s', (region, place, expected) => {
  expect(contains(region, place)).toBe(expected)
})

describe('the gazetteer', () => {
  const places = [...new Set([...gazetteer().byName.values()].flat())]

  it('holds all 34 provinces, the prefectures, and most counties', () => {
    expect(places.filter((place) => place.level === '省')).toHaveLength(34)
    expect(places.filter((place) => place.level === '市').length).toBeGreaterThanOrEqual(330)
    expect(places.filter((place) => place.level === '县').length).toBeGreaterThanOrEqual(2700)
  })

  it('gives every place but provinces a province that it lists', () => {
    const provinces = new Set(gazetteer().provinces.map(({ name }) => name))
    for (const place of places)
      if (place.level !== '省') expect(provinces.has(place.parents.at(-1) ?? ''), place.name).toBe(true)
  })

  it('lists no place twice within one parent', () => {
    const seen = new Set<string>()
    for (const { name, parents } of places) {
      const key = [...parents].reverse().concat(name).join('/')
      expect(seen.has(key), key).toBe(false)
      seen.add(key)
    }
  })

  it('writes names in Chinese characters with an ending of their kind', () => {
    for (const { name } of places) expect(name).toMatch(/^\p{Script=Han}{2,15}$/u)
    for (const { name } of places) expect(name).toMatch(/[省市区县州盟旗]$/u)
  })
})

it('never throws, and stays inside the text', () => {
  const piece = fc.constantFrom(
    ...'浙江 省 市 义乌 我 全 粤 去年 川内 成渝 中山 装 和平 区 的 两省 苏 浙 国 里'.split(' '),
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, (raw) => {
      const question = normalizeQuestion(raw)
      const places = readPlaces(question, ['义乌市', '中山市'], '义乌市')
      let last = 0
      for (const { start, end } of places) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeLessThanOrEqual(question.length)
        expect(start).toBeLessThan(end)
        last = end
      }
    }),
  )
})
