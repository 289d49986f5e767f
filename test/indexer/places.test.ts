import { describe, expect, it } from 'vitest'
import { bodiesIn, institutionFrom } from '../../src/indexer/bodies.ts'
import { localPlace } from '../../src/indexer/local-place.ts'
import { innermost, placeAtEnd, placeAtStart } from '../../src/indexer/places.ts'

it.each([
  ['我代表江苏省', '江苏省'],
  ['受浙江省义乌市', '浙江省义乌市'],
  ['我代表呼和浩特市', '呼和浩特市'],
  ['我代表杭州市', '杭州市'],
  ['在湖北省恩施州利川市', '湖北省恩施州利川市'],
  ['在安徽省太和县', '安徽省太和县'],
  ['湖北省恩施土家族苗族自治州', '湖北省恩施土家族苗族自治州'],
  ['新疆维吾尔自治区', '新疆维吾尔自治区'],
  ['在易县', '易县'],
  ['湖北省十堰市房县', '湖北省十堰市房县'],
  ['我代表全州县', '全州县'],
  ['受本溪市', '本溪市'],
  ['我县', null],
  ['在邻县', null],
  ['在兴县', null],
  ['支持县', null],
  ['并请市', null],
  ['监督和市', null],
  ['各位代表:我代表云溪县', '云溪县'],
  ['全国', '全国'],
  ['我市', null],
  ['全省', null],
  ['听取和审议市', null],
  ['各县', null],
])('reads the place at the end of %s', (text, expected) => {
  expect(placeAtEnd(text)).toBe(expected)
})

it.each([
  ['2026年四川省政府工作报告', '四川省'],
  ['四川省2026年政府工作报告', '四川省'],
  ['云溪县人民政府工作报告', '云溪县'],
  ['浙江省义乌市人民法院工作报告', '浙江省义乌市'],
  ['新县人民政府工作报告', '新县'],
  ['政府工作报告', null],
  ['市政协及其常委会2024年工作综述', null],
  ['全市经济工作会议', null],
])('reads the place at the start of %s', (text, expected) => {
  expect(placeAtStart(text)).toBe(expected)
})

it('gives the last step of a chain of places', () => {
  expect(innermost('浙江省金华市义乌市')).toBe('义乌市')
  expect(innermost('内蒙古自治区')).toBe('内蒙古自治区')
})

describe('bodiesIn', () => {
  it.each([
    ['政协第十四届义乌市委员会常务委员会', 'cppcc', '政协义乌市委员会', '义乌市', '第十四届'],
    ['中国人民政治协商会议第十三届义乌市委员会常务委员会', 'cppcc', '政协义乌市委员会', '义乌市', '第十三届'],
    ['政协义乌市第十五届委员会', 'cppcc', '政协义乌市委员会', '义乌市', '第十五届'],
    ['政协第十四届全国委员会常务委员会', 'cppcc', '政协全国委员会', '全国', '第十四届'],
    ['义乌市人大常委会', 'congress', '义乌市人大常委会', '义乌市', null],
    ['清河县人民代表大会常务委员会', 'congress', '清河县人民代表大会常务委员会', '清河县', null],
    ['江苏省人民政府', 'government', '江苏省人民政府', '江苏省', null],
    ['在新县人民政府', 'government', '新县人民政府', '新县', null],
    ['政协第九届兴县委员会', 'cppcc', '政协兴县委员会', '兴县', '第九届'],
    ['兴县第九届人大', 'congress', '兴县人大', '兴县', '第九届'],
    ['临江市人民检察院', 'procuratorate', '临江市人民检察院', '临江市', null],
    ['杭州市中级人民法院', 'court', '杭州市中级人民法院', '杭州市', null],
    ['中华人民共和国国务院', 'council', '国务院', '全国', null],
  ])('finds %s', (text, kind, name, region, session) => {
    expect(bodiesIn(text)).toMatchObject([{ kind, name, region, session }])
  })

  it.each(['市政协及其常委会', '省人民政府', '市人大常委会', '政协委员', '全体代表'])(
    'finds no named body in %s',
    (text) => {
      expect(bodiesIn(text)).toEqual([])
    },
  )
})

it('puts a body together from its place and its rank, but not across ranks', () => {
  expect(institutionFrom('江苏省', '省人民政府')).toBe('江苏省人民政府')
  expect(institutionFrom('永康市', '市政协及其常委会')).toBe('永康市政协')
  expect(institutionFrom('永康市', '省政协')).toBeNull()
  expect(institutionFrom('永康市', '各位代表')).toBeNull()
})

describe('localPlace', () => {
  const paragraphs = [
    '一年来，市政协紧扣中心，全力助推永康经济社会发展。',
    '全省首家县级文史馆——永康市文史馆建成开馆，为我市保护文化提供了新的平台。',
    '永康五金政协委员会客厅与金华政协科技界联动协商。',
    '该模式获评永康市改革创新突破奖。',
  ]

  it('finds the town that inner lines give away', () => {
    expect(localPlace(paragraphs)?.place).toBe('永康市')
  })

  it('finds the one province whose bodies are named in full', () => {
    const page = ['我省已建成医联体293个。', '农工党湖北省委提交集体提案。']
    expect(localPlace(page)?.place).toBe('湖北省')
    expect(localPlace([...page, '湖南省政协也提交了提案。'])).toBeNull()
    expect(localPlace(['我省已建成医联体293个。', '委员们赴湖南省政协学习考察。'])).toBeNull()
  })

  it('finds none where two towns are named alike', () => {
    const other = paragraphs.map((text) => text.replaceAll('永康', '兰溪'))
    expect(localPlace([...paragraphs, ...other])).toBeNull()
  })

  it('finds none where the text speaks for no place', () => {
    expect(localPlace(['永康市举办博览会。', '永康市代表团参展。', '永康市获奖。'])).toBeNull()
  })
})
